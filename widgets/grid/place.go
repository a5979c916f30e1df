package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// cellRect is where a cell lies on the body.
func (g *Grid) cellRect(at place) (fyne.Position, fyne.Size) {
	var x float32
	for _, w := range g.widths[:at.column] {
		x += w
	}
	return fyne.NewPos(x, g.heights.top(at.row)), fyne.NewSize(g.widths[at.column], g.heights.of(at.row))
}

// placeEditor puts the editor over its cell, and its list and message under it,
// or above it where there is more room.
func (g *Grid) placeEditor() {
	e := g.editor
	if e == nil || g.at.row < 0 {
		return
	}
	pos, size := g.cellRect(place{row: g.at.row, column: g.columnIndex(e.column.ID)})
	size.Height = min(e.height(size.Width, size.Height-1), g.scroll.Size().Height)
	top, view := g.scroll.Offset.Y, g.scroll.Size()
	if over := pos.Y + size.Height - (top + view.Height); over > 0 && over < size.Height {
		pos.Y = max(pos.Y-over, top)
	}
	e.under.Move(pos)
	e.under.Resize(size)
	e.holder.Move(pos)
	e.holder.Resize(size)

	if e.list.shown() {
		width := min(max(size.Width, e.list.wanted(), 160), view.Width)
		above, below := pos.Y-top, top+view.Height-pos.Y-size.Height
		at, space, _ := beside(above, below, float32(min(len(e.list.matches), mostOptions))*e.list.rowHeight()+2*listPad)
		g.putBeside(e.list, e.list.fit(width, space), pos, size, at)
		e.list.lay()
	}
	if e.message != "" {
		fit := e.note.fit(min(max(size.Width, 280), view.Width))
		at, _, _ := beside(pos.Y-top, top+view.Height-pos.Y-size.Height, fit.Height)
		g.putBeside(e.note, fit, pos, size, at)
	}
}

// side is where something hangs on the edited cell.
type side int

const (
	sideBelow side = iota
	sideAbove
)

// beside chooses the side for something of a wanted height: below if it fits
// there or if there is more room than above. It also gives the room and whether
// the whole fits.
func beside(above, below, wanted float32) (side, float32, bool) {
	if below >= wanted || below >= above {
		return sideBelow, below, below >= wanted
	}
	return sideAbove, above, above >= wanted
}

func (g *Grid) putBeside(o fyne.CanvasObject, fit fyne.Size, cell fyne.Position, size fyne.Size, at side) {
	x := min(cell.X, g.scroll.Offset.X+g.scroll.Size().Width-fit.Width)
	y := cell.Y + size.Height
	if at == sideAbove {
		y = cell.Y - fit.Height
	}
	o.Resize(fit)
	o.Move(fyne.NewPos(max(x, g.scroll.Offset.X), y))
}

// opaqueOver is what a translucent colour looks like on a background.
func opaqueOver(over color.Color, under color.NRGBA) color.NRGBA {
	c := color.NRGBAModel.Convert(over).(color.NRGBA)
	mix := func(a, b uint8) uint8 {
		return uint8((uint32(a)*uint32(c.A) + uint32(b)*uint32(255-c.A)) / 255)
	}
	return color.NRGBA{R: mix(c.R, under.R), G: mix(c.G, under.G), B: mix(c.B, under.B), A: 0xff}
}
