package storyview

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// clicks counts the clicks that follow one another at one place. Fyne's
// DoubleTappable is not used: it would hold back every single click for the
// length of a double click, and knows no triple one.
type clicks struct {
	at     fyne.Position
	when   time.Time
	count  int
	down   bool // a press has placed the caret already
	extend bool // with Shift
}

// drag is a selection being drawn out.
type drag struct {
	on         bool
	unit       int // 1 characters, 2 words, 3 paragraphs
	start, end int // bytes selected at the start, which stay selected
	at         fyne.Position
	auto       *fyne.Animation
}

const clickSlop = 6 // units the pointer may move between clicks

// MouseDown is called by Fyne.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	v.takeFocus()
	if e.Button != desktop.MouseButtonPrimary || len(v.page.lines) == 0 {
		return
	}
	c := &v.clicks
	near := fyne.Max(abs(e.Position.X-c.at.X), abs(e.Position.Y-c.at.Y)) <= clickSlop
	now := v.now()
	if near && now.Sub(c.when) <= fyne.CurrentApp().Driver().DoubleTapDelay() {
		c.count = c.count%3 + 1
	} else {
		c.count = 1
	}
	c.at, c.when, c.down = e.Position, now, true
	c.extend = e.Modifier&fyne.KeyModifierShift != 0
	v.press(e.Position, c.count, c.extend)
}

// press starts a selection of whole characters, words or paragraphs.
func (v *View) press(at fyne.Position, count int, extend bool) {
	off := v.caretAt(at)
	v.wish = -1
	v.drag = drag{unit: count, start: off, end: off, at: at}
	if extend {
		v.drag.start, v.drag.end = v.anchor, v.anchor
		v.setSelection(v.anchor, off)
		return
	}
	v.drag.start, v.drag.end = v.unitAt(off, at)
	v.setSelection(v.drag.start, v.drag.end)
}

// unitAt gives the characters, word or paragraph that the drag goes by.
func (v *View) unitAt(off int, at fyne.Position) (start, end int) {
	switch v.drag.unit {
	case 2:
		_, a, _ := v.under(at)
		return v.page.wordAt(a)
	case 3:
		return v.page.paragraphAt(off)
	}
	return off, off
}

// MouseUp is called by Fyne.
func (v *View) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by Fyne.
func (v *View) Dragged(e *fyne.DragEvent) {
	if len(v.page.lines) == 0 {
		return
	}
	if !v.clicks.down && !v.drag.on {
		v.takeFocus()
		v.press(e.Position.Subtract(e.Dragged), 1, false)
	}
	v.drag.on = true
	v.drag.at = e.Position
	v.dragTo(e.Position)
	v.autoScroll()
}

// dragTo extends the selection to a place, by whole units.
func (v *View) dragTo(at fyne.Position) {
	start, end := v.unitAt(v.caretAt(at), at)
	if start < v.drag.start {
		v.setSelection(v.drag.end, start)
	} else {
		v.setSelection(v.drag.start, max(end, v.drag.end))
	}
}

// DragEnd is called by Fyne. The driver takes the focus away when the button
// comes up outside the view; the selection just made would be out of reach.
func (v *View) DragEnd() {
	v.takeFocus()
	v.stopAuto()
	v.drag = drag{}
	v.clicks.down = false
}

// edgeSpeed is how fast the text scrolls while a drag is held at an edge: view
// units per second for each unit that the pointer is outside.
const edgeSpeed = 12

// autoScroll starts or stops the scrolling that goes on while a drag is held
// above or below the text.
func (v *View) autoScroll() {
	if v.overEdge() == 0 {
		v.stopAuto()
		return
	}
	if v.drag.auto != nil {
		return
	}
	last := v.now()
	v.drag.auto = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) {
		now := v.now()
		dt := min(now.Sub(last), 100*time.Millisecond)
		last = now
		if !v.drag.on {
			return
		}
		before := v.top
		v.scrollTo(v.top + float64(v.overEdge())*edgeSpeed*max(dt, 16*time.Millisecond).Seconds())
		if v.top != before {
			v.dragTo(v.drag.at)
		}
	}}
	v.drag.auto.Start()
}

func (v *View) stopAuto() {
	if v.drag.auto != nil {
		v.drag.auto.Stop()
		v.drag.auto = nil
	}
}

// overEdge is how far the drag is above (negative) or below the text's window.
func (v *View) overEdge() float32 {
	const band = 12 // units inside the edge that count as outside already
	y, h := v.drag.at.Y, v.Size().Height
	switch {
	case y < band:
		return y - band
	case y > h-band:
		return y - (h - band)
	}
	return 0
}

// Tapped is called by Fyne on a click that was not a drag.
func (v *View) Tapped(e *fyne.PointEvent) {
	pressed, count, extend := v.clicks.down, v.clicks.count, v.clicks.extend
	v.clicks.down = false
	if !pressed {
		v.takeFocus()
		if len(v.page.lines) > 0 {
			v.press(e.Position, 1, false)
		}
		count, extend = 1, false
	}
	if count == 1 && !extend && v.OnTapped != nil {
		ids, _, off := v.under(e.Position)
		v.OnTapped(ids, off)
	}
	if count == 2 && !extend && v.OnDoubleTapped != nil {
		v.OnDoubleTapped(v.caretAt(e.Position))
	}
}

// TappedSecondary is called by Fyne. The selection stays when the click is on
// it; otherwise the caret goes where the click is.
func (v *View) TappedSecondary(e *fyne.PointEvent) {
	v.takeFocus()
	ids, _, off := v.under(e.Position)
	if start, end := v.Selection(); off < start || off > end || start == end {
		v.setSelection(off, off)
	}
	if v.OnMenu != nil {
		v.OnMenu(ids, off, e.AbsolutePosition)
	}
}

func (v *View) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && !v.focused {
		c.Focus(v)
	}
}

// MouseIn is called by Fyne.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (v *View) MouseMoved(e *desktop.MouseEvent) {
	if v.OnHover != nil {
		ids, _, _ := v.under(e.Position)
		v.hover(ids)
	}
}

// MouseOut is called by Fyne.
func (v *View) MouseOut() { v.hover(nil) }

func (v *View) hover(ids []string) {
	if slices.Equal(ids, v.hovered) {
		return
	}
	v.hovered = ids
	if v.OnHover != nil {
		v.OnHover(ids)
	}
}

// Cursor is called by Fyne.
func (v *View) Cursor() desktop.Cursor { return desktop.TextCursor }

// under gives the highlights at a place in the view, topmost first, the start
// of the grapheme there and the nearest caret place. In the gutter the
// highlights are those with a bar there.
func (v *View) under(at fyne.Position) (ids []string, cluster, caret int) {
	if len(v.page.lines) == 0 {
		return nil, 0, 0
	}
	i := v.page.lineAtY(float64(at.Y) + v.top - topMargin)
	r := v.row(i)
	x := at.X - v.column().x
	start, end, on := v.page.clusterAt(r, x)
	caret = v.page.caretAt(i, r, x)
	y := float64(at.Y) + v.top - topMargin
	inside := y >= r.top && y < r.top+float64(r.height)
	switch {
	case on && inside:
		ids = v.spans.ids(start, end, v.Styles)
	case x < -edgeNear && inside:
		ids = v.edgesAt(i, x)
	}
	return ids, start, caret
}

func (v *View) caretAt(at fyne.Position) int {
	y := float64(at.Y) + v.top - topMargin
	if y < 0 {
		return 0
	}
	if y >= v.page.height {
		return len(v.text)
	}
	i := v.page.lineAtY(y)
	return v.page.caretAt(i, v.row(i), at.X-v.column().x)
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
