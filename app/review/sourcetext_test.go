package review

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func someSource() SourceText {
	return SourceText{Title: "tape 2.srt", Kind: "srt", Text: "1\n00:00:01,000 --> 00:00:02,000\nIn May.\n", Words: 2, Passages: 1,
		Labels: []string{"HALE"}, Timed: true, From: 1000, To: 2000}
}

// TestASourceTextIsKeptOnceAndGoesWithUndo: the text stands in the journal, so that it is there without its file.
func TestASourceTextIsKeptOnceAndGoesWithUndo(t *testing.T) {
	d := open(t)
	d.Who = "Cy"
	step, err := d.AddSourceText(someSource(), "key")
	keep(t, d, step, err)
	all := d.SourceTexts()
	if len(all) != 1 || all[0].Text != someSource().Text || len(all[0].Sum) != 64 || all[0].By != "Cy" || all[0].Labels[0] != "HALE" {
		t.Fatalf("%+v", all)
	}
	if again, err := d.AddSourceText(SourceText{Title: "the same pasted", Text: someSource().Text}, "key"); err != nil || again != nil {
		t.Errorf("the same text twice: %+v, %v", again, err)
	}
	other := someSource()
	other.Text, other.Title = other.Text+"\n", "tape 3.srt"
	step, err = d.AddSourceText(other, "key")
	keep(t, d, step, err)
	then := open(t)
	if err := then.Apply(d.Journal()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.SourceTexts(), then.SourceTexts()); diff != "" {
		t.Errorf("from the journal (-live +again):\n%s", diff)
	}
	keep(t, d, d.Undo(), nil)
	if n := len(d.SourceTexts()); n != 1 {
		t.Errorf("%d sources after undo", n)
	}
	keep(t, d, d.Redo(), nil)
	step, err = d.RemoveSourceText(all[0].ID, "key")
	keep(t, d, step, err)
	if left := d.SourceTexts(); len(left) != 1 || left[0].Title != "tape 3.srt" {
		t.Errorf("left are %+v", left)
	}
	step, err = d.TakeBack(step[0].Step, nil)
	keep(t, d, step, err)
	if _, ok := d.SourceText(all[0].ID); !ok {
		t.Error("taking the removal back does not bring it back")
	}
	if words := d.History(HistoryFilter{Kind: EntryChecking})[0].Words; words != "taking a source off the story: tape 2.srt" {
		t.Errorf("the history says %q", words)
	}
}

func TestWhatIsNoSourceIsRefused(t *testing.T) {
	d := open(t)
	for name, s := range map[string]SourceText{
		"nothing": {Title: "a"}, "white space": {Title: "a", Text: " \n"}, "no title": {Text: "a"}, "no UTF-8": {Title: "a", Text: "\xff"},
		"too long": {Title: "a", Text: strings.Repeat("a", MostSourceBytes+1)}, "a file without a sum": {Title: "a", Text: "a", File: File{Path: "x"}},
	} {
		if step, err := d.AddSourceText(s, "key"); err == nil || step != nil {
			t.Errorf("%s is kept", name)
		}
	}
}

// TestTheSignatureCoversTheSourceOfEvidence: the text that a passage was taken from is part of what is signed; a source
// that is only read beside the story is not.
func TestTheSignatureCoversTheSourceOfEvidence(t *testing.T) {
	d := open(t)
	e := exhibitsOfAllKinds()[0]
	e.Source = strings.Repeat("ab", 32)
	step, err := d.AddExhibit("q2", e, "key")
	keep(t, d, step, err)
	step, err = d.Sign("menu")
	keep(t, d, step, err)
	step, err = d.AddSourceText(someSource(), "key")
	keep(t, d, step, err)
	if since, _ := d.SinceSigned(); !since.Same {
		t.Errorf("a source that nothing was taken from: %s", since)
	}
	e.Source = strings.Repeat("ac", 32)
	step, err = d.ChangeExhibit(d.Exhibits()[0].ID, e, "key")
	keep(t, d, step, err)
	if since, _ := d.SinceSigned(); since.Same || len(since.Changed) != 1 {
		t.Errorf("another source: %s", since)
	}
}

// TestARecordingMayBeATapeThatIsNotAtHand: what its transcript says is evidence without the sound file.
func TestARecordingMayBeATapeThatIsNotAtHand(t *testing.T) {
	e := Exhibit{Kind: ExhibitRecording, Recording: &Recording{Reference: "pasted transcript", From: 1000, To: 2000, Passage: "In May."}}
	if err := e.valid(); err != nil || len(e.Files()) != 0 || e.Title() != "recording pasted transcript 00:00:01.0" {
		t.Errorf("%v, %d files, %q", err, len(e.Files()), e.Title())
	}
	e.Recording.Reference = " "
	if e.valid() == nil {
		t.Error("neither a file nor where it can be found")
	}
}

// TestTwoWindowsAddASource: the same text stands there once, two others side by side.
func TestTwoWindowsAddASource(t *testing.T) {
	add := func(text string) func(*Document) ([]Correction, error) {
		return func(d *Document) ([]Correction, error) {
			return d.AddSourceText(SourceText{Title: "tape", Text: text}, "key")
		}
	}
	for want, text := range map[int]string{1: "In May.", 2: "In June."} {
		d, mine, theirs := twoWindows(t, add("In May."), add(text))
		if clashes, err := d.Clashes(mine, theirs); err != nil || len(clashes) != 0 {
			t.Errorf("%s: %+v, %v", text, clashes, err)
		}
		if err := d.Apply(theirs); err != nil {
			t.Fatal(err)
		}
		step, err := d.Again(mine, theirs, nil)
		keep(t, d, step, err)
		if n := len(d.SourceTexts()); n != want {
			t.Errorf("%s: %d sources", text, n)
		}
	}
}
