package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/story"
)

func TestPlan(t *testing.T) {
	denied := &os.PathError{Op: "open", Err: os.ErrPermission}
	for name, c := range map[string]struct {
		a    access
		want string
	}{
		"new":                               {access{writeFolder: true}, "rw"},
		"new in a closed folder":            {access{folderErr: denied}, "read-only"},
		"usual":                             {access{exists: true, read: true, write: true, writeFolder: true}, "rw ro immutable"},
		"usual, log left":                   {access{exists: true, read: true, write: true, writeFolder: true, leftoverWAL: true}, "rw ro"},
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

func TestFirstThatOpens(t *testing.T) {
	attempts, err := access{exists: true, read: true, write: true, writeFolder: true}.plan()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		fails map[mode]error
		want  mode
		kind  error
	}{
		"all is well":                   {nil, readWrite, nil},
		"rights that the look missed":   {map[mode]error{readWrite: ErrReadOnly}, readOnly, nil},
		"full":                          {map[mode]error{readWrite: ErrFull}, immutable, nil},
		"full, and nothing to read":     {map[mode]error{readWrite: ErrFull, immutable: ErrReadOnly}, 0, ErrFull},
		"damaged: nothing else helps":   {map[mode]error{readWrite: ErrDamaged}, 0, ErrDamaged},
		"locked: nothing else is tried": {map[mode]error{readWrite: ErrLocked}, 0, ErrLocked},
		"unreadable twice":              {map[mode]error{readWrite: ErrUnreadable, readOnly: ErrUnreadable}, 0, ErrUnreadable},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := firstThatOpens("x", attempts, func(a attempt) (*DB, error) {
				if kind := c.fails[a.mode]; kind != nil {
					return nil, failure(kind, "")
				}
				return &DB{mode: a.mode, refuse: a.refusal()}, nil
			})
			if c.kind != nil {
				wantKind(t, err, c.kind)
			} else if err != nil || db.mode != c.want {
				t.Errorf("%+v, %v", db, err)
			}
			if name == "full" {
				err := db.SetSetting(t.Context(), "a", "b")
				wantKind(t, err, ErrReadOnly)
				wantKind(t, err, ErrFull)
			}
		})
	}
}

func TestAnOlderFormatThatCannotBeWritten(t *testing.T) {
	dir, _ := archive(t)
	o := quick()
	o.migrations = scripts(t, "ALTER TABLE texts RENAME TO bodies")
	o.access = func(path string) access { return access{exists: true, read: true, resolvedPath: path} }
	_, err := open(t.Context(), dir, o)
	wantKind(t, err, ErrReadOnly)
	if !strings.Contains(Message(err), "older version") {
		t.Errorf("got %q", Message(err))
	}
}
