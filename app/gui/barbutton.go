package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Tappable     = (*barButton)(nil)
	_ desktop.Hoverable = (*barButton)(nil)
	_ desktop.Mouseable = (*barButton)(nil)
)

// barButton is a small button near the pane that it acts on: an icon, a word or both, with a tip. It never takes the
// keyboard, so that a row walked by keys can be decided on by a click without losing its place.
type barButton struct {
	widget.BaseWidget
	icon  fyne.Resource
	text  string
	tip   func() string
	tips  *tips
	press func() // as soon as the mouse is down, while the keyboard is where it was
	act   func()

	off  bool // cannot be used now
	on   bool // of an act that goes on and off
	over bool
}

const (
	barIcon   float32 = 17 // size of an icon, in Fyne's device-independent pixels, as are those below
	barAround float32 = 5  // room at each side of it
	barTall   float32 = 26
)

// set shows whether the button can be used and whether what it does is on.
func (b *barButton) set(off, on bool) {
	if b.off == off && b.on == on {
		return
	}
	b.off, b.on = off, on
	b.Refresh()
}

// Tapped is called by Fyne.
func (b *barButton) Tapped(*fyne.PointEvent) {
	b.tips.drop(b)
	if !b.off {
		b.act()
	}
}

// MouseDown is called by Fyne.
func (b *barButton) MouseDown(*desktop.MouseEvent) {
	if b.press != nil {
		b.press()
	}
}

// MouseUp is called by Fyne.
func (b *barButton) MouseUp(*desktop.MouseEvent) {}

// MouseIn is called by Fyne.
func (b *barButton) MouseIn(*desktop.MouseEvent) {
	b.over = true
	b.tips.offer(b)
	b.Refresh()
}

// MouseMoved is called by Fyne.
func (b *barButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (b *barButton) MouseOut() {
	b.over = false
	b.tips.drop(b)
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *barButton) CreateRenderer() fyne.WidgetRenderer {
	r := &barButtonRenderer{b: b, back: canvas.NewRectangle(color.Transparent), icon: canvas.NewImageFromResource(b.icon), text: canvas.NewText(b.text, nil)}
	r.back.CornerRadius = 4
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type barButtonRenderer struct {
	b    *barButton
	back *canvas.Rectangle
	icon *canvas.Image
	text *canvas.Text
}

func (r *barButtonRenderer) MinSize() fyne.Size {
	w := 2 * barAround
	if r.b.icon != nil {
		w += barIcon
	}
	if r.b.text != "" {
		w += r.text.MinSize().Width + 2
		if r.b.icon != nil {
			w += barAround
		}
	}
	return fyne.NewSize(w, barTall)
}

func (r *barButtonRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	x := barAround
	if r.b.icon != nil {
		r.icon.Move(fyne.NewPos(x, (size.Height-barIcon)/2))
		r.icon.Resize(fyne.NewSquareSize(barIcon))
		x += barIcon + barAround
	}
	text := r.text.MinSize()
	if r.b.icon == nil {
		x = (size.Width - text.Width) / 2
	}
	r.text.Move(fyne.NewPos(x, (size.Height-text.Height)/2))
	r.text.Resize(text)
}

func (r *barButtonRenderer) Refresh() {
	th, v := r.b.Theme(), variant()
	var fill color.Color = color.Transparent
	switch {
	case r.b.on:
		fill = th.Color(theme.ColorNameSelection, v)
	case r.b.over && !r.b.off:
		fill = th.Color(theme.ColorNamePressed, v)
	}
	ink := theme.ColorNameForeground
	if r.b.off {
		ink = theme.ColorNameDisabled
	}
	if fill == r.back.FillColor && r.text.Color == th.Color(ink, v) {
		return // Fyne refreshes all that stands in a tab with it
	}
	r.back.FillColor = fill
	r.text.Text, r.text.Color, r.text.TextSize = r.b.text, th.Color(ink, v), captionSize
	if r.b.icon != nil {
		r.icon.Resource = theme.NewColoredResource(r.b.icon, ink)
	}
	r.icon.Refresh()
	r.text.Refresh()
	r.back.Refresh()
}

func (r *barButtonRenderer) Objects() []fyne.CanvasObject {
	if r.b.icon == nil {
		return []fyne.CanvasObject{r.back, r.text}
	}
	return []fyne.CanvasObject{r.back, r.icon, r.text}
}

func (r *barButtonRenderer) Destroy() {}
