package gui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// messageWidth is how wide a message is laid out, in Fyne's device-independent pixels.
const messageWidth = 460

// tell shows what went wrong: what happened, what is safe, what to do.
func (d *Desk) tell(what string, err error) {
	d.log.Warn("told", "what", what, "err", err)
	text := messageText(err)
	dlg := dialog.NewCustom(what, "Close", message(theme.WarningIcon(), text), d.win)
	dlg.Resize(fyne.NewSize(messageWidth+80, 0))
	dlg.Show()
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
	dlg := dialog.NewCustomConfirm(what, yes, "Cancel", message(theme.QuestionIcon(), text), func(ok bool) {
		if ok {
			act()
		}
	}, d.win)
	dlg.Resize(fyne.NewSize(messageWidth+80, 0))
	dlg.Show()
}

func message(icon fyne.Resource, text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(icon)), nil, l)
}
