package gui

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
)

// hatch is a pattern that tells states apart without colour.
type hatch int

const (
	hatchNone hatch = iota
	hatchFull
	hatchLines
	hatchDots
	hatchForward
	hatchBack
	hatchCross
)

// inked says that the pattern has ink at a pixel.
func (h hatch) inked(x, y int) bool {
	const period = 7
	forward, back := (x+y)%period < 2, (x-y+period*1000)%period < 2
	switch h {
	case hatchFull:
		return true
	case hatchLines:
		return y%4 < 2
	case hatchDots:
		return x%5 < 2 && y%5 < 2
	case hatchForward:
		return forward
	case hatchBack:
		return back
	case hatchCross:
		return forward || back
	}
	return false
}

// coverage shows all quotations of a story side by side in text order, each with its state: what has nobody looked at,
// what has changed since. A click goes to the quotation.
type coverage struct {
	widget.BaseWidget
	list []review.Checked
	at   string // id of the selected quotation
	goTo func(id string)
}

const coverageTall float32 = 26 // in Fyne's device-independent pixels

func newCoverage(goTo func(string)) *coverage {
	c := &coverage{goTo: goTo}
	c.ExtendBaseWidget(c)
	return c
}

func (c *coverage) show(list []review.Checked, at string) {
	c.list, c.at = list, at
	c.Refresh()
}

// Tapped is called by Fyne.
func (c *coverage) Tapped(e *fyne.PointEvent) {
	if n := len(c.list); n > 0 && c.Size().Width > 0 {
		i := int(e.Position.X / c.Size().Width * float32(n))
		c.goTo(c.list[max(0, min(n-1, i))].Quote)
	}
}

// CreateRenderer is called by Fyne.
func (c *coverage) CreateRenderer() fyne.WidgetRenderer {
	r := &coverageRenderer{c: c}
	r.Refresh()
	return r
}

type coverageRenderer struct {
	c       *coverage
	objects []fyne.CanvasObject
	size    fyne.Size
}

func (r *coverageRenderer) MinSize() fyne.Size           { return fyne.NewSize(60, coverageTall) }
func (r *coverageRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *coverageRenderer) Destroy()                     {}

func (r *coverageRenderer) Layout(size fyne.Size) {
	if r.size != size {
		r.size = size
		r.build()
	}
}

func (r *coverageRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.c)
}

// build lays one box for each quotation; letters are left out where they do not fit.
func (r *coverageRenderer) build() {
	r.objects = nil
	n := len(r.c.list)
	if n == 0 || r.size.Width <= 0 {
		return
	}
	th, v := r.c.Theme(), variant()
	step := r.size.Width / float32(n)
	gap := min(2, step/4)
	for i, checked := range r.c.list {
		m := markOf(checked.Standing)
		ink := th.Color(m.color, v)
		x, w := float32(i)*step, step-gap
		box := canvas.NewRectangle(th.Color(colorPaper, v))
		box.StrokeColor, box.StrokeWidth, box.CornerRadius = ink, 1, 2
		if checked.Quote == r.c.at {
			box.StrokeColor, box.StrokeWidth = th.Color(colorInk, v), 2.5
		}
		setPlace(box, x, 0, w, r.size.Height)
		bar := canvas.NewRaster(func(pw, ph int) image.Image { return hatched(m.pattern, ink, pw, ph) })
		setPlace(bar, x+3, r.size.Height-9, w-6, 6)
		r.objects = append(r.objects, box, bar)
		letter := canvas.NewText(m.letter, ink)
		letter.TextSize, letter.TextStyle.Bold = captionSize-1, true
		if size := letter.MinSize(); size.Width+2 <= w {
			setPlace(letter, x+(w-size.Width)/2, 0, size.Width, size.Height)
			r.objects = append(r.objects, letter)
		}
	}
}

func hatched(h hatch, ink color.Color, w, hgt int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, hgt))
	for y := range hgt {
		for x := range w {
			if h.inked(x, y) {
				img.Set(x, y, ink)
			}
		}
	}
	return img
}

func setPlace(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}
