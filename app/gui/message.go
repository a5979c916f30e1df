package gui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// messageWidth is how wide a message is laid out, in Fyne's device-independent pixels.
const messageWidth = 540

// tell shows what went wrong: what happened, what is safe, what to do.
func (d *Desk) tell(what string, err error) {
	d.log.Warn("told", "what", what, "err", err)
	d.pose(what, message(theme.WarningIcon(), toldText(err)), fyne.NewSize(messageWidth, 0), "Close", nil)
}

// archiveSafe is what a message says is safe when what failed has not touched the archive.
const archiveSafe = "Everything saved before is in the archive."

// toldText says to a person what happened, what is safe and what to do: as the archive does for its errors, else with
// the error's own words for the first and the last.
func toldText(err error) string {
	said := messageText(err)
	if stored := (*storage.Error)(nil); errors.As(err, &stored) {
		return said
	}
	if said != "" && !strings.ContainsAny(said[len(said)-1:], ".!?") {
		said += "."
	}
	return sentence(said) + " " + archiveSafe
}

// messageText is the sentence for a person: that of the archive for its errors, the error's own otherwise.
func messageText(err error) string {
	var stored *storage.Error
	if errors.As(err, &stored) {
		return storage.Message(err)
	}
	return err.Error()
}

// ask puts a question with one way to say yes.
func (d *Desk) ask(what, text, yes string, act func()) {
	d.pose(what, message(theme.QuestionIcon(), text), fyne.NewSize(messageWidth, 0), yes, act)
}

// pose shows a dialog. Without an act it has one button, which closes it; with one, that button acts and
// another gives up. Enter and Escape do the same.
func (d *Desk) pose(what string, content fyne.CanvasObject, least fyne.Size, yes string, act func()) {
	pose(d.win, what, content, least, yes, act)
}

// pose is Desk.pose in a window without a desk.
func pose(win fyne.Window, what string, content fyne.CanvasObject, least fyne.Size, yes string, act func()) {
	dlg := dialog.NewCustomWithoutButtons(what, content, win)
	first := newKeyButton(yes, widget.HighImportance, func() {
		dlg.Hide()
		if act != nil {
			act()
		}
	}, dlg.Hide)
	buttons := []fyne.CanvasObject{first}
	if act != nil {
		buttons = []fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, dlg.Hide, dlg.Hide), first}
	}
	dlg.SetButtons(buttons)
	dlg.Resize(least)
	dlg.Show()
	win.Canvas().Focus(first)
}

func message(icon fyne.Resource, text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(icon)), nil, l)
}

// passageLabel is a passage of text that scrolls.
func passageLabel(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return container.NewVScroll(l)
}

// sizeOfPassage is the size of a dialog with a passage of text, in Fyne's device-independent pixels.
var sizeOfPassage = fyne.NewSize(640, 420)
