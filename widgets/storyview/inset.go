package storyview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// hole is a stretch of the text in whose place another object stands. It covers a paragraph, or whole lines of one.
type hole struct {
	on         bool
	start, end int
	height     float32
}

// holds reports whether the paragraph is wholly in the hole.
func (h hole) holds(pa para) bool { return h.on && h.start <= pa.start && pa.end <= h.end }

func (h hole) touches(start, end int) bool { return h.on && start < h.end && end > h.start }

func (h *hole) move(e edit) {
	if h.on {
		h.start, h.end = e.move(h.start), e.move(h.end)
	}
}

// emitInset appends the one line that an inset makes.
func (p *page) emitInset(para, start, end int) {
	p.lines = append(p.lines, line{start: start, end: end, para: para, top: p.height, height: p.inset.height, inset: true})
	p.height += float64(p.inset.height)
}

// ShowInset puts another view, which grows with its text, in the place of the bytes from start to end: those that
// Stretch gives. There is one inset at a time.
func (v *View) ShowInset(start, end int, inner *View) {
	at := v.place()
	v.inset, inner.outer = inner, v
	v.page.inset = hole{on: true, start: start, end: end}
	v.reline(at)
}

// HideInset shows the text again in the place of the inset.
func (v *View) HideInset() {
	if v.inset == nil {
		return
	}
	at := v.place()
	v.inset.outer = nil
	v.inset, v.page.inset = nil, hole{}
	v.reline(at)
}

// Inset gives the bytes in whose place the inset stands; they move with the text. false: there is none.
func (v *View) Inset() (start, end int, ok bool) {
	return v.page.inset.start, v.page.inset.end, v.inset != nil
}

// Stretch gives the paragraph that holds the offset or, when it is longer than most bytes, whole lines of it round
// the offset.
func (v *View) Stretch(off, most int) (start, end int) {
	v.update()
	if len(v.page.lines) == 0 {
		return 0, len(v.text)
	}
	start, end = v.page.paragraphAt(off)
	if end-start <= most {
		return start, end
	}
	i := v.page.lineAt(off)
	para := v.page.lines[i].para
	first, last := i, i
	inside := func(i int) bool { return i >= 0 && i < len(v.page.lines) && v.page.lines[i].para == para }
	for grew := true; grew; {
		grew = false
		if inside(last+1) && v.page.lines[last+1].end-v.page.lines[first].start <= most {
			last, grew = last+1, true
		}
		if inside(first-1) && v.page.lines[last].end-v.page.lines[first-1].start <= most {
			first, grew = first-1, true
		}
	}
	return v.page.lines[first].start, v.page.lines[last].end
}

// reline breaks the lines again without measuring the text anew.
func (v *View) reline(at place) {
	if len(v.page.lines) > 0 {
		v.measureInset()
		v.page.wrap(v.page.width)
		v.rows, v.laneRows = nil, -1
	}
	v.relay(at)
}

// measureInset gives the inset the view's width and asks how high it then is.
func (v *View) measureInset() {
	if v.inset == nil {
		return
	}
	v.inset.BaseWidget.Resize(fyne.NewSize(v.Size().Width, v.inset.Size().Height))
	v.inset.update()
	v.page.inset.height = float32(v.inset.full())
}

// fitted is called by the inset when its text has changed: the lines below move.
func (v *View) fitted() {
	if v.inset == nil || float32(v.inset.full()) == v.page.inset.height {
		return
	}
	v.reline(v.place())
}

// insetLine is the index of the inset's line.
func (v *View) insetLine() (int, bool) {
	if v.inset == nil || len(v.page.lines) == 0 {
		return 0, false
	}
	i := v.page.lineAt(v.page.inset.start)
	return i, v.page.lines[i].inset
}

// revealInset scrolls until a line of the inset is in view.
func (v *View) revealInset(l line) {
	if i, ok := v.insetLine(); ok {
		l.top += v.page.lines[i].top + topMargin
		v.revealLine(l)
	}
}

// drawInset adds the inset and a sheet of paper behind it.
func (r *renderer) drawInset() {
	v := r.v
	i, ok := v.insetLine()
	if first, last := v.visible(); !ok || i < first || i > last {
		return
	}
	l := v.page.lines[i]
	y, size := float32(l.top+topMargin-v.top), fyne.NewSize(v.Size().Width, l.height)
	r.under.FillColor = r.colour(theme.ColorNameInputBackground)
	r.under.StrokeColor, r.under.StrokeWidth = r.colour(theme.ColorNameInputBorder), 1
	r.under.CornerRadius = 3
	r.under.Move(fyne.NewPos(0, y))
	r.under.Resize(size)
	v.inset.Move(fyne.NewPos(0, y))
	v.inset.Resize(size)
	r.objects = append(r.objects, r.under, v.inset)
}
