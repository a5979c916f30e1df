package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// dump is every row of the memory that follows from the stories, in order.
func dump(t testing.TB, db *DB) []string {
	t.Helper()
	var out []string
	for _, query := range []string{
		"SELECT 'sighting|' || concat_ws('|', story_id, person, at, type, name, forms, role, quotes, words) FROM sightings",
		"SELECT 'person|' || concat_ws('|', person, stories, quotes, words, last) FROM people",
		"SELECT 'word|' || concat_ws('|', word, person, stories) FROM people_words",
	} {
		err := db.reading(t.Context(), "dump", func(tx *sql.Tx) error {
			rows, err := column(t.Context(), tx, query)
			out = append(out, rows...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(out)
	return out
}

// learner is somebody at a story, whose every step is stored with what it teaches.
type learner struct {
	db  *DB
	doc *review.Document
}

func learning(t testing.TB, db *DB, id string) *learner {
	t.Helper()
	doc, err := read(t, db, id).Document()
	if err != nil {
		t.Fatal(err)
	}
	return &learner{db, doc}
}

func (l *learner) keep(t testing.TB, step []review.Correction, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if len(step) == 0 {
		return
	}
	then, err := l.doc.After(step)
	if err != nil {
		t.Fatal(err)
	}
	lesson := LessonOf(then)
	lesson.Use = l.doc.RuleUse(step)
	stored, err := l.db.AppendLearnt(t.Context(), l.doc.ID, l.doc.Seq(), step, Progress{}, lesson)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.doc.Apply(stored); err != nil {
		t.Fatal(err)
	}
}

func known(t testing.TB, db *DB) string {
	t.Helper()
	people, err := db.People(t.Context(), PeopleFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range people {
		out = append(out, fmt.Sprintf("%s %d/%d", p.Name, p.Stories, p.Quotes))
	}
	return strings.Join(out, ", ")
}

func TestMemoryGoesWithTheJournal(t *testing.T) {
	db := opened(t, t.TempDir())
	l := learning(t, db, added(t, db).ID)
	other := learning(t, db, added(t, db).ID)
	step, err := l.doc.Confirm(review.Names, "e1", "key")
	l.keep(t, step, err)
	if got := known(t, db); got != "Zoë Straße 1/0" {
		t.Fatalf("after a confirmed name: %q", got)
	}
	q, _ := other.doc.Quote("q1")
	step, err = other.doc.SetSpeaker("q1", review.Speaker{Name: "Zoë Straße", Entity: "e1", Mention: q.Speaker}, "key")
	other.keep(t, step, err)
	if got := known(t, db); got != "Zoë Straße 2/1" {
		t.Fatalf("after a corrected quotation in another story: %q", got)
	}
	l.keep(t, l.doc.Undo(), nil)
	if got := known(t, db); got != "Zoë Straße 1/1" {
		t.Errorf("after undo: %q", got)
	}
	if err := db.RemoveStory(t.Context(), other.doc.ID); err != nil {
		t.Fatal(err)
	}
	if got := known(t, db); got != "" {
		t.Errorf("with the story in the bin: %q", got)
	}
	if rows := dump(t, db); len(rows) > 0 {
		t.Errorf("left of it: %q", rows)
	}
	step, err = other.doc.SetNote("q1", "a note", "cell")
	other.keep(t, step, err)
	if got := known(t, db); got != "" {
		t.Errorf("corrected in the bin: %q", got)
	}
	if err := db.RestoreStory(t.Context(), other.doc.ID); err != nil {
		t.Fatal(err)
	}
	if got := known(t, db); got != "Zoë Straße 1/1" {
		t.Errorf("with the story back: %q", got)
	}
}

func TestStepAndLessonAreOneTransaction(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	share := []memory.Sighting{{Type: story.Person, Name: "Zoë Straße"}}
	broken := errors.New("broken")
	_, err := db.append(t.Context(), s.ID, 0, status("a", story.Confirmed), Progress{}, func(tx *sql.Tx) error {
		if err := keepShare(t.Context(), tx, s.ID, share); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	if got := read(t, db, s.ID); len(got.Journal) != 0 || len(dump(t, db)) != 0 {
		t.Errorf("half a step is stored: %v, %v", got.Journal, dump(t, db))
	}
	appended(t, db, s.ID, 0, status("a", story.Confirmed))
	if _, err := db.AppendLearnt(t.Context(), s.ID, 0, status("b", story.Rejected), Progress{}, Lesson{People: share}); !errors.Is(err, ErrConflict) {
		t.Fatalf("a stale step: %v", err)
	}
	if rows := dump(t, db); len(rows) != 0 {
		t.Errorf("a refused step taught %q", rows)
	}
}

func TestAnOlderArchiveIsLearntFromOnce(t *testing.T) {
	dir := t.TempDir()
	old := fstest.MapFS{}
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all[:2] {
		old[m.name] = &fstest.MapFile{Data: []byte(m.script)}
	}
	o := quick()
	o.migrations = old
	was, err := open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	s := addedBefore(t, was, sample())
	doc, err := read(t, was, s.ID).Document()
	if err != nil {
		t.Fatal(err)
	}
	step, err := doc.Confirm(review.Names, "e1", "key")
	if err != nil {
		t.Fatal(err)
	}
	unchained(t, was, s.ID, 1, step[0])
	if err := was.Close(); err != nil {
		t.Fatal(err)
	}
	db := opened(t, dir)
	for i, want := range []int{1, 0} {
		if n, err := db.LearnOnce(t.Context()); err != nil || n != want {
			t.Fatalf("time %d: %d stories, %v", i+1, n, err)
		}
		if got := known(t, db); got != "Zoë Straße 1/0" {
			t.Errorf("known: %q", got)
		}
	}
}

// TestLearntAnewIsTheSame corrects stories at random, moves them to the bin and back: the rows of the memory are those
// that the saved stories give.
func TestLearntAnewIsTheSame(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		db := opened(t, fmt.Sprint(dir, "/", n))
		defer func() { _ = db.Close() }()
		var all []*learner
		for range rapid.IntRange(1, 3).Draw(r, "stories") {
			all = append(all, learning(t, db, added(t, db).ID))
		}
		for range rapid.IntRange(1, 15).Draw(r, "acts") {
			l := rapid.SampledFrom(all).Draw(r, "story")
			var step []review.Correction
			var err error
			table, id := review.Quotes, rapid.SampledFrom([]string{"q1", "q2"}).Draw(r, "quotation")
			if rapid.Bool().Draw(r, "name") {
				table, id = review.Names, "e1"
			}
			switch rapid.IntRange(0, 8).Draw(r, "act") {
			case 0, 1:
				step, err = l.doc.Confirm(table, id, "key")
			case 2:
				step, err = l.doc.Reject(table, id, "", "key")
			case 3:
				step = l.doc.Undo()
			case 4:
				step, err = l.doc.SetLabel("e1", rapid.SampledFrom([]string{"Zoë Straße", "Zoe Strasse-Marsh", "Straße"}).Draw(r, "label"), "cell")
			case 5:
				step, err = l.doc.SetNameRole("e1", rapid.SampledFrom([]string{"", "mayor"}).Draw(r, "role"), "cell")
			case 6:
				step, err = l.doc.SetSpeaker(id, review.Speaker{Name: "Zoë Straße", Entity: "e1"}, "cell")
			case 7:
				err = db.RemoveStory(t.Context(), l.doc.ID)
			case 8:
				err = db.RestoreStory(t.Context(), l.doc.ID)
			}
			if err != nil {
				continue // such an act cannot be done here
			}
			l.keep(t, step, nil)
		}
		before := dump(t, db)
		if _, err := db.Relearn(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, dump(t, db)); diff != "" {
			r.Errorf("learnt anew: %s", diff)
		}
	})
}

var samePeople = cmp.Options{cmp.AllowUnexported(memory.Person{}), cmpopts.EquateEmpty()}

// TestAnswersAreThoseOfABook holds what the archive answers against a memory held in the computer's own.
func TestAnswersAreThoseOfABook(t *testing.T) {
	dir := t.TempDir()
	n := 0
	names := []string{"Lena Ruiz", "Ben Ruiz", "Qasim al-Araji", "Qassem al-Araji", "Zoë Straße", "Zoe Strasse", "John Haverford", "John Haversford"}
	asked := append([]string{"Ruiz", "al-Araji", "Lula", "Ms Ruiz", "Kassim al Araji", "Nobody Known"}, names...)
	rapid.Check(t, func(r *rapid.T) {
		n++
		db := opened(t, fmt.Sprint(dir, "/", n))
		defer func() { _ = db.Close() }()
		db.Now = tick()
		shares, ids := map[string][]memory.Sighting{}, titled(t, db, 3)
		for range rapid.IntRange(1, 5).Draw(r, "savings") {
			id := rapid.SampledFrom(ids).Draw(r, "story")
			by := map[string]memory.Sighting{}
			for range rapid.IntRange(0, 3).Draw(r, "people") {
				s := memory.Sighting{Type: story.Person, Name: rapid.SampledFrom(names).Draw(r, "name"), Quotes: rapid.IntRange(0, 2).Draw(r, "quotes"),
					Role: rapid.SampledFrom([]string{"", "mayor", "a baker"}).Draw(r, "role")}
				if rapid.Bool().Draw(r, "formed") {
					s.Forms = []string{rapid.SampledFrom(asked).Draw(r, "form")}
				}
				by[s.Key()] = s
			}
			shares[id] = nil
			created := read(t, db, id).Created
			for _, key := range slices.Sorted(maps.Keys(by)) {
				s := by[key]
				s.Story, s.At = id, created
				shares[id] = append(shares[id], s)
			}
			if err := db.writing(t.Context(), "", func(tx *sql.Tx) error { return keepShare(t.Context(), tx, id, shares[id]) }); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(0, 3).Draw(r, "decisions") {
			d := memory.Decision{What: rapid.SampledFrom([]memory.DecisionKind{memory.Merge, memory.Unmerge, memory.Part, memory.AddAlias, memory.Rename}).Draw(r, "what"),
				Person: memory.Key(story.Person, rapid.SampledFrom(names).Draw(r, "of")), Other: memory.Key(story.Person, rapid.SampledFrom(names).Draw(r, "into")),
				Story: rapid.SampledFrom(ids).Draw(r, "in"), Name: rapid.SampledFrom(asked).Draw(r, "called")}
			if err := db.Decide(t.Context(), d); err != nil {
				t.Fatal(err)
			}
		}
		decided, err := db.Decisions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		book := memory.NewBook(memory.Stand(decided))
		for id, share := range shares {
			book.Put(id, share)
		}
		var printed []memory.Printed
		for _, name := range asked {
			printed = append(printed, memory.Printed{Type: story.Person, Name: name, Role: "mayor"})
		}
		got, err := db.Remind(t.Context(), printed, ids[0])
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range printed {
			if diff := cmp.Diff(book.Remind(p, ids[0]), got[i], samePeople); diff != "" {
				r.Errorf("%s reminds otherwise: %s", p.Name, diff)
			}
		}
		for _, typed := range []string{"ru", "lena r", "qa", "x", "hav", "lul"} {
			got, err := db.CompletePeople(t.Context(), typed, 3)
			if diff := cmp.Diff(book.Complete(typed, 3), got, samePeople); diff != "" || err != nil {
				r.Errorf("%q completes otherwise: %v %s", typed, err, diff)
			}
		}
		want := book.People("")
		slices.SortFunc(want, memory.LastMetFirst)
		if got, err := db.People(t.Context(), PeopleFilter{}); err != nil || !cmp.Equal(want, got, samePeople) {
			r.Errorf("people: %v %s", err, cmp.Diff(want, got, samePeople))
		}
	})
}

func TestFiguresAreOfAllStories(t *testing.T) {
	db := opened(t, t.TempDir())
	const stories = sightingsRead + 20
	for i, id := range titled(t, db, stories) {
		share := []memory.Sighting{{Type: story.Person, Name: "Lena Ruiz", Role: fmt.Sprint("role ", i), Quotes: 2, Words: 7}}
		if err := db.writing(t.Context(), "", func(tx *sql.Tx) error { return keepShare(t.Context(), tx, id, share) }); err != nil {
			t.Fatal(err)
		}
	}
	p, ok, err := db.Person(t.Context(), memory.Key(story.Person, "Lena Ruiz"))
	if err != nil || !ok || p.Stories != stories || p.Quotes != 2*stories || p.Words != 7*stories || len(p.Roles) != sightingsRead {
		t.Errorf("%v, %v: %d stories, %d quotations, %d words, %d roles", ok, err, p.Stories, p.Quotes, p.Words, len(p.Roles))
	}
	all, err := db.Sightings(t.Context(), p.ID)
	if err != nil || len(all) != stories || !slices.IsSortedFunc(all, func(a, b memory.Sighting) int { return b.At.Compare(a.At) }) {
		t.Errorf("%d sightings, %v", len(all), err)
	}
}

func TestDecisionsAreNeverChanged(t *testing.T) {
	db := opened(t, t.TempDir())
	if err := db.Decide(t.Context(), memory.Decision{What: memory.Rename, Person: "PER lena ruiz", Name: "Lena"}); err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{"UPDATE people_decisions SET name = 'x'", "DELETE FROM people_decisions"} {
		if _, err := db.write.Exec(change); err == nil {
			t.Errorf("%s: done", change)
		}
	}
	wantKind(t, db.Decide(t.Context(), memory.Decision{}), ErrInvalid)
}
