package review

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestDecisionsSayWhatWasDecided(t *testing.T) {
	d := openHarbour(t)
	if by := d.Decisions(); !by.Empty() {
		t.Errorf("nothing was decided, yet %+v", by)
	}
	alone, again := nth(t, "Haugen", 3), nth(t, "Haugen", 4)
	p, err := d.JoinPlan([]Mention{{"e1", again}}, "e2")
	carry(t, d, p, err)
	p, err = d.DropPlan([]Mention{{"e3", nth(t, "Vardal", 2)}})
	carry(t, d, p, err)
	by := d.Decisions()
	kari, bob, other := nth(t, "Kari Haugen", 1), nth(t, "Bob Haugen", 1), nth(t, "Bob Haugen", 2)
	want := story.Decisions{
		Together: [][2]story.Span{{kari, alone}, {bob, again}, {bob, other}},
		Apart:    [][2]story.Span{{again, kari}},
		NoName:   []story.Span{nth(t, "Vardal", 2)},
	}
	types := by.Types
	if by.Types = nil; !cmp.Equal(want, by) {
		t.Error(cmp.Diff(want, by))
	}
	if !slices.Contains(types, story.TypedSpan{Span: again, Type: story.Person}) {
		t.Errorf("types %v", types)
	}
	keep(t, d, d.Undo(), nil)
	keep(t, d, d.Undo(), nil)
	if by := d.Decisions(); !by.Empty() {
		t.Errorf("all is undone, yet %+v", by)
	}
}

func TestRejectedWordsInsideANameThatStandsAreLeftOut(t *testing.T) {
	d := openHarbour(t)
	post := nth(t, "the Haugen Post", 1)
	post.Start += len("the ")
	p, err := d.NamePlan(story.Span{Start: post.Start, End: post.Start + len("Haugen")}, story.Organisation)
	carry(t, d, p, err)
	step, err := d.Reject(Names, d.Journal()[len(d.Journal())-1].Target, "", "key")
	keep(t, d, step, err)
	if by := d.Decisions(); len(by.NoName) == 0 {
		t.Fatal("a rejected name is not among the decisions")
	}
	p, err = d.NamePlan(post, story.Organisation)
	carry(t, d, p, err)
	if by := d.Decisions(); slices.ContainsFunc(by.NoName, post.Overlaps) {
		t.Errorf("the name that stands is ruled out by %v", by.NoName)
	}
}

// renamedIDs are the findings under other ids, as another run of the engine may give them.
func renamedIDs(f story.Findings) story.Findings {
	to := map[string]string{"": ""}
	for i := range f.Entities {
		to[f.Entities[i].ID] = "x" + f.Entities[i].ID
		f.Entities[i].ID = to[f.Entities[i].ID]
	}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		q.ID, q.SpeakerEntity, q.RelayedBy = "x"+q.ID, to[q.SpeakerEntity], to[q.RelayedBy]
	}
	for i := range f.Checks {
		f.Checks[i].ID = "x" + f.Checks[i].ID
	}
	return f
}

func TestSameReadingChangesNothing(t *testing.T) {
	d := openHarbour(t)
	step, err := d.Reread(renamedIDs(harbourFindings(t)), "engine")
	if err != nil || len(step) != 0 {
		t.Errorf("%v, %v", step, err)
	}
}

func TestReadingKeepsWhatAPersonDecided(t *testing.T) {
	d := openHarbour(t)
	for _, act := range []func() ([]Correction, error){
		func() ([]Correction, error) { return d.SetLabel("e2", "Captain Bob", "cell") },
		func() ([]Correction, error) { return d.SetNameRole("e2", "captain", "cell") },
		func() ([]Correction, error) { return d.SetType("e3", story.Organisation, "cell") },
		func() ([]Correction, error) { return d.Reject(Names, "e4", "", "key") },
		func() ([]Correction, error) { return d.Confirm(Quotes, "q1", "key") },
		func() ([]Correction, error) { return d.Reject(Quotes, "q3", "", "key") },
		func() ([]Correction, error) { return d.Reject(Checks, "c1", "", "key") },
	} {
		step, err := act()
		keep(t, d, step, err)
	}
	start := state(t, d)
	f := renamedIDs(harbourFindings(t))
	f.Engine = "test 2"
	f.Quotes = append(f.Quotes, story.Quote{ID: "xq9", Kind: story.Indirect, Parts: []story.Span{nth(t, "Nobody in vardal", 1)}, SpeakerEntity: "xe2", SpeakerName: "Bob Haugen"})
	f.Quotes = slices.Delete(f.Quotes, 1, 2)
	f.Entities[1].Mentions = append(f.Entities[1].Mentions, nth(t, "Haugen", 6))
	f.Entities = append(f.Entities, story.Entity{ID: "xe9", Type: story.Date, Name: "Monday", Mentions: []story.Span{nth(t, "Monday", 1)}})
	f.Checks = append(f.Checks, story.Check{ID: "xc2", Rule: "QP01", Span: story.Span{Start: 6, End: 9}})
	step, err := d.Reread(f, "engine")
	keep(t, d, step, err)

	want := []string{"Kari Haugen (PER, Mayor): Kari Haugen | Haugen | Haugen", "Captain Bob (PER, captain): Bob Haugen | Bob Haugen | Haugen",
		"Vardal (ORG): Vardal | Vardal", "Monday (DATE): Monday", "– Kari H. (PER): Kari H."}
	if diff := cmp.Diff(want, shownNames(d)); diff != "" {
		t.Error(diff)
	}
	status := map[story.Status]int{}
	for _, q := range d.Quotes() {
		status[q.Status]++
	}
	if diff := cmp.Diff(map[story.Status]int{story.Confirmed: 1, story.Rejected: 1, story.Unreviewed: 2}, status); diff != "" {
		t.Error(diff)
	}
	if _, ok := d.Quote("q2"); ok {
		t.Error("a quotation that is no longer found is still there")
	}
	if c := d.Checks(); len(c) != 2 || c[0].Status != story.Rejected {
		t.Errorf("checks %+v", c)
	}
	if got, want := d.Engine, "test 2"; got != want {
		t.Errorf("engine %q", got)
	}
	if got := Title(d.NextUndo()); got != "reading the story again" {
		t.Errorf("the step is called %q", got)
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(start, state(t, d)); diff != "" || d.Engine != "test" {
		t.Errorf("undo does not give back the start: %s", diff)
	}
}

func TestEmptiedRoleStaysEmptyAfterAReading(t *testing.T) {
	d := openHarbour(t)
	step, err := d.SetNameRole("e1", "", "cell")
	keep(t, d, step, err)
	step, err = d.Reread(renamedIDs(harbourFindings(t)), "engine")
	keep(t, d, step, err)
	for _, q := range d.Quotes() {
		if role := d.SpeakerRole(q); role != "" {
			t.Errorf("%s shows the role %q", q.ID, role)
		}
	}
}

func TestReadingOfAnotherTextIsRefused(t *testing.T) {
	d := openHarbour(t)
	f := harbourFindings(t)
	f.Entities[0].Mentions = []story.Span{{Start: 3, End: len(harbour) + 1}}
	if _, err := d.Reread(f, "engine"); err == nil {
		t.Error("findings of another text were taken")
	}
}

// TestJournalOfBeforeOpens reads entries as they were stored before names could be merged.
func TestJournalOfBeforeOpens(t *testing.T) {
	const stored = `[{"seq":1,"step":"a","what":"label","table":"names","target":"e1","before":{"label":"Kari Haugen","status":"unreviewed"},
		"after":{"label":"K. Haugen","status":"corrected"},"cause":"cell","who":"Ada","when":"2026-01-02T03:04:05Z","text_version":1},
		{"seq":2,"step":"b","what":"added","table":"names","target":"e-1","before":{},"after":{"name":{"id":"e-1","type":"LOC","name":"Vardal",
		"mentions":[[10,14]],"confidence":1,"why":"marked by hand","status":"added","by_hand":true}},"cause":"menu","who":"Ada","when":"2026-01-02T03:04:05Z","text_version":1},
		{"seq":3,"step":"c","what":"status","table":"checks","target":"c1","before":{"status":"unreviewed"},"after":{"status":"rejected"},"cause":"key","who":"Ada","when":"2026-01-02T03:04:05Z","text_version":1}]`
	var journal []Correction
	if err := json.Unmarshal([]byte(stored), &journal); err != nil {
		t.Fatal(err)
	}
	d, err := Open("s2", "Harbour", harbour, harbourFindings(t), journal)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := d.Name("e1")
	if len(d.Names()) != 5 || n.Name != "K. Haugen" || d.Checks()[0].Status != story.Rejected {
		t.Errorf("names %q", shownNames(d))
	}
}

func TestDecisionsFollowTheWords(t *testing.T) {
	d := openHarbour(t)
	p, err := d.JoinPlan([]Mention{{"e1", nth(t, "Haugen", 4)}}, "e2")
	carry(t, d, p, err)
	before := d.Decisions().Apart
	step, err := d.EditText([]story.Edit{{Span: story.Span{Start: 0, End: 5}, Text: "The mayor,"}}, "cell", nil)
	keep(t, d, step, err)
	after := d.Decisions().Apart
	if len(before) != 1 || len(after) != 1 || after[0][0].Start != before[0][0].Start+5 || after[0][1].Start != before[0][1].Start+5 {
		t.Errorf("apart %v, were %v", after, before)
	}
}

// TestTwoQuotationsOfOneExtentKeepTheirRows: words in two parts, and all of the words between as one paraphrase, are told
// apart by their parts; the same reading once more changes nothing.
func TestTwoQuotationsOfOneExtentKeepTheirRows(t *testing.T) {
	d := open(t)
	f := findings(t)
	whole := story.Envelope(f.Quotes[0].Parts)
	f.Quotes = append(f.Quotes, story.Quote{ID: "m1", Kind: story.Indirect, Parts: []story.Span{whole}})
	step, err := d.Reread(f, "engine")
	keep(t, d, step, err)
	if again, err := d.Reread(f, "engine"); err != nil || again != nil {
		t.Errorf("the same once more: %+v, %v", again, err)
	}
}
