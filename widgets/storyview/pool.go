package storyview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// textKey names a drawn string by where it comes from and how it is set.
type textKey struct {
	text string
	face face
	ink  fyne.ThemeColorName
}

// pool keeps canvas objects from one drawing to the next. A string that stays in
// view keeps its object, so that scrolling only moves it.
type pool struct {
	rects   []*canvas.Rectangle
	used    int
	texts   map[textKey][]*canvas.Text
	taken   map[textKey]int
	spare   []*canvas.Text
	strokes map[stroke][]*canvas.Raster
	strokeN map[stroke]int
}

func newPool() *pool {
	return &pool{
		texts: make(map[textKey][]*canvas.Text), taken: make(map[textKey]int),
		strokes: make(map[stroke][]*canvas.Raster), strokeN: make(map[stroke]int),
	}
}

// begin marks everything as free.
func (p *pool) begin() {
	p.used = 0
	clear(p.taken)
	clear(p.strokeN)
}

// end gives up what the drawing did not use.
func (p *pool) end() {
	for k, list := range p.texts {
		n := p.taken[k]
		p.spare = append(p.spare, list[n:]...)
		if n == 0 {
			delete(p.texts, k)
			continue
		}
		clear(list[n:])
		p.texts[k] = list[:n]
	}
	for k, list := range p.strokes {
		n := p.strokeN[k]
		if n == 0 {
			delete(p.strokes, k)
			continue
		}
		clear(list[n:])
		p.strokes[k] = list[:n]
	}
	const enough = 200
	if len(p.spare) > enough {
		clear(p.spare[enough:])
		p.spare = p.spare[:enough]
	}
}

// rect places a rectangle.
func (p *pool) rect(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	if p.used == len(p.rects) {
		p.rects = append(p.rects, canvas.NewRectangle(color.Transparent))
	}
	r := p.rects[p.used]
	p.used++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, nil, 0, 0
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	return r
}

// text gives an object for a string; fresh tells that it was not in use for
// that string before.
func (p *pool) text(k textKey) (t *canvas.Text, fresh bool) {
	list, n := p.texts[k], p.taken[k]
	p.taken[k] = n + 1
	if n < len(list) {
		return list[n], false
	}
	if m := len(p.spare); m > 0 {
		t = p.spare[m-1]
		p.spare[m-1] = nil
		p.spare = p.spare[:m-1]
	} else {
		t = &canvas.Text{}
	}
	p.texts[k] = append(list, t)
	return t, true
}

// stroke places a patterned line.
func (p *pool) stroke(s stroke, x, y float32) *canvas.Raster {
	list, n := p.strokes[s], p.strokeN[s]
	p.strokeN[s] = n + 1
	if n == len(list) {
		r := canvas.NewRaster(s.paint)
		r.Resize(fyne.NewSize(s.w, s.h))
		list = append(list, r)
		p.strokes[s] = list
	}
	r := list[n]
	r.Move(fyne.NewPos(x, y))
	return r
}
