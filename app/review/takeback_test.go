package review

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// bare is the state without statuses, which depend on whatever else was done to a row.
func bare(t testing.TB, d *Document) string {
	t.Helper()
	c := d.clone()
	for i := range c.quotes {
		q := &c.quotes[i]
		q.Status, q.Reason, q.Was, q.Look = "", "", "", ""
	}
	for i := range c.names {
		n := &c.names[i]
		n.Status, n.Reason, n.Was, n.Look = "", "", "", ""
	}
	for i := range c.checks {
		c.checks[i].Status = ""
	}
	b, err := json.MarshalIndent(rows{c.Text, c.Furniture, c.quotes, c.names, c.checks, shelf(c)}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestTakingBackAnyStep takes random steps back from under others. What is allowed must give the story as it were
// without that step, and undo must bring the step back exactly.
func TestTakingBackAnyStep(t *testing.T) {
	n := 4000
	if testing.Short() {
		n /= 10
	}
	allowed, refused, words := 0, 0, 0
	for seed := range n {
		r := rand.New(rand.NewPCG(4, uint64(seed)))
		d := open(t)
		for range 2 + r.IntN(8) {
			if step, err := randomAct(r, d); err == nil && step != nil {
				keep(t, d, step, nil)
			}
		}
		if len(d.undo) < 2 {
			continue
		}
		before := state(t, d)
		id := pick(r, d.undo[:len(d.undo)-1])
		step, err := d.TakeBack(id, nil)
		if err != nil {
			refused++
			if !strings.Contains(err.Error(), "take that back first") && !strings.Contains(err.Error(), "undo goes back to it") &&
				!strings.Contains(err.Error(), "taken back already") {
				t.Fatalf("refused with %q", err)
			}
			continue
		}
		if step == nil { // all it did has been overtaken
			continue
		}
		allowed++
		if lead(step).What == Text {
			words++
		}
		keep(t, d, step, nil)
		if !slices.ContainsFunc(d.Journal(), func(c Correction) bool { return c.What == Text }) {
			without, line := open(t), d.lineage()
			if err := without.Apply(slices.DeleteFunc(slices.Clone(d.Journal()), func(c Correction) bool {
				_, takes := line.target(c.Step)
				return takes || line.isCancelled(c.Step)
			})); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(bare(t, without), bare(t, d)); diff != "" {
				t.Fatalf("seed %d: not the story without the step (-without +taken back):\n%s", seed, diff)
			}
		}
		again, err := Open("s1", "Title", text, findings(t), d.Journal())
		if err != nil || state(t, again) != state(t, d) {
			t.Fatalf("replay differs: %v", err)
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Fatalf("seed %d: undo of it:\n%s", seed, diff)
		}
		keep(t, d, d.Redo(), nil)
		if state(t, d) != state(t, again) {
			t.Fatal("redo of it gave another story")
		}
	}
	t.Logf("%d taken back (%d of words), %d refused", allowed, words, refused)
	if words < n/50 || refused < n/50 {
		t.Error("the test has seen one side only")
	}
}

// did keeps a step and returns its id.
func did(t testing.TB, d *Document, step []Correction, err error) string {
	t.Helper()
	keep(t, d, step, err)
	return step[0].Step
}

func TestTakeBackSaysWhyNot(t *testing.T) {
	for name, c := range map[string]struct {
		first, then func(*Document) ([]Correction, error)
		want        string // of the error; "" when it can be taken back
	}{
		"another field": {
			func(d *Document) ([]Correction, error) { return d.SetKind("q1", story.Mixed, "key") },
			func(d *Document) ([]Correction, error) { return d.SetRole("q1", "chair", "key") }, ""},
		"the same field": {
			func(d *Document) ([]Correction, error) { return d.SetKind("q1", story.Mixed, "key") },
			func(d *Document) ([]Correction, error) { return d.SetKind("q1", story.Indirect, "key") },
			"“kind: mixed, was direct” cannot be taken back: “kind: indirect, was mixed” by Ada at "},
		"a decision on a decision": {
			func(d *Document) ([]Correction, error) { return d.Confirm(Quotes, "q1", "key") },
			func(d *Document) ([]Correction, error) { return d.Reject(Quotes, "q1", "term", "key") }, "has changed the same since"},
		"a name that speaks": {
			func(d *Document) ([]Correction, error) {
				return d.AddName(story.Span{Start: 9, End: 12}, story.Person, "menu")
			},
			func(d *Document) ([]Correction, error) {
				q, _ := d.Quote("q1")
				return d.SetSpeaker("q1", d.Speaker(q, "met"), "cell")
			}, "refers to it"},
		"words elsewhere": {
			func(d *Document) ([]Correction, error) { return change(t, d, "wait", "go"), nil },
			func(d *Document) ([]Correction, error) { return change(t, d, "May", "early June"), nil }, "has changed a row"[:0]},
		"the same words": {
			func(d *Document) ([]Correction, error) { return change(t, d, "Monday", "Friday night"), nil },
			func(d *Document) ([]Correction, error) { return change(t, d, "night", "evening"), nil }, "next to or inside these"},
		"words under moved edges": {
			func(d *Document) ([]Correction, error) {
				return d.SetParts("q2", []story.Span{span(t, "café")}, "key")
			},
			func(d *Document) ([]Correction, error) { return change(t, d, "open 🎉", "shut"), nil }, "has changed the words it was about"},
	} {
		d := open(t)
		a, err := c.first(d)
		id := did(t, d, a, err)
		b, err := c.then(d)
		last := did(t, d, b, err)
		step, err := d.TakeBack(id, nil)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		case err == nil:
			keep(t, d, step, nil)
			if _, err := d.TakeBack(id, nil); err == nil {
				t.Errorf("%s: taken back twice", name)
			}
			if _, err := d.TakeBack(step[0].Step, nil); err != nil {
				t.Errorf("%s: taking back cannot be taken back: %v", name, err)
			}
		}
		if step, err := d.TakeBack(last, nil); err != nil || len(step) == 0 {
			t.Errorf("%s: the last step: %v", name, err)
		}
	}
	if _, err := open(t).TakeBack("nothing", nil); err == nil {
		t.Error("a step that never was is taken back")
	}
}

func TestRowWithNothingLeftCorrectedIsAsBefore(t *testing.T) {
	d := open(t)
	step, err := d.Confirm(Quotes, "q1", "key")
	keep(t, d, step, err)
	step, err = d.SetKind("q1", story.Mixed, "key")
	a := did(t, d, step, err)
	step, err = d.SetCue("q1", nil, "key")
	b := did(t, d, step, err)
	step, err = d.SetNote("q2", "call her", "cell")
	keep(t, d, step, err)
	for i, id := range []string{a, b} {
		step, err := d.TakeBack(id, nil)
		keep(t, d, step, err)
		if q, _ := d.Quote("q1"); q.Status != []story.Status{story.Corrected, story.Confirmed}[i] {
			t.Errorf("after %d are taken back the row is %s", i+1, q.Status)
		}
	}
}

func TestWordsTakenBackGiveTheRowsBack(t *testing.T) {
	d := open(t)
	step, err := d.Confirm(Quotes, "q1", "key")
	keep(t, d, step, err)
	id := did(t, d, change(t, d, "“We will wait,” she said. “The survey decides.”", "Nobody spoke."), nil)
	keep(t, d, change(t, d, "Ada Hale met", "On the quay Ada Hale met"), nil)
	step, err = d.TakeBack(id, nil)
	keep(t, d, step, err)
	q, _ := d.Quote("q1")
	if q.Gone || q.Status != story.Confirmed || wording(d.Text, q.Parts) != "“We will wait,” … “The survey decides.”" || wording(d.Text, q.Speaker) != "she" {
		t.Errorf("%+v", q)
	}
}

func TestHistoryInPlainWords(t *testing.T) {
	d := open(t)
	q, _ := d.Quote("q1")
	step, err := d.SetSpeaker("q1", d.Speaker(q, "Ada Hale"), "cell")
	first := did(t, d, step, err)
	d.Who = "Ben"
	step, err = d.Confirm(Quotes, "q2", "key")
	keep(t, d, step, err)
	keep(t, d, change(t, d, "wait", "go"), nil)
	keep(t, d, d.Undo(), nil)
	keep(t, d, d.Redo(), nil)
	step, err = d.SetNote("q2", "call", "cell")
	keep(t, d, step, err)
	step, err = d.AddName(span(t, "Monday"), story.Date, "menu")
	keep(t, d, step, err)

	var got []string
	for _, e := range d.History(HistoryFilter{}) {
		stands := "·"
		if e.Stands {
			stands = "+"
		}
		got = append(got, stands+" "+e.Who+" "+string(e.Kind)+": "+e.Words)
	}
	want := []string{
		"+ Ben rows: adding a name – Monday",
		"+ Ben notes: note: call, was none – “the café would open 🎉 in May”",
		"· Ben undo: brought back: text: “wait” is now “go”",
		"· Ben undo: taken back: text: “wait” is now “go”",
		"+ Ben text: text: “wait” is now “go”",
		"+ Ben decisions: confirming a quotation – “the café would open 🎉 in May”",
		"+ Ada changes: speaker: Ada Hale, was Ben Ruiz – “We will go,” … “The survey decides.”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for f, want := range map[HistoryFilter]int{{Who: "Ada"}: 1, {Kind: EntryUndo}: 2, {Row: Ref{Quotes, "q1"}}: 4, {Who: "Ben", Row: Ref{Quotes, "q2"}}: 2} {
		if n := len(d.History(f)); n != want {
			t.Errorf("%+v: %d entries, want %d", f, n, want)
		}
	}
	if diff := cmp.Diff([]string{"Ada", "Ben"}, d.Authors()); diff != "" {
		t.Error(diff)
	}
	if got := d.Suggested("q1"); got != "suggested Ben Ruiz, 0.60" {
		t.Error(got)
	}
	if _, err := d.TakeBack(first, nil); err == nil {
		t.Error("a row whose words were changed since is given back")
	}
}
