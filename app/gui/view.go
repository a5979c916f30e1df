package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
)

// EditCell opens the cell of the selected row for typing.
func (d *Desk) EditCell(table review.Table, column string) {
	if d.at.table != table || d.at.id == "" {
		d.status.warn("Select a row of the table first.")
		return
	}
	d.tables.showTable(table)
	d.tables.focus()
	d.tables.grids[table].Edit(column)
}

// The range of the story's text size against the desk's.
const (
	leastScale = 0.8
	mostScale  = 3
)

// Zoom makes the story's text larger or smaller.
func (d *Desk) Zoom(by float32) {
	s := min(mostScale, max(leastScale, d.story.view.TextScale()*by))
	d.story.view.SetTextScale(s)
	d.app.Preferences().SetFloat("scale", float64(s))
}

// SetAppearance switches between the light and the dark theme.
func (d *Desk) SetAppearance(a Appearance) {
	d.app.Preferences().SetString("appearance", string(a))
	d.app.Settings().SetTheme(newTheme(a))
	d.menu.refresh()
}

// Copy puts the words selected in the story on the clipboard.
func (d *Desk) Copy() { d.story.view.TypedShortcut(&fyne.ShortcutCopy{Clipboard: d.app.Clipboard()}) }

// SelectAll selects all words of the story.
func (d *Desk) SelectAll() { d.story.view.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// EditThisCell opens the marked cell of the selected row for typing.
func (d *Desk) EditThisCell() {
	if _, ok := d.selected(); !ok {
		return
	}
	g := d.tables.grids[d.tables.current()]
	d.tables.focus()
	if g.Edit(g.SelectedColumn()); !g.Editing() {
		d.status.warn("This cell cannot be edited: go to another with the arrow keys.")
	}
}

// ShowAbout says which engine and archive are at work and under which licences.
func (d *Desk) ShowAbout() {
	engine := "not run yet"
	if d.doc != nil && d.doc.Engine != "" {
		engine = d.doc.Engine + " (" + d.doc.Model + ")"
	}
	text := "Finds quotations, speakers and names in a news story, and keeps what you make of them.\n\n" +
		"Engine of this story: " + engine + "\nArchive: " + d.db.Path() + "\n\n" +
		"Program: MIT licence. Models: CC BY-SA 4.0. Word lists: see the credits beside them. Nothing leaves this computer."
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	d.pose("Quotedesk", l, fyne.NewSize(messageWidth, 0), "Close", nil)
}
