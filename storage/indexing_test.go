package storage

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/uuid"

	"quotedesk/app/story"
)

// indexDump is all that the index holds, as lines, the numbers of speakers aside.
func indexDump(t testing.TB, db *DB) string {
	t.Helper()
	var out []string
	for _, query := range []string{
		"SELECT n || ' ' || story_id || ' ' || at || ' ' || seq || ' ' || run || ' ' || outlet FROM story_index ORDER BY n",
		`SELECT q.n || ' ' || quote || ' ' || parts || ' ' || kind || ' ' || status || ' ' || verdict || ' ' || coalesce(s.name, '-') || ' ' || named || ' ' || sum || ' ' || hex(sketch)
			FROM quotations q LEFT JOIN speakers s ON s.n = q.speaker ORDER BY q.n`,
		"SELECT n || ' ' || rule || ' ' || alert FROM alerts ORDER BY n",
		"SELECT hash || ' ' || quotation FROM sketches ORDER BY 1",
	} {
		rows, err := db.read.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := scanWords(rows)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, lines...)
	}
	return strings.Join(out, "\n")
}

// wantSameIndex makes the index anew and compares: what was kept with each save is what the stories come to.
func wantSameIndex(t testing.TB, db *DB) {
	t.Helper()
	was := indexDump(t, db)
	if _, err := db.write.Exec("UPDATE story_index SET seq = -1"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.IndexOnce(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if is := indexDump(t, db); is != was {
		t.Errorf("kept with each save:\n%s\nmade anew:\n%s", was, is)
	}
	if _, err := db.write.Exec("INSERT INTO story_words (story_words) VALUES ('integrity-check'); INSERT INTO quotation_words (quotation_words) VALUES ('integrity-check')"); err != nil {
		t.Error(err)
	}
}

// addedBefore adds a story as it was before there was an index.
func addedBefore(t testing.TB, db *DB, n NewStory) Story {
	t.Helper()
	now := db.Now().UTC().Round(0)
	s := Story{ID: newStoryID(t), Title: n.Title, Text: n.Text, First: n.Text, Origin: n.Origin, Encoding: "UTF-8", Created: now, Changed: now, Version: 1,
		Words: countWords(n.Text), Progress: Progress{Quotes: len(n.Findings.Quotes), Open: len(n.Findings.Quotes)}}
	err := db.writing(t.Context(), "add story", func(tx *sql.Tx) error {
		if err := insertStory(t.Context(), tx, s, []byte(n.Text)); err != nil {
			return err
		}
		if _, err := tx.Exec("INSERT INTO search VALUES (?,?)", s.ID, story.Fold(s.Text)); err != nil {
			return err
		}
		var err error
		s.Findings, err = insertFindings(t.Context(), tx, s.ID, 1, n.Findings, now)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newStoryID(t testing.TB) string {
	t.Helper()
	id, err := uuid.NewV7()
	if err != nil {
		t.Fatal(err)
	}
	return id.String()
}

// oldArchive is one of the format before there was an index, with stories in it.
func oldArchive(t testing.TB, stories int) string {
	t.Helper()
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, m := range all {
		if strings.HasSuffix(m.name, "_search.sql") {
			break
		}
		files[filepath.Base(m.name)] = &fstest.MapFile{Data: []byte(m.script)}
	}
	dir := t.TempDir()
	o := quick()
	o.migrations = files
	db, err := open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range stories {
		addedBefore(t, db, pier(fmt.Sprint("old ", i)))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAnOldArchiveIsIndexedLittleByLittle(t *testing.T) {
	const stories = 150
	db := opened(t, oldArchive(t, stories))
	if n, err := db.Unindexed(t.Context()); err != nil || n != stories {
		t.Fatalf("%d to do, %v", n, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	far := 0
	_, err := db.IndexOnce(ctx, func(done, all int) {
		if all != stories || done <= far {
			t.Errorf("%d of %d after %d", done, all, far)
		}
		far = done
		stop()
	})
	if err == nil || far == 0 || far == stories {
		t.Fatalf("stopped at %d: %v", far, err)
	}
	if got := found(t, db, "speaker:ona"); len(got) == 0 {
		t.Error("what is indexed is not found")
	}
	if _, err := db.AddStory(t.Context(), pier("new")); err != nil { // saving goes on
		t.Fatal(err)
	}
	n, err := db.IndexOnce(t.Context(), nil)
	if err != nil || n != stories-far {
		t.Errorf("went on with %d after %d: %v", n, far, err)
	}
	if again, err := db.IndexOnce(t.Context(), nil); err != nil || again != 0 {
		t.Errorf("%d to do: %v", again, err)
	}
	p, err := db.Search(t.Context(), asked("pier"), 0, 500)
	if err != nil || len(p.Hits) != stories+1 || p.Hits[0].Title != "new" || p.Hits[1].Title != fmt.Sprint("old ", stories-1) {
		t.Errorf("%d hits, %v", len(p.Hits), err)
	}
	var left int
	if err := db.read.QueryRow("SELECT count(*) FROM search").Scan(&left); err != nil || left != 0 {
		t.Errorf("%d folded texts are left, %v", left, err)
	}
	wantSameIndex(t, db)
}

func TestWhatWasSavedWithoutTheIndexIsCaughtUp(t *testing.T) {
	db := opened(t, t.TempDir())
	s, err := db.AddStory(t.Context(), pier("Pier"))
	if err != nil {
		t.Fatal(err)
	}
	appended(t, db, s.ID, 0, status("a", story.Confirmed)) // without a lesson
	if got := found(t, db, "status:confirmed"); len(got) != 0 {
		t.Fatalf("found %q", got)
	}
	if n, err := db.IndexOnce(t.Context(), nil); err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	if got := found(t, db, "status:confirmed"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// TestADamagedStoryIsStillFound changes a byte of a journal: the words of the story stay in the index.
func TestADamagedStoryIsStillFound(t *testing.T) {
	db := opened(t, t.TempDir())
	s, err := db.AddStory(t.Context(), pier("Pier"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("DROP TRIGGER findings_no_update; UPDATE findings SET body = '{}'; UPDATE story_index SET seq = -1"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.IndexOnce(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := found(t, db, "tired"); len(got) != 1 {
		t.Errorf("story %s: found %q", s.ID, got)
	}
	if n, err := db.IndexOnce(t.Context(), nil); err != nil || n != 0 {
		t.Errorf("it is indexed again and again: %d, %v", n, err)
	}
}
