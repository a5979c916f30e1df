package storyview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Draggable     = (*scrollBar)(nil)
	_ fyne.Tappable      = (*scrollBar)(nil)
	_ desktop.Hoverable  = (*scrollBar)(nil)
	_ desktop.Cursorable = (*scrollBar)(nil)
)

// scrollBar shows and sets which part of the text is in view. The view scrolls
// itself, since it draws only what is in view, so it has a bar of its own that
// looks like the toolkit's.
type scrollBar struct {
	widget.BaseWidget
	v       *View
	thumb   *canvas.Rectangle
	hovered bool
	grip    float32 // where in the thumb it was taken hold of; -1 not held
	y       float32 // pointer while dragging
}

func newScrollBar(v *View) *scrollBar {
	b := &scrollBar{v: v, thumb: canvas.NewRectangle(color.Transparent), grip: -1}
	b.ExtendBaseWidget(b)
	return b
}

// place moves the bar to the right edge and its thumb to the text's place.
func (b *scrollBar) place(size fyne.Size) {
	b.Move(fyne.NewPos(size.Width-barWidth, 0))
	b.BaseWidget.Resize(fyne.NewSize(barWidth, size.Height))
	length, at := b.span()
	th := b.v.Theme()
	width := th.Size(theme.SizeNameScrollBarSmall)
	if b.hovered || b.grip >= 0 {
		width = fyne.Min(th.Size(theme.SizeNameScrollBar), barWidth)
	}
	if b.v.ren != nil {
		b.thumb.FillColor = b.v.ren.colour(theme.ColorNameScrollBar)
	}
	b.thumb.CornerRadius = width / 2
	b.thumb.Move(fyne.NewPos(barWidth-width-1, at))
	b.thumb.Resize(fyne.NewSize(width, length))
}

// span gives the length and place of the thumb.
func (b *scrollBar) span() (length, at float32) {
	const least = 24
	height := b.Size().Height
	length = fyne.Min(height, fyne.Max(least, height*height/float32(b.v.full())))
	if max := b.v.maxTop(); max > 0 {
		at = (height - length) * float32(b.v.top/max)
	}
	return length, at
}

// Dragged is called by Fyne.
func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	length, at := b.span()
	if b.grip < 0 {
		b.grip = e.Position.Y - e.Dragged.DY - at
		if b.grip < 0 || b.grip > length {
			b.grip = length / 2
		}
	}
	if room := b.Size().Height - length; room > 0 {
		b.v.scrollTo(float64((e.Position.Y-b.grip)/room) * b.v.maxTop())
	}
}

// DragEnd is called by Fyne.
func (b *scrollBar) DragEnd() {
	b.grip = -1
	b.v.show(false)
}

// Tapped is called by Fyne: a click beside the thumb turns a page.
func (b *scrollBar) Tapped(e *fyne.PointEvent) {
	length, at := b.span()
	page := float64(b.Size().Height) * 0.9
	switch {
	case e.Position.Y < at:
		b.v.scrollTo(b.v.top - page)
	case e.Position.Y > at+length:
		b.v.scrollTo(b.v.top + page)
	}
}

// Cursor is called by Fyne: the text's own cursor would be wrong here.
func (b *scrollBar) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// MouseIn is called by Fyne.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.v.show(false)
}

// MouseMoved is called by Fyne.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (b *scrollBar) MouseOut() {
	b.hovered = false
	b.v.show(false)
}

// CreateRenderer is called by Fyne.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

type barRenderer struct{ b *scrollBar }

func (r *barRenderer) Layout(fyne.Size)             {}
func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSize(barWidth, barWidth) }
func (r *barRenderer) Refresh()                     { canvas.Refresh(r.b) }
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }
func (r *barRenderer) Destroy()                     {}
