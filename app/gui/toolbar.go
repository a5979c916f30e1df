package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toolbar is the row of buttons under the menu. Every button has a menu entry with its key.
type toolbar struct {
	desk    *Desk
	undo    *widget.Button
	redo    *widget.Button
	confirm *widget.Button
	reject  *widget.Button
	quote   *widget.Button
	checker *widget.Button
	all     *widget.Button
	export  *widget.Button
	box     fyne.CanvasObject
}

func newToolbar(d *Desk) *toolbar {
	b := &toolbar{desk: d}
	button := func(words string, icon fyne.Resource, act func()) *widget.Button {
		w := widget.NewButtonWithIcon(words, icon, act)
		w.Importance = widget.LowImportance
		return w
	}
	b.undo = button("Undo", theme.ContentUndoIcon(), d.Undo)
	b.redo = button("Redo", theme.ContentRedoIcon(), d.Redo)
	b.confirm = button("Confirm", theme.ConfirmIcon(), func() { d.Confirm("button") })
	b.reject = button("Reject", theme.CancelIcon(), func() { d.RejectWithReason("button") })
	b.quote = button("Mark quotation", theme.ContentAddIcon(), func() { d.MarkQuote("button") })
	b.checker = button("Ask a checker", theme.QuestionIcon(), func() { d.AskChecker("button") })
	b.all = button("All like this", theme.ListIcon(), func() { d.AllLikeThis("button") })
	b.export = button("Export", theme.DocumentSaveIcon(), d.Export)
	b.export.Importance = widget.HighImportance
	row := container.NewHBox(
		button("New", theme.DocumentCreateIcon(), d.NewStory),
		button("Open", theme.FolderOpenIcon(), d.OpenDialog),
		widget.NewSeparator(), b.undo, b.redo,
		widget.NewSeparator(), b.confirm, b.reject, b.checker, b.quote, b.all,
		widget.NewSeparator(), button("History", theme.HistoryIcon(), d.ToggleHistory), button("People", theme.AccountIcon(), d.ShowPeople), button("Keys", theme.HelpIcon(), d.ShowPaneKeys),
		layout.NewSpacer(), b.export,
	)
	b.box = container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewPadded(row))
	return b
}

// refresh greys out what cannot be done now.
func (b *toolbar) refresh() {
	d := b.desk
	able := func(w *widget.Button, can bool) {
		if can == !w.Disabled() {
			return
		}
		if can {
			w.Enable()
			return
		}
		w.Disable()
	}
	open := d.doc != nil && !d.db.ReadOnly()
	able(b.undo, open && d.doc.CanUndo())
	able(b.redo, open && d.doc.CanRedo())
	able(b.confirm, open && d.at.id != "")
	able(b.reject, open && d.at.id != "")
	able(b.checker, open && d.at.id != "")
	able(b.all, open && d.at.id != "")
	able(b.quote, open)
	able(b.export, d.doc != nil)
}
