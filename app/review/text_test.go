package review

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// change is an edit of words that stand once in the text.
func change(t testing.TB, d *Document, was, is string) []Correction {
	t.Helper()
	i := strings.Index(d.Text, was)
	if i < 0 {
		t.Fatalf("%q is not in the text", was)
	}
	step, err := d.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + len(was)}, Text: is}}, "key", nil)
	if err != nil {
		t.Fatal(err)
	}
	return step
}

func TestTouchedRowsNeedALook(t *testing.T) {
	for name, c := range map[string]struct {
		was, is    string
		look, kept string // of q1: “We will wait,” … “The survey decides.”
		status     story.Status
	}{
		"a word of it":          {"wait", "go", "the words changed: “wait” is now “go”", "“We will wait,” … “The survey decides.”", story.NeedsLook},
		"its first word":        {"We", "They", "the words changed: “We” is now “They”", "“We will wait,” … “The survey decides.”", story.NeedsLook},
		"a word put in":         {"will ", "will not ", "the words changed: “will ” is now “will not ”", "“We will wait,” … “The survey decides.”", story.NeedsLook},
		"one part of two":       {" “The survey decides.”", "", "the words changed: “ “The survey decides.”” was taken out", "“We will wait,” … “The survey decides.”", story.NeedsLook},
		"its speaker":           {"she", "he", "the speaker’s words changed: “she” is now “he”", "“We will wait,” … “The survey decides.”", story.NeedsLook},
		"words before":          {"Ada Hale met", "Ada Hale had met", "", "", story.Confirmed},
		"words after":           {"café", "tea room 🎉", "", "", story.Confirmed},
		"a line at its edge":    {"Monday.\n\n", "Monday.\r\n\r\n", "", "", story.Confirmed},
		"right before its edge": {"Monday.\n\n", "Monday.\n\nThen: ", "", "", story.Confirmed},
	} {
		d := open(t)
		step, err := d.Confirm(Quotes, "q1", "key")
		keep(t, d, step, err)
		before := state(t, d)
		keep(t, d, change(t, d, c.was, c.is), nil)
		q, _ := d.Quote("q1")
		if q.Status != c.status || q.Look != c.look || q.Was != c.kept {
			t.Errorf("%s: %s, look %q, was %q", name, q.Status, q.Look, q.Was)
		}
		for _, p := range q.Parts {
			if w := p.In(d.Text); !strings.HasPrefix(w, "“") && !strings.HasPrefix(w, "They") || !strings.HasSuffix(w, "”") {
				t.Errorf("%s: the part is %q", name, w)
			}
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", name, diff)
		}
	}
}

func TestParagraphIsEditedWordByWord(t *testing.T) {
	for name, c := range map[string]struct {
		was, is, look string
		status        story.Status
	}{
		"its cue":             {"she said.", "she told us.", "the cue changed: “said” is now “told us”", story.NeedsLook},
		"words between parts": {"she said. “", "she said. Then she said. “", "", story.Confirmed},
		"words at both sides": {"“We will wait,” she said.", "Hale: “We will wait,” she said, twice.", "", story.Confirmed},
	} {
		d := open(t)
		step, err := d.Confirm(Quotes, "q1", "key")
		keep(t, d, step, err)
		p := story.Paragraphs(d.Text)[1]
		step, err = d.EditParagraph(p, strings.Replace(p.In(d.Text), c.was, c.is, 1), "cell", nil)
		keep(t, d, step, err)
		if q, _ := d.Quote("q1"); q.Status != c.status || q.Look != c.look {
			t.Errorf("%s: %s, %q", name, q.Status, q.Look)
		}
	}
}

func TestALookEndsWithADecision(t *testing.T) {
	for name, act := range map[string]func(*Document) ([]Correction, error){
		"confirmed": func(d *Document) ([]Correction, error) { return d.Confirm(Quotes, "q1", "key") },
		"rejected":  func(d *Document) ([]Correction, error) { return d.Reject(Quotes, "q1", "term", "key") },
		"corrected": func(d *Document) ([]Correction, error) { return d.SetKind("q1", story.Mixed, "key") },
	} {
		d := open(t)
		keep(t, d, change(t, d, "wait", "go"), nil)
		before := state(t, d)
		step, err := act(d)
		keep(t, d, step, err)
		if q, _ := d.Quote("q1"); q.Was != "" || q.Look != "" || q.Status.Open() {
			t.Errorf("%s: %s, %q, %q", name, q.Status, q.Was, q.Look)
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", name, diff)
		}
	}
}

func TestDeletedQuotationLeavesATombstone(t *testing.T) {
	d := open(t)
	step, err := d.Confirm(Quotes, "q1", "key")
	keep(t, d, step, err)
	before := state(t, d)
	p := story.Paragraphs(d.Text)[1]
	step, err = d.EditText([]story.Edit{{Span: p}}, "key", nil)
	keep(t, d, step, err)
	q, ok := d.Quote("q1")
	if !ok || !q.Gone || q.Status != story.Rejected || q.Was != "“We will wait,” … “The survey decides.”" || q.Span() != (story.Span{Start: p.Start, End: p.Start}) {
		t.Fatalf("%t %+v", ok, q)
	}
	if n := len(d.Findings().Quotes); n != 1 {
		t.Errorf("%d quotations go out", n)
	}
	if _, err := d.Restore(Quotes, "q1", "key"); err == nil {
		t.Error("a row without words was restored")
	}
	if _, err := d.SetKind("q1", story.Mixed, "key"); err == nil {
		t.Error("a row without words was corrected")
	}
	keep(t, d, change(t, d, "Ada", "Dr Ada"), nil) // the place goes on moving
	if q, _ := d.Quote("q1"); q.Span().Start != p.Start+len("Dr ") {
		t.Errorf("the place is %v", q.Span())
	}
	keep(t, d, d.Undo(), nil)
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(before, state(t, d)); diff != "" {
		t.Errorf("undo:\n%s", diff)
	}
}

func TestNamesFollowTheText(t *testing.T) {
	d := open(t)
	keep(t, d, change(t, d, "Ben Ruiz", "Ben Ruíz"), nil)
	if n, _ := d.Name("e2"); n.Status != story.NeedsLook || n.Was != "Ben Ruiz" || n.Mentions[0].In(d.Text) != "Ben Ruíz" || n.Name != "Ben Ruiz" {
		t.Errorf("%+v", n)
	}
	if n, _ := d.Name("e1"); n.Status != story.Unreviewed || n.Mentions[0].In(d.Text) != "Ada Hale" {
		t.Errorf("%+v", n)
	}
	keep(t, d, change(t, d, "Ada Hale met ", ""), nil)
	if n, _ := d.Name("e1"); !n.Gone || n.Status != story.Rejected || n.Was != "Ada Hale" {
		t.Errorf("%+v", n)
	}
}

func TestGluedWordIsTouched(t *testing.T) {
	for put, want := range map[string]story.Status{"son": story.NeedsLook, "\u0301": story.NeedsLook, "’s": story.Unreviewed, " again": story.Unreviewed} {
		d := open(t)
		keep(t, d, change(t, d, " met Ben", put+" met Ben"), nil)
		if n, _ := d.Name("e1"); n.Status != want {
			t.Errorf("%q at the end of a name: %s", put, n.Status)
		}
	}
}

func TestSafeFixKeepsDecisions(t *testing.T) {
	f := findings(t)
	at := span(t, "wait")
	f.Checks = []story.Check{
		{ID: "c1", Rule: "QP09", Span: at, Safety: story.Safe, Fix: []story.Edit{{Span: story.Span{Start: at.Start - 1, End: at.Start}, Text: "\u00A0"}}},
		{ID: "c2", Rule: "X", Span: at, Safety: story.Offer, Fix: []story.Edit{{Span: at, Text: "go"}}},
		{ID: "c3", Rule: "Y", Span: at, Safety: story.Warn},
	}
	for id, want := range map[string]story.Status{"c1": story.Confirmed, "c2": story.NeedsLook} {
		d, err := Open("s1", "Title", text, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		step, err := d.Confirm(Quotes, "q1", "key")
		keep(t, d, step, err)
		step, err = d.ApplyFixes([]string{id}, "QP09", nil)
		keep(t, d, step, err)
		if q, _ := d.Quote("q1"); q.Status != want {
			t.Errorf("after %s the quotation is %s", id, q.Status)
		}
		if _, ok := d.Check(id); ok {
			t.Errorf("%s is still there", id)
		}
		if Title(d.NextUndo()) != "a change of the text" {
			t.Errorf("called %q", Title(d.NextUndo()))
		}
		if _, err := d.ApplyFixes([]string{"c3"}, "Y", nil); err == nil {
			t.Error("an alert without a fix was applied")
		}
	}
}

func TestClosingMarkBelongsToTheQuotation(t *testing.T) {
	f := findings(t)
	part := span(t, "“We will wait,")
	f.Quotes[0].Parts, f.Quotes[0].Flags = []story.Span{part}, []string{story.FlagUnclosed}
	f.Checks = []story.Check{{ID: "c1", Rule: "QM01", Span: part, Safety: story.Offer,
		Fix: []story.Edit{{Span: story.Span{Start: part.End, End: part.End}, Text: "”"}}}}
	d, err := Open("s1", "Title", text, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	before := state(t, d)
	step, err := d.ApplyFixes([]string{"c1"}, "QM01", nil)
	keep(t, d, step, err)
	if q, _ := d.Quote("q1"); q.Parts[0].In(d.Text) != "“We will wait,”" || q.Has(story.FlagUnclosed) {
		t.Errorf("%q, flags %v", q.Parts[0].In(d.Text), q.Flags)
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(before, state(t, d)); diff != "" {
		t.Errorf("undo:\n%s", diff)
	}
}

func TestFindAndReplace(t *testing.T) {
	d := open(t)
	hits := d.Find(Search{Words: "WE"})
	var got []string
	for _, h := range hits {
		got = append(got, h.Before+"["+h.Span.In(d.Text)+"]"+h.After+"|"+h.Quote)
	}
	if diff := cmp.Diff([]string{"“[We] will wait,” she said. “The survey decid|q1"}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(d.Find(Search{Words: "ay", WholeWord: true})); n != 0 {
		t.Errorf("%d parts of words found", n)
	}
	if n := len(d.Find(Search{Words: "RUIZ", MatchCase: true})) + len(d.Find(Search{})); n != 0 {
		t.Errorf("%d hits", n)
	}
	s := Search{Words: "Ruiz"}
	var chosen []story.Span
	for _, h := range d.Find(s) {
		chosen = append(chosen, h.Span)
	}
	start := state(t, d)
	step, err := d.Replace(s, chosen, "Rue", "menu", nil)
	keep(t, d, step, err)
	if strings.Contains(d.Text, "Ruiz") || strings.Count(d.Text, "Rue") != 2 {
		t.Error(d.Text)
	}
	if _, err := d.Replace(s, chosen, "Ray", "menu", nil); err == nil {
		t.Error("words that no longer stand there were replaced")
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff(start, state(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestStepForAnotherTextIsRefused(t *testing.T) {
	d := open(t)
	step := change(t, d, "wait", "go")
	keep(t, d, change(t, d, "Ada", "Eva"), nil)
	if err := d.Apply(step); err != nil {
		t.Fatal("a change of the same length before leaves the words where they are", err)
	}
	d = open(t)
	step = change(t, d, "wait", "go")
	keep(t, d, change(t, d, "Ada", "Adam"), nil)
	before := state(t, d)
	if err := d.Apply(step); err == nil || state(t, d) != before {
		t.Errorf("error %v", err)
	}
	if _, err := Rewritten(d.Text, step); err == nil {
		t.Error("rewritten all the same")
	}
}

// TestDiffPutsBothTextsBack also holds that a comparison of a text with an edit of it is no longer than the edit.
func TestDiffPutsBothTextsBack(t *testing.T) {
	stories := corpus(t)
	for n := range 2000 {
		r := rand.New(rand.NewPCG(3, uint64(n)))
		was := stories[n%len(stories)].text
		is := was
		if n%10 == 0 {
			is = stories[(n+1)%len(stories)].text
		}
		m, err := newMoves(is, apart(is, randomEdits(r, is)))
		if err != nil {
			t.Fatal(err)
		}
		is = m.is
		var a, b strings.Builder
		for _, c := range Diff(was, is) {
			if c.Was == "" && c.Is == "" {
				t.Fatal("an empty change")
			}
			a.WriteString(c.Was)
			b.WriteString(c.Is)
		}
		if a.String() != was || b.String() != is {
			t.Fatalf("%d: the comparison does not give the texts back", n)
		}
		back, err := newMoves(was, Edits(0, was, is))
		if err != nil || back.is != is || !utf8.ValidString(back.is) {
			t.Fatalf("%d: the edits do not lead from one to the other: %v", n, err)
		}
	}
}

func TestDiffShowsWords(t *testing.T) {
	got := Diff("The mayor’s plan was shut 👩‍🚒 down.\nIt rained.\n", "The mayor’s plans were shut 👩‍🚒 down.\nIt rained.\n")
	want := []Change{{"The mayor’s ", "The mayor’s "}, {"plan", "plans"}, {" ", " "}, {"was", "were"}, {" shut 👩‍🚒 down.\nIt rained.\n", " shut 👩‍🚒 down.\nIt rained.\n"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestIgnoredAlertsStayIgnored(t *testing.T) {
	d := open(t)
	again := func(found []story.Check) Recheck {
		return func(string, story.Findings, []story.Span) Look { return Look{Found: found} }
	}
	step, err := d.Reject(Checks, "c1", "", "key")
	keep(t, d, step, err)
	edit := []story.Edit{{Span: span(t, "Monday"), Text: "Friday"}}
	step, err = d.EditText(edit, "key", again([]story.Check{{ID: "x", Rule: "QP09", Span: story.Span{Start: 0, End: 3}}, {ID: "y", Rule: "NEW", Span: story.Span{Start: 4, End: 8}}}))
	keep(t, d, step, err)
	if n := len(d.Checks()); n != 2 || d.Checks()[0].ID != "c1" || d.Checks()[0].Status != story.Rejected || d.Checks()[1].Rule != "NEW" {
		t.Errorf("%+v", d.Checks())
	}
	keep(t, d, d.CheckAgain(Look{}, "menu"), nil)
	if n := len(d.Checks()); n != 1 {
		t.Errorf("%d alerts", n)
	}
	if step := d.CheckAgain(Look{}, "menu"); step != nil {
		t.Errorf("a second look changes %v", step)
	}
}
