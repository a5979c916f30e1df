package storyview

import "fyne.io/fyne/v2"

// PlaceOf gives where the letter at a byte offset stands on the canvas, and its
// size; false while it is scrolled out of view.
func (v *View) PlaceOf(offset int) (fyne.Position, fyne.Size, bool) {
	v.update()
	if v.text == "" || v.Size().Width <= 0 {
		return fyne.Position{}, fyne.Size{}, false
	}
	i := v.page.lineAt(offset)
	row := v.row(i)
	y := float32(row.top + topMargin - v.top)
	if y < 0 || y+row.height > v.Size().Height {
		return fyne.Position{}, fyne.Size{}, false
	}
	x := v.page.xAt(row, offset)
	w := fyne.Max(2, v.page.xAt(row, min(offset+1, row.end))-x)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	return at.AddXY(v.column().x+x, y), fyne.NewSize(w, row.height), true
}
