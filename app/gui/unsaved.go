package gui

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/story"
	"quotedesk/storage"
)

// draftEvery is how often what is being typed is put on the disk: a crash costs less than two seconds of it.
const draftEvery = 700 * time.Millisecond

// unsaved keeps what is being typed and not saved yet, so that a crash does not lose it.
type unsaved struct {
	book   *storage.Drafts // nil when nothing can be kept
	seen   []storage.Draft // as they were looked at last
	busy   bool            // on their way to the disk
	failed bool            // told once
	stop   func()
	form   map[*keyEntry]bool // fields of open forms
}

// KeepDrafts begins to keep what is being typed, every draftEvery from now on.
func (d *Desk) KeepDrafts() {
	if !d.openDrafts() {
		return
	}
	d.unsaved.stop = every(draftEvery, d.keepDrafts)
}

// every does something on the UI goroutine again and again, until it is stopped.
func every(pause time.Duration, do func()) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		tick := time.NewTicker(pause)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				fyne.Do(do)
			}
		}
	}()
	return cancel
}

// openDrafts is false where nothing can be kept.
func (d *Desk) openDrafts() bool {
	if d.db.ReadOnly() || d.unsaved.book != nil {
		return false
	}
	book, err := d.db.Drafts()
	if err != nil {
		d.log.Warn("what is being typed cannot be kept", "err", err)
		return false
	}
	d.unsaved.book = book
	return true
}

// closeDrafts forgets the drafts of this window: all is saved or given up.
func (d *Desk) closeDrafts() {
	if d.unsaved.stop != nil {
		d.unsaved.stop()
	}
	if d.unsaved.book == nil {
		return
	}
	if err := d.unsaved.book.Close(); err != nil {
		d.log.Warn("the drafts were not taken away", "err", err)
	}
	d.unsaved = unsaved{}
}

// keepDrafts puts what is being typed on the disk when it is another than at the look before. What was typed a moment ago
// stays until it is in the archive.
func (d *Desk) keepDrafts() {
	u := &d.unsaved
	now := d.typing()
	if u.book == nil || u.busy || slices.EqualFunc(now, u.seen, sameDraft) ||
		len(now) < len(u.seen) && (d.acts.busy || len(d.acts.pending) > 0) {
		return
	}
	for i := range now {
		now[i].At = d.now()
	}
	u.seen, u.busy = now, true
	book := u.book
	d.background(func() func() {
		err := book.Keep(context.Background(), now)
		return func() {
			d.unsaved.busy = false
			d.draftsKept(len(now), err)
		}
	})
}

func (d *Desk) draftsKept(n int, err error) {
	if err == nil {
		d.unsaved.failed = false
		d.log.Debug("drafts kept", "drafts", n)
		return
	}
	d.unsaved.seen = nil // tried again at the next look
	if !d.unsaved.failed {
		d.unsaved.failed = true
		d.log.Warn("drafts not kept", "err", err)
		d.status.warn("What you are typing cannot be kept against a crash just now. Save it soon.")
	}
}

func sameDraft(a, b storage.Draft) bool {
	a.At, b.At = time.Time{}, time.Time{}
	return a == b
}

// typing is what is being typed in this window: a paragraph, a cell, the fields of forms.
func (d *Desk) typing() []storage.Draft {
	var all []storage.Draft
	if w := d.story.words; w.open() {
		start, end, _ := w.view.Inset()
		if words := w.editor.Text(); words != w.before {
			all = append(all, d.draft("a paragraph", fmt.Sprintf("words %d %d", start, end), w.before, words))
		}
	}
	if g := d.editingGrid(); g != nil {
		key, column, before, text, _ := g.Typed()
		if text != before {
			all = append(all, d.draft("the cell “"+column+"”", fmt.Sprintf("cell %s %s %s", d.at.table, key, column), before, text))
		}
	}
	for e := range d.unsaved.form {
		if e.Text != e.given && e.Text != "" {
			all = append(all, d.draft(e.what, "", e.given, e.Text))
		}
	}
	slices.SortFunc(all, func(a, b storage.Draft) int {
		if a.Where != b.Where {
			return len(a.Where) - len(b.Where)
		}
		return len(a.Words) - len(b.Words)
	})
	return all
}

func (d *Desk) draft(where, place, before, words string) storage.Draft {
	one := storage.Draft{Where: where, Place: place, Before: before, Words: words}
	if d.doc != nil {
		one.Story, one.Title = d.doc.ID, d.doc.Title
	}
	return one
}

// watchField keeps what is typed into a field of a form until the form is left. what names the field.
func (d *Desk) watchField(e *keyEntry, what string) {
	e.given, e.what = e.Text, what
	if d.unsaved.form == nil {
		d.unsaved.form = map[*keyEntry]bool{}
	}
	d.unsaved.form[e] = true
}

// OfferDrafts shows what a window that did not close in good order has left, one after the other.
func (d *Desk) OfferDrafts() {
	if d.unsaved.book == nil {
		return
	}
	left, forget, err := d.unsaved.book.Left()
	if err != nil {
		d.log.Warn("drafts not read", "err", err)
		return
	}
	d.log.Info("drafts left", "drafts", len(left))
	d.offerDraft(left, 0, func() {
		if err := forget(); err != nil {
			d.log.Warn("drafts not taken away", "err", err)
		}
	})
}

// putDraftBack opens the place that a draft was typed in, with its words. Where that is no longer as it was, the words go
// to the clipboard.
func (d *Desk) putDraftBack(one storage.Draft) {
	if one.Story != "" && docID(d.doc) != one.Story {
		d.OpenStory(one.Story)
	}
	if docID(d.doc) != one.Story || !d.reopenWords(one) && !d.reopenCell(one) {
		d.copyDraft(one)
	}
}

func (d *Desk) copyDraft(one storage.Draft) {
	d.app.Clipboard().SetContent(one.Words)
	d.status.warn("Your words are on the clipboard.")
}

func (d *Desk) reopenWords(one storage.Draft) bool {
	at := story.Span{}
	if _, err := fmt.Sscanf(one.Place, "words %d %d", &at.Start, &at.End); err != nil || d.doc == nil ||
		!at.Valid(d.doc.Text) || at.In(d.doc.Text) != one.Before {
		return false
	}
	d.editWordsAt(at.Start)
	w := d.story.words
	if !w.open() || w.before != one.Before {
		return false
	}
	w.editor.Select(0, len(w.before))
	w.editor.Replace(one.Words)
	return true
}

func (d *Desk) reopenCell(one storage.Draft) bool {
	var p place
	var column string
	if _, err := fmt.Sscanf(one.Place, "cell %s %s %s", &p.table, &p.id, &column); err != nil || !d.exists(p) {
		return false
	}
	d.selectPlace(p)
	d.tables.showTable(p.table)
	d.tables.focus()
	return d.tables.grids[p.table].EditWith(column, one.Words)
}
