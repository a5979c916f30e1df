package storyview

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// renderer draws the lines in view and nothing else.
type renderer struct {
	v       *View
	pool    *pool
	colours map[fyne.ThemeColorName]color.Color
	metrics map[face]metrics
	objects []fyne.CanvasObject
	// The layers of a drawing, from the paper upwards.
	fills, selected, letters, lines []fyne.CanvasObject
	ring                            *canvas.Rectangle
	under                           *canvas.Rectangle // behind the inset
	hint                            page              // the placeholder
}

// metrics place the letters of a face in a row.
type metrics struct{ ascent, height float32 }

func newRenderer(v *View) *renderer {
	r := &renderer{v: v, pool: newPool(), ring: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent)}
	r.forget()
	return r
}

// forget drops what was read from the theme.
func (r *renderer) forget() {
	r.colours = make(map[fyne.ThemeColorName]color.Color)
	r.metrics = make(map[face]metrics)
}

// Layout is called by Fyne; the view lays itself out when it is resized.
func (r *renderer) Layout(fyne.Size) {}

// MinSize is called by Fyne.
func (r *renderer) MinSize() fyne.Size {
	size := r.v.textSize()
	return fyne.NewSize(gutter+rightMargin+8*size, 3*lineHeight*size+2*topMargin)
}

// Refresh is called by Fyne.
func (r *renderer) Refresh() {
	r.forget()
	r.draw()
	canvas.Refresh(r.v.bar)
	canvas.Refresh(r.v)
}

// Objects is called by Fyne.
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy is called by Fyne.
func (r *renderer) Destroy() {}

// show draws the present state. all also reads the theme again; otherwise
// objects are only moved and exchanged.
func (v *View) show(all bool) {
	if v.ren == nil {
		return
	}
	if all {
		v.ren.forget()
	}
	v.ren.draw()
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	if d, ok := c.(interface{ SetDirty() }); ok && !all {
		d.SetDirty() // repaints without freeing textures, as a refresh would
	} else if c != nil {
		c.Refresh(v)
	}
}

// draw makes the list of objects for the lines in view.
func (r *renderer) draw() {
	v := r.v
	v.update()
	r.pool.begin()
	r.fills, r.selected, r.letters, r.lines = r.fills[:0], r.selected[:0], r.letters[:0], r.lines[:0]
	switch {
	case v.Size().Width <= 0 || v.Size().Height <= 0:
	case v.text == "":
		r.drawHint()
	default:
		r.drawLines()
	}
	r.pool.end()
	r.objects = r.objects[:0]
	for _, layer := range [][]fyne.CanvasObject{r.fills, r.selected, r.letters, r.lines} {
		r.objects = append(r.objects, layer...)
	}
	r.drawInset()
	r.drawFrame()
}

func (r *renderer) drawLines() {
	v := r.v
	col := v.column()
	first, last := v.visible()
	for i := first; i <= last; i++ {
		if v.page.lines[i].inset {
			continue
		}
		row := v.row(i)
		y := float32(row.top + topMargin - v.top)
		r.drawText(row, col.x, y)
		r.drawMarks(row, col.x, y)
		r.drawSelection(i, row, col.x, y)
	}
	r.drawEdges(first, last, col.x)
	r.drawCaret(first, last, col.x)
}

// baseline gives how far below a row's top its letters stand. The room above a
// capital and below a descender is the same: 0.76 and 0.24 are the ascender and
// descender of Noto Sans in ems.
func baseline(size, height float32) float32 {
	return float32(math.Round(float64(height/2 + (0.76-0.24)/2*size)))
}

func (r *renderer) drawText(row row, x, y float32) {
	f := r.v.page.rulers[r.v.page.paras[row.para].ruler].face
	y += baseline(f.size, row.height)
	for _, s := range row.segs {
		end := min(s.end, row.trim)
		if s.gap || end <= s.start {
			continue
		}
		text := clip(r.v.text[s.start:end], min(end-s.start, 2*maxLine))
		r.drawString(textKey{text, f, s.ink}, x+s.x, y, s.width)
	}
}

func (r *renderer) drawString(k textKey, x, y, width float32) {
	t, fresh := r.pool.text(k)
	m := r.face(k.face)
	ink := k.ink
	if ink == "" {
		ink = theme.ColorNameForeground
	}
	colour := r.colour(ink)
	t.Move(fyne.NewPos(x, y-m.ascent))
	if fresh || t.Color != colour {
		t.Text, t.TextSize, t.TextStyle, t.Color = k.text, k.face.size, k.face.style(), colour
		t.Resize(fyne.NewSize(width, m.height))
		t.Refresh()
	}
	r.letters = append(r.letters, t)
}

// drawFrame adds the scroll bar and the ring that shows the focus.
func (r *renderer) drawFrame() {
	v := r.v
	size := v.Size()
	if v.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = r.colour(theme.ColorNameFocus), 2
		r.ring.CornerRadius = 3
		r.ring.Move(fyne.NewPos(1, 1))
		r.ring.Resize(fyne.NewSize(size.Width-2, size.Height-2))
		r.objects = append(r.objects, r.ring)
	}
	if v.text != "" && v.maxTop() > 0 {
		v.bar.place(size)
		r.objects = append(r.objects, v.bar)
	}
}

// drawHint shows the placeholder, centred a third of the way down.
func (r *renderer) drawHint() {
	v := r.v
	if v.Placeholder == "" {
		return
	}
	col := v.column()
	f := face{size: v.textSize()}
	r.hint.setText(v.Placeholder, nil, []*ruler{v.ruler(f)})
	r.hint.wrap(fyne.Min(col.width, 30*f.size))
	y := fyne.Max(topMargin, (v.Size().Height-float32(r.hint.height))/3)
	for i, l := range r.hint.lines {
		row := r.hint.layRow(i, theme.ColorNamePlaceHolder, nil)
		if row.trim == row.start {
			continue
		}
		width := r.hint.xAt(row, row.trim)
		k := textKey{r.hint.text[row.start:row.trim], f, theme.ColorNamePlaceHolder}
		r.drawString(k, col.x+(col.width-width)/2, y+float32(l.top)+baseline(f.size, l.height), width)
	}
}

func (r *renderer) colour(name fyne.ThemeColorName) color.Color {
	if c, ok := r.colours[name]; ok {
		return c
	}
	c := r.v.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
	if c == nil {
		c = color.Transparent
	}
	c = color.NRGBAModel.Convert(c)
	r.colours[name] = c
	return c
}

func (r *renderer) face(f face) metrics {
	if m, ok := r.metrics[f]; ok {
		return m
	}
	size, base := fyne.CurrentApp().Driver().RenderedTextSize("x", f.size, f.style(), nil)
	m := metrics{ascent: base, height: size.Height}
	r.metrics[f] = m
	return m
}
