package gui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// copyLookEvery is how often a window that stays open looks whether a copy is due.
const copyLookEvery = time.Hour

// KeepCopies makes a copy of the archive when one is due, now and as long as the window is open.
func (d *Desk) KeepCopies() {
	d.copyWhenDue()
	d.noCopies = every(copyLookEvery, d.copyWhenDue)
}

func (d *Desk) copyWhenDue() {
	db := d.db
	d.background(func() func() {
		made, err := db.CopyWhenDue(context.Background())
		return func() {
			switch {
			case d.acts.closed || db != d.db:
			case errors.Is(err, storage.ErrDamaged):
				d.tell("No backup was made", err)
			case err != nil:
				d.log.Warn("no backup was made", "err", err)
				d.status.warn("No backup was made: " + oneLine(storage.Message(err)))
			case made:
				d.log.Info("backup made")
			}
		}
	})
}

// backupsDialog lists the copies of the archive.
type backupsDialog struct {
	desk   *Desk
	list   *copyList
	now    *widget.Label
	held   string // what the archive holds
	dialog *dialog.CustomDialog
	busy   bool
}

// ShowBackups opens the list of backups.
func (d *Desk) ShowBackups() {
	d.commitEditor()
	b := &backupsDialog{desk: d, now: widget.NewLabel("")}
	b.now.Wrapping = fyne.TextWrapWord
	leave := func() { b.dialog.Hide() }
	more := b.more
	if d.db.ReadOnly() {
		more = nil
	}
	b.list = newCopyList(nil, d.now(), b.ask, more, leave)
	rule := caption(storage.KeepRule)
	rule.Wrapping = fyne.TextWrapWord
	b.dialog = dialog.NewCustomWithoutButtons("Backups", container.NewBorder(b.now, rule, nil, nil, b.list.box()), d.win)
	buttons := []fyne.CanvasObject{newKeyButton("Restore… (R)", widget.MediumImportance, b.ask, leave)}
	if more != nil {
		buttons = append(buttons, newKeyButton("Back up now (M)", widget.MediumImportance, more, leave))
	}
	b.dialog.SetButtons(append(buttons, newKeyButton("Close", widget.HighImportance, leave, leave)))
	size := d.win.Canvas().Size()
	b.dialog.Resize(fyne.NewSize(min(size.Width*0.9, 760), min(size.Height*0.8, 520)))
	b.dialog.Show()
	d.win.Canvas().Focus(b.list.grid)
	b.load("")
}

// dataFolder is where the archive stands.
func (d *Desk) dataFolder() string { return filepath.Dir(d.db.Path()) }

// load lists the copies again; said comes before what the archive holds.
func (b *backupsDialog) load(said string) {
	d := b.desk
	db, dir := d.db, d.dataFolder()
	d.background(func() func() {
		all, err := storage.Copies(context.Background(), dir)
		held, heldErr := db.Tally(context.Background())
		return func() {
			if b.held = held.Words() + "."; heldErr != nil {
				b.held = oneLine(storage.Message(heldErr))
			}
			b.now.SetText(said + "The archive now: " + b.held)
			b.list.copies = all
			b.list.first()
			d.log.Info("backups shown", "backups", len(all))
			if err != nil {
				d.tell("The backups could not be listed", err)
			}
		}
	})
}

// more makes a copy at once.
func (b *backupsDialog) more() {
	if b.busy {
		return
	}
	b.busy = true
	b.now.SetText("Copying and checking…")
	db := b.desk.db
	b.desk.background(func() func() {
		_, err := db.KeepCopy(context.Background())
		return func() {
			b.busy = false
			if err != nil {
				b.load("")
				b.desk.tell("No backup was made", err)
				return
			}
			b.desk.log.Info("backup made")
			b.load("Backed up and checked. ")
		}
	})
}

// ask says what would be lost and gained before a copy takes the archive's place.
func (b *backupsDialog) ask() {
	c, ok := b.list.marked()
	if !ok || b.busy {
		return
	}
	if c.Err != nil {
		b.desk.tell("This backup cannot be restored", c.Err)
		return
	}
	b.desk.ask("Restore this backup?", restoreWords(c, b.held), "Restore", func() {
		b.dialog.Hide()
		b.desk.restoreFrom(c)
	})
}

// restoreFrom puts a copy in the archive's place and goes on with it. What is being saved is waited for first.
func (d *Desk) restoreFrom(c storage.Copy) {
	if !d.finishActs() {
		return
	}
	for r := range d.readings {
		r.cancel()
	}
	dir := d.dataFolder()
	d.show(nil)
	d.closeDrafts()
	if err := d.db.Close(); err != nil {
		d.log.Warn("archive not closed", "err", err)
	}
	kept, failed := storage.Restore(context.Background(), dir, c.Path)
	db, err := storage.Open(context.Background(), dir)
	if err != nil {
		d.tell("The archive cannot be opened again", errors.Join(failed, err))
		return
	}
	d.db, d.acts.closed, d.everybody = db, false, nil
	d.win.SetContent(container.NewStack(d.layout(), d.controls.tips.layer))
	d.list.reload()
	d.openLast()
	d.KeepDrafts()
	if failed != nil {
		d.tell("The backup was not restored", failed)
		return
	}
	d.log.Info("backup restored", "corrections", c.Tally.Corrections)
	d.status.say("Restored: the backup of " + c.At.Local().Format("2 January 2006, 15:04") + ". What stood there is kept as " + filepath.Base(kept) + ".")
}
