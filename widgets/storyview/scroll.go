package storyview

import (
	"math"

	"fyne.io/fyne/v2"
)

const (
	gutter      = 30 // units left of the column at least: the edges' room
	rightMargin = 26 // units right of the column at least: the scroll bar's room
	topMargin   = 14 // units above the first and below the last line
	barWidth    = 12 // units of the scroll bar's area
)

// column is where the text stands in the view.
type column struct{ x, width float32 }

// column gives the text's column: as wide as the measure allows, centred.
func (v *View) column() column {
	measure := v.Measure
	if measure <= 0 {
		measure = DefaultMeasure
	}
	letter := v.probe.regular / float32(len(probeText)) * v.scale
	room := v.Size().Width - gutter - rightMargin
	width := fyne.Max(1, fyne.Min(room, float32(math.Round(float64(letter)*float64(measure)))))
	x := gutter + fyne.Max(0, (room-width)/2)
	return column{x: float32(math.Floor(float64(x))), width: width}
}

// full is the height of everything, margins included.
func (v *View) full() float64 { return v.page.height + 2*topMargin }

func (v *View) maxTop() float64 { return max(0, v.full()-float64(v.Size().Height)) }

// setTop scrolls to a distance from the top of everything, in whole units so
// that letters stay sharp. It reports whether anything moved.
func (v *View) setTop(top float64) bool {
	top = math.Round(min(max(top, 0), v.maxTop()))
	if top == v.top {
		return false
	}
	v.top = top
	return true
}

// scrollTo scrolls and shows the result.
func (v *View) scrollTo(top float64) {
	if !v.setTop(top) {
		return
	}
	v.show(false)
	v.moved()
}

// moved reports when the lines in view are not those that were last reported.
func (v *View) moved() {
	start, end := v.VisibleRange()
	if seen := [2]int{start, end}; seen != v.seen {
		v.seen = seen
		if v.OnScrolled != nil {
			v.OnScrolled()
		}
	}
}

// Scrolled is called by Fyne when the wheel is turned.
func (v *View) Scrolled(e *fyne.ScrollEvent) {
	if v.outer != nil {
		v.outer.Scrolled(e)
		return
	}
	v.scrollTo(v.top - float64(e.Scrolled.DY))
}

// ScrollTo brings the bytes from start to end into view, their first line about
// a third from the top; nothing moves when they are comfortably in view already.
func (v *View) ScrollTo(start, end int) {
	if v.Size().Height <= 0 || len(v.page.lines) == 0 {
		v.pending = &[2]int{start, end}
		return
	}
	v.pending = nil
	a := v.page.lines[v.page.lineAt(start)]
	b := v.page.lines[v.page.lineAt(max(start, end-1))]
	height := float64(v.Size().Height)
	y1, y2 := a.top+topMargin, b.top+topMargin+float64(b.height)
	air := min(1.5*float64(a.height), height/6)
	tall := y2-y1 > height-2*air
	above := y1 >= v.top+air || v.top == 0
	below := y2 <= v.top+height-air || v.top == v.maxTop() && y2 <= v.top+height
	if above && (below || tall && y1 <= v.top+height/2) {
		return
	}
	v.scrollTo(y1 - height/3)
}

// reveal scrolls just far enough to show the line of the caret.
func (v *View) reveal(off int) {
	if len(v.page.lines) == 0 {
		return
	}
	l := v.page.lines[v.page.lineAt(off)]
	if v.outer != nil {
		v.outer.revealInset(l)
		return
	}
	v.revealLine(l)
}

func (v *View) revealLine(l line) {
	y, height := l.top+topMargin, float64(v.Size().Height)
	switch {
	case y < v.top+topMargin:
		v.scrollTo(y - topMargin)
	case y+float64(l.height) > v.top+height-topMargin:
		v.scrollTo(y + float64(l.height) + topMargin - height)
	}
}

// visible gives the indices of the first and the last line in view, even in part.
func (v *View) visible() (first, last int) {
	y := v.top - topMargin
	first = v.page.lineAtY(y)
	last = v.page.lineAtY(y + float64(v.Size().Height) - 0.01)
	return first, last
}

// VisibleRange gives the bytes of the lines in view, cut off ones included.
func (v *View) VisibleRange() (start, end int) {
	if len(v.page.lines) == 0 || v.Size().Height <= 0 {
		return 0, 0
	}
	first, last := v.visible()
	return v.page.lines[first].start, v.page.lines[last].end
}

// Resize is called by Fyne. The first visible line stays the first.
func (v *View) Resize(size fyne.Size) {
	if size == v.Size() {
		return
	}
	at := v.place()
	v.BaseWidget.Resize(size)
	v.relay(at)
	if p := v.pending; p != nil {
		v.ScrollTo(p[0], p[1])
	}
}
