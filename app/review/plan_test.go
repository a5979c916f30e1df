package review

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

const harbour = "Mayor Kari Haugen met Bob Haugen at Vardal on Monday.\n\n“We will wait,” Haugen said. “No ship sails,” she added.\n\n" +
	"Haugen, the captain, said Vardal would close. A spokesman said that Kari H. had left, Bob Haugen told the Haugen Post. Nobody in vardal or Vardalen asked Vardal.\n"

// nth is the n-th place of words in the harbour story, from 1.
func nth(t testing.TB, words string, n int) story.Span {
	t.Helper()
	from := 0
	for ; n > 0; n-- {
		i := strings.Index(harbour[from:], words)
		if i < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		from += i + len(words)
	}
	return story.Span{Start: from - len(words), End: from}
}

func harbourFindings(t testing.TB) story.Findings {
	kari, bob := nth(t, "Kari Haugen", 1), nth(t, "Bob Haugen", 1)
	alone, again := nth(t, "Haugen", 3), nth(t, "Haugen", 4)
	return story.Findings{Engine: "test", Model: "m",
		Quotes: []story.Quote{
			{ID: "q1", Kind: story.Direct, Parts: []story.Span{nth(t, "“We will wait,”", 1)}, Speaker: []story.Span{alone},
				SpeakerName: "Kari Haugen", SpeakerEntity: "e1", SpeakerRole: "Mayor", Confidence: 0.9},
			{ID: "q2", Kind: story.Direct, Parts: []story.Span{nth(t, "“No ship sails,”", 1)}, Speaker: []story.Span{nth(t, "she", 1)},
				SpeakerName: "Kari Haugen", SpeakerEntity: "e1", SpeakerRole: "Mayor", Confidence: 0.8},
			{ID: "q3", Kind: story.Indirect, Parts: []story.Span{nth(t, "Vardal would close", 1)}, Speaker: []story.Span{again},
				SpeakerName: "Kari Haugen", SpeakerEntity: "e1", SpeakerRole: "Mayor", Confidence: 0.7},
			{ID: "q4", Kind: story.Indirect, Parts: []story.Span{nth(t, "Kari H. had left", 1)}, Speaker: []story.Span{nth(t, "A spokesman", 1)},
				SpeakerName: "a spokesman", RelayedBy: "e2", Confidence: 0.7},
		},
		Entities: []story.Entity{
			{ID: "e1", Type: story.Person, Name: "Kari Haugen", Role: "Mayor", RoleSpans: []story.Span{nth(t, "Mayor", 1)},
				Mentions: []story.Span{kari, alone, again}, Confidence: 0.9},
			{ID: "e2", Type: story.Person, Name: "Bob Haugen", Mentions: []story.Span{bob, nth(t, "Bob Haugen", 2)}, Confidence: 0.9},
			{ID: "e3", Type: story.Place, Name: "Vardal", Mentions: []story.Span{nth(t, "Vardal", 1), nth(t, "Vardal", 2)}, Confidence: 0.8},
			{ID: "e4", Type: story.Person, Name: "Kari H.", Mentions: []story.Span{nth(t, "Kari H.", 1)}, Confidence: 0.6},
		},
		Checks: []story.Check{{ID: "c1", Rule: "QP09", Span: story.Span{Start: 0, End: 3}}},
	}
}

func openHarbour(t testing.TB) *Document {
	t.Helper()
	d := open(t)
	h, err := Open("s2", "Harbour", harbour, harbourFindings(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	h.NewID, h.Now, h.Who = d.NewID, d.Now, d.Who
	return h
}

// carry does a plan as the window would.
func carry(t testing.TB, d *Document, p Plan, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	step, err := d.Carry(p, "key")
	keep(t, d, step, err)
}

// shownNames are the names as the table has them: "Kari Haugen (PER, Mayor): Kari Haugen | Haugen", rejected ones with a dash.
func shownNames(d *Document) []string {
	var out []string
	for _, n := range d.Names() {
		line := n.Name + " (" + string(n.Type)
		if n.Role != "" {
			line += ", " + n.Role
		}
		line += "):"
		for i, m := range n.Mentions {
			if i > 0 {
				line += " |"
			}
			line += " " + m.In(d.Text)
		}
		if n.Status == story.Rejected {
			line = "– " + line
		}
		out = append(out, line)
	}
	return out
}

func saidBy(d *Document) string {
	var out []string
	for _, q := range d.Quotes() {
		by := d.SpeakerName(q)
		if r := d.SpeakerRole(q); r != "" {
			by += ", " + r
		}
		if r := d.RelayedBy(q); r != "" {
			by += " via " + r
		}
		out = append(out, by)
	}
	return strings.Join(out, "; ")
}

func TestMergeMovesMentionsAndQuotations(t *testing.T) {
	d := openHarbour(t)
	start := state(t, d)
	p, err := d.MergePlan("e1", "e2")
	if len(p.Places) != 6 {
		t.Errorf("%d places: %+v", len(p.Places), p.Places)
	}
	carry(t, d, p, err)
	want := []string{"Bob Haugen (PER, Mayor): Kari Haugen | Bob Haugen | Haugen | Haugen | Bob Haugen",
		"Vardal (LOC): Vardal | Vardal", "Kari H. (PER): Kari H."}
	if diff := cmp.Diff(want, shownNames(d)); diff != "" {
		t.Error(diff)
	}
	if got, want := saidBy(d), "Bob Haugen, Mayor; Bob Haugen, Mayor; Bob Haugen, Mayor; a spokesman via Bob Haugen"; got != want {
		t.Errorf("said by %s", got)
	}
	n, _ := d.Name("e2")
	if n.Status != story.Corrected || len(n.RoleSpans) != 1 {
		t.Errorf("merged row is %+v", n)
	}
	if q, _ := d.Quote("q1"); q.Status != story.Unreviewed {
		t.Errorf("a quotation nobody looked at is %s", q.Status)
	}
	if got := Title(d.NextUndo()); got != "merging two names" {
		t.Errorf("the step is called %q", got)
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(start, state(t, d)); diff != "" || d.CanUndo() {
		t.Errorf("one undo does not give back the start:\n%s", diff)
	}
}

func TestMergeKeepsTheRoleThereIsAndFollowsRelays(t *testing.T) {
	d := openHarbour(t)
	p, err := d.MergePlan("e2", "e1")
	carry(t, d, p, err)
	if got, want := saidBy(d), "Kari Haugen, Mayor; Kari Haugen, Mayor; Kari Haugen, Mayor; a spokesman via Kari Haugen"; got != want {
		t.Errorf("said by %s", got)
	}
}

func TestPlaceTakenOutOfAMergeStays(t *testing.T) {
	d := openHarbour(t)
	p, err := d.MergePlan("e1", "e2")
	again := nth(t, "Haugen", 4)
	p.Places = slices.DeleteFunc(p.Places, func(at NamePlace) bool { return at.Span == again })
	carry(t, d, p, err)
	want := []string{"Bob Haugen (PER): Kari Haugen | Bob Haugen | Haugen | Bob Haugen", "Vardal (LOC): Vardal | Vardal",
		"Kari Haugen (PER, Mayor): Haugen", "Kari H. (PER): Kari H."}
	if diff := cmp.Diff(want, shownNames(d)); diff != "" {
		t.Error(diff)
	}
	if got, want := saidBy(d), "Bob Haugen; Bob Haugen; Kari Haugen, Mayor; a spokesman via Bob Haugen"; got != want {
		t.Errorf("said by %s", got)
	}
	q, _ := d.Quote("q3")
	if q.SpeakerEntity != "e1" {
		t.Errorf("q3 is %s's", q.SpeakerEntity)
	}
}

func TestQuotationTakenOutOfAMergeKeepsTheNameInWords(t *testing.T) {
	d := openHarbour(t)
	p, err := d.MergePlan("e1", "e2")
	p.Places = slices.DeleteFunc(p.Places, func(at NamePlace) bool { return at.Table == Quotes && at.Row == "q2" })
	carry(t, d, p, err)
	if q, _ := d.Quote("q2"); d.SpeakerName(q) != "Kari Haugen" || q.SpeakerEntity != "" {
		t.Errorf("q2 is said by %q, %q", d.SpeakerName(q), q.SpeakerEntity)
	}
}

func TestSplitTakesMentionsAndTheirQuotations(t *testing.T) {
	d := openHarbour(t)
	p, err := d.PartPlan([]Mention{{"e1", nth(t, "Haugen", 4)}})
	carry(t, d, p, err)
	if got := shownNames(d); !slices.Contains(got, "Haugen (PER): Haugen") || !slices.Contains(got, "Kari Haugen (PER, Mayor): Kari Haugen | Haugen") {
		t.Errorf("names %q", got)
	}
	if got, want := saidBy(d), "Kari Haugen, Mayor; Kari Haugen, Mayor; Haugen; a spokesman via Bob Haugen"; got != want {
		t.Errorf("said by %s", got)
	}
	if _, err := d.Carry(Plan{Goal: Part, Places: []NamePlace{{Table: Names, Row: "e4", Span: nth(t, "Kari H.", 1)}}}, "key"); err == nil {
		t.Error("a name was taken apart into itself")
	}
}

func TestMentionMovesToAnotherName(t *testing.T) {
	d := openHarbour(t)
	p, err := d.JoinPlan([]Mention{{"e1", nth(t, "Haugen", 4)}}, "e2")
	carry(t, d, p, err)
	if got, want := saidBy(d), "Kari Haugen, Mayor; Kari Haugen, Mayor; Bob Haugen; a spokesman via Bob Haugen"; got != want {
		t.Errorf("said by %s", got)
	}
}

func TestNotANameComesBack(t *testing.T) {
	d := openHarbour(t)
	p, err := d.DropPlan([]Mention{{"e3", nth(t, "Vardal", 2)}})
	carry(t, d, p, err)
	if got := shownNames(d); !slices.Contains(got, "– Vardal (LOC): Vardal") || !slices.Contains(got, "Vardal (LOC): Vardal") {
		t.Errorf("names %q", got)
	}
	p, err = d.DropPlan(d.MentionsOf("e3"))
	carry(t, d, p, err)
	if n, _ := d.Name("e3"); n.Status != story.Rejected {
		t.Errorf("the row is %s", n.Status)
	}
	step, err := d.Restore(Names, "e3", "key")
	keep(t, d, step, err)
	if n, _ := d.Name("e3"); n.Status != story.Unreviewed {
		t.Errorf("brought back, the row is %s", n.Status)
	}
}

func TestRetypeOfSomeMentionsParts(t *testing.T) {
	d := openHarbour(t)
	p, err := d.RetypePlan("e3", story.Organisation)
	p.Places = p.Places[1:]
	carry(t, d, p, err)
	if got := shownNames(d); !slices.Contains(got, "Vardal (ORG): Vardal") || !slices.Contains(got, "Vardal (LOC): Vardal") {
		t.Errorf("names %q", got)
	}
}

func TestSameWordsAreAllPlaces(t *testing.T) {
	d := openHarbour(t)
	got := d.SameWords(nth(t, "Vardal", 2))
	// not “vardal”, not in Vardalen; the last one is no name yet
	if diff := cmp.Diff([]Mention{{"e3", nth(t, "Vardal", 1)}, {"e3", nth(t, "Vardal", 2)}, {"", nth(t, "Vardal", 4)}}, got); diff != "" {
		t.Error(diff)
	}
	p, err := d.TypedPlan(got, story.Organisation)
	carry(t, d, p, err)
	if got := shownNames(d); !slices.Contains(got, "Vardal (ORG): Vardal | Vardal | Vardal") {
		t.Errorf("names %q", got)
	}
}

func TestPlansRefuseWhatCannotBe(t *testing.T) {
	d := openHarbour(t)
	step, err := d.Reject(Names, "e4", "", "key")
	keep(t, d, step, err)
	for name, act := range map[string]func() (Plan, error){
		"with itself":   func() (Plan, error) { return d.MergePlan("e1", "e1") },
		"with rejected": func() (Plan, error) { return d.MergePlan("e1", "e4") },
		"unknown":       func() (Plan, error) { return d.MergePlan("e1", "e9") },
		"unknown from":  func() (Plan, error) { return d.MergePlan("e9", "e1") },
		"rejected":      func() (Plan, error) { return d.MergePlan("e4", "e1") },
		"rejected part": func() (Plan, error) { return d.PartPlan(d.MentionsOf("e4")) },
		"of nothing":    func() (Plan, error) { return d.PartPlan(nil) },
		"no type":       func() (Plan, error) { return d.RetypePlan("e1", "XXX") },
	} {
		if p, err := act(); err == nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if _, err := d.Carry(Plan{Goal: Join, Into: "e1"}, "key"); err == nil {
		t.Error("a plan without places was carried out")
	}
}
