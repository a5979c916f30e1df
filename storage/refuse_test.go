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
	"testing/fstest"
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

func TestPlan(t *testing.T) {
	denied := &os.PathError{Op: "open", Err: os.ErrPermission}
	for name, c := range map[string]struct {
		a    access
		want string
	}{
		"new":                               {access{writeFolder: true}, "rw"},
		"new in a closed folder":            {access{folderErr: denied}, "read-only"},
		"usual":                             {access{exists: true, read: true, write: true, writeFolder: true}, "rw ro"},
		"closed file":                       {access{exists: true, read: true, writeFolder: true}, "ro immutable"},
		"closed folder":                     {access{exists: true, read: true, write: true}, "immutable"},
		"closed file and folder":            {access{exists: true, read: true}, "immutable"},
		"closed folder, log left":           {access{exists: true, read: true, write: true, leftoverWAL: true}, "ro immutable"},
		"secret file":                       {access{exists: true, writeFolder: true, readErr: denied}, "unreadable"},
		"folder where the file should be":   {access{exists: true, writeFolder: true, notAPlain: true}, "unreadable"},
		"writable file that is not legible": {access{exists: true, write: true, writeFolder: true, readErr: denied}, "unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			attempts, err := c.a.plan()
			var got []string
			for _, a := range attempts {
				got = append(got, map[mode]string{readWrite: "rw", readOnly: "ro", immutable: "immutable"}[a.mode])
				if (a.mode == readWrite) != (a.why == "") {
					t.Errorf("%v says %q", a.mode, a.why)
				}
			}
			switch {
			case errors.Is(err, ErrReadOnly):
				got = []string{"read-only"}
			case errors.Is(err, ErrUnreadable):
				got = []string{"unreadable"}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %s (%v), want %s", s, err, c.want)
			}
		})
	}
}

func TestReadOnlyArchives(t *testing.T) {
	for name, a := range map[string]access{
		"closed file":             {exists: true, read: true, writeFolder: true},
		"closed folder":           {exists: true, read: true},
		"closed folder, log left": {exists: true, read: true, leftoverWAL: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir, id := archive(t)
			path := filepath.Join(dir, FileName)
			was := contents(t, path)
			o := quick()
			o.access = func(path string) access { a.resolvedPath = path; return a }
			db, err := open(t.Context(), dir, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, db, id); got.Text != sampleText || len(got.Journal) != 1 {
				t.Errorf("read %+v", got)
			}
			if !db.ReadOnly() || !strings.Contains(db.Why(), "cannot be saved") {
				t.Errorf("read-only %v because %q", db.ReadOnly(), db.Why())
			}
			_, err = db.Append(t.Context(), id, 1, status("s2", story.Rejected), Progress{})
			wantKind(t, err, ErrReadOnly)
			wantKind(t, db.RemoveStory(t.Context(), id), ErrReadOnly)
			if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "copy.db")); err != nil {
				t.Errorf("a backup of a read-only archive: %v", err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(contents(t, path), was) {
				t.Errorf("the file was changed")
			}
		})
	}
}

// The superuser may write everything, so what is right depends on who runs the test.
func TestRealPermissions(t *testing.T) {
	super := os.Geteuid() <= 0 // Windows has none and ignores these bits, too
	for name, c := range map[string]struct{ file, folder os.FileMode }{
		"file":            {0o400, 0o700},
		"folder":          {0o600, 0o500},
		"file and folder": {0o400, 0o500},
	} {
		t.Run(name, func(t *testing.T) {
			dir, id := archive(t)
			path := filepath.Join(dir, FileName)
			if err := errors.Join(os.Chmod(path, c.file), os.Chmod(dir, c.folder)); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
			db, err := open(t.Context(), dir, quick())
			if err != nil {
				t.Fatal(err)
			}
			if read(t, db, id); db.ReadOnly() == super {
				t.Errorf("read-only: %v (%s)", db.ReadOnly(), db.Why())
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
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

// scripts are the real migrations and one more.
func scripts(t testing.TB, second string) fstest.MapFS {
	t.Helper()
	first, err := embedded.ReadFile("migrations/0001_stories.sql")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"0001_stories.sql": {Data: first}, "0002_more.sql": {Data: []byte(second)}}
}

func schema(t testing.TB, path string) string {
	t.Helper()
	raw, err := sql.Open("sqlite", probeDSN(path, readOnly, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var s string
	if err := raw.QueryRow(`SELECT (SELECT user_version FROM pragma_user_version) || group_concat(sql, ';')
		FROM (SELECT sql FROM sqlite_schema ORDER BY name)`).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestInterruptedMigrationLeavesTheOldSchema(t *testing.T) {
	statements := []string{
		"CREATE TABLE people (id TEXT PRIMARY KEY)", "ALTER TABLE stories ADD COLUMN desk TEXT",
		"UPDATE stories SET desk = 'home'", "DROP TABLE search", "CREATE INDEX by_desk ON stories (desk)",
	}
	dir, id := archive(t)
	path := filepath.Join(dir, FileName)
	was := schema(t, path)
	for n := range len(statements) + 1 {
		o := quick()
		o.migrations = scripts(t, strings.Join(statements[:n], ";\n")+";\nSELECT * FROM no_such_table")
		if _, err := open(t.Context(), dir, o); err == nil || Message(err) == "" {
			t.Fatalf("stopped after %d statements: %v", n, err)
		}
		if got := schema(t, path); got != was {
			t.Fatalf("stopped after %d statements: schema is\n%s\nwant\n%s", n, got, was)
		}
	}
	if got := read(t, opened(t, dir), id); len(got.Journal) != 1 {
		t.Errorf("the old program reads %+v", got)
	}
}

func TestMigrationKeepsACopy(t *testing.T) {
	dir, id := archive(t)
	was := schema(t, filepath.Join(dir, FileName))
	o := quick()
	o.migrations = scripts(t, "CREATE TABLE people (id TEXT PRIMARY KEY)")
	for range 2 { // the second time there is nothing to migrate and nothing to copy
		db, err := open(t.Context(), dir, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, db, id); len(got.Journal) != 1 {
			t.Errorf("after the migration: %+v", got)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "before-format-2-*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	if got := schema(t, copies[0]); got != was {
		t.Errorf("the copy's schema is\n%s", got)
	}
}

func TestMigrationNumbers(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"gap":       {"0001_a.sql": {}, "0003_b.sql": {}},
		"twice":     {"0001_a.sql": {}, "0001_b.sql": {}},
		"no number": {"first.sql": {}},
		"from zero": {"0000_a.sql": {}},
	} {
		if _, err := loadMigrations(files); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
