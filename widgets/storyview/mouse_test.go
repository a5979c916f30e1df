package storyview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// at gives a place in the view on the first letter of a piece of the text, left of
// its middle.
func at(t testing.TB, v *View, what string) fyne.Position {
	t.Helper()
	off := strings.Index(v.Text(), what)
	if off < 0 {
		t.Fatalf("%q is not in the text", what)
	}
	i := v.page.lineAt(off)
	r := v.row(i)
	x := v.page.xAt(r, off)*0.7 + v.page.xAt(r, v.page.next(off))*0.3
	return fyne.NewPos(v.column().x+x, float32(r.top+topMargin-v.top)+r.height/2)
}

// reading is a view on a window, with a log of what it reported.
type reading struct {
	*View
	win fyne.Window
	log []string
	t   *testing.T
	now time.Time
}

func read(t *testing.T, text string, hs ...Highlight) *reading {
	v := New(testStyles)
	v.SetText(text)
	v.SetHighlights(hs)
	r := &reading{View: v, t: t, now: time.Unix(1000, 0)}
	r.win = show(t, v, 500, 300, false)
	v.now = func() time.Time { return r.now }
	v.OnTapped = func(ids []string, off int) { r.note("tap %v %q", ids, v.text[off:min(off+4, len(v.text))]) }
	v.OnSelected = func(a, b int) { r.note("select %q", v.text[a:b]) }
	v.OnMenu = func(ids []string, off int, at fyne.Position) { r.note("menu %v %d %v", ids, off, at) }
	v.OnHover = func(ids []string) { r.note("hover %v", ids) }
	return r
}

func (r *reading) note(format string, args ...any) {
	r.log = append(r.log, fmt.Sprintf(format, args...))
}

// want fails unless exactly this was reported since the last call.
func (r *reading) want(what ...string) {
	r.t.Helper()
	if !slices.Equal(r.log, what) {
		r.t.Errorf("got  %q\nwant %q", r.log, what)
	}
	r.log = nil
}

// click presses and releases as the desktop driver does.
func (r *reading) click(where fyne.Position, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	e.Position, e.AbsolutePosition = where, where
	r.MouseDown(e)
	r.MouseUp(e)
	r.Tapped(&fyne.PointEvent{Position: where, AbsolutePosition: where})
}

func (r *reading) keys(names ...fyne.KeyName) {
	for _, n := range names {
		r.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (r *reading) shifted(names ...fyne.KeyName) {
	r.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	r.keys(names...)
	r.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

const sample = "One fine day the mayor spoke.\n\nShe said “no” twice."

func sampleHighlights() []Highlight {
	return []Highlight{
		markIn(sample, "the mayor spoke", "quote"),
		markIn(sample, "mayor", "person"),
		markIn(sample, "“no”", "check"),
	}
}

func TestTapReportsHighlightsTopmostFirst(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	test.TapCanvas(r.win.Canvas(), at(t, r.View, "ayor"))
	r.want(`tap [person:mayor quote:the mayor spoke] "ayor"`)
	test.TapCanvas(r.win.Canvas(), at(t, r.View, "spoke"))
	r.want(`tap [quote:the mayor spoke] "spok"`)
	test.TapCanvas(r.win.Canvas(), at(t, r.View, "fine"))
	r.want(`tap [] "fine"`)
	test.TapCanvas(r.win.Canvas(), fyne.NewPos(490, at(t, r.View, "fine").Y))
	r.want(`tap [] "\n\nSh"`)
	test.TapCanvas(r.win.Canvas(), fyne.NewPos(300, 280))
	r.want(`tap [] ""`)
	if r.win.Canvas().Focused() != r.View {
		t.Error("a tap must give the view the focus")
	}
	bar := fyne.NewPos(r.column().x+edgeX(0)+edgeWidth/2, at(t, r.View, "One").Y)
	test.TapCanvas(r.win.Canvas(), bar)
	r.want(`tap [quote:the mayor spoke] "One "`)
}

func TestClicksSelectWordAndParagraph(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	where := at(t, r.View, "mayor")
	r.click(where, 0)
	r.want(`tap [person:mayor quote:the mayor spoke] "mayo"`)
	r.click(where, 0)
	r.want(`select "mayor"`)
	r.click(where, 0)
	r.want(`select "One fine day the mayor spoke."`)
	r.now = r.now.Add(time.Second)
	r.click(where, 0)
	r.want(`select ""`, `tap [person:mayor quote:the mayor spoke] "mayo"`)
	r.now = r.now.Add(time.Second)
	r.click(at(t, r.View, "said"), fyne.KeyModifierShift)
	r.want(`select "mayor spoke.\n\nShe "`)
}

func TestDragSelects(t *testing.T) {
	r := read(t, sample)
	from, to := at(t, r.View, "fine"), at(t, r.View, "mayor")
	to.X -= 3
	drag := fyne.Delta{DX: to.X - from.X + 3, DY: to.Y - from.Y}
	test.Drag(r.win.Canvas(), to, drag.DX, drag.DY)
	r.want(`select "fine day the "`)
	if got := r.SelectedText(); got != "fine day the " {
		t.Errorf("selected %q", got)
	}
	r.now = r.now.Add(time.Second)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = at(t, r.View, "mayor")
	r.MouseDown(e) // a press inside the selection begins another
	r.MouseUp(e)
	r.Tapped(&fyne.PointEvent{Position: e.Position})
	r.MouseDown(e)
	r.log = nil
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(t, r.View, "ine")}, Dragged: fyne.Delta{DX: -5}})
	r.DragEnd()
	r.want(`select "fine day the mayor"`)
}

func TestDragAtTheEdgeScrolls(t *testing.T) {
	r := read(t, strings.Repeat(sample+"\n", 40))
	before := r.top
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(100, 150)
	r.MouseDown(e)
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, 340)}, Dragged: fyne.Delta{DY: 190}})
	_, end := r.VisibleRange()
	if r.top <= before {
		t.Fatal("the text did not scroll")
	}
	if _, sel := r.Selection(); sel < end-80 {
		t.Errorf("the selection ends at %d, the text in view at %d", sel, end)
	}
	r.win.Canvas().Unfocus() // as the desktop driver does when the button comes up outside
	r.DragEnd()
	if r.drag.auto != nil {
		t.Error("scrolling goes on after the drag")
	}
	if r.win.Canvas().Focused() != r.View {
		t.Error("the selection cannot be copied: the view has lost the focus")
	}
}

func TestMenu(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	r.Select(0, 20)
	r.log = nil
	where := at(t, r.View, "mayor")
	test.TapSecondaryAt(r.View, where)
	r.want(fmt.Sprintf("menu [person:mayor quote:the mayor spoke] %d %v", strings.Index(sample, "mayor"), where))
	if r.SelectedText() == "" {
		t.Error("a secondary click on the selection dropped it")
	}
	test.TapSecondaryAt(r.View, at(t, r.View, "twice"))
	if r.log[0] != `select ""` || r.Caret() != strings.Index(sample, "twice") {
		t.Errorf("caret %d, log %q", r.Caret(), r.log)
	}
	r.log = nil
	r.keys(desktop.KeyMenu)
	p := at(t, r.View, "twice")
	if len(r.log) != 1 || !strings.HasPrefix(r.log[0], fmt.Sprintf("menu [] %d ", r.Caret())) {
		t.Errorf("log %q, caret near %v", r.log, p)
	}
}

func TestHoverReportsChanges(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	for _, what := range []string{"fine", "mayor", "ayor", "spoke", "“no”"} {
		test.MoveMouse(r.win.Canvas(), at(t, r.View, what))
	}
	r.MouseOut()
	r.want("hover [person:mayor quote:the mayor spoke]", "hover [quote:the mayor spoke]", "hover [check:“no”]", "hover []")
}

func TestDoubleClickIsToldWithItsWordSelected(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	var told []string
	r.OnDoubleTapped = func(off int) { told = append(told, r.SelectedText()+" at "+sample[off:off+3]) }
	where := at(t, r.View, "ayor")
	r.click(where, 0)
	if len(told) != 0 {
		t.Error("a single click was told")
	}
	r.click(where, 0)
	r.click(where, 0) // the third selects the paragraph
	if len(told) != 1 || told[0] != "mayor at ayo" {
		t.Errorf("told %q", told)
	}
	r.click(at(t, r.View, "twice"), 0)
	r.click(at(t, r.View, "twice"), fyne.KeyModifierShift)
	if len(told) != 1 {
		t.Error("a click with Shift, which extends the selection, was told")
	}
}
