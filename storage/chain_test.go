package storage

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// audited is what an audit finds in a folder, by title.
func audited(t testing.TB, path string) map[string]StoryAudit {
	t.Helper()
	db, err := OpenToRead(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string]StoryAudit{}
	if err := db.Audit(t.Context(), func(a StoryAudit) error { all[a.Title] = a; return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

// chained is a closed archive with two stories, of which “Harbour plan” has five entries and an edit of its text.
func chained(t testing.TB) (dir, id string) {
	t.Helper()
	dir = t.TempDir()
	db := opened(t, dir)
	other := added(t, db)
	if err := db.RenameStory(t.Context(), other.ID, "Harbour plan", "Other"); err != nil {
		t.Fatal(err)
	}
	appended(t, db, other.ID, 0, status("o1", story.Rejected))
	d := sat(t, db, arrived(t, db).ID)
	step, err := d.doc.Confirm("quotes", "q1", "key")
	d.keep(t, step, err)
	step, err = d.doc.SetNote("q1", "heard it", "cell")
	d.keep(t, step, err)
	d.put(t, "sign", "read")
	step, err = d.doc.SetNote("q2", "ask her", "cell")
	d.keep(t, step, err)
	step, err = d.doc.Reject("quotes", "q2", "a title", "key")
	d.keep(t, step, err)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, d.doc.ID
}

func TestWholeJournalIsProved(t *testing.T) {
	dir, _ := chained(t)
	for title, entries := range map[string]int64{"Harbour plan": 5, "Other": 1} {
		a := audited(t, dir)[title]
		if !a.Whole() || a.Entries != entries || a.Broken != 0 || a.Late != 0 || len(a.Head) != 64 || !strings.HasPrefix(a.Words(), "whole: ") {
			t.Errorf("%s: %+v: %s", title, a, a.Words())
		}
	}
	if a, b := audited(t, dir), audited(t, filepath.Join(dir, FileName)); a["Other"] != b["Other"] || a["Other"].Head == a["Harbour plan"].Head {
		t.Errorf("%+v, %+v", a, b)
	}
	db := opened(t, dir)
	for _, statement := range []string{
		"UPDATE chain SET late = 'x'", "DELETE FROM chain", "INSERT OR REPLACE INTO chain SELECT * FROM chain",
	} {
		if _, err := db.write.Exec(statement); err == nil {
			t.Errorf("accepted: %s", statement)
		}
	}
}

// TestBrokenJournalIsNamed plays somebody who has the file and a database program, and puts sums right where he can.
func TestBrokenJournalIsNamed(t *testing.T) {
	const free = `DROP TRIGGER corrections_no_update; DROP TRIGGER corrections_no_delete; DROP TRIGGER corrections_in_order;
		DROP TRIGGER chain_no_update; DROP TRIGGER chain_no_delete; DROP TRIGGER chain_in_order; DROP TRIGGER texts_no_update;
		DROP TRIGGER originals_no_update; DROP TRIGGER texts_no_delete; DROP TRIGGER arrivals_no_update`
	swap := func(table, column string) string {
		return fmt.Sprintf(`UPDATE %[1]s SET %[2]s = CASE seq WHEN 2 THEN (SELECT %[2]s FROM %[1]s b WHERE b.story_id = %[1]s.story_id AND b.seq = 4)
			ELSE (SELECT %[2]s FROM %[1]s b WHERE b.story_id = %[1]s.story_id AND b.seq = 2) END WHERE story_id = ? AND seq IN (2, 4)`, table, column)
	}
	for name, c := range map[string]struct {
		statements []string
		resum      bool // the forger makes the sums of the entries fit
		broken     int64
		says       string
	}{
		"a byte of a note":           {[]string{`UPDATE corrections SET "after" = replace("after", 'heard', 'heaRd') WHERE story_id = ? AND seq = 2`}, false, 2, "changed since it was saved"},
		"a byte, and its sum":        {[]string{`UPDATE corrections SET "after" = replace("after", 'heard', 'heaRd') WHERE story_id = ? AND seq = 2`}, true, 2, "not the entry that was linked"},
		"the author, and the sum":    {[]string{`UPDATE corrections SET who = 'ben' WHERE story_id = ? AND seq = 4`}, true, 4, "not the entry"},
		"the time, and the sum":      {[]string{`UPDATE corrections SET at = replace(at, '2', '1') WHERE story_id = ? AND seq = 1`}, true, 1, "not the entry"},
		"a byte of a link":           {[]string{`UPDATE chain SET link = zeroblob(32) WHERE story_id = ? AND seq = 3`}, false, 3, "not the entry"},
		"a link that says it is old": {[]string{`UPDATE chain SET late = '2026-01-01T00:00:00.000000000Z' WHERE story_id = ? AND seq = 1`}, false, 1, "not the entry"},
		"an entry dropped":           {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq = 3`}, false, 3, "missing from the journal"},
		"the first entry dropped":    {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq = 1`}, false, 1, "missing from the journal"},
		"dropped with its link":      {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq = 2`, `DELETE FROM chain WHERE story_id = ? AND seq = 2`}, false, 2, "missing from the journal"},
		"dropped and moved up": {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq = 2`, `DELETE FROM chain WHERE story_id = ? AND seq = 2`,
			`UPDATE corrections SET seq = -(seq - 1) WHERE story_id = ? AND seq > 2`, `UPDATE corrections SET seq = -seq WHERE story_id = ? AND seq < 0`,
			`UPDATE chain SET seq = -(seq - 1) WHERE story_id = ? AND seq > 2`, `UPDATE chain SET seq = -seq WHERE story_id = ? AND seq < 0`,
			`UPDATE stories SET last_seq = 4 WHERE id = ?`}, true, 2, "not the entry"},
		"two swapped":                {[]string{swap("corrections", `"after"`), swap("corrections", `target`)}, true, 2, "not the entry"},
		"two swapped with links":     {[]string{swap("corrections", `"after"`), swap("corrections", `target`), swap("chain", "link")}, true, 2, "not the entry"},
		"cut short":                  {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq > 3`}, false, 4, "missing from the journal"},
		"cut short with its links":   {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq > 3`, `DELETE FROM chain WHERE story_id = ? AND seq > 3`}, false, 4, "missing from the journal"},
		"cut short, counted down":    {[]string{`DELETE FROM corrections WHERE story_id = ? AND seq > 3`, `UPDATE stories SET last_seq = 3 WHERE id = ?`}, false, 4, "missing from the journal"},
		"all of it cut":              {[]string{`DELETE FROM corrections WHERE story_id = ?`, `DELETE FROM chain WHERE story_id = ?`}, false, 1, "missing from the journal"},
		"links cut":                  {[]string{`DELETE FROM chain WHERE story_id = ? AND seq > 3`}, false, 4, "its link is missing"},
		"one that was never counted": {[]string{`UPDATE stories SET last_seq = 4 WHERE id = ?`}, false, 5, "does not count it"},
		"the text":                   {[]string{`UPDATE texts SET body = replace(body, 'mayor', 'mayxr') WHERE story_id = ? AND version = 1`}, false, 0, "text of this story"},
		"the original":               {[]string{`UPDATE originals SET bytes = x'00' WHERE story_id = ?`}, false, 0, "original of this story"},
		"how it came in":             {[]string{`UPDATE arrivals SET body = '{"form":"x"}' WHERE story_id = ?`}, false, 0, "how this story came in"},
		"a version of the text":      {[]string{`DELETE FROM texts WHERE story_id = ? AND version = 1`}, false, 0, "missing"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, id := chained(t)
			db := opened(t, dir)
			if _, err := db.write.Exec(free); err != nil {
				t.Fatal(err)
			}
			for _, s := range c.statements {
				if _, err := db.write.Exec(s, id); err != nil {
					t.Fatalf("%s: %v", s, err)
				}
			}
			if c.resum {
				resum(t, db, id)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			all := audited(t, dir)
			a := all["Harbour plan"]
			if a.Whole() || a.Broken != c.broken || !strings.Contains(a.Words(), c.says) {
				t.Errorf("%+v: %s", a, a.Words())
			}
			if a.Broken > 0 && a.Entries != a.Broken-1 {
				t.Errorf("%d entries are proved before entry %d", a.Entries, a.Broken)
			}
			if !all["Other"].Whole() {
				t.Errorf("the other story: %s", all["Other"].Words())
			}
		})
	}
}

// TestEveryColumnOfAnEntryIsChained changes each column by a byte and makes the sum fit, so that only the link can tell.
func TestEveryColumnOfAnEntryIsChained(t *testing.T) {
	columns := []string{"step", "what", "tbl", "target", `"before"`, `"after"`, "cause", "undoes", "who", "at", "text_version"}
	for _, column := range columns {
		dir, id := chained(t)
		db := opened(t, dir)
		value := column + " || ' '" // white space does not spoil JSON
		if column == "text_version" {
			value = column + " + 1"
		}
		for _, s := range []string{"DROP TRIGGER corrections_no_update", "UPDATE corrections SET " + column + " = " + value + " WHERE seq = 3 AND story_id = '" + id + "'"} {
			if _, err := db.write.Exec(s); err != nil {
				t.Fatalf("%s: %v", s, err)
			}
		}
		if a := audited(t, dir)["Harbour plan"]; a.Broken != 3 || a.Fault != "it has changed since it was saved" {
			t.Errorf("%s: %s", column, a.Words())
		}
		resum(t, db, id)
		if a := audited(t, dir)["Harbour plan"]; a.Broken != 3 || a.Fault != "it is not the entry that was linked there" {
			t.Errorf("%s, summed again: %s", column, a.Words())
		}
	}
}

// resum makes the sums of a story's entries fit what stands there.
func resum(t testing.TB, db *DB, id string) {
	t.Helper()
	tx, err := db.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := rawJournal(t.Context(), tx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if _, err := tx.Exec("UPDATE corrections SET sum = ? WHERE story_id = ? AND seq = ?", r.sum(id), id, r.seq); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// TestEndCutOffEverywhereShowsInTheHead is what the head is noted down for: a story whose last entries, links and count
// were all cut is whole in itself, and ends in another link.
func TestEndCutOffEverywhereShowsInTheHead(t *testing.T) {
	dir, id := chained(t)
	was := audited(t, dir)["Harbour plan"]
	run(t, filepath.Join(dir, FileName), "DROP TRIGGER corrections_no_delete", "DROP TRIGGER chain_no_delete",
		"DELETE FROM corrections WHERE seq = 5", "DELETE FROM chain WHERE seq = 5", "UPDATE stories SET last_seq = 4 WHERE id = '"+id+"'")
	is := audited(t, dir)["Harbour plan"]
	if !is.Whole() || is.Head == was.Head || is.Entries != 4 {
		t.Errorf("was %+v, is %+v", was, is)
	}
}

// TestForgerWhoKnowsTheFormula changes an entry and makes its sum and its own link fit: then the next one no longer
// does. Only with all links to the end made anew is the story whole, and ends in another link than was noted down.
func TestForgerWhoKnowsTheFormula(t *testing.T) {
	for _, relinked := range []int64{2, 3, 5} {
		dir, id := chained(t)
		was := audited(t, dir)["Harbour plan"]
		db := opened(t, dir)
		for _, s := range []string{"DROP TRIGGER corrections_no_update", "DROP TRIGGER chain_no_update",
			"UPDATE corrections SET who = 'ben' WHERE seq = 2 AND story_id = '" + id + "'"} {
			if _, err := db.write.Exec(s); err != nil {
				t.Fatalf("%s: %v", s, err)
			}
		}
		resum(t, db, id)
		relink(t, db, id, relinked)
		is := audited(t, dir)["Harbour plan"]
		switch {
		case relinked == 5:
			if !is.Whole() || is.Head == was.Head {
				t.Errorf("linked anew to the end: %s, %s", is.Words(), is.Head)
			}
		case is.Broken != relinked+1 || is.Fault != "it is not the entry that was linked there":
			t.Errorf("linked anew to entry %d: %s", relinked, is.Words())
		}
	}
}

// relink makes the links of a story's entries fit, up to one of them.
func relink(t testing.TB, db *DB, id string, upTo int64) {
	t.Helper()
	tx, err := db.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := rawJournal(t.Context(), tx, id)
	if err != nil {
		t.Fatal(err)
	}
	link := firstLink
	for _, r := range rows[:upTo] {
		link = r.link(id, link, "")
		if _, err := tx.Exec("UPDATE chain SET link = ? WHERE story_id = ? AND seq = ?", link, id, r.seq); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// TestOlderArchiveGetsItsChain opens an archive of the format before the chain.
func TestOlderArchiveGetsItsChain(t *testing.T) {
	dir := t.TempDir()
	o := quick()
	old := fstest.MapFS{}
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, m := range all {
		if m.after != nil {
			break
		}
		old[m.name] = &fstest.MapFile{Data: []byte(m.script)}
		at = m.version
	}
	o.migrations = old
	db, err := open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	s := addedBefore(t, db, sample())
	for n, step := range []string{"s1", "s2", "s3"} {
		unchained(t, db, s.ID, int64(n+1), status(step, story.Confirmed)[0])
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = OpenToRead(t.Context(), dir)
	wantKind(t, err, ErrReadOnly)

	appended(t, opened(t, dir), s.ID, 3, status("s4", story.Rejected))
	a := audited(t, dir)["Harbour plan"]
	if !a.Whole() || a.Entries != 4 || a.Late != 3 || a.Chained.IsZero() ||
		!strings.Contains(a.Words(), "Entries 1 to 3 were linked on ") || !strings.Contains(a.Words(), "cannot tell") {
		t.Errorf("format %d: %+v: %s", at, a, a.Words())
	}
	for _, statement := range []string{"DROP TRIGGER chain_no_update", "UPDATE chain SET late = '1999' || substr(late, 5) WHERE late <> ''"} {
		if _, err := opened(t, dir).write.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if a := audited(t, dir)["Harbour plan"]; a.Broken != 1 {
		t.Errorf("another day of linking: %s", a.Words())
	}
}

// unchained stores a correction as programs did before there was a chain, in an archive of their format.
func unchained(t testing.TB, db *DB, id string, seq int64, c review.Correction) {
	t.Helper()
	c.Seq, c.TextVersion = seq, 1
	r, err := newRow(c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("INSERT INTO corrections (story_id, "+correctionColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		id, r.seq, r.step, r.what, r.table, r.target, r.before, r.after, r.cause, r.undoes, r.who, r.at, r.version, r.sum(id)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("UPDATE stories SET last_seq = ? WHERE id = ?", seq, id); err != nil {
		t.Fatal(err)
	}
}

func TestLookingChangesNothing(t *testing.T) {
	dir, _ := chained(t)
	path := filepath.Join(dir, FileName)
	was := contents(t, path)
	audited(t, dir)
	if string(contents(t, path)) != string(was) {
		t.Error("the file was changed")
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	db, err := OpenToRead(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	wantKind(t, db.SetSetting(t.Context(), "a", "b"), ErrReadOnly)
	opened(t, dir) // the log is there now
	err = db.Audit(t.Context(), func(StoryAudit) error { return nil })
	wantKind(t, err, ErrLocked)
	if all := audited(t, dir); !all["Other"].Whole() || !all["Harbour plan"].Whole() {
		t.Errorf("beside a desk: %+v", all)
	}
	for _, path := range []string{t.TempDir(), filepath.Join(dir, "absent.db")} {
		_, err := OpenToRead(t.Context(), path)
		wantKind(t, err, ErrUnreadable)
	}
}
