package gui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/storage"
)

// WatchOthers shows what other windows and programs do to the open story within about a second, from now on.
func (d *Desk) WatchOthers() {
	d.watched = true
	d.watch()
}

// watch follows the open story instead of the one followed so far.
func (d *Desk) watch() {
	if d.unwatch != nil {
		d.unwatch()
		d.unwatch = nil
	}
	if !d.watched || d.doc == nil || d.acts.closed {
		return
	}
	id := d.doc.ID
	ctx, cancel := context.WithCancel(context.Background())
	d.unwatch = cancel
	seen, err := d.db.Pulse(ctx, id)
	if err != nil {
		d.log.Warn("the story cannot be watched", "err", err)
		return
	}
	run := seen.Run
	go func() {
		err := d.db.Watch(ctx, id, seen, func(p storage.Pulse) {
			fyne.Do(func() {
				if ctx.Err() == nil {
					d.changedElsewhere(id, p, &run)
				}
			})
		})
		if err != nil {
			d.log.Warn("other windows can no longer be seen", "err", err)
		}
	}()
}

// changedElsewhere brings the open story up to what is stored. run is the reading of the engine that is shown.
func (d *Desk) changedElsewhere(id string, p storage.Pulse, run *int) {
	if docID(d.doc) != id || d.acts.closed {
		return
	}
	if p.Run != *run {
		*run = p.Run
		if d.doc.Engine == "" && d.readingOf(id) == nil { // read by another window
			d.reopen()
		}
	}
	if d.acts.busy || p.Last <= d.doc.Seq() {
		return // what is on its way here is ours, or meets what they did when it is stored
	}
	d.takeIn(d.doc)
}

// takeIn applies what others have stored to the story, and tells it. It is false when that cannot be done.
func (d *Desk) takeIn(doc *review.Document) ([]review.Correction, bool) {
	theirs, err := d.db.Journal(context.Background(), doc.ID, doc.Seq())
	if err != nil {
		d.tell("What another window has done could not be read", err)
		return nil, false
	}
	if len(theirs) == 0 {
		return nil, true
	}
	if err := doc.Apply(theirs); err != nil {
		d.log.Error("what another window has done does not fit", "err", err)
		if doc == d.doc {
			d.reopen()
		}
		return nil, false
	}
	if doc == d.doc {
		at := d.at
		d.refreshRows(theirs)
		if at != d.at && d.exists(at) {
			d.selectPlace(at)
		}
		d.status.say("In another window: " + d.byOthers(theirs))
	}
	return theirs, true
}

// byOthers tells in a line what others have done.
func (d *Desk) byOthers(theirs []review.Correction) string {
	last := theirs[len(theirs)-1]
	who := last.Who
	if who == "" {
		who = "somebody"
	}
	words := fmt.Sprintf("%s, %s – %s", last.When.Local().Format("15:04"), who, review.Describe(last))
	if n := len(theirs) - 1; n > 0 {
		words += fmt.Sprintf(" and %d more", n)
	}
	return words
}

// refused deals with a step that came too late: where it and what others have stored can both stand it is proposed
// anew; elsewise both versions are shown and the person chooses. It is false when nothing of this can be done.
func (d *Desk) refused(doc *review.Document, step []review.Correction, err error) bool {
	if !errors.Is(err, storage.ErrConflict) {
		return false
	}
	theirs, err := d.db.Journal(context.Background(), doc.ID, doc.Seq())
	if err != nil || len(theirs) == 0 {
		return false
	}
	clashes, err := doc.Clashes(step, theirs)
	if err != nil {
		d.log.Error("versions could not be compared", "err", err)
		return false
	}
	if _, ok := d.takeIn(doc); !ok {
		return false
	}
	words := slices.DeleteFunc(slices.Clone(clashes), func(c review.Clash) bool { return c.What != review.Text })
	again := func() {
		d.doTo(doc, func(doc *review.Document) ([]review.Correction, error) {
			if len(words) > 0 {
				return rewritten(doc, words)
			}
			mine, err := doc.Again(step, theirs, nil)
			if err != nil {
				if rewrites(step) {
					d.story.words.rescue()
				}
				return nil, fmt.Errorf("not saved: %s – %w", review.Title(step), err)
			}
			return mine, nil
		})
	}
	if len(clashes) == 0 {
		d.log.Info("a step was proposed anew", "after", len(theirs))
		again()
		return true
	}
	if len(words) > 0 {
		d.story.words.rescue()
	}
	d.showClashes(clashes, theirs, again)
	return true
}

// rewritten puts the refused words in the place of those that are stored, the last paragraph first.
func rewritten(doc *review.Document, words []review.Clash) ([]review.Correction, error) {
	var acts []func(*review.Document) ([]review.Correction, error)
	for _, c := range slices.Backward(words) {
		acts = append(acts, func(doc *review.Document) ([]review.Correction, error) {
			return doc.EditParagraph(c.Place, c.Mine, "key", nil)
		})
	}
	return doc.Together(acts...)
}
