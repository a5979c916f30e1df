package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	chipPadX   float32 = 7
	chipPadY   float32 = 1
	chipRadius float32 = 7
)

// cellView draws one cell. It keeps what it drew last and does again only what
// changed, since a cell is laid out each time a row scrolls into view.
type cellView struct {
	cell  Cell
	width float32
	paint *palette
	lines []string

	texts  []*canvas.Text
	strike []*canvas.Line
	chip   *canvas.Rectangle
}

// set takes what the cell shall show in a column of a given width and returns its
// number of lines, at least 1.
func (v *cellView) set(cell Cell, column Column, width float32, p *palette, r *ruler) int {
	if v.paint == p && v.cell == cell && v.width == width {
		return max(len(v.lines), 1)
	}
	v.cell, v.width, v.paint = cell, width, p
	cell = cell.shown()
	style := fyne.TextStyle{Bold: cell.Bold, Italic: cell.Italic, Monospace: column.Mono}
	room, most := width-2*p.padX, column.lines()
	if cell.Badge != "" {
		room, most = room-2*chipPadX+p.padX, 1
	}
	v.lines = wrapText(cell.Text, room, most, r.in(style))
	v.ink(style, p.text(cell.Color), p.textSize)
	return max(len(v.lines), 1)
}

// ink brings the text objects up to date with the lines.
func (v *cellView) ink(style fyne.TextStyle, c color.NRGBA, size float32) {
	for i, line := range v.lines {
		if i == len(v.texts) {
			v.texts = append(v.texts, &canvas.Text{})
		}
		t := v.texts[i]
		if t.Text == line && t.Color == c && t.TextStyle == style && t.TextSize == size {
			continue
		}
		t.Text, t.Color, t.TextStyle, t.TextSize = line, c, style, size
		t.Refresh()
	}
}

// lay puts the objects into place with the cell's left edge at x and adds those
// in use to objects.
func (v *cellView) lay(x float32, align fyne.TextAlign, objects []fyne.CanvasObject, r *ruler) []fyne.CanvasObject {
	p := v.paint
	pad := p.padX
	if v.cell.Badge != "" && len(v.lines) > 0 {
		pad = p.padX/2 + chipPadX
		objects = append(objects, v.layChip(x, align, r))
	}
	for i, line := range v.lines {
		t := v.texts[i]
		w := r.width(line, t.TextStyle)
		left := x + alignIn(align, v.width, w, pad)
		ascent, height := v.metrics(t)
		t.Move(fyne.NewPos(left, p.padY+float32(i)*p.lineStep+p.ascent-ascent))
		t.Resize(fyne.NewSize(w, height))
		objects = append(objects, t)
		if v.cell.Strike {
			objects = append(objects, v.strikeLine(i, left, w))
		}
	}
	return objects
}

// metrics lets text of other fonts sit on the same baseline. The height must be
// the text's own: a text in a higher box is drawn in its middle.
func (v *cellView) metrics(t *canvas.Text) (ascent, height float32) {
	if !t.TextStyle.Monospace && isASCII(t.Text) {
		return v.paint.ascent, v.paint.lineStep
	}
	size, ascent := textMetrics(t.Text, t.TextSize, t.TextStyle)
	return ascent, size.Height
}

func (v *cellView) layChip(x float32, align fyne.TextAlign, r *ruler) *canvas.Rectangle {
	p := v.paint
	if v.chip == nil {
		v.chip = &canvas.Rectangle{CornerRadius: chipRadius, StrokeWidth: 1}
	}
	fill, edge := p.chip(v.cell.Badge)
	if v.chip.FillColor != fill || v.chip.StrokeColor != edge {
		v.chip.FillColor, v.chip.StrokeColor = fill, edge
		v.chip.Refresh()
	}
	w := r.width(v.lines[0], v.texts[0].TextStyle) + 2*chipPadX
	v.chip.Move(fyne.NewPos(x+alignIn(align, v.width, w, p.padX/2), p.padY-chipPadY))
	v.chip.Resize(fyne.NewSize(w, p.lineStep+2*chipPadY))
	return v.chip
}

func (v *cellView) strikeLine(i int, left, width float32) *canvas.Line {
	for len(v.strike) <= i {
		v.strike = append(v.strike, &canvas.Line{StrokeWidth: 1})
	}
	l, t := v.strike[i], v.texts[i]
	l.StrokeColor = t.Color
	y := v.paint.padY + float32(i)*v.paint.lineStep + v.paint.ascent*0.7
	l.Position1, l.Position2 = fyne.NewPos(left, y), fyne.NewPos(left+width, y)
	return l
}

// alignIn is the offset of something w wide in a cell of a width, pad pixels from
// its edges.
func alignIn(align fyne.TextAlign, width, w, pad float32) float32 {
	switch align {
	case fyne.TextAlignTrailing:
		return max(width-pad-w, pad)
	case fyne.TextAlignCenter:
		return max((width-w)/2, pad)
	}
	return pad
}
