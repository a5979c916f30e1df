package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

// Promise 9, the log: whatever is left of it after a crash, what is read is whole, and a beginning of what was saved.
func TestPromise09TornLog(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	const saves = 60
	for i := range saves {
		step := status(fmt.Sprint("s", i), story.Confirmed)
		appended(t, db, s.ID, int64(i), step)
	}
	main, log := contents(t, db.Path()), contents(t, db.Path()+"-wal")
	r := rand.New(rand.NewPCG(9, 9))
	var c promise.Count
	for round := range promise.Rounds(40, 400) {
		torn := bytes.Clone(log)
		at := r.IntN(len(torn))
		if round%2 == 0 {
			torn = torn[:at]
		} else {
			torn[at] ^= 1 << r.IntN(8)
		}
		dir := t.TempDir()
		path := filepath.Join(dir, FileName)
		if err := errors.Join(os.WriteFile(path, main, 0o600), os.WriteFile(path+"-wal", torn, 0o600)); err != nil {
			t.Fatal(err)
		}
		c.Rounds++
		if !tornIsSound(t, dir, s.ID, saves) {
			c.Partial++
		}
	}
	promise.Report(t, 9, "log cut off or a bit of it turned: what is left is whole and a beginning", c)
}

// tornIsSound opens an archive with a torn log. What was made in the log alone may be gone with it.
func tornIsSound(t *testing.T, dir, id string, saves int64) bool {
	t.Helper()
	db, err := Open(t.Context(), dir)
	if err != nil {
		t.Errorf("%v", err)
		return false
	}
	defer db.Close()
	h, err := db.Check(t.Context())
	if err != nil || !h.Sound() {
		t.Errorf("%+v, %v", h, err)
		return false
	}
	got, err := db.Story(t.Context(), id)
	if errors.Is(err, ErrNotFound) {
		return h.Tally.Stories == 0
	}
	if err != nil || got.Last() > saves {
		t.Errorf("%d of %d, %v", got.Last(), saves, err)
		return false
	}
	for i, c := range got.Journal {
		if c.Step != fmt.Sprint("s", i) {
			return false
		}
	}
	return true
}

// damages are ways a file can be spoilt, as they act on a closed archive of many pages.
func damages() map[string]func(t *testing.T, path string) {
	const page = 4096
	at := func(from, n int64, with byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { overwrite(t, path, from, bytes.Repeat([]byte{with}, int(n))) }
	}
	return map[string]func(t *testing.T, path string){
		"header gone":              at(0, 100, 0),
		"header of something else": func(t *testing.T, path string) { overwrite(t, path, 0, []byte("SQLite format 4")) },
		"page size changed":        func(t *testing.T, path string) { overwrite(t, path, 16, []byte{0x12, 0x34}) },
		"schema page gone":         at(100, page-100, 0),
		"schema page random":       func(t *testing.T, path string) { overwrite(t, path, 100, noise(page-100)) },
		"first half gone":          at(0, 20*page, 0),
		"cut in the header":        func(t *testing.T, path string) { cut(t, path, 50) },
		"cut to a page":            func(t *testing.T, path string) { cut(t, path, page) },
		"cut in the middle":        func(t *testing.T, path string) { cut(t, path, 30*page+100) },
		"a page zeroed":            at(30*page, page, 0),
		"a page random":            func(t *testing.T, path string) { overwrite(t, path, 31*page, noise(page)) },
		"ten pages zeroed":         at(25*page, 10*page, 0),
		"another file": func(t *testing.T, path string) {
			cut(t, path, 0)
			overwrite(t, path, 0, []byte(strings.Repeat("My notes. ", 900)))
		},
		"a byte in a text": func(t *testing.T, path string) {
			b := contents(t, path) // wherever it stands: pages keep what was moved out of them
			overwrite(t, path, 0, bytes.ReplaceAll(b, []byte("“We will not sign it,”"), []byte("“We will now sign it,”")))
		},
	}
}

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.UintN(256))
	}
	return b
}

// Promise 9, the file: no damage opens silently, each is told in three sentences, the file is never written over, and a
// copy brings everything back.
func TestPromise09DamagedFile(t *testing.T) {
	var c promise.Count
	for name, harm := range damages() {
		c.Rounds++
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := opened(t, dir)
			for range 40 {
				appended(t, db, added(t, db).ID, 0, status("s1", story.Confirmed))
			}
			if _, err := db.KeepCopy(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, FileName)
			harm(t, path)
			was := contents(t, path)
			err := openedAndChecked(t.Context(), dir)
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
				c.Lost++
				t.Errorf("it opened silently: %v", err)
			}
			if said := Message(err); strings.Count(said, ". ") < 2 {
				t.Errorf("told %q", said)
			}
			if !bytes.Equal(contents(t, path), was) {
				c.Partial++
				t.Error("the damaged file was written to")
			}
			kept, err := Restore(t.Context(), dir, copies(t, dir)[0].Path)
			if err != nil || !bytes.Equal(contents(t, kept), was) {
				c.Lost++
				t.Fatalf("restored: %v; kept as %q", err, kept)
			}
			if err := openedAndChecked(t.Context(), dir); err != nil {
				c.Lost++
				t.Errorf("restored: %v", err)
			}
		})
	}
	promise.Report(t, 9, "damaged files: told, left as they are, kept beside, restored from a copy", c)
}

// openedAndChecked is what a check of an archive finds, as an error.
func openedAndChecked(ctx context.Context, dir string) error {
	db, err := OpenToRead(ctx, dir)
	if err != nil {
		return err
	}
	h, err := db.Check(ctx)
	if err == nil && !h.Sound() {
		err = wrap("check", db.path, failure(ErrDamaged, ""))
	}
	return errors.Join(err, db.Close())
}

// Promise 10: a byte that changes inside a story, which SQLite does not notice, is found when the story is opened and by
// a check.
func TestPromise10SilentDamage(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	n := promise.Rounds(20, 100)
	var ids []string
	for i := range n {
		s, err := db.AddStory(t.Context(), NewStory{Title: fmt.Sprint(i), Text: fmt.Sprintf("Story %04d: “We shall see,” said Ann. %s", i, strings.Repeat("Words. ", i)), Origin: "pasted"})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, FileName)
	b := contents(t, path)
	r := rand.New(rand.NewPCG(10, 10))
	for i := range n { // in the text itself, not in the original or the search
		needle := fmt.Appendf(nil, "Story %04d: “We shall see,”", i)
		places := 0
		for at := 0; ; places++ {
			j := bytes.Index(b[at:], needle)
			if j < 0 {
				break
			}
			at += j
			b[at+12+r.IntN(8)] ^= 1
			at += len(needle)
		}
		if places == 0 {
			t.Fatalf("story %d is not in the file", i)
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db = opened(t, dir)
	var verdict string
	if err := db.read.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil {
		t.Fatal(err)
	}
	c := promise.Count{Rounds: n}
	for _, id := range ids {
		if _, err := db.Story(t.Context(), id); !errors.Is(err, ErrDamaged) {
			c.Lost++
			t.Errorf("story %s: %v", id, err)
		}
	}
	h, err := db.Check(t.Context())
	if err != nil || len(h.NotWhole) != n || h.Sums == nil {
		c.Lost++
		t.Errorf("%d of %d found, %v", len(h.NotWhole), n, err)
	}
	promise.Report(t, 10, "stories with one bit turned, all found by their sums (SQLite says "+verdict+")", c)
}

// Promise 12, forwards: archives of every format there was are copied, then brought up to date; an interruption at any
// statement leaves the old format. Backwards, TestNewerFormatIsReadAndNotWritten.
func TestPromise12EveryFormatEveryStatement(t *testing.T) {
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	var c promise.Count
	for from := 1; from < len(all); from++ {
		template := olderArchive(t, from)
		was := schema(t, filepath.Join(template, FileName))
		next := all[from]
		statements := splitSQL(next.script)
		for n := range len(statements) + 1 {
			c.Rounds++
			dir := clone(t, filepath.Join(template, FileName), "")
			o := quick()
			o.migrations = replaced(t, until(migrationFiles(), from+1), next.name, strings.Join(statements[:n], "\n")+"\nSELECT * FROM no_such_table;")
			if _, err := open(t.Context(), dir, o); err == nil || strings.Count(Message(err), ". ") < 2 {
				c.Lost++
				t.Errorf("format %d, stopped after %d statements: %v", from, n, err)
			}
			if got := schema(t, filepath.Join(dir, FileName)); got != was {
				c.Partial++
				t.Errorf("format %d, stopped after %d statements: another schema", from, n)
			}
			db := opened(t, dir)
			kept := list(t, db, Filter{})
			if len(kept) != 1 || len(read(t, db, kept[0].ID).Journal) != 3 {
				c.Lost++
				t.Errorf("format %d, brought up to date: %+v", from, kept)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			before, _ := filepath.Glob(filepath.Join(dir, copiesFolder, fmt.Sprintf("before-format-%d-*.db", from+1)))
			if len(before) == 0 || schema(t, before[0]) != was {
				c.Lost++
				t.Errorf("format %d: copies before %v", from, before)
			}
		}
	}
	promise.Report(t, 12, fmt.Sprintf("changes of format %d to %d interrupted at every statement: old format intact, copied, then brought up to date", 1, len(all)), c)
}

// replaced is a set of migrations in which one script is another.
func replaced(t *testing.T, files fs.FS, name, script string) fs.FS {
	t.Helper()
	all, err := loadMigrations(files)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, m := range all {
		if m.name == name {
			m.script = script
		}
		out[m.name] = &fstest.MapFile{Data: []byte(m.script)}
	}
	return out
}

// Promise 12, between killed processes: a program killed while it changes the format.
func TestPromise12KilledWhileTheFormatChanges(t *testing.T) {
	template := olderArchive(t, 1)
	var c promise.Count
	for range promise.Rounds(10, 100) {
		c.Rounds++
		dir := clone(t, filepath.Join(template, FileName), "")
		child, _ := appender(t, 0, "none", "none", dir)
		time.Sleep(time.Duration(rand.IntN(80)) * time.Millisecond)
		_ = child.Process.Kill() // it may have ended already
		_ = child.Wait()
		db, err := Open(t.Context(), dir)
		if err != nil {
			c.Lost++
			t.Errorf("%v", err)
			continue
		}
		kept := list(t, db, Filter{})
		if len(kept) != 1 || len(read(t, db, kept[0].ID).Journal) != 3 {
			c.Lost++
		}
		if h, err := db.Check(t.Context()); err != nil || !h.Sound() {
			c.Partial++
			t.Errorf("%+v, %v", h, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	promise.Report(t, 12, "killed at a random moment while the format changes", c)
}

// splitSQL takes a script apart into its statements; what stands between BEGIN and END is one.
func splitSQL(script string) (all []string) {
	var now []string
	inside := false
	for line := range strings.Lines(script) {
		code, _, _ := strings.Cut(line, "--")
		now = append(now, line)
		code = strings.TrimSpace(code)
		if strings.HasPrefix(code, "BEGIN ") {
			inside = true
		}
		ends := strings.HasSuffix(code, ";")
		if inside {
			ends = strings.HasSuffix(code, "END;")
		}
		if ends {
			all, now, inside = append(all, strings.Join(now, "")), nil, false
		}
	}
	return all
}

// A data folder of any name holds its own archive, and nobody else may read it.
func TestAnyFolderNameAndItsPermissions(t *testing.T) {
	base := t.TempDir()
	for _, name := range []string{"… #1 50% ?x/报", "a b", "%23", "file:x?mode=memory", "'; DROP TABLE stories", "été e\u0301", "new\nline", "&vfs=memdb"} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "?:\n") {
			continue // no names there
		}
		dir := filepath.Join(base, filepath.FromSlash(name))
		db := opened(t, dir)
		s := added(t, db)
		appended(t, db, s.ID, 0, status("s1", story.Confirmed))
		book := drafts(t, db)
		if err := book.Keep(t.Context(), []Draft{{Words: "x"}}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.KeepCopy(t.Context()); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		for _, k := range copies(t, dir) {
			if k.Err != nil || k.Tally.Corrections != 1 {
				t.Errorf("%q: %+v", name, k)
			}
		}
		onlyOurs(t, dir)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if got := read(t, opened(t, dir), s.ID); len(got.Journal) != 1 {
			t.Errorf("%q: another archive was opened", name)
		}
	}
}

// onlyOurs fails when somebody else could read or list anything below the data folder.
func onlyOurs(t *testing.T, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return // permissions there are those of the folder above
	}
	seen := 0
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		st, err := e.Info()
		if err != nil {
			return err
		}
		want := os.FileMode(0o600)
		if st.IsDir() {
			want = 0o700
		}
		if seen++; st.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", path, st.Mode().Perm())
		}
		return nil
	})
	if err != nil || seen < 7 { // folder, database, log, shared memory, drafts, copies
		t.Errorf("%d looked at, %v", seen, err)
	}
}
