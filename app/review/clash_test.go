package review

import (
	"strings"
	"testing"

	"quotedesk/app/story"
)

// twoWindows lets two people act on one story; mine is refused, as theirs is stored.
func twoWindows(t testing.TB, mine, theirs func(*Document) ([]Correction, error)) (d *Document, my, their []Correction) {
	t.Helper()
	d, other := open(t), open(t)
	n := 0
	other.NewID = func() string { n++; return "theirs" + strings.Repeat("x", n) }
	other.Who = "Ben"
	my, err := mine(d)
	if err != nil {
		t.Fatal(err)
	}
	step, err := theirs(other)
	keep(t, other, step, err)
	return d, my, other.Journal()
}

func edit(was, is string) func(*Document) ([]Correction, error) {
	return func(d *Document) ([]Correction, error) {
		i := strings.Index(d.Text, was)
		return d.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + len(was)}, Text: is}}, "key", nil)
	}
}

// put puts words in before others.
func put(words, before string) func(*Document) ([]Correction, error) {
	return func(d *Document) ([]Correction, error) {
		i := strings.Index(d.Text, before)
		return d.EditText([]story.Edit{{Span: story.Span{Start: i, End: i}, Text: words}}, "key", nil)
	}
}

func TestBothVersionsAreShown(t *testing.T) {
	type act = func(*Document) ([]Correction, error)
	speaker := func(name string) act {
		return func(d *Document) ([]Correction, error) { return d.SetSpeaker("q1", Speaker{Name: name}, "cell") }
	}
	kind := func(d *Document) ([]Correction, error) { return d.SetKind("q1", story.Mixed, "key") }
	for name, c := range map[string]struct {
		mine, theirs   act
		was, my, their string // of the one clash; all empty when there is none
		again          bool   // the step can be proposed anew
	}{
		"two speakers":     {speaker("Ada Hale"), speaker("the board"), "Ben Ruiz", "Ada Hale", "the board", true},
		"the same speaker": {speaker("Ada Hale"), speaker("Ada Hale"), "", "", "", true},
		"two fields":       {speaker("Ada Hale"), kind, "", "", "", true},
		"decisions": {
			func(d *Document) ([]Correction, error) { return d.Confirm(Quotes, "q1", "key") },
			func(d *Document) ([]Correction, error) { return d.Reject(Quotes, "q1", "a title", "key") },
			"unreviewed", "confirmed", "rejected", true},
		"edges and a word before": {
			func(d *Document) ([]Correction, error) {
				return d.SetParts("q2", []story.Span{{Start: strings.Index(d.Text, "café"), End: strings.Index(d.Text, " in May")}}, "key")
			}, edit("Monday", "Sunday night"), "", "", "", true},
		"words of one paragraph": {edit("wait", "go"), edit("decides", "rules"),
			"“We will wait,” she said. “The survey decides.”", "“We will go,” she said. “The survey decides.”", "“We will wait,” she said. “The survey rules.”", true},
		"the same word": {edit("wait", "go"), edit("wait", "stay"),
			"“We will wait,” she said. “The survey decides.”", "“We will go,” she said. “The survey decides.”", "“We will stay,” she said. “The survey decides.”", false},
		"put in at one place": {put("Mine ", "“We will"), put("Theirs ", "“We will"),
			"“We will wait,” she said. “The survey decides.”", "Mine “We will wait,” she said. “The survey decides.”", "Theirs “We will wait,” she said. “The survey decides.”", false},
		"put in at the end, and a word": {put(" So it is.", "\n\nRuiz"), edit("decides", "rules"),
			"“We will wait,” she said. “The survey decides.”", "“We will wait,” she said. “The survey decides.” So it is.", "“We will wait,” she said. “The survey rules.”", true},
		"words of two paragraphs": {edit("wait", "go"), edit("Monday", "Sunday night"), "", "", "", true},
		"a row whose words went":  {speaker("Ada Hale"), edit("“We will wait,” she said. “The survey decides.”", "Nothing."), "", "", "", false},
	} {
		d, mine, theirs := twoWindows(t, c.mine, c.theirs)
		clashes, err := d.Clashes(mine, theirs)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch {
		case c.was == "" && len(clashes) > 0:
			t.Errorf("%s: %+v", name, clashes)
		case c.was != "" && (len(clashes) != 1 || clashes[0].Was != c.was || clashes[0].Mine != c.my || clashes[0].Theirs != c.their):
			t.Errorf("%s: %+v", name, clashes)
		}
		if err := d.Apply(theirs); err != nil {
			t.Fatal(err)
		}
		step, err := d.Again(mine, theirs, nil)
		if (err == nil) != c.again {
			t.Errorf("%s: again: %v", name, err)
			continue
		}
		if err != nil && len(clashes) == 1 && clashes[0].What == Text {
			step, err = d.EditParagraph(clashes[0].Place, clashes[0].Mine, "key", nil)
			if err != nil {
				t.Fatal(err)
			}
		}
		before := state(t, d)
		if len(step) == 0 {
			continue
		}
		keep(t, d, step, nil)
		if c.my != "" && !strings.Contains(state(t, d), c.my[:4]) {
			t.Errorf("%s: mine is not there", name)
		}
		keep(t, d, d.Undo(), nil)
		if state(t, d) != before {
			t.Errorf("%s: undo does not give theirs back", name)
		}
	}
}

func TestUndoIsNotForcedOverOthers(t *testing.T) {
	d := open(t)
	step, err := d.SetKind("q1", story.Mixed, "key")
	keep(t, d, step, err)
	if _, err := d.Again(d.Undo(), nil, nil); err == nil {
		t.Error("an undo was made again on another story")
	}
}
