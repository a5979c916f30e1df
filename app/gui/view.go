package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
}

// keyWords are the keys of the desk, for the window that lists them.
var keyWords = []struct{ keys, does string }{
	{"Ctrl+V, Ctrl+N", "paste a story, clear the desk for one"},
	{"Ctrl+O", "open a file"},
	{"Ctrl+Enter", "confirm the row and go to the next open one"},
	{"Ctrl+J", "next open row"},
	{"Ctrl+S, Ctrl+Shift+R", "change the speaker, the role"},
	{"Ctrl+1 … 5", "take another candidate as the speaker"},
	{"Alt+D, M, I", "the quotation is direct, mixed, indirect"},
	{"F2, a capital letter", "edit the cell; Tab keeps it and goes on, Esc gives up; in the names Enter and any letter too"},
	{"Delete or Ctrl+Delete, Ctrl+R", "reject the row or ignore the alert, bring it back"},
	{"Ctrl+K", "mark the selected words as a quotation"},
	{"Ctrl+P, Ctrl+Shift+O, Ctrl+L, Ctrl+Shift+M", "mark as person, organisation, place, other name"},
	{"Ctrl+B, Ctrl+Shift+P, Ctrl+Shift+C", "the selected words are the whole quotation, the speaker, the cue"},
	{"Alt+arrows", "move the edges of the quotation by a word"},
	{"Menu or Shift+F10", "what can be done here"},
	{"M or Ctrl+M, Ctrl+T", "merge the name into another, take mentions apart; or drag a row on another"},
	{"Ctrl+Shift+T, Ctrl+Shift+N", "this mention is of another name, is no name"},
	{"Ctrl+Shift+K", "the name is the person whom the memory reminds of"},
	{"Ctrl+Shift+A", "all of these: one act for every place with the same words"},
	{"Ctrl+D, Ctrl+Shift+Y, Ctrl+Shift+D", "rename, change the type, change the role of a name"},
	{"Ctrl+G, Ctrl+Shift+G", "next mention of the name, the one before; or click its count"},
	{"Alt+C", "each person in one colour"},
	{"Ctrl+F5", "read the story again; what you decided stays"},
	{"Alt+1, 2, 3, 4", "quotations, names, checks, story"},
	{"Ctrl+=, Ctrl+-", "larger, smaller text of the story"},
	{"Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z", "undo, redo: also what was done before the last start"},
	{"Ctrl+C, Ctrl+A", "copy, select all"},
	{"F2 in the story, Ctrl+F2", "edit the words of the paragraph; Ctrl+Enter or leaving keeps them, Esc gives up"},
	{"Ctrl+F, Ctrl+H", "find in the story, find and replace"},
	{"Ctrl+F3, Ctrl+Shift+F3", "next place found, the one before; or F3, arrows"},
	{"Alt+F, or F in the checks", "put right what the check is about"},
	{"Alt+P", "people of all stories: who they are, how often and when quoted"},
	{"Alt+H", "history of the story or of the row"},
	{"Ctrl+Shift+W", "compare with an earlier version of the text"},
	{"Ctrl+Shift+F", "search the stories; Enter opens the first"},
	{"Ctrl+E, Ctrl+Q, Ctrl+F1", "export, quit, this list"},
}

// ShowKeys lists the keys.
func (d *Desk) ShowKeys() {
	rows := container.NewGridWithColumns(2)
	rows.Layout = newTwoColumns()
	add := func(keys, does string) {
		key := widget.NewLabel(keys)
		key.TextStyle.Bold = true
		rows.Add(key)
		rows.Add(widget.NewLabel(does))
	}
	for _, a := range d.keys.acts {
		add(keyLabel(d.keys.of(a.id)), a.words)
	}
	for _, k := range keyWords {
		add(k.keys, k.does)
	}
	d.pose("Keys", container.NewVScroll(rows), fyne.NewSize(800, 650), "Close", nil)
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

// twoColumns lays pairs out with the first column as wide as its widest entry.
type twoColumns struct{}

func newTwoColumns() fyne.Layout { return twoColumns{} }

func (twoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second, height := columnSizes(objects)
	return fyne.NewSize(first+second, height)
}

func (twoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, _, _ := columnSizes(objects)
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		h := max(objects[i].MinSize().Height, objects[i+1].MinSize().Height) - rowTighter
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(first, h))
		objects[i+1].Move(fyne.NewPos(first, y))
		objects[i+1].Resize(fyne.NewSize(size.Width-first, h))
		y += h
	}
}

// rowTighter is what two labels under each other overlap, in Fyne's device-independent pixels.
const rowTighter = 6

func columnSizes(objects []fyne.CanvasObject) (first, second, height float32) {
	for i := 0; i+1 < len(objects); i += 2 {
		a, b := objects[i].MinSize(), objects[i+1].MinSize()
		first, second = max(first, a.Width), max(second, b.Width)
		height += max(a.Height, b.Height) - rowTighter
	}
	return first, second, height
}
