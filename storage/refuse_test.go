package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quotedesk/app/story"
)

// quick are Open's options with a short wait for locks.
func quick() options {
	return options{busy: 60 * time.Millisecond, migrations: migrationFiles(), access: look}
}

// archive makes a closed archive with one story and one correction.
func archive(t testing.TB) (dir, id string) {
	t.Helper()
	dir = t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, s.ID
}

func contents(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func run(t testing.TB, path string, statements ...string) {
	t.Helper()
	raw, err := sql.Open("sqlite", "file://"+escapePath(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := raw.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreRefusedStayAsTheyAre(t *testing.T) {
	whole, id := archive(t)
	good := contents(t, filepath.Join(whole, FileName))
	over := func(at int, with []byte) []byte {
		return append(append(bytes.Clone(good[:at]), with...), good[at+len(with):]...)
	}
	for name, c := range map[string]struct {
		file []byte
		kind error
	}{
		"text":                    {[]byte(strings.Repeat("not a database\n", 100)), ErrDamaged},
		"a few bytes":             {[]byte("SQLite"), ErrDamaged},
		"magic destroyed":         {over(0, make([]byte, 16)), ErrDamaged},
		"header destroyed":        {over(0, bytes.Repeat([]byte{0xAA}, 100)), ErrDamaged},
		"schema page destroyed":   {over(100, bytes.Repeat([]byte{0xAA}, 3000)), ErrDamaged},
		"cut in the first page":   {good[:700], ErrDamaged},
		"another program's":       {over(68, []byte{1, 2, 3, 4}), ErrForeign},
		"no application named":    {over(68, make([]byte, 4)), ErrForeign},
		"ours but without format": {over(60, make([]byte, 4)), ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, FileName)
			if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := open(t.Context(), dir, quick())
			if err == nil {
				defer db.Close()
				_, err = db.Story(t.Context(), id)
			}
			wantKind(t, err, c.kind)
			if !strings.Contains(Message(err), path) {
				t.Errorf("the message does not say which file: %s", Message(err))
			}
			if !bytes.Equal(contents(t, path), c.file) {
				t.Errorf("the file was changed")
			}
		})
	}
}

func TestAFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, FileName), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir)
	wantKind(t, err, ErrUnreadable)

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), file)
	wantKind(t, err, ErrUnreadable)
}

func TestAnEmptyFileBecomesAnArchive(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	added(t, opened(t, dir))
}

func TestLockedByAnotherProgram(t *testing.T) {
	dir := t.TempDir()
	db, err := open(t.Context(), dir, quick())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := added(t, db)
	other := opened(t, dir)
	hold, err := other.write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Append(t.Context(), s.ID, 0, status("s1", story.Confirmed), Progress{})
	wantKind(t, err, ErrLocked)
	if got := read(t, db, s.ID); got.Text != sampleText {
		t.Errorf("reading must not wait: %+v", got)
	}
	if err := hold.Rollback(); err != nil {
		t.Fatal(err)
	}
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
}

func TestOpenWhileAnotherProgramHoldsTheWholeFile(t *testing.T) {
	dir, id := archive(t)
	raw, err := sql.Open("sqlite", "file://"+escapePath(filepath.Join(dir, FileName))+"?_pragma=locking_mode(exclusive)")
	if err != nil {
		t.Fatal(err)
	}
	raw.SetMaxOpenConns(1)
	if _, err := raw.Exec("CREATE TABLE held (x); DROP TABLE held"); err != nil {
		t.Fatal(err)
	}
	_, err = open(t.Context(), dir, quick())
	wantKind(t, err, ErrLocked)
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, opened(t, dir), id); len(got.Journal) != 1 {
		t.Errorf("afterwards: %+v", got)
	}
}

func TestFullDisk(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	var pages int
	if err := db.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := db.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 4)
	base, err := int64(0), error(nil)
	for err == nil && base < 10_000 {
		if _, err = db.Append(t.Context(), s.ID, base, status(fmt.Sprint("s", base), story.Confirmed), Progress{}); err == nil {
			base++
		}
	}
	wantKind(t, err, ErrFull)
	if got := read(t, db, s.ID); got.Last() != base || base == 0 {
		t.Errorf("%d corrections are there, %d were acknowledged", got.Last(), base)
	}
	limit(1 << 20)
	appended(t, db, s.ID, base, status("after", story.Confirmed))
}

func TestNewerFormatIsReadAndNotWritten(t *testing.T) {
	dir, id := archive(t)
	path := filepath.Join(dir, FileName)
	run(t, path, "PRAGMA user_version = 99", "PRAGMA wal_checkpoint(TRUNCATE)")
	was := contents(t, path)
	db := opened(t, dir)
	if !db.ReadOnly() || !strings.Contains(db.Why(), "99") {
		t.Errorf("read-only %v because %q", db.ReadOnly(), db.Why())
	}
	if got := read(t, db, id); got.Text != sampleText {
		t.Errorf("read %+v", got)
	}
	_, err := db.Append(t.Context(), id, 1, status("s2", story.Rejected), Progress{})
	wantKind(t, err, ErrReadOnly)
	wantKind(t, err, ErrNewer)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(contents(t, path), was) {
		t.Errorf("the file was changed")
	}

	run(t, path, "ALTER TABLE texts RENAME TO bodies")
	_, err = opened(t, dir).Story(t.Context(), id)
	wantKind(t, err, ErrNewer)
}

func TestFileReplacedWhileOpen(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	moved := db.Path() + ".moved"
	if err := os.Rename(db.Path(), moved); err != nil {
		return // Windows does not let an open file go, which is as safe
	}
	_, err := db.Append(t.Context(), s.ID, 0, status("s1", story.Confirmed), Progress{})
	wantKind(t, err, ErrUnreadable)
	if err := os.WriteFile(db.Path(), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantKind(t, db.SetSetting(t.Context(), "a", "b"), ErrUnreadable)
	if err := errors.Join(os.Remove(db.Path()), os.Rename(moved, db.Path())); err != nil {
		t.Fatal(err)
	}
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
}

func TestCancelledWorkChangesNothing(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := db.Append(ctx, s.ID, 0, status("s1", story.Confirmed), Progress{})
	wantKind(t, err, context.Canceled)
	if got := read(t, db, s.ID); len(got.Journal) != 0 {
		t.Errorf("stored %v", got.Journal)
	}
}
