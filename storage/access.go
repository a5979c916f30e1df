package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// access is what the operating system lets this process do with the database file and its folder.
type access struct {
	exists       bool
	read, write  bool // the file
	writeFolder  bool
	leftoverWAL  bool // a -wal file with something in it stands beside the database
	folderErr    error
	readErr      error
	notAPlain    bool // a folder, pipe or device stands where the file should
	resolvedPath string
}

// look asks the operating system. It creates nothing that stays.
func look(path string) access {
	a := access{resolvedPath: path}
	if p, err := filepath.EvalSymlinks(path); err == nil {
		a.resolvedPath = p
	}
	a.folderErr = tryFolder(filepath.Dir(a.resolvedPath))
	a.writeFolder = !denied(a.folderErr)
	st, err := os.Stat(a.resolvedPath)
	if errors.Is(err, fs.ErrNotExist) {
		return a
	}
	a.exists = true
	if err != nil {
		a.readErr = err
		return a
	}
	if a.notAPlain = !st.Mode().IsRegular(); a.notAPlain {
		return a
	}
	a.readErr = tryOpen(a.resolvedPath, os.O_RDONLY)
	a.read = a.readErr == nil
	a.write = tryOpen(a.resolvedPath, os.O_RDWR) == nil
	if st, err := os.Stat(a.resolvedPath + "-wal"); err == nil {
		a.leftoverWAL = st.Size() > 0
	}
	return a
}

func tryOpen(path string, flag int) error {
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func tryFolder(dir string) error {
	f, err := os.CreateTemp(dir, ".quotedesk-probe-*")
	if err != nil {
		return err
	}
	_ = f.Close()
	return os.Remove(f.Name())
}

// denied tells "may not write here" from passing trouble such as a full disk.
func denied(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// Sentences for the banner of an archive that is opened read-only.
const (
	whyFile = "The archive file is write-protected. You can read and export; corrections cannot be saved."
	whyDir  = "The data folder is write-protected. You can read and export; corrections cannot be saved."
	whyWAL  = "The data folder is write-protected, and the newest corrections lie in a -wal file that cannot be used there: " +
		"they are safe but not shown. Copy the folder to a place you can write to see them."
	whyFull = "The disk is full. You can read, and export to another drive; corrections cannot be saved. " +
		"Free some space, then start Quotedesk again."
)

// plan decides how to open: the modes to try, in order, each with the reason it is not readWrite. Opening for
// writing needs 32 KiB for the -shm file, so on a full disk only immutable is left; with a log it would hide
// corrections, but then a crash left the -shm file as well, and no space is needed.
func (a access) plan() ([]attempt, error) {
	switch {
	case a.notAPlain:
		return nil, failure(ErrUnreadable, "Where the archive file should be, there is a folder or a device.")
	case !a.exists && !a.writeFolder:
		return nil, &Error{Kind: ErrReadOnly, Err: a.folderErr,
			Detail: "There is no archive in the data folder yet, and the folder cannot be written."}
	case !a.exists:
		return []attempt{{mode: readWrite}}, nil
	case !a.read:
		return nil, &Error{Kind: ErrUnreadable, Err: a.readErr, Detail: "You do not have permission to read the archive file."}
	case a.write && a.writeFolder && a.leftoverWAL:
		return []attempt{{mode: readWrite}, {mode: readOnly, why: whyFile}}, nil
	case a.write && a.writeFolder:
		return []attempt{{mode: readWrite}, {mode: readOnly, why: whyFile}, {mode: immutable, why: whyFull, full: true}}, nil
	case a.writeFolder:
		return []attempt{{mode: readOnly, why: whyFile}, {mode: immutable, why: whyFile}}, nil
	case a.leftoverWAL:
		return []attempt{{mode: readOnly, why: whyDir}, {mode: immutable, why: whyWAL}}, nil
	default:
		return []attempt{{mode: immutable, why: whyDir}}, nil
	}
}

// attempt is one way to open the database.
type attempt struct {
	mode mode
	why  string // what the banner then says
	full bool   // for a full disk; otherwise for want of rights
}

// after says whether the attempt is worth making when the one before it failed with err.
func (t attempt) after(err error) bool {
	if t.full {
		return errors.Is(err, ErrFull)
	}
	return errors.Is(err, ErrReadOnly) || errors.Is(err, ErrUnreadable)
}

// refusal is the kind of error that every write then returns besides ErrReadOnly.
func (t attempt) refusal() error {
	if t.full {
		return ErrFull
	}
	return ErrReadOnly
}

// firstThatOpens makes the attempts in turn. The error is that of the last one that could have been expected to work.
func firstThatOpens(path string, attempts []attempt, openAs func(attempt) (*DB, error)) (*DB, error) {
	var failed error
	for i, try := range attempts {
		if i > 0 && !try.after(failed) {
			continue
		}
		db, err := openAs(try)
		if err == nil {
			return db, nil
		}
		if !try.full {
			failed = at("open", path, err)
		}
	}
	return nil, failed
}
