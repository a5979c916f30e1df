package storyview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

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
