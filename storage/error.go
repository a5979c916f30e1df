package storage

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The kinds of failure a caller can act upon; test with errors.Is. Message turns any of them into a sentence.
var (
	ErrNotFound   = errors.New("not found")
	ErrConflict   = errors.New("changed elsewhere")
	ErrReadOnly   = errors.New("opened read-only")
	ErrFull       = errors.New("disk full")
	ErrDamaged    = errors.New("damaged")
	ErrLocked     = errors.New("locked by another program")
	ErrNewer      = errors.New("written by a newer version")
	ErrForeign    = errors.New("database of another program")
	ErrUnreadable = errors.New("cannot be read or written")
	ErrExists     = errors.New("exists already")
	ErrInvalid    = errors.New("not valid")
	ErrProtected  = errors.New("names a protected source")
	ErrBadCopy    = errors.New("copy not sound")
	ErrBadFile    = errors.New("import file not sound")
	ErrNotEmpty   = errors.New("archive not empty")
)

// Error is what every function of this package returns when it fails. It never holds story text.
type Error struct {
	Kind   error  // one of the Err… values, or nil
	Op     string // what was attempted, for example "append corrections"
	Path   string // of the file concerned; "" when it does not help
	Detail string // a sentence for a person that replaces Message's "what happened"; usually ""
	Err    error  // the cause, or nil
}

// Error is for logs; Message is for people.
func (e *Error) Error() string {
	parts := []string{"storage: " + e.Op}
	if e.Path != "" {
		parts = append(parts, e.Path)
	}
	if e.Kind != nil {
		parts = append(parts, e.Kind.Error())
	}
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	return strings.Join(parts, ": ")
}

// Unwrap lets errors.Is find both the kind and the cause.
func (e *Error) Unwrap() []error {
	var all []error
	for _, err := range []error{e.Kind, e.Err} {
		if err != nil {
			all = append(all, err)
		}
	}
	return all
}

// wrap names the operation once; an error that names one already is returned as it is.
func wrap(op, path string, err error) error {
	if err == nil {
		return nil
	}
	var named *Error
	if errors.As(err, &named) {
		if named.Op == "" {
			named.Op = op
		}
		return err
	}
	return &Error{Kind: kindOf(err), Op: op, Path: path, Err: err}
}

// failure is an error of a known kind whose operation wrap fills in.
func failure(kind error, detail string) error { return &Error{Kind: kind, Detail: detail} }

// invalid refuses a value; the detail is for the person who wrote the caller.
func invalid(detail string) error { return &Error{Kind: ErrInvalid, Err: errors.New(detail)} }

// kindOf maps a cause from SQLite or the operating system. The codes are those of sqlite.org/rescode.html.
func kindOf(err error) error {
	var e *sqlite.Error
	switch {
	case errors.As(err, &e):
		return kindOfCode(e.Code())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return ErrUnreadable
	}
	return nil
}

func kindOfCode(code int) error {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE { // what a full disk gives when the -shm file is made
		return ErrFull
	}
	switch code & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrLocked
	case sqlite3.SQLITE_READONLY:
		return ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM:
		return ErrUnreadable
	}
	return nil
}

// hasCode says that SQLite gave one of the primary result codes.
func hasCode(err error, codes ...int) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code()&0xff == c {
			return true
		}
	}
	return false
}
