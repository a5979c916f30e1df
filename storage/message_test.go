package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"modernc.org/sqlite"
)

func TestEveryKindHasThreeSentences(t *testing.T) {
	seen := map[string]error{}
	for _, kind := range []error{ErrNotFound, ErrConflict, ErrReadOnly, ErrFull, ErrDamaged, ErrLocked, ErrNewer, ErrForeign,
		ErrUnreadable, ErrExists, ErrInvalid, context.Canceled, context.DeadlineExceeded, errors.New("something else")} {
		got := Message(fmt.Errorf("saving: %w", wrap("append", "", &Error{Kind: kind})))
		if strings.Count(got, ". ")+strings.Count(got, ".\n") < 2 || !strings.HasSuffix(got, ".") {
			t.Errorf("%v: %q", kind, got)
		}
		if seen[got] != nil {
			t.Errorf("%v says the same as %v", kind, seen[got])
		}
		seen[got] = kind
	}
	if Message(nil) != "" {
		t.Errorf("no error, but a message")
	}
}

func TestMessagePrefersTheDetailAndNamesTheFile(t *testing.T) {
	err := at("open", "/data/quotedesk.db", failure(ErrDamaged, "Page 3 is gone."))
	got := Message(err)
	if !strings.HasPrefix(got, "Page 3 is gone. Nothing has been overwritten.") || !strings.HasSuffix(got, "\n/data/quotedesk.db") {
		t.Errorf("got %q", got)
	}
	if s := err.Error(); s != "storage: open: /data/quotedesk.db: damaged" {
		t.Errorf("for the log: %q", s)
	}
}

func TestKindsOfCauses(t *testing.T) {
	for _, c := range []struct {
		err  error
		want error
	}{
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, ErrFull},
		{&fs.PathError{Op: "open", Err: syscall.EROFS}, ErrReadOnly},
		{&fs.PathError{Op: "open", Err: fs.ErrExist}, ErrExists},
		{&fs.PathError{Op: "open", Err: fs.ErrPermission}, ErrUnreadable},
		{fmt.Errorf("at once: %w", context.Canceled), nil},
		{errors.New("other"), nil},
	} {
		if got := kindOf(c.err); got != c.want {
			t.Errorf("%v: %v, want %v", c.err, got, c.want)
		}
	}
	for code, want := range map[int]error{5: ErrLocked, 517: ErrLocked, 6: ErrLocked, 8: ErrReadOnly, 1544: ErrReadOnly, 13: ErrFull, 4874: ErrFull,
		11: ErrDamaged, 26: ErrDamaged, 14: ErrUnreadable, 10: ErrUnreadable, 778: ErrUnreadable, 1: nil, 19: nil} {
		if got := kindOfCode(code); got != want {
			t.Errorf("SQLite code %d (%s): %v, want %v", code, sqlite.ErrorCodeString[code], got, want)
		}
	}
}
