package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// refusal is what stands in the window when there is no archive to work with: why, and the backups.
type refusal struct {
	win  fyne.Window
	dir  string
	why  error
	list *copyList
	shut *keyButton
	open func(*storage.DB) // goes on with an archive that opens
}

func newRefusal(win fyne.Window, dir string, why error, open func(*storage.DB)) *refusal {
	r := &refusal{win: win, dir: dir, why: why, open: open}
	var copies []storage.Copy
	if worthRestoring(why) {
		copies, _ = storage.Copies(context.Background(), dir) // none is shown where they cannot be listed
	}
	r.list = newCopyList(copies, time.Now(), r.ask, nil, win.Close)
	r.shut = newKeyButton("Close", widget.HighImportance, win.Close, win.Close)
	return r
}

// worthRestoring says that another archive in the place of the one that cannot be opened would help.
func worthRestoring(why error) bool {
	return errors.Is(why, storage.ErrDamaged) || errors.Is(why, storage.ErrForeign)
}

func (r *refusal) content() fyne.CanvasObject {
	head := widget.NewLabel("Quotedesk cannot open its archive")
	head.TextStyle.Bold = true
	head.SizeName = theme.SizeNameSubHeadingText
	text := message(theme.WarningIcon(), storage.Message(r.why))
	if len(r.list.copies) == 0 {
		foot := container.NewHBox(layout.NewSpacer(), r.shut)
		return container.NewPadded(container.NewPadded(container.NewBorder(head, foot, nil, nil, text)))
	}
	advice := widget.NewLabel("These backups were found. Choose the latest that can be restored; the damaged file is kept beside it.")
	advice.Wrapping = fyne.TextWrapWord
	r.shut.Importance = widget.MediumImportance
	foot := container.NewHBox(layout.NewSpacer(), r.shut, newKeyButton("Restore… (R)", widget.HighImportance, r.ask, r.win.Close))
	return container.NewPadded(container.NewPadded(container.NewBorder(container.NewVBox(head, text, advice), foot, nil, nil, r.list.box())))
}

func (r *refusal) focus() {
	if len(r.list.copies) > 0 {
		r.win.Canvas().Focus(r.list.grid)
		return
	}
	r.win.Canvas().Focus(r.shut)
}

func (r *refusal) ask() {
	c, ok := r.list.marked()
	if !ok {
		return
	}
	say := func(what string, err error) {
		pose(r.win, what, message(theme.WarningIcon(), storage.Message(err)), fyne.NewSize(messageWidth, 0), "Close", nil)
	}
	if c.Err != nil {
		say("This backup cannot be restored", c.Err)
		return
	}
	words := message(theme.QuestionIcon(), restoreWords(c, "it cannot be opened."))
	pose(r.win, "Restore this backup?", words, fyne.NewSize(messageWidth, 0), "Restore", func() {
		if _, err := storage.Restore(context.Background(), r.dir, c.Path); err != nil {
			say("The backup was not restored", err)
			return
		}
		db, err := storage.Open(context.Background(), r.dir)
		if err != nil {
			say("The archive cannot be opened", err)
			return
		}
		r.open(db)
	})
}
