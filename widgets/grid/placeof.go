package grid

import "fyne.io/fyne/v2"

// PlaceOf gives where a cell stands on the canvas, and its size; false while it
// is filtered out or scrolled out of view.
func (g *Grid) PlaceOf(key, column string) (fyne.Position, fyne.Size, bool) {
	i := g.columnIndex(column)
	for _, r := range g.rows {
		if r.key != key || i < 0 {
			continue
		}
		pos, size := g.cellRect(place{row: r.at, column: i})
		pos = pos.Subtract(g.scroll.Offset)
		if pos.Y < 0 || pos.Y+size.Height > g.scroll.Size().Height || pos.X < 0 || pos.X >= g.scroll.Size().Width {
			return fyne.Position{}, fyne.Size{}, false
		}
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(g.scroll).Add(pos), size, true
	}
	return fyne.Position{}, fyne.Size{}, false
}
