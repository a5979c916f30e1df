package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// askText asks for a line of text. Enter and yes take it, Escape and no call leave.
func (d *Desk) askText(title, advice, text, yes, no string, take func(string), leave func()) {
	words := widget.NewLabel(advice)
	words.Wrapping = fyne.TextWrapWord
	var shown *dialog.CustomDialog
	close := func() {
		shown.Hide()
		leave()
	}
	entry := newKeyEntry(close)
	entry.SetText(text)
	shown = dialog.NewCustomWithoutButtons(title, container.NewVBox(words, entry), d.win)
	accept := func() {
		shown.Hide()
		take(entry.Text)
	}
	entry.OnSubmitted = func(string) { accept() }
	shown.SetButtons([]fyne.CanvasObject{newKeyButton(no, widget.MediumImportance, close, close),
		newKeyButton(yes, widget.HighImportance, accept, close)})
	shown.Resize(fyne.NewSize(messageWidth, 0))
	shown.Show()
	d.win.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}
