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

func TestKeysMoveAndSelect(t *testing.T) {
	r := read(t, sample)
	r.win.Canvas().Focus(r.View)
	for _, c := range []struct {
		name  string
		do    func()
		caret string // the text at the caret
		log   []string
	}{
		{"right", func() { r.keys(fyne.KeyRight, fyne.KeyRight) }, "e fine", nil},
		{"down to the blank line", func() { r.keys(fyne.KeyDown) }, "\nShe", nil},
		{"down again, same column", func() { r.keys(fyne.KeyDown) }, "e said", nil},
		{"home", func() { r.keys(fyne.KeyHome) }, "She", nil},
		{"left over the line end", func() { r.keys(fyne.KeyLeft) }, "\nShe", nil},
		{"select right twice", func() { r.shifted(fyne.KeyRight, fyne.KeyRight) }, "he said", []string{`select "\n"`, `select "\nS"`}},
		{"right goes to the selection's end", func() { r.keys(fyne.KeyRight) }, "he said", []string{`select ""`}},
		{"select to line end", func() { r.shifted(fyne.KeyEnd) }, "", []string{`select "he said “no” twice."`}},
		{"escape drops it", func() { r.keys(fyne.KeyEscape) }, "", []string{`select ""`}},
		{"page up", func() { r.keys(fyne.KeyPageUp) }, "ayor spoke", nil},
		{"down from there", func() { r.keys(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) }, "", nil},
	} {
		r.log = nil
		c.do()
		if got := r.text[r.Caret():]; !strings.HasPrefix(got, c.caret) || c.caret == "" && got != "" {
			t.Errorf("%s: caret before %.12q, want %q", c.name, got, c.caret)
		}
		r.want(c.log...)
	}
}

func TestShortcuts(t *testing.T) {
	r := read(t, sample)
	c := r.win.Canvas()
	c.Focus(r.View)
	word := func(key fyne.KeyName, mod fyne.KeyModifier) {
		r.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | mod})
	}
	word(fyne.KeyRight, 0)
	word(fyne.KeyRight, fyne.KeyModifierShift)
	r.want(`select " fine"`)
	word(fyne.KeyEnd, fyne.KeyModifierShift)
	if a, b := r.Selection(); a != 3 || b != len(sample) {
		t.Errorf("selection %d to %d", a, b)
	}
	word(fyne.KeyHome, 0)
	word(fyne.KeyLeft, 0)
	if r.Caret() != 0 {
		t.Errorf("caret at %d", r.Caret())
	}

	clip := test.NewClipboard()
	clip.SetContent("kept")
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "kept" {
		t.Error("copying nothing must leave the clipboard alone")
	}
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != sample {
		t.Errorf("copied %q", clip.Content())
	}

	var others []string
	r.OnShortcut = func(s fyne.Shortcut) bool {
		others = append(others, s.ShortcutName())
		return true
	}
	r.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if !slices.Equal(others, []string{"Paste"}) {
		t.Errorf("left to the screen: %v", others)
	}
}

func TestOtherShortcutsReachTheWindow(t *testing.T) {
	var window fyne.ShortcutHandler
	saved := 0
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}
	window.AddShortcut(save, func(fyne.Shortcut) { saved++ })
	passOn(&window, save)
	if saved != 1 {
		t.Errorf("the window's shortcut ran %d times", saved)
	}
	passOn(nil, save) // a view that is on no window
}

func TestOwnKeysComeFirst(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	r.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyDown }
	var typed []rune
	r.OnRune = func(c rune) bool { typed = append(typed, c); return true }
	r.keys(fyne.KeyDown)
	if r.Caret() != 0 {
		t.Error("a key that was used up moved the caret")
	}
	test.Type(r.View, "jé")
	if string(typed) != "jé" {
		t.Errorf("runes %q", string(typed))
	}
	r.Select(18, 18)
	r.log = nil
	r.keys(fyne.KeyReturn)
	r.want(`tap [person:mayor quote:the mayor spoke] "ayor"`)
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

func TestScrollTo(t *testing.T) {
	text := strings.Repeat(sample+"\n", 60)
	r := read(t, text)
	r.ScrollTo(10, 20)
	if r.top != 0 {
		t.Errorf("the first line was in view, yet it scrolled to %v", r.top)
	}
	mid := len(text) / 2
	r.ScrollTo(mid, mid+10)
	y := func(off int) float64 { return r.page.lines[r.page.lineAt(off)].top + topMargin - r.top }
	if got := y(mid); got < 80 || got > 120 {
		t.Errorf("the line is at %v of 300, want about a third", got)
	}
	top := r.top
	r.ScrollTo(mid+60, mid+70)
	if r.top != top {
		t.Error("a span in comfortable view must not move the text")
	}
	if a, b := r.VisibleRange(); a > mid || b < mid {
		t.Errorf("visible %d to %d without %d", a, b, mid)
	}
	r.ScrollTo(len(text), len(text))
	if r.top != r.maxTop() {
		t.Errorf("at %v, want the end %v", r.top, r.maxTop())
	}
	top = r.top
	r.ScrollTo(len(text)-5, len(text))
	if r.top != top {
		t.Error("the last line cannot come further up")
	}
	reports := 0
	r.OnScrolled = func() { reports++ }
	test.Scroll(r.win.Canvas(), fyne.NewPos(100, 100), 0, 50)
	if a, _ := r.VisibleRange(); reports != 1 || !strings.HasPrefix(r.AccessibilityLabel(), r.text[a:a+5]) {
		t.Errorf("%d reports, label %.20q", reports, r.AccessibilityLabel())
	}
	if r.top != top-50 {
		t.Errorf("the wheel moved from %v to %v", top, r.top)
	}

	v := New(testStyles)
	v.SetText(text)
	v.ScrollTo(mid, mid+10) // before it has a size
	show(t, v, 500, 300, false)
	if a, b := v.VisibleRange(); a > mid || b < mid {
		t.Errorf("visible %d to %d without %d", a, b, mid)
	}
}

func TestScrollBar(t *testing.T) {
	r := read(t, strings.Repeat(sample+"\n", 60))
	c := r.win.Canvas()
	test.TapCanvas(c, fyne.NewPos(495, 290))
	if r.top <= 0 || len(r.log) > 0 {
		t.Errorf("a click below the thumb: at %v, log %q", r.top, r.log)
	}
	_, y := r.bar.span()
	r.bar.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, y+5+400)}, Dragged: fyne.Delta{DY: 400}})
	r.bar.DragEnd()
	if r.top != r.maxTop() {
		t.Errorf("dragged to the end: at %v of %v", r.top, r.maxTop())
	}
}

func TestPlaceIsKept(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "Paragraph %d is about one thing and another, at a length that wraps in a narrow column.\n\n", i)
	}
	text := b.String()
	r := read(t, text)
	mid := strings.Index(text, "Paragraph 90")
	r.ScrollTo(mid, mid)
	first := func() string { a, _ := r.VisibleRange(); return r.text[a : a+20] }
	was := first()
	r.Resize(fyne.NewSize(500, 200))
	if first() != was {
		t.Errorf("lower: %q, was %q", first(), was)
	}
	r.SetText(strings.Replace(text, "Paragraph 3 is", "Paragraph three, put at the beginning, is", 1))
	if first() != was {
		t.Errorf("after an edit above: %q, was %q", first(), was)
	}
	a, _ := r.VisibleRange()
	r.Resize(fyne.NewSize(260, 200))
	if c, d := r.VisibleRange(); a < c || a >= d {
		t.Errorf("narrower: %d is not in %d to %d", a, c, d)
	}
	r.SetTextScale(1.5)
	if c, d := r.VisibleRange(); a < c-100 || a >= d {
		t.Errorf("larger: %d is not in %d to %d", a, c, d)
	}
	r.SetText("Another story.\n" + strings.Repeat("x ", 9000))
	if c, _ := r.VisibleRange(); c != 0 {
		t.Errorf("another story begins at %d", c)
	}
}

func TestSetTextDropsTheSelection(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	r.Select(4, 8)
	r.log = nil
	r.SetText("Short")
	r.want(`select ""`)
	if a, b := r.Selection(); a != b || b > 5 {
		t.Errorf("selection %d to %d in five bytes", a, b)
	}
	r.SetText("")
	r.keys(fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageDown)
	r.shifted(fyne.KeyRight, fyne.KeyLeft)
	r.click(fyne.NewPos(100, 100), 0)
	r.want(`tap [] ""`)
}

func TestSelectWidensToGraphemes(t *testing.T) {
	text := "ne\u0301e 👨‍👩‍👧 end"
	r := read(t, text)
	r.Select(2, 3)
	if got := r.SelectedText(); got != "e\u0301" {
		t.Errorf("selected %+q", got)
	}
	r.Select(8, 9)
	if got := r.SelectedText(); got != "👨‍👩‍👧" {
		t.Errorf("selected %+q", got)
	}
	r.Select(-4, 900)
	if got := r.SelectedText(); got != text {
		t.Errorf("selected %+q", got)
	}
}

func TestOnlyLinesInViewAreDrawn(t *testing.T) {
	text := strings.Repeat(sample+"\n", 5000)
	r := read(t, text, longHighlights(text, 500, -1)...)
	for range 50 {
		test.Scroll(r.win.Canvas(), fyne.NewPos(100, 100), 0, -377)
	}
	if n := len(test.WidgetRenderer(r.View).Objects()); n > 120 {
		t.Errorf("%d objects for a dozen lines", n)
	}
	if n := len(r.ren.pool.rects) + len(r.ren.pool.spare); n > 400 {
		t.Errorf("%d objects kept in reserve", n)
	}
}

func TestAnotherRendererDrawsAtOnce(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	n := len(test.WidgetRenderer(r.View).Objects())
	if got := len(r.CreateRenderer().Objects()); got != n || n == 0 {
		t.Errorf("%d objects, %d before", got, n)
	}
}

func TestThemeIsReadAgain(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	fill := func() any { return r.ren.colour("quote") }
	light, height := fill(), r.page.height
	fyne.CurrentApp().Settings().SetTheme(fixedTheme{dark: true, size: 24})
	r.Refresh()
	if fill() == light {
		t.Error("the colour is still that of the old theme")
	}
	if r.page.height <= height {
		t.Errorf("%v high with the larger type, %v before", r.page.height, height)
	}
}
