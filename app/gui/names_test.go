package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const council = "Pier to close\n\nOna Pell met Ivo Brandt at Leith.\n\n“The pier is tired,” Pell said. “So is Leith,” Brandt told her.\n\n" +
	"Pell left at noon. Ivo Brandt stayed. O. Pell, as she signs, wrote to Leith and to Cardiff.\n"

// readCouncil finds the names of the council story: Pell thrice, Brandt thrice, O. Pell as somebody else, Leith, Cardiff.
func readCouncil(_ context.Context, text string, by story.Decisions) (story.Findings, error) {
	all := func(words string) []story.Span {
		var out []story.Span
		for at := 0; ; {
			i := strings.Index(text[at:], words)
			if i < 0 {
				return out
			}
			out = append(out, story.Span{Start: at + i, End: at + i + len(words)})
			at += i + len(words)
		}
	}
	pell, brandt := all("Pell"), all("Brandt")
	f := story.Findings{Engine: "test", Model: "names", Entities: []story.Entity{
		{ID: "e1", Type: story.Person, Name: "Ona Pell", Mentions: append(all("Ona Pell"), pell[1:3]...)},
		{ID: "e2", Type: story.Person, Name: "Ivo Brandt", Mentions: []story.Span{all("Ivo Brandt")[0], brandt[1], all("Ivo Brandt")[1]}},
		{ID: "e3", Type: story.Place, Name: "Leith", Mentions: all("Leith")},
		{ID: "e4", Type: story.Person, Name: "O. Pell", Role: "warden", Mentions: all("O. Pell")},
		{ID: "e5", Type: story.Place, Name: "Cardiff", Mentions: all("Cardiff")},
	}, Quotes: []story.Quote{
		{ID: "q1", Kind: story.Direct, Parts: all("“The pier is tired,”"), SpeakerName: "Ona Pell", SpeakerEntity: "e1", Speaker: pell[1:2], Confidence: 0.9},
		{ID: "q2", Kind: story.Direct, Parts: all("“So is Leith,”"), SpeakerName: "Ivo Brandt", SpeakerEntity: "e2", Speaker: brandt[1:2], Confidence: 0.9},
	}}
	for i := range f.Entities {
		f.Entities[i].Mentions = slices.DeleteFunc(f.Entities[i].Mentions, func(m story.Span) bool { return slices.ContainsFunc(by.NoName, m.Overlaps) })
	}
	f.Entities = slices.DeleteFunc(f.Entities, func(e story.Entity) bool { return len(e.Mentions) == 0 })
	return f, nil
}

// withCouncil is a desk with the council story open and the names in view, Ona Pell selected.
func withCouncil(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), readCouncil)
	d.app.Clipboard().SetContent(council)
	d.Paste()
	press(t, d, alt(fyne.Key2).ShortcutName())
	d.selectPlace(place{review.Names, "e1"})
	if d.at.id != "e1" || len(d.doc.Names()) != 5 {
		t.Fatalf("at %v, %d names", d.at, len(d.doc.Names()))
	}
	return d
}

func nameList(d *Desk) string {
	var out []string
	for _, n := range d.doc.Names() {
		mark := ""
		if n.Status == story.Rejected {
			mark = "–"
		}
		out = append(out, fmt.Sprintf("%s%s %s %d", mark, n.Name, n.Type, len(n.Mentions)))
	}
	return strings.Join(out, "; ")
}

func dialogs(d *Desk) int { return len(d.win.Canvas().Overlays().List()) }

func TestMergeByKeysOnly(t *testing.T) {
	d := withCouncil(t)
	d.selectPlace(place{review.Names, "e4"})
	d.tables.focus()
	strike(d, "m")
	if dialogs(d) != 1 {
		t.Fatal("M asks nothing")
	}
	strike(d, "pel")
	key(d, fyne.KeyReturn) // Ona Pell
	if dialogs(d) != 0 {
		t.Fatal("one place is shown for asking")
	}
	if got := nameList(d); got != "Ona Pell PER 4; Ivo Brandt PER 3; Leith LOC 3; Cardiff LOC 1" {
		t.Errorf("names: %s", got)
	}
	if d.at.id != "e1" {
		t.Errorf("the eye is at %v", d.at)
	}
	if n, _ := d.doc.Name("e1"); n.Role != "warden" {
		t.Errorf("the role is %q", n.Role)
	}
	d.Undo()
	if got := nameList(d); got != "Ona Pell PER 3; Ivo Brandt PER 3; Leith LOC 3; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("after undo: %s", got)
	}
	if d.tables.current() != review.Names {
		t.Error("undo went to another table")
	}
}

func TestMergeShowsItsPlacesFirst(t *testing.T) {
	d := withCouncil(t)
	press(t, d, ctrl(fyne.KeyM).ShortcutName())
	strike(d, "ivo")
	key(d, fyne.KeyReturn)
	if dialogs(d) != 1 || len(d.doc.Journal()) != 0 {
		t.Fatal("several places were changed without asking")
	}
	key(d, fyne.KeyDown)
	key(d, fyne.KeySpace) // the second place stays
	key(d, fyne.KeyReturn)
	if got := nameList(d); got != "Ivo Brandt PER 5; Leith LOC 3; Ona Pell PER 1; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("names: %s", got)
	}
	d.Undo()
	if got := nameList(d); got != "Ona Pell PER 3; Ivo Brandt PER 3; Leith LOC 3; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("after undo: %s", got)
	}
	d.Redo()
	if d.tables.current() != review.Names {
		t.Error("redo went to another table")
	}
}

func TestEscapeAndNothingTickedChangeNothing(t *testing.T) {
	d := withCouncil(t)
	press(t, d, ctrl(fyne.KeyM).ShortcutName())
	key(d, fyne.KeyEscape)
	d.merge("e1", "e2", "drag")
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 || len(d.doc.Journal()) != 0 {
		t.Fatal("Escape does not give up")
	}
	d.merge("e4", "e1", "drag")
	d.Undo()
	d.selectPlace(place{review.Names, "e3"})
	d.Reject("key")
	for range 3 {
		key(d, fyne.KeySpace)
		key(d, fyne.KeyDown)
	}
	key(d, fyne.KeyReturn)
	if dialogs(d) != 1 || strings.Contains(nameList(d), "–") {
		t.Errorf("nothing was ticked: %s", nameList(d))
	}
}

func TestDroppedRowMerges(t *testing.T) {
	d := withCouncil(t)
	g := d.tables.grids[review.Names]
	g.OnDragging("e4", "e1")
	if !strings.Contains(d.status.words.Text, "O. Pell into Ona Pell") {
		t.Errorf("the drag says %q", d.status.words.Text)
	}
	g.OnDrop("e4", "e1")
	if strings.Contains(nameList(d), "O. Pell") {
		t.Errorf("names: %s", nameList(d))
	}
}

func TestMentionIsTakenApartMovedAndDropped(t *testing.T) {
	d := withCouncil(t)
	press(t, d, ctrl(fyne.KeyG).ShortcutName())
	press(t, d, ctrl(fyne.KeyG).ShortcutName()) // “Pell left”
	press(t, d, ctrl(fyne.KeyT).ShortcutName())
	if dialogs(d) != 1 {
		t.Fatal("nothing asks which mentions")
	}
	key(d, fyne.KeyReturn)
	if got := nameList(d); got != "Ona Pell PER 2; Ivo Brandt PER 3; Leith LOC 3; Pell PER 1; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("taken apart: %s", got)
	}
	d.Undo()
	d.lookAt(d.doc.Names()[0].Mentions[1]) // the speaker of the first quotation
	press(t, d, ctrlShift(fyne.KeyT).ShortcutName())
	strike(d, "brandt")
	key(d, fyne.KeyReturn)
	if dialogs(d) != 1 {
		t.Fatal("the quotation that goes with the mention is not shown")
	}
	key(d, fyne.KeyReturn)
	if got := speakers(d); got[0] != "Ivo Brandt" {
		t.Errorf("speakers %v", got)
	}
	d.Undo()
	d.selectPlace(place{review.Names, "e1"})
	d.lookAt(d.doc.Names()[0].Mentions[2])
	press(t, d, ctrlShift(fyne.KeyN).ShortcutName())
	if got := nameList(d); got != "Ona Pell PER 2; Ivo Brandt PER 3; Leith LOC 3; –Pell PER 1; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("not a name: %s", got)
	}
	if d.at.id != "e1" {
		t.Errorf("the eye is at %v", d.at)
	}
}

func TestAllOfTheseInOneStep(t *testing.T) {
	d := withCouncil(t)
	d.selectPlace(place{review.Names, "e3"})
	press(t, d, ctrlShift(fyne.KeyA).ShortcutName())
	strike(d, "organ")
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	if n, _ := d.doc.Name("e3"); n.Type != story.Organisation || n.Status != story.Corrected {
		t.Errorf("names: %s", nameList(d))
	}
	press(t, d, ctrlShift(fyne.KeyA).ShortcutName())
	strike(d, "not a")
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	if n, _ := d.doc.Name("e3"); n.Status != story.Rejected {
		t.Errorf("names: %s", nameList(d))
	}
	d.Undo()
	d.Undo()
	if n, _ := d.doc.Name("e3"); n.Type != story.Place || n.Status != story.Unreviewed || d.doc.CanUndo() {
		t.Errorf("after two undos: %s", nameList(d))
	}
}

func TestCellsOfTheNamesTable(t *testing.T) {
	d := withCouncil(t)
	g := d.tables.grids[review.Names]
	press(t, d, ctrlShift(fyne.KeyD).ShortcutName())
	strike(d, "mayor") // m is no command here
	key(d, fyne.KeyReturn)
	press(t, d, ctrl(fyne.KeyD).ShortcutName())
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Ona Pell-Orr")
	key(d, fyne.KeyReturn)
	if n, _ := d.doc.Name("e1"); n.Role != "mayor" || n.Name != "Ona Pell-Orr" || speakers(d)[0] != "Ona Pell-Orr" {
		t.Errorf("row %+v", n)
	}
	if err := g.OnEdit("e1", "type", "organisation"); err != nil {
		t.Fatal(err)
	}
	if n, _ := d.doc.Name("e1"); dialogs(d) != 1 || n.Type != story.Person {
		t.Fatal("three places were retyped without asking")
	}
	key(d, fyne.KeyReturn)
	if n, _ := d.doc.Name("e1"); n.Type != story.Organisation {
		t.Errorf("names: %s", nameList(d))
	}
	if err := g.OnEdit("e4", "type", "organisation"); err != nil {
		t.Fatal(err)
	}
	if n, _ := d.doc.Name("e4"); dialogs(d) != 0 || n.Type != story.Organisation {
		t.Error("one place was asked about")
	}
	if err := g.OnEdit("e1", "type", "boat"); err == nil {
		t.Error("a type that is none was taken")
	}
}

func TestCountStepsThroughTheMentions(t *testing.T) {
	d := withCouncil(t)
	n, _ := d.doc.Name("e1")
	g := d.tables.grids[review.Names]
	var seen []story.Span
	seen = append(seen, d.mention)
	for range 3 {
		g.OnClick("e1", "mentions", 0)
		seen = append(seen, d.mention)
	}
	if want := append(slices.Clone(n.Mentions), n.Mentions[0]); !slices.Equal(seen, want) {
		t.Errorf("seen %v, want %v", seen, want)
	}
	g.OnClick("e1", "mentions", fyne.KeyModifierShift)
	if d.mention != n.Mentions[2] {
		t.Errorf("backwards goes to %v", d.mention)
	}
	g.SelectColumn("mentions")
	d.tables.focus()
	key(d, fyne.KeyReturn)
	if d.mention != n.Mentions[0] {
		t.Errorf("Enter goes to %v", d.mention)
	}
	if !strings.Contains(d.status.words.Text, "mention 1 of 3") {
		t.Errorf("said %q", d.status.words.Text)
	}
	d.story.view.OnTapped([]string{place{review.Names, "e1"}.String()}, n.Mentions[1].Start+1)
	if d.mention != n.Mentions[1] {
		t.Errorf("a click in the story looks at %v", d.mention)
	}
	d.selectPlace(place{review.Quotes, "q1"})
	if !d.mention.Empty() {
		t.Error("a mention is looked at while a quotation is selected")
	}
}

func TestActsOnNamesSayWhatToDoFirst(t *testing.T) {
	d := withCouncil(t)
	d.selectPlace(place{review.Quotes, "q1"})
	for what, act := range map[string]func(){
		"merge": func() { d.MergeName("key") }, "split": func() { d.SplitName("key") }, "move": func() { d.MoveMention("key") },
		"not a name": func() { d.NotAName("key") }, "all of these": func() { d.AllOfThese("key") }, "step": func() { d.StepMention(false) },
	} {
		d.status.say("")
		act()
		if dialogs(d) != 0 || !strings.Contains(d.status.words.Text, "name") {
			t.Errorf("%s says %q", what, d.status.words.Text)
		}
	}
	empty := newDesk(t, t.TempDir(), nil)
	for what, act := range map[string]func(){
		"merge": func() { empty.MergeName("key") }, "all of these": func() { empty.AllOfThese("key") }, "again": empty.ReadAgain, "colour": empty.ColourByPerson,
	} {
		empty.status.say("")
		if act(); empty.status.words.Text == "" {
			t.Errorf("without a story %s says nothing", what)
		}
	}
}

func TestMarkingAskedWhereWordsStandMoreThanOnce(t *testing.T) {
	d := withCouncil(t)
	i := strings.Index(council, "pier")
	d.story.view.Select(i, i+len("pier"))
	press(t, d, ctrl(fyne.KeyL).ShortcutName())
	if dialogs(d) != 0 {
		t.Error("one place was asked about")
	}
	d.Undo()
	i = strings.Index(council, " is ") + 1
	d.story.view.Select(i, i+len("is"))
	press(t, d, ctrl(fyne.KeyL).ShortcutName())
	if dialogs(d) != 1 {
		t.Fatal("two places were not asked about")
	}
	key(d, fyne.KeyReturn)
	if !strings.Contains(nameList(d), "is LOC 2") {
		t.Errorf("names: %s", nameList(d))
	}
}

func TestContextStandsOnOneLine(t *testing.T) {
	text := "First line.\n" + strings.Repeat("long words ", 20) + "HERE " + strings.Repeat("more é words ", 20) + "\nLast."
	i := strings.Index(text, "HERE")
	s := story.Span{Start: i, End: i + 4}
	b, a := before(text, s), after(text, s)
	if !strings.HasPrefix(b, "… ") || !strings.HasSuffix(b, "long words") || strings.Contains(b, "First") {
		t.Errorf("before: %q", b)
	}
	if !strings.HasSuffix(a, "…") || strings.Contains(a, "Last") || len([]rune(a)) > contextLength+1 {
		t.Errorf("after: %q", a)
	}
}
