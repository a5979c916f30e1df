package storage

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const realName = "Wilhelmina Quorn"

// protected is a story whose second quotation is said by a protected source.
func protected(t testing.TB, db *DB) (*desk, string) {
	t.Helper()
	d := sat(t, db, added(t, db).ID)
	step, err := d.doc.Protect("q2", "Nurse A", "menu")
	if err != nil {
		t.Fatal(err)
	}
	source := step[0].Target
	stored, err := db.Protect(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress(d.doc.ProgressAfter(step)),
		Identity{Source: source, Name: " " + realName, Contact: "+00 123"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.doc.Apply(stored); err != nil {
		t.Fatal(err)
	}
	return d, source
}

func TestRealNameStandsInItsOwnTableOnly(t *testing.T) {
	db := opened(t, t.TempDir())
	d, source := protected(t, db)
	all, err := db.Identities(t.Context(), d.doc.ID)
	if err != nil || len(all) != 1 || all[0] != (Identity{source, realName, "+00 123"}) {
		t.Fatalf("%+v, %v", all, err)
	}
	tables, err := db.read.Query("SELECT name FROM sqlite_schema WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for tables.Next() {
		var n string
		if err := tables.Scan(&n); err != nil {
			t.Fatal(err)
		}
		names = append(names, n)
	}
	if err := errors.Join(tables.Err(), tables.Close()); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if holds := allOf(t, db, n); strings.Contains(holds, "Quorn") != (n == "identities") {
			t.Errorf("table %s: %s", n, holds)
		}
	}
	if got := list(t, db, Filter{Query: asked("Quorn")}); len(got) != 0 {
		t.Errorf("found by the real name: %+v", got)
	}
}

// allOf is all that a table holds.
func allOf(t testing.TB, db *DB, table string) string {
	t.Helper()
	rows, err := db.read.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			if raw, ok := (*v.(*any)).([]byte); ok {
				b.Write(raw)
				continue
			}
			fmt.Fprintln(&b, *v.(*any))
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRealNameIsKeptOutOfTheJournal(t *testing.T) {
	db := opened(t, t.TempDir())
	d, _ := protected(t, db)
	put := func(was, is string) func() ([]review.Correction, error) {
		return func() ([]review.Correction, error) {
			i := strings.Index(d.doc.Text, was)
			return d.doc.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + len(was)}, Text: is}}, "key", nil)
		}
	}
	note := func(words string) func() ([]review.Correction, error) {
		return func() ([]review.Correction, error) { return d.doc.SetNote("q1", words, "cell") }
	}
	for name, act := range map[string]func() ([]review.Correction, error){
		"a note":         note("ask " + realName),
		"other case":     note("WILHELMINA   QUORN!"),
		"over two lines": note("Wilhelmina\nQuorn’s flat"),
		"accents":        note("Wílhelmina Quörn"),
		"a speaker": func() ([]review.Correction, error) {
			return d.doc.SetSpeaker("q1", review.Speaker{Name: realName}, "cell")
		},
		"the words": put("mayor", "mayor "+realName),
		"evidence": func() ([]review.Correction, error) {
			return d.doc.AddExhibit("q1", review.Exhibit{Kind: review.ExhibitPerson, Person: &review.Witness{Who: realName,
				Channel: "call", When: db.Now(), Confirmed: "it"}}, "key")
		},
	} {
		step, err := act()
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Append(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress{})
		wantKind(t, err, ErrProtected)
		if strings.Contains(err.Error()+Message(err), "uorn") {
			t.Errorf("%s: the error tells the name: %v", name, err)
		}
	}
	wantKind(t, db.RenameStory(t.Context(), d.doc.ID, "Harbour plan", "What "+realName+" saw"), ErrProtected)
	step, err := note("the Wilhelmina quay; Quorn Street; Wilhelmina Quornfield")()
	d.keep(t, step, err)
	step, err = put("mayor", "mayor Wilhelmina")()
	d.keep(t, step, err)
	i := strings.Index(d.doc.Text, "Wilhelmina") + len("Wilhelmina")
	step, err = d.doc.EditText([]story.Edit{{Span: story.Span{Start: i, End: i}, Text: " Quorn"}}, "key", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Append(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress{})
	wantKind(t, err, ErrProtected)

	other := sat(t, db, added(t, db).ID) // the name may be known from elsewhere
	step, err = other.doc.SetNote("q1", realName, "cell")
	other.keep(t, step, err)
}

func TestNameThatIsKnownAlreadyCannotBeProtected(t *testing.T) {
	db := opened(t, t.TempDir())
	d := sat(t, db, added(t, db).ID)
	step, err := d.doc.SetNote("q1", "says Wilhelmina Quorn", "cell")
	d.keep(t, step, err)
	for name, where := range map[string]string{"zoe strasse": "text", realName: "journal", "Harbour Plan": ""} {
		step, err := d.doc.Protect("q2", "Nurse A", "menu")
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Protect(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress{}, Identity{Source: step[0].Target, Name: name})
		wantKind(t, err, ErrProtected)
		if strings.Contains(err.Error()+Message(err), name) || where != "" && !strings.Contains(Message(err), "stands in the story’s") {
			t.Errorf("%s: %s", where, Message(err))
		}
	}
	step, err = d.doc.Protect("q2", "Nurse A", "menu")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []Identity{{Source: "s9", Name: realName}, {Source: step[0].Target, Name: " "}, {Source: step[0].Target, Name: "a\xff"}} {
		_, err := db.Protect(t.Context(), d.doc.ID, d.doc.Seq(), step, Progress{}, bad)
		wantKind(t, err, ErrInvalid)
	}
	if all, err := db.Identities(t.Context(), d.doc.ID); err != nil || len(all) != 0 || len(read(t, db, d.doc.ID).Journal) != 1 {
		t.Errorf("something was stored: %+v, %v", all, err)
	}
}

func TestForgottenSourceLeavesNoByte(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	d, source := protected(t, db)
	if err := db.ForgetIdentity(t.Context(), d.doc.ID, source); err != nil {
		t.Fatal(err)
	}
	wantKind(t, db.ForgetIdentity(t.Context(), d.doc.ID, source), ErrNotFound)
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if bytes.Contains(contents(t, f), []byte("Quorn")) {
			t.Errorf("%s still has the name", filepath.Base(f))
		}
	}
	if got := sat(t, db, d.doc.ID).doc; len(got.Sources()) != 1 || got.SpeakerName(got.Quotes()[0]) != "Nurse A" {
		t.Errorf("the pseudonym went, too: %+v", got.Sources())
	}
	if a := audited(t, dir)["Harbour plan"]; !a.Whole() {
		t.Error(a.Words())
	}
}

func TestANameIsSeenHoweverAnAddressWritesIt(t *testing.T) {
	for text, want := range map[string]bool{
		"https://example.org/Wilhelmina%20Quorn":        true,
		"https://example.org/?q=wilhelmina+quorn&p=2":   true,
		"/press/wilhelmina-quorn.html":                  true,
		"WILHELMINA_QUORN.wav":                          true,
		"https://example.org/Wilhelmin%C3%A4%20Qu%6Frn": true,
		"wilhelmina.quorn@example.org":                  true,
		"Wilhelmina, Quorn":                             false,
		"wilhelmina-quornby.html":                       false,
		"100% Wilhelmina":                               false,
		"%":                                             false,
	} {
		if got := named(text, realName); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	if !named("/anne-marie-o%27neill", "Anne-Marie O'Neill") || named("anything", "-") {
		t.Error("a name with a hyphen, or one of a hyphen")
	}
	db := opened(t, t.TempDir())
	d, _ := protected(t, db)
	if err := db.CheckUnnamed(t.Context(), d.doc.ID, "Wilhelmina_Quorn.wav"); !errors.Is(err, ErrProtected) || strings.Contains(err.Error(), "Quorn") {
		t.Errorf("%v", err)
	}
	if err := db.CheckUnnamed(t.Context(), d.doc.ID, "tape.wav"); err != nil {
		t.Error(err)
	}
}

// TestNoIndexOfWordsHasTheRealName asks each index for its words: its own tables hold them shortened.
func TestNoIndexOfWordsHasTheRealName(t *testing.T) {
	db := opened(t, t.TempDir())
	protected(t, db)
	rows, err := db.read.Query("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
	if err != nil {
		t.Fatal(err)
	}
	names, err := scanWords(rows)
	if err != nil || len(names) < 2 {
		t.Fatalf("indexes %q, %v", names, err)
	}
	for _, n := range names {
		if _, err := db.write.Exec("CREATE VIRTUAL TABLE temp.words_of_" + n + " USING fts5vocab(main, " + n + ", row)"); err != nil {
			t.Fatal(err)
		}
		rows, err := db.write.Query("SELECT term FROM temp.words_of_" + n)
		if err != nil {
			t.Fatal(err)
		}
		words, err := scanWords(rows)
		if err != nil || len(words) == 0 {
			t.Errorf("%s has the words %q, %v", n, words, err)
		}
		for _, w := range words {
			if strings.Contains(w, "quorn") || strings.Contains(w, "wilhelmina") {
				t.Errorf("%s has %q", n, w)
			}
		}
	}
}
