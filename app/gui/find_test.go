package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

const piers = "Pier to close\n\nThe pier is old. “The pier is tired,” Ona Pell said.\n\nThe piers stay. The pier goes.\n"

func withPiers(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent(piers)
	d.Paste()
	return d
}

func ticks(f *finder) string {
	var out []string
	for i := range f.hits {
		out = append(out, f.Cell(i, "tick").Text)
	}
	return strings.Join(out, " ")
}

func TestFindTicksWhatAgreesAndReplacesAsOneStep(t *testing.T) {
	d := withPiers(t)
	press(t, d, ctrl(fyne.KeyF).ShortcutName())
	strike(d, "pier")
	f := d.story.find
	if got := ticks(f); got != "stays yes said stays yes" {
		t.Fatalf("ticks %q", got)
	}
	if !strings.Contains(f.hint.Text, "quotation marks") {
		t.Errorf("the line says %q", f.hint.Text)
	}
	press(t, d, ctrl(fyne.KeyH).ShortcutName())
	strike(d, "jetty")
	press(t, d, ctrlEnter)
	want := "Pier to close\n\nThe jetty is old. “The pier is tired,” Ona Pell said.\n\nThe piers stay. The jetty goes.\n"
	if d.doc.Text != want {
		t.Fatalf("the story says %q", d.doc.Text)
	}
	if got := ticks(f); got != "stays said stays" {
		t.Errorf("afterwards %q", got)
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName()) // the field has the keyboard: its own undo
	key(d, fyne.KeyEscape)
	if f.box.Visible() {
		t.Fatal("Escape does not close the panel")
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if d.doc.Text != piers {
		t.Errorf("after undo %q", d.doc.Text)
	}
}

func TestFindStepsThroughTheStory(t *testing.T) {
	d := withPiers(t)
	press(t, d, ctrl(fyne.KeyF).ShortcutName())
	strike(d, "The pier")
	var got []int
	for range 4 {
		key(d, fyne.KeyReturn)
		start, _ := d.story.view.Selection()
		got = append(got, start)
	}
	key(d, fyne.KeyUp)
	start, _ := d.story.view.Selection()
	if last := strings.LastIndex(piers, "The pier"); len(d.story.find.hits) != 4 || got[0] != 15 || got[3] != last || start == last {
		t.Errorf("stepped to %v, then %d", got, start)
	}
	for range 2 {
		key(d, fyne.KeyDown)
	}
	if start, _ = d.story.view.Selection(); start != got[0] {
		t.Errorf("past the last comes %d", start)
	}
	if s := d.story.selection().In(d.doc.Text); s != "The pier" {
		t.Errorf("selected %q", s)
	}
}

func TestTickedByHandIsReplacedInsideMarks(t *testing.T) {
	d := withPiers(t)
	i := strings.Index(piers, "tired")
	d.story.view.Select(i, i+len("tired"))
	press(t, d, ctrl(fyne.KeyH).ShortcutName()) // begins with the words that are selected
	f := d.story.find
	if f.words.Text != "tired" || ticks(f) != "said" {
		t.Fatalf("looks for %q: %q", f.words.Text, ticks(f))
	}
	strike(d, "worn")
	press(t, d, ctrlEnter)
	if d.doc.Text != piers {
		t.Fatal("what is not ticked was replaced")
	}
	d.win.Canvas().Focus(f.list)
	f.list.Select(f.Key(0))
	key(d, fyne.KeySpace)
	press(t, d, ctrlEnter)
	if !strings.Contains(d.doc.Text, "“The pier is worn,”") || d.doc.Quotes()[0].Status != story.NeedsLook {
		t.Errorf("%q, %s", d.doc.Text, d.doc.Quotes()[0].Status)
	}
}

func TestFixIsAppliedFromTheChecks(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("Pier  to close\n\n“The pier is tired,” Ona Pell said.\n")
	d.Paste()
	press(t, d, alt(fyne.Key3).ShortcutName())
	d.tables.grids[review.Checks].Select("c1")
	if len(d.detail.takes.Objects) != 1 {
		t.Error("no button to apply the fix")
	}
	strike(d, "f")
	if !strings.HasPrefix(d.doc.Text, "Pier to close") || len(d.doc.Checks()) != 0 {
		t.Fatalf("%q, %d alerts", d.doc.Text, len(d.doc.Checks()))
	}
	j := d.doc.Journal()
	if last := j[len(j)-1]; last.Cause != "QP09" {
		t.Errorf("the cause is %q", last.Cause)
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if !strings.HasPrefix(d.doc.Text, "Pier  to close") || len(d.doc.Checks()) != 1 {
		t.Errorf("after undo %q, %d alerts", d.doc.Text, len(d.doc.Checks()))
	}
}

func TestComparedGivesBothTextsBack(t *testing.T) {
	was, is := "The pier is tired. It closes.\n", "The old pier is worn. It closes.\n"
	text, marks, sum := compared(was, is)
	drop := func(style string) string {
		out, at := "", 0
		for _, m := range marks {
			if m.Style == style {
				out, at = out+text[at:m.Start], m.End
			}
		}
		return out + text[at:]
	}
	if drop(stylePutIn) != was || drop(styleTakenOut) != is {
		t.Errorf("%q gives %q and %q", text, drop(stylePutIn), drop(styleTakenOut))
	}
	if sum != "2 words put in, 1 taken out" {
		t.Error(sum)
	}
}

func TestVersionsAreComparedByKeyboard(t *testing.T) {
	d := withArticle(t)
	press(t, d, ctrlShift(fyne.KeyW).ShortcutName())
	if d.win.Canvas().Overlays().Top() != nil {
		t.Fatal("there is nothing to compare, yet a dialog opens")
	}
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, ctrlEnter)
	press(t, d, ctrlShift(fyne.KeyW).ShortcutName())
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no comparison is shown")
	}
	key(d, fyne.KeyN)
	key(d, fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close it")
	}
}

func TestAnyTwoVersionsAreComparedAndSwapped(t *testing.T) {
	d := withArticle(t)
	for _, w := range []string{"very ", "old "} {
		editAt(t, d, "tired")
		strike(d, w)
		press(t, d, ctrlEnter)
	}
	d.CompareVersions()
	g := d.win.Canvas().Focused().(*grid.Grid)
	shown := func() string {
		for o := range inDialog(d) {
			if l, ok := o.(*widget.Label); ok && strings.HasPrefix(l.Text, "From version") {
				return l.Text
			}
		}
		return ""
	}
	want := func(what string) {
		t.Helper()
		if got := shown(); got != what {
			t.Errorf("shown: %q, want %q", got, what)
		}
	}
	want("From version 2 to 3: 1 word put in, 0 taken out")
	g.Select("1")
	key(d, fyne.KeyL)
	want("From version 1 to 3: 2 words put in, 0 taken out")
	g.Select("2")
	key(d, fyne.KeyR)
	want("From version 1 to 2: 1 word put in, 0 taken out")
	key(d, fyne.KeyS)
	want("From version 2 to 1: 0 words put in, 1 taken out")
	key(d, fyne.KeyReturn) // what is left already stays
	want("From version 2 to 1: 0 words put in, 1 taken out")
	key(d, fyne.KeyR) // what is left goes right
	want("From version 1 to 2: 1 word put in, 0 taken out")
	g.OnClick("3", "right", 0)
	g.OnClick("3", "what", 0)
	want("From version 1 to 3: 2 words put in, 0 taken out")
}
