package gui

import (
	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// logGeometry writes the centre and size of the controls a test needs to click, in pixels of the window.
func (d *Desk) logGeometry() {
	scale := d.win.Canvas().Scale()
	put := func(name string, at fyne.Position, size fyne.Size) {
		d.log.Debug("geometry", "name", name, "x", (at.X+size.Width/2)*scale, "y", (at.Y+size.Height/2)*scale,
			"w", size.Width*scale, "h", size.Height*scale)
	}
	place := func(name string, o fyne.CanvasObject) {
		put(name, fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size())
	}
	place("story", d.story.view)
	place("table", d.tables.grids[d.tables.current()])
	place("search", d.list.search)
	place("stories", d.list.list)
	place("export", d.bar.export)
	if d.doc == nil {
		d.log.Debug("geometry end")
		return
	}
	if g := d.tables.grids[d.at.table]; g != nil {
		if at, size, ok := g.PlaceOf(d.at.id, g.SelectedColumn()); ok {
			put("selected "+d.at.id, at, size)
		}
	}
	for _, q := range d.doc.Quotes() {
		if at, size, ok := d.story.view.PlaceOf(q.Span().Start); ok {
			put("highlight "+q.ID, at, size)
		}
		if at, size, ok := d.tables.grids[review.Quotes].PlaceOf(q.ID, "speaker"); ok {
			put("speaker "+q.ID, at, size)
		}
	}
	d.log.Debug("geometry end")
}
