package storage

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// desk is a story opened for correcting, with every step stored first and applied after.
type desk struct {
	db  *DB
	doc *review.Document
}

func sat(t testing.TB, db *DB, id string) *desk {
	t.Helper()
	doc, err := read(t, db, id).Document()
	if err != nil {
		t.Fatal(err)
	}
	return &desk{db, doc}
}

func (d *desk) keep(t testing.TB, step []review.Correction, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	stored, err := d.db.Append(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress(d.doc.ProgressAfter(step)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.doc.Apply(stored); err != nil {
		t.Fatal(err)
	}
}

// put replaces words that stand once in the text.
func (d *desk) put(t testing.TB, was, is string) {
	t.Helper()
	i := strings.Index(d.doc.Text, was)
	step, err := d.doc.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + len(was)}, Text: is}}, "key", nil)
	d.keep(t, step, err)
}

func TestEveryVersionOfTheTextStays(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	db.Now = tick()
	d := sat(t, db, added(t, db).ID)
	step, err := d.doc.Confirm(review.Quotes, "q1", "key")
	d.keep(t, step, err)
	d.put(t, "sign", "whistle for")
	d.put(t, "Harbour", "Häfen 🎉")
	d.keep(t, d.doc.Undo(), nil)

	second := strings.Replace(sampleText, "sign", "whistle for", 1)
	want := []string{sampleText, second, strings.Replace(second, "Harbour", "Häfen 🎉", 1), second}
	db = opened(t, dir)
	all, err := db.TextVersions(t.Context(), d.doc.ID)
	if err != nil || len(all) != len(want) {
		t.Fatalf("%v, %v", all, err)
	}
	for i, w := range want {
		if got, err := db.Text(t.Context(), d.doc.ID, i+1); got != w || err != nil || all[i].Version != i+1 || all[i].Bytes != len(w) {
			t.Errorf("version %d is %q, %v, listed as %+v", i+1, got, err, all[i])
		}
	}
	_, err = db.Text(t.Context(), d.doc.ID, 5)
	wantKind(t, err, ErrNotFound)

	s := read(t, db, d.doc.ID)
	if s.Version != 4 || s.Text != second || s.First != sampleText || s.Words != 15 {
		t.Errorf("version %d, %d words, %q", s.Version, s.Words, s.Text)
	}
	var versions []int
	for _, c := range s.Journal {
		versions = append(versions, c.TextVersion)
	}
	if d := cmp.Diff([]int{1, 2, 3, 4}, versions); d != "" {
		t.Errorf("the journal names the versions (-want +got):\n%s", d)
	}
	for query, want := range map[string]int{"whistle": 1, "hafen": 0, "sign": 0} {
		if got := list(t, db, Filter{Query: asked(query)}); len(got) != want {
			t.Errorf("%d stories found with %q, want %d", len(got), query, want)
		}
	}
	again := sat(t, db, s.ID)
	if q, _ := again.doc.Quote("q1"); q.Status != story.NeedsLook || !strings.Contains(q.Parts[0].In(again.doc.Text), "whistle for") {
		t.Errorf("opened again: %+v", q)
	}
	again.keep(t, again.doc.Undo(), nil)
	again.keep(t, again.doc.Undo(), nil)
	if q, _ := again.doc.Quote("q1"); q.Status != story.Unreviewed || again.doc.Text != sampleText || again.doc.CanUndo() {
		t.Errorf("undone after a restart: %s, %q", q.Status, again.doc.Text)
	}
}

func TestChangeOfOtherWordsIsRefused(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	at := story.Span{Start: 0, End: 7}
	step := func(was string, version int) []review.Correction {
		return []review.Correction{{Step: "s1", What: review.Text, Table: review.Story, Target: review.Body, TextVersion: version,
			Before: review.Patch{Text: &review.Rewrite{Edits: []story.Edit{{Span: story.Span{Start: 0, End: 1}, Text: was}}}},
			After:  review.Patch{Text: &review.Rewrite{Edits: []story.Edit{{Span: at, Text: "x"}}}}}}
	}
	for name, bad := range map[string][]review.Correction{
		"other words":     step("Whistle", 0),
		"another version": step("Harbour", 3),
		"no words":        {{Step: "s1", What: review.Text, Table: review.Story, Target: review.Body}},
	} {
		_, err := db.Append(t.Context(), s.ID, 0, bad, Progress{})
		wantKind(t, err, ErrInvalid)
		if strings.Contains(err.Error(), "arbour") {
			t.Errorf("%s: the error holds words of the story: %v", name, err)
		}
	}
	if got := read(t, db, s.ID); got.Version != 1 || len(got.Journal) != 0 {
		t.Errorf("something was stored: %+v", got)
	}
	appended(t, db, s.ID, 0, step("Harbour", 2))
}

func TestDamagedTextVersionIsNoticed(t *testing.T) {
	db := opened(t, t.TempDir())
	d := sat(t, db, added(t, db).ID)
	d.put(t, "sign", "keep")
	for _, statement := range []string{"DROP TRIGGER texts_no_update", "UPDATE texts SET body = replace(body, 'mayor', 'mayxr') WHERE version = 1"} {
		if _, err := db.write.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	_, err := db.Text(t.Context(), d.doc.ID, 1)
	wantKind(t, err, ErrDamaged)
	s, err := db.Story(t.Context(), d.doc.ID)
	wantKind(t, err, ErrDamaged)
	if _, err := s.Document(); err == nil {
		t.Error("a story was shown as something it is not")
	}
	if _, err := db.write.Exec("INSERT OR REPLACE INTO texts SELECT * FROM texts"); err == nil {
		t.Error("a version was replaced")
	}
}

// TestFirstFormatIsTakenOver makes an archive as the first version of the program wrote it and opens it.
func TestFirstFormatIsTakenOver(t *testing.T) {
	dir := t.TempDir()
	first, err := embedded.ReadFile("migrations/0001_stories.sql")
	if err != nil {
		t.Fatal(err)
	}
	o := quick()
	o.migrations = fstest.MapFS{"0001_stories.sql": {Data: first}}
	old, err := open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	const id = "0198c0de-0000-7000-8000-000000000001"
	at := stamp(time.Date(2026, 3, 1, 2, 3, 4, 5, time.UTC))
	run := func(query string, args ...any) {
		t.Helper()
		if _, err := old.write.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	run(`INSERT INTO stories (id, title, title_folded, origin, created, changed, version, words, quotes, open, last_seq)
		VALUES (?,'Old','old','pasted',?,?,1,14,2,2,1)`, id, at, at)
	run("INSERT INTO texts VALUES (?,1,?,?,?)", id, sampleText, sum([]byte(sampleText)), at)
	run("INSERT INTO originals VALUES (?,x'','UTF-8',?)", id, sum(nil))
	run("INSERT INTO search VALUES (?,?)", id, story.Fold(sampleText))
	for n, body := range []string{`{"engine":"1","quotes":null}`, `{"engine":"2","quotes":[{"id":"q1","parts":[[37,64]],"kind":"direct","confidence":1,"why":""}]}`} {
		run("INSERT INTO findings VALUES (?,?,?,'m',1,?,?,?)", id, n+1, fmt.Sprint(n+1), body, sum([]byte(body)), at)
	}
	c := status("s1", story.Confirmed)[0]
	c.Seq, c.When, c.TextVersion = 1, time.Date(2026, 3, 1, 2, 3, 5, 0, time.UTC), 1
	r, err := newRow(c)
	if err != nil {
		t.Fatal(err)
	}
	run("INSERT INTO corrections (story_id, "+correctionColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		id, r.seq, r.step, r.what, r.table, r.target, r.before, r.after, r.cause, r.undoes, r.who, r.at, r.version, r.sum(id))
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}

	db := opened(t, dir)
	d := sat(t, db, id)
	if q, ok := d.doc.Quote("q1"); !ok || q.Status != story.Confirmed || d.doc.Engine != "2" {
		t.Fatalf("%t %+v, engine %s", ok, q, d.doc.Engine)
	}
	d.put(t, "sign", "keep")
	if q, _ := sat(t, db, id).doc.Quote("q1"); q.Status != story.NeedsLook {
		t.Errorf("after an edit the row is %s", q.Status)
	}
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "before-format-2-*.db"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies %v, %v", copies, err)
	}
}

// TestNewFindingsLeaveTheStartOfTheJournal is why a story can be read by a new engine at any time.
func TestNewFindingsLeaveTheStartOfTheJournal(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	newer := story.Findings{Engine: "2", Quotes: []story.Quote{{ID: "other", Parts: []story.Span{{Start: 0, End: 7}}}}}
	set := func(f story.Findings) {
		t.Helper()
		if err := db.SetFindings(t.Context(), s.ID, f); err != nil {
			t.Fatal(err)
		}
	}
	set(newer)
	set(sample().Findings)
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	set(newer)
	got := read(t, db, s.ID)
	if got.Findings.Engine != "1" || len(got.Findings.Quotes) != 2 || got.Progress.Quotes != 2 {
		t.Errorf("the journal now starts from %+v", got.Findings)
	}
	if _, err := got.Document(); err != nil {
		t.Error(err)
	}
	var runs int
	if err := db.read.QueryRow("SELECT count(*) FROM findings").Scan(&runs); err != nil || runs != 4 {
		t.Errorf("%d runs kept, %v", runs, err)
	}

	// A story that was never read starts from what is found first, marked by hand or not.
	unread, err := db.AddStory(t.Context(), NewStory{Title: "Unread", Text: sampleText})
	if err != nil {
		t.Fatal(err)
	}
	d := sat(t, db, unread.ID)
	step, err := d.doc.AddQuote(story.Span{Start: 37, End: 64}, "key")
	d.keep(t, step, err)
	if err := db.SetFindings(t.Context(), unread.ID, sample().Findings); err != nil {
		t.Fatal(err)
	}
	if n := len(sat(t, db, unread.ID).doc.Quotes()); n != 3 {
		t.Errorf("%d quotations", n)
	}
}

func TestWatchSeesWhatAnotherProgramDoes(t *testing.T) {
	dir := t.TempDir()
	mine, theirs := opened(t, dir), opened(t, dir)
	s := added(t, mine)
	seen, err := mine.Pulse(t.Context(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	pulses := make(chan Pulse, 9)
	done := make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	go func() { done <- mine.Watch(ctx, s.ID, seen, func(p Pulse) { pulses <- p }) }()
	for name, do := range map[string]func() error{
		"a correction": func() error { appended(t, theirs, s.ID, 0, status("s1", story.Confirmed)); return nil },
		"a new title":  func() error { return theirs.RenameStory(t.Context(), s.ID, s.Title, "Another") },
		"a new run":    func() error { return theirs.SetFindings(t.Context(), s.ID, story.Findings{Engine: "3"}) },
		"the bin":      func() error { return theirs.RemoveStory(t.Context(), s.ID) },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		select {
		case p := <-pulses:
			if p == seen {
				t.Errorf("%s: called without a change", name)
			}
			seen = p
		case <-time.After(2 * time.Second):
			t.Errorf("%s was not seen within 2 s", name)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	wantKind(t, mine.Watch(t.Context(), "nowhere", Pulse{}, nil), ErrNotFound)
}

// TestStaleEditShowsBothVersions is two windows that change the same words.
func TestStaleEditShowsBothVersions(t *testing.T) {
	dir := t.TempDir()
	ann, ben := opened(t, dir), opened(t, dir)
	s := added(t, ann)
	a, b := sat(t, ann, s.ID), sat(t, ben, s.ID)
	a.put(t, "sign", "keep")
	at := strings.Index(b.doc.Text, "sign")
	mine, err := b.doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 4}, Text: "read"}}, "key", nil)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := ben.Append(t.Context(), s.ID, b.doc.Seq(), mine, Progress{})
	wantKind(t, err, ErrConflict)
	was := b.doc.Text
	my, err := review.Rewritten(was, mine)
	if err != nil {
		t.Fatal(err)
	}
	their, err := review.Rewritten(was, theirs)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(my[0], "read it") || !strings.Contains(their[0], "keep it") {
		t.Errorf("mine %q, theirs %q", my, their)
	}
	var n int
	if err := ben.read.QueryRow("SELECT count(*) FROM texts").Scan(&n); err != nil || n != 2 {
		t.Errorf("%d versions, %v", n, err)
	}
}

func TestWordsAreCountedWhereTheTextDiffers(t *testing.T) {
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"one", "two’s", " ", "\n", "\r\n", "👩‍🚒", "é", "e\u0301", "4,5", "."}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string { return strings.Join(pieces.Draw(t, name), "") }
		head, tail, was, is := draw("head"), draw("tail"), draw("was"), draw("is")
		a, b := head+was+tail, head+is+tail
		if got, want := moreWords(a, b), countWords(b)-countWords(a); got != want {
			t.Fatalf("%q to %q: %d more, want %d", a, b, got, want)
		}
	})
}
