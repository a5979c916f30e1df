package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// offerDraft shows one of the drafts that were left and goes on to the next; after the last one done is called. Escape
// puts it off until the next start.
func (d *Desk) offerDraft(left []storage.Draft, i int, done func()) {
	if i == len(left) {
		done()
		return
	}
	one := left[i]
	said := fmt.Sprintf("Quotedesk ended before this was saved. It was typed into %s", one.Where)
	if one.Title != "" {
		said += " of “" + short(one.Title, 60) + "”"
	}
	said += one.At.Local().Format(" on 2 January at 15:04:05.") + " Everything saved before is in the archive."
	if len(left) > 1 {
		said += fmt.Sprintf(" (%d of %d)", i+1, len(left))
	}
	advice := widget.NewLabel(said)
	advice.Wrapping = fyne.TextWrapWord
	words := widget.NewLabel(one.Words)
	words.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(words)
	scroll.SetMinSize(fyne.NewSize(messageWidth-40, 140))
	box := container.NewBorder(advice, nil, nil, nil, container.NewStack(newGround(theme.ColorNameInputBackground), scroll))
	shown := dialog.NewCustomWithoutButtons("Words that were not saved", box, d.win)
	choose := func(act func()) func() {
		return func() {
			shown.Hide()
			if act != nil {
				act()
			}
			d.offerDraft(left, i+1, done)
		}
	}
	back := newKeyButton("Put back", widget.HighImportance, choose(func() { d.putDraftBack(one) }), shown.Hide)
	copied := newKeyButton("Copy", widget.MediumImportance, choose(func() { d.copyDraft(one) }), shown.Hide)
	away := newKeyButton("Throw away", widget.MediumImportance, choose(nil), shown.Hide)
	later := newKeyButton("Later", widget.MediumImportance, shown.Hide, shown.Hide)
	shown.SetButtons([]fyne.CanvasObject{later, away, copied, back})
	shown.Resize(fyne.NewSize(messageWidth, 0))
	shown.Show()
	d.win.Canvas().Focus(back)
	d.log.Info("draft offered", "bytes", len(one.Words), "of", len(left))
}
