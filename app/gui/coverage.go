package gui

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
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
	current *canvas.Rectangle // round the box of the selected quotation
	size    fyne.Size
	built   drawn
}

// drawn is what the boxes were last drawn for.
type drawn struct {
	marks   []seal
	size    fyne.Size
	variant fyne.ThemeVariant
}

func (s drawn) same(o drawn) bool {
	return s.size == o.size && s.variant == o.variant && slices.Equal(s.marks, o.marks)
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

// leastBox is the width under which the quotations of a long story are drawn as one picture, in Fyne's
// device-independent pixels.
const leastBox float32 = 9

// build draws what has changed: mostly the frame round the selected quotation only.
func (r *coverageRenderer) build() {
	now := drawn{size: r.size, variant: variant()}
	for _, checked := range r.c.list {
		now.marks = append(now.marks, markOf(checked.Standing))
	}
	if r.current == nil || !now.same(r.built) {
		r.built, r.objects = now, nil
		if len(now.marks) > 0 && r.size.Width > 0 {
			r.objects = r.boxes(now)
		}
		r.current = canvas.NewRectangle(color.Transparent)
		r.current.StrokeColor, r.current.StrokeWidth, r.current.CornerRadius = r.c.Theme().Color(colorInk, now.variant), 2, 2
		r.objects = append(r.objects, r.current)
	}
	i := slices.IndexFunc(r.c.list, func(c review.Checked) bool { return c.Quote == r.c.at })
	if r.current.Hidden = i < 0; i >= 0 {
		step := r.size.Width / float32(len(r.c.list))
		x, w := float32(i)*step, max(step-min(2, step/4), 5) // never too narrow to be seen
		setPlace(r.current, min(x, r.size.Width-w), 0, w, r.size.Height)
	}
}

// boxes are one box for each quotation, or a picture of all.
func (r *coverageRenderer) boxes(now drawn) []fyne.CanvasObject {
	step := r.size.Width / float32(len(now.marks))
	if step < leastBox {
		return []fyne.CanvasObject{r.picture(now)}
	}
	var out []fyne.CanvasObject
	th := r.c.Theme()
	for i, m := range now.marks {
		ink := th.Color(m.color, now.variant)
		x, w := float32(i)*step, step-2
		box := canvas.NewRectangle(th.Color(colorPaper, now.variant))
		box.StrokeColor, box.StrokeWidth, box.CornerRadius = ink, 1, 2
		setPlace(box, x, 0, w, r.size.Height)
		bar := canvas.NewRaster(func(pw, ph int) image.Image { return hatched(m.pattern, ink, pw, ph) })
		setPlace(bar, x+3, r.size.Height-9, w-6, 6)
		out = append(out, box, bar)
		letter := canvas.NewText(m.letter, ink)
		letter.TextSize, letter.TextStyle.Bold = captionSize-1, true
		if size := letter.MinSize(); size.Width+2 <= w {
			setPlace(letter, x+(w-size.Width)/2, 0, size.Width, size.Height)
			out = append(out, letter)
		}
	}
	return out
}

// picture shows the quotations of a long story side by side, each in its colour and pattern.
func (r *coverageRenderer) picture(now drawn) fyne.CanvasObject {
	inks := make([]color.Color, len(now.marks))
	for i, m := range now.marks {
		inks[i] = r.c.Theme().Color(m.color, now.variant)
	}
	ground := r.c.Theme().Color(theme.ColorNameSeparator, now.variant)
	pic := canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		for x := range w {
			i := x * len(now.marks) / w
			for y := range h {
				switch {
				case now.marks[i].pattern.inked(x, y):
					img.Set(x, y, inks[i])
				case y == 0 || y == h-1:
					img.Set(x, y, ground)
				}
			}
		}
		return img
	})
	setPlace(pic, 0, 0, r.size.Width, r.size.Height)
	return pic
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
