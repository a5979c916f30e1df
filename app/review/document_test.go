package review

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

const text = "Ada Hale met Ben Ruiz on Monday.\n\n“We will wait,” she said. “The survey decides.”\n\nRuiz said the café would open 🎉 in May.\n"

func span(t testing.TB, words string) story.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return story.Span{Start: i, End: i + len(words)}
}

func findings(t testing.TB) story.Findings {
	return story.Findings{
		Engine: "test", Model: "m",
		Quotes: []story.Quote{
			{ID: "q1", Kind: story.Direct, Parts: []story.Span{span(t, "“We will wait,”"), span(t, "“The survey decides.”")},
				Speaker: []story.Span{span(t, "she")}, SpeakerName: "Ben Ruiz", SpeakerEntity: "e2", Cue: []story.Span{span(t, "said")}, Confidence: 0.6},
			{ID: "q2", Kind: story.Indirect, Parts: []story.Span{span(t, "the café would open 🎉 in May")},
				Speaker: []story.Span{span(t, "Ruiz said")}, SpeakerName: "Ben Ruiz", SpeakerEntity: "e2", Confidence: 0.9},
		},
		Entities: []story.Entity{
			{ID: "e1", Type: story.Person, Name: "Ada Hale", Mentions: []story.Span{span(t, "Ada Hale")}},
			{ID: "e2", Type: story.Person, Name: "Ben Ruiz", Role: "mayor", Mentions: []story.Span{span(t, "Ben Ruiz")}},
		},
		Checks: []story.Check{{ID: "c1", Rule: "QP09", Span: story.Span{Start: 0, End: 3}}},
	}
}

func open(t testing.TB) *Document {
	t.Helper()
	d, err := Open("s1", "Title", text, findings(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	d.NewID = func() string { n++; return fmt.Sprintf("id%05d", n) }
	d.Now = func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	d.Who = "Ada"
	return d
}

// keep stores a step as the database would: numbered, through JSON, then applied.
func keep(t testing.TB, d *Document, step []Correction, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	next, want := d.Seq(), d.ProgressAfter(step)
	for i := range step {
		next++
		step[i].Seq = next
	}
	b, err := json.Marshal(step)
	if err != nil {
		t.Fatal(err)
	}
	var stored []Correction
	if err := json.Unmarshal(b, &stored); err != nil {
		t.Fatal(err)
	}
	if err := d.Apply(stored); err != nil {
		t.Fatal(err)
	}
	if got := d.Progress(); got != want {
		t.Fatalf("progress %+v, foreseen %+v", got, want)
	}
}

type rows struct {
	Text      string
	Furniture story.Furniture
	Quotes    []QuoteRow
	Names     []NameRow
	Checks    []CheckRow
	Shelf     []any
}

// shelf is what stands beside the rows.
func shelf(d *Document) []any {
	return []any{d.exhibits, d.queries, d.signOffs, d.sources, d.sourceTexts}
}

// state is the rows as bytes: what must be equal byte for byte after undo and after replay.
func state(t testing.TB, d *Document) string {
	t.Helper()
	b, err := json.MarshalIndent(rows{d.Text, d.Furniture, d.Quotes(), d.Names(), d.Checks(), shelf(d)}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSpeakerIsRecognisedInAnyPrintedForm(t *testing.T) {
	d := open(t)
	q, _ := d.Quote("q1")
	for typed, want := range map[string]Speaker{
		"Ada Hale":    {Name: "Ada Hale", Entity: "e1", Mention: []story.Span{span(t, "Ada Hale")}},
		"ada hale ":   {Name: "Ada Hale", Entity: "e1", Mention: []story.Span{span(t, "Ada Hale")}},
		"a spokesman": {Name: "a spokesman"},
		"Ben Ruiz":    {Name: "Ben Ruiz", Entity: "e2", Mention: []story.Span{span(t, "she")}},
		"":            {},
	} {
		if diff := cmp.Diff(want, d.Speaker(q, typed)); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}

func TestCorrectedSpeakerShowsAndUndoes(t *testing.T) {
	d := open(t)
	start := state(t, d)
	q, _ := d.Quote("q1")
	step, err := d.SetSpeaker("q1", d.Speaker(q, "Ada Hale"), "cell")
	keep(t, d, step, err)
	q, _ = d.Quote("q1")
	if d.SpeakerName(q) != "Ada Hale" || q.Status != story.Corrected {
		t.Fatalf("got %q, %s", d.SpeakerName(q), q.Status)
	}
	if got := Describe(d.Journal()[0]); got != "speaker: Ada Hale, was Ben Ruiz" {
		t.Errorf("described as %q", got)
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(start, state(t, d)); diff != "" {
		t.Errorf("undo did not give back the start:\n%s", diff)
	}
	keep(t, d, d.Redo(), nil)
	q, _ = d.Quote("q1")
	if d.SpeakerName(q) != "Ada Hale" {
		t.Error("redo did not bring the speaker back")
	}
}

func TestRoleBelongsToThePerson(t *testing.T) {
	d := open(t)
	step, err := d.SetRole("q2", "deputy mayor", "cell")
	keep(t, d, step, err)
	for _, id := range []string{"q1", "q2"} {
		q, _ := d.Quote(id)
		if got := d.SpeakerRole(q); got != "deputy mayor" {
			t.Errorf("%s shows role %q", id, got)
		}
	}
}

func TestRenamedPersonIsRenamedInQuotations(t *testing.T) {
	d := open(t)
	step, err := d.SetLabel("e2", "Benito Ruiz", "cell")
	keep(t, d, step, err)
	q, _ := d.Quote("q2")
	if d.SpeakerName(q) != "Benito Ruiz" {
		t.Errorf("shows %q", d.SpeakerName(q))
	}
}

func TestAddQuoteReadsKindOffTheMarks(t *testing.T) {
	for words, want := range map[string]story.Kind{
		"“We will wait,” she": story.Mixed,
		" met Ben Ruiz ":      story.Indirect,
		"“The survey":         story.Mixed,
		"“We will wait,”":     story.Direct,
	} {
		d := open(t)
		sel := span(t, words)
		if words == "“We will wait,”" {
			step, err := d.SetParts("q1", []story.Span{span(t, "“The survey decides.”")}, "key")
			keep(t, d, step, err)
		}
		step, err := d.AddQuote(sel, "key")
		keep(t, d, step, err)
		q, ok := d.Quote(step[0].Target)
		if !ok || q.Kind != want || q.Status != story.Added {
			t.Errorf("%q became %q, %s", words, q.Kind, q.Status)
		}
		if got := q.Parts[0].In(text); got != strings.TrimSpace(words) {
			t.Errorf("%q was added as %q", words, got)
		}
	}
}

func TestAddNameTakesEveryFreePlace(t *testing.T) {
	d := open(t)
	step, err := d.AddName(span(t, "May"), story.Date, "menu")
	keep(t, d, step, err)
	n, _ := d.Name(step[0].Target)
	if len(n.Mentions) != 1 || n.Mentions[0].In(text) != "May" {
		t.Errorf("mentions %v", n.Mentions)
	}
	if _, err := d.AddName(span(t, "Ada Hale"), story.Person, "menu"); err == nil {
		t.Error("a name was added on top of itself")
	}
}

func TestDeleteKeepsWhatTheEngineFound(t *testing.T) {
	d := open(t)
	step, err := d.AddQuote(span(t, "met Ben Ruiz"), "key")
	keep(t, d, step, err)
	added := step[0].Target
	step, err = d.Delete(Quotes, added, "key")
	keep(t, d, step, err)
	if _, ok := d.Quote(added); ok {
		t.Error("an added row is still there")
	}
	step, err = d.Delete(Quotes, "q1", "key")
	keep(t, d, step, err)
	if q, ok := d.Quote("q1"); !ok || q.Status != story.Rejected {
		t.Error("a found row was not kept as rejected")
	}
	if got := d.Progress(); got != (Progress{Quotes: 1, Open: 1}) {
		t.Errorf("progress %+v", got)
	}
}

func TestActsRefuseWhatCannotBe(t *testing.T) {
	d := open(t)
	for name, act := range map[string]func() ([]Correction, error){
		"unknown row":  func() ([]Correction, error) { return d.SetKind("q9", story.Direct, "key") },
		"unknown kind": func() ([]Correction, error) { return d.SetKind("q1", "loud", "key") },
		"no parts":     func() ([]Correction, error) { return d.SetParts("q1", nil, "key") },
		"parts crossing": func() ([]Correction, error) {
			return d.SetParts("q1", []story.Span{{Start: 5, End: 9}, {Start: 2, End: 4}}, "key")
		},
		"inside a rune": func() ([]Correction, error) {
			return d.AddQuote(story.Span{Start: span(t, "“We").Start + 1, End: 60}, "key")
		},
		"empty name": func() ([]Correction, error) { return d.SetLabel("e1", " ", "key") },
		"only space": func() ([]Correction, error) { return d.AddQuote(span(t, "\n\n"), "key") },
		"cue not there": func() ([]Correction, error) {
			q, _ := d.Quote("q1")
			_, err := d.CueWords(q, "shouted")
			return nil, err
		},
	} {
		if _, err := act(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestJournalThatDoesNotFitIsRefused(t *testing.T) {
	k := story.Direct
	_, err := Open("s", "t", text, findings(t), []Correction{{Seq: 1, Step: "a", What: Kind, Table: Quotes, Target: "q7", After: Patch{Kind: &k}}})
	if err == nil || !strings.Contains(err.Error(), "journal entry 1") {
		t.Errorf("got %v", err)
	}
}
