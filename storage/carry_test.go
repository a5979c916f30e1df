package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

func carriedOut(t testing.TB, db *DB, protected bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := db.Export(t.Context(), &b, protected); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Promise 6: what is exported and imported is the same in every table, and an audit proves it.
func TestPromise06ExportAndImport(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	n := promise.Rounds(40, 500)
	busy(t, rand.New(rand.NewPCG(6, 6)), db, n, 8)
	fresh := filepath.Join(t.TempDir(), "… #1 50% ?x", "报")
	done, err := Import(t.Context(), fresh, bytes.NewReader(carriedOut(t, db, true)))
	if err != nil {
		t.Fatal(err)
	}
	onlyFile(t, filepath.Join(fresh, FileName))
	c := promise.Count{Rounds: n}
	if d := cmp.Diff(everything(t, db.Path()), everything(t, filepath.Join(fresh, FileName))); d != "" {
		c.Partial++
		t.Errorf("(-exported +imported):\n%s", d)
	}
	if len(done.NotWhole) > 0 || done.Tally.Stories+done.Tally.Binned != n+1 || done.Tally.Corrections == 0 {
		c.Lost++
		t.Errorf("%+v", done)
	}
	promise.Report(t, 6, "stories in all scripts exported, imported, every table compared, audited", c)
	again := opened(t, fresh)
	if b := carriedOut(t, again, true); !bytes.Equal(withoutDate(b), withoutDate(carriedOut(t, db, true))) {
		t.Error("exported again it is another file")
	}
	if n, err := again.Relearn(t.Context()); err != nil || n == 0 {
		t.Errorf("learnt again from %d stories, %v", n, err)
	}
	if d := cmp.Diff(everything(t, db.Path())["sightings"], everything(t, again.Path())["sightings"]); d != "" {
		t.Errorf("the memory does not follow from the stories (-exported +imported):\n%s", d)
	}
}

// withoutDate leaves out what two exports of the same archive differ by: the date and the sums, which rest on it.
func withoutDate(b []byte) []byte {
	return regexp.MustCompile(`"(sum|written)":"[^"]*"`).ReplaceAll(b, nil)
}

// Promise 6, small archives of all kinds, from the empty one on.
func TestPromise06AnyArchiveComesBackTheSame(t *testing.T) {
	var c promise.Count
	for seed := range promise.Rounds(8, 150) {
		c.Rounds++
		r := rand.New(rand.NewPCG(1, uint64(seed)))
		db := opened(t, t.TempDir())
		if seed > 0 {
			busy(t, r, db, r.IntN(5), 12)
		}
		fresh := t.TempDir()
		if _, err := Import(t.Context(), fresh, bytes.NewReader(carriedOut(t, db, true))); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if d := cmp.Diff(everything(t, db.Path()), everything(t, filepath.Join(fresh, FileName))); d != "" {
			c.Partial++
			t.Errorf("seed %d (-exported +imported):\n%s", seed, d)
		}
		for title, a := range audited(t, fresh) {
			if !a.Whole() {
				c.Lost++
				t.Errorf("seed %d: %s: %s", seed, title, a.Words())
			}
		}
	}
	promise.Report(t, 6, "random archives exported and imported, every table compared, audited", c)
}

func TestProtectedNamesStayBehindUnlessAskedFor(t *testing.T) {
	db := opened(t, t.TempDir())
	d, _ := protected(t, db)
	var b bytes.Buffer
	done, err := db.Export(t.Context(), &b, false)
	if err != nil || done.Protected != 1 || strings.Contains(b.String(), "Quorn") || !strings.Contains(b.String(), "Nurse A") {
		t.Errorf("%+v, %v", done, err)
	}
	fresh := t.TempDir()
	if _, err := Import(t.Context(), fresh, &b); err != nil {
		t.Fatal(err)
	}
	in := opened(t, fresh)
	if names, err := in.Identities(t.Context(), d.doc.ID); err != nil || len(names) != 0 {
		t.Errorf("%v, %v", names, err)
	}
	if diff := cmp.Diff(read(t, db, d.doc.ID), read(t, in, d.doc.ID)); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(string(carriedOut(t, db, true)), "Quorn") {
		t.Error("asked for, it is not there")
	}
}

// refusedImport wants an import to fail with the kind, say the words and leave nothing.
func refusedImport(t *testing.T, lines []byte, kind error, says string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new")
	_, err := Import(t.Context(), dir, bytes.NewReader(lines))
	if !errors.Is(err, kind) || !strings.Contains(Message(err), says) {
		t.Errorf("%v: %q, want %q", err, Message(err), says)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestADamagedLineIsNamed(t *testing.T) {
	db := opened(t, t.TempDir())
	busy(t, rand.New(rand.NewPCG(2, 2)), db, 6, 6)
	whole := carriedOut(t, db, true)
	lines := bytes.SplitAfter(whole, []byte("\n"))
	lines = lines[:len(lines)-1]
	joined := func(l ...[]byte) []byte { return bytes.Join(l, nil) }
	number := func(n int) string { return fmt.Sprintf("Line %d of the file", n) }
	r := rand.New(rand.NewPCG(3, 3))
	for range promise.Rounds(30, 400) {
		at := r.IntN(len(whole))
		bad := bytes.Clone(whole)
		if bad[at] ^= 1 << r.IntN(7); bad[at] == '\n' || whole[at] == '\n' {
			continue
		}
		n := 1 + bytes.Count(whole[:at], []byte("\n"))
		says := number(n)
		if n == 1 { // it may say something else than it did, and is found out by the line after it
			says = " "
		}
		dir := t.TempDir()
		_, err := Import(t.Context(), dir, bytes.NewReader(bad))
		if err == nil || !strings.Contains(Message(err), says) {
			t.Errorf("bit in line %d: %v", n, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
			t.Errorf("left %v", left)
		}
	}
	mid := len(lines) / 2
	refusedImport(t, joined(append(append([][]byte{}, lines[:mid]...), lines[mid+1:]...)...), ErrBadFile, number(mid+1))
	swapped := append([][]byte{}, lines...)
	swapped[mid], swapped[mid+1] = lines[mid+1], lines[mid]
	refusedImport(t, joined(swapped...), ErrBadFile, number(mid+1))
	refusedImport(t, joined(lines[:mid]...), ErrBadFile, fmt.Sprintf("ends in line %d", mid+1))
	refusedImport(t, append(bytes.Clone(whole), '\n'), ErrBadFile, number(len(lines)+1))
	refusedImport(t, joined(append(append([][]byte{}, lines[:mid]...), lines[len(lines)-1])...), ErrBadFile, number(mid+1))
	refusedImport(t, nil, ErrBadFile, "ends in line 1")
	refusedImport(t, []byte("{\"text\":\"x\"}\n"), ErrBadFile, "not an exported archive")
	refusedImport(t, bytes.Replace(whole, []byte(`"schema":`), []byte(`"schema":9`), 1), ErrNewer, "newer version")
	refusedImport(t, bytes.Replace(whole, []byte(`"format":1`), []byte(`"format":2`), 1), ErrNewer, "newer version")
}

// A forger who makes the sums fit can still only bring rows that the archive would take.
func TestRowsThatDoNotFitAreRefused(t *testing.T) {
	db := opened(t, t.TempDir())
	added(t, db)
	whole := carriedOut(t, db, true)
	head, _, _ := bytes.Cut(whole, []byte("\n"))
	for name, line := range map[string][2]string{
		"an unknown table": {"sqlite_schema", `{"type":"table"}`}, "another column": {"settings", `{"key":"a","value":"b","at":"c","x":1}`},
		"a column missing": {"settings", `{"key":"a"}`}, "another type": {"settings", `{"key":"a","value":"b","at":{"blob":true,"bytes":"AA=="}}`},
		"a story that is not there": {"texts", `{"story_id":"x","version":1,"body":"b","sum":{"blob":true},"at":"c"}`},
	} {
		sum := carrySum("", "", head)
		sum1 := carrySum(sum, line[0], []byte(line[1]))
		end := carrySum(sum1, "", []byte("1"))
		file := fmt.Sprintf("%s\n{\"table\":%q,\"row\":%s,\"sum\":%q}\n{\"rows\":1,\"sum\":%q}\n", head, line[0], line[1], sum1, end)
		t.Run(name, func(t *testing.T) { refusedImport(t, []byte(file), ErrBadFile, "Line ") })
	}
}

func TestImportOnlyIntoAnEmptyArchive(t *testing.T) {
	db := opened(t, t.TempDir())
	added(t, db)
	lines := carriedOut(t, db, true)
	full, _ := archive(t)
	was := contents(t, filepath.Join(full, FileName))
	_, err := Import(t.Context(), full, bytes.NewReader(lines))
	wantKind(t, err, ErrNotEmpty)
	if !bytes.Equal(was, contents(t, filepath.Join(full, FileName))) {
		t.Error("it was changed")
	}
	none := t.TempDir()
	if err := opened(t, none).Close(); err != nil {
		t.Fatal(err)
	}
	done, err := Import(t.Context(), none, bytes.NewReader(lines))
	if err != nil || done.Kept == "" || done.Tally.Stories != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	stopped := t.TempDir()
	_, err = Import(ctx, stopped, bytes.NewReader(lines))
	wantKind(t, err, context.Canceled)
	if left, _ := filepath.Glob(filepath.Join(stopped, "*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// What an older version exported comes in by the same changes of format as its archive would.
func TestImportOfAnOlderFormat(t *testing.T) {
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(all); n++ {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			dir := olderArchive(t, n)
			var lines bytes.Buffer
			exportRaw(t, filepath.Join(dir, FileName), n, &lines)
			fresh := t.TempDir()
			if _, err := Import(t.Context(), fresh, &lines); err != nil {
				t.Fatal(err)
			}
			migrated := opened(t, dir)
			if d := cmp.Diff(everything(t, migrated.Path()), everything(t, filepath.Join(fresh, FileName)), ignoreLate()); d != "" {
				t.Errorf("(-migrated +imported):\n%s", d)
			}
		})
	}
}

// ignoreLate leaves out what says when the chain of old entries was made.
func ignoreLate() cmp.Option {
	return cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == `["chain"]` }, cmp.Ignore())
}

// exportRaw writes an archive of an older format as its version would have.
func exportRaw(t *testing.T, path string, schema int, w *bytes.Buffer) {
	t.Helper()
	db := newDB(path)
	if _, err := db.openReaders(t.Context(), quick()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.read.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	head := fmt.Sprintf(`{"quotedesk":"archive","format":1,"schema":%d,"written":"","protected":true}`, schema)
	fmt.Fprintln(w, head)
	c := carrier{w: w, sum: carrySum("", "", []byte(head))}
	tables, err := carriedTables(t.Context(), tx, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if err := c.table(t.Context(), tx, table); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.end(); err != nil {
		t.Fatal(err)
	}
}

// olderArchive is a closed archive of the format n, with three entries in the journal of a story.
func olderArchive(t testing.TB, n int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	o := quick()
	o.migrations = until(migrationFiles(), n)
	db, err := open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.newStory(sample())
	if err == nil {
		err = db.writing(t.Context(), "add an old story", func(tx *sql.Tx) error { // as its version did, which knew no index
			if err := insertStory(t.Context(), tx, s, sample().Original); err != nil {
				return err
			}
			_, err := insertFindings(t.Context(), tx, s.ID, s.Version, sample().Findings, s.Created)
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []string{"s1", "s2", "s3"} {
		unchained(t, db, s.ID, int64(i+1), status(step, story.Confirmed)[0])
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}
