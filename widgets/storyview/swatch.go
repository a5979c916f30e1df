package storyview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Swatch is one word in one style, for a legend. It is drawn by the code that
// draws the view's lines, so that the two cannot differ.
type Swatch struct {
	widget.BaseWidget
	view *View
}

// swatchPad is the room round a swatch's word, in units.
const swatchPad = 4

// swatchScale is the size of a swatch's word against the theme's text.
const swatchScale = 0.9

// NewSwatch makes a swatch.
func NewSwatch(word string, style Style) *Swatch {
	s := &Swatch{view: New(map[string]Style{"": style})}
	s.view.SetTextScale(swatchScale)
	s.view.SetText(word)
	s.view.SetHighlights([]Highlight{{Start: 0, End: len(word)}})
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *Swatch) CreateRenderer() fyne.WidgetRenderer {
	return &swatchRenderer{renderer: newRenderer(s.view), s: s}
}

type swatchRenderer struct {
	*renderer
	s *Swatch
}

// MinSize is called by Fyne.
func (r *swatchRenderer) MinSize() fyne.Size {
	size := r.v.textSize()
	word := fyne.MeasureText(r.v.text, size, fyne.TextStyle{})
	return fyne.NewSize(word.Width+2*swatchPad+r.bar(), lineHeight*size+2)
}

// bar is the room for the gutter bar, where the style has one.
func (r *swatchRenderer) bar() float32 {
	if r.v.Styles[""].Edge == "" {
		return 0
	}
	return edgeNear + edgeWidth
}

// Layout is called by Fyne.
func (r *swatchRenderer) Layout(size fyne.Size) { r.drawAt(size) }

// Refresh is called by Fyne.
func (r *swatchRenderer) Refresh() {
	r.forget()
	r.drawAt(r.s.Size())
}

// drawAt draws the word in the middle of the size, with its bar to the left.
func (r *swatchRenderer) drawAt(size fyne.Size) {
	const roomy = 4000 // units: a swatch never wraps
	r.v.Resize(fyne.NewSize(roomy, size.Height))
	r.v.update()
	row := r.v.row(0)
	x, y := swatchPad+r.bar(), (size.Height-row.height)/2
	r.v.top = topMargin - float64(y)
	r.pool.begin()
	r.fills, r.letters, r.lines = r.fills[:0], r.letters[:0], r.lines[:0]
	r.drawText(row, x, y)
	r.drawMarks(row, x, y)
	if st := r.v.Styles[""]; st.Edge != "" {
		r.drawEdge(st, x-edgeNear-edgeWidth, r.v.page.lines[:1])
	}
	r.pool.end()
	r.objects = append(append(append(r.objects[:0], r.fills...), r.letters...), r.lines...)
}
