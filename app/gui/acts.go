package gui

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// act turns the story as it stands into the corrections that a person asked for.
type act func(*review.Document) ([]review.Correction, error)

// actQueue runs acts one after the other, so that each sees what the one before it left.
type actQueue struct {
	pending  []asked
	ahead    []func() // what keys ask for that were typed since; see later
	catching bool     // one of them is being done
	busy     bool
	closed   bool           // the window is closing: nothing is shown any more
	saving   sync.WaitGroup // what is on its way to the archive
	failed   error          // of the step in flight; read it on the UI goroutine after saving.Wait
}

// asked is an act with the story it was asked for.
type asked struct {
	doc *review.Document
	act act
}

// do asks for an act. It is stored first and shown after; a refused act is told to the person.
func (d *Desk) do(a act) {
	if d.doc == nil {
		return
	}
	d.doTo(d.doc, a)
}

// doTo asks for an act on a story that may no longer be the one shown.
func (d *Desk) doTo(doc *review.Document, a act) {
	if d.who == "" && !d.db.ReadOnly() {
		d.signFirst(asked{doc, a})
		return
	}
	d.acts.pending = append(d.acts.pending, asked{doc, a})
	d.pump()
}

func (d *Desk) pump() {
	for !d.acts.busy && !d.acts.closed && len(d.acts.pending) > 0 {
		next := d.acts.pending[0]
		d.acts.pending = d.acts.pending[1:]
		step, err := next.act(next.doc)
		if err != nil {
			d.status.warn(sentence(err.Error()))
			continue
		}
		if len(step) > 0 {
			d.save(next.doc, step)
		}
	}
	d.catchUp()
}

// save stores the step away from the UI goroutine and applies it when it is on disk.
func (d *Desk) save(doc *review.Document, step []review.Correction) {
	base, progress, share := doc.Seq(), doc.ProgressAfter(step), d.lesson(doc, step)
	d.acts.busy = true
	d.acts.saving.Add(1)
	d.background(func() func() {
		stored, err := d.db.AppendLearnt(context.Background(), doc.ID, base, step, storage.Progress(progress), share)
		d.acts.failed = err
		d.acts.saving.Done()
		return func() {
			if d.acts.closed {
				return
			}
			d.acts.failed = nil
			d.saved(doc, step, stored, err)
			d.acts.busy = false // only now: what saved asks for is to see the story as it then stands
			d.pump()
		}
	})
}

// lesson is what the story teaches the memory once the step is applied.
func (d *Desk) lesson(doc *review.Document, step []review.Correction) []memory.Sighting {
	then, err := doc.After(step)
	if err != nil { // the same will be said when the step is applied
		d.log.Error("a step that does not fit", "err", err)
		then = doc
	}
	return memory.Learn(then, time.Time{})
}

func (d *Desk) saved(doc *review.Document, step, stored []review.Correction, err error) {
	if err != nil {
		d.acts.ahead = nil // they were typed for a story that would have stood otherwise
		if d.refused(doc, step, err) {
			return
		}
		d.log.Error("correction not saved", "what", step[0].What, "err", err)
		d.notSaved(doc, step, err)
		return
	}
	if err := doc.Apply(stored); err != nil {
		d.tell("The story could not be brought up to date", err)
		return
	}
	last := stored[len(stored)-1]
	d.log.Info("correction saved", "seq", last.Seq, "what", string(last.What), "cause", last.Cause)
	if doc != d.doc {
		if docID(d.doc) == doc.ID { // opened anew in the meantime, perhaps without this step
			d.reopen()
			doc = d.doc
		}
		d.acts.rebind(doc)
		d.list.reload()
		return
	}
	d.status.saved(d.now(), stored)
	d.refreshRows(stored)
	d.offer.after(doc, stored)
	d.history.refresh()
}

// rebind makes the acts that wait for a story work on it as it now stands.
func (q *actQueue) rebind(doc *review.Document) {
	for i := range q.pending {
		if q.pending[i].doc.ID == doc.ID {
			q.pending[i].doc = doc
		}
	}
}

// drop forgets the acts that wait for a story.
func (q *actQueue) drop(id string) {
	q.pending = slices.DeleteFunc(q.pending, func(a asked) bool { return a.doc.ID == id })
}

// notSaved says that a change is not in the archive. After a conflict what was still to be done to the story
// is dropped, and the story, if it is the one shown, is opened again as it is stored, with what another window
// has done; what is being typed into a cell is kept.
func (d *Desk) notSaved(doc *review.Document, step []review.Correction, err error) {
	if rewrites(step) {
		d.story.words.rescue()
	}
	if errors.Is(err, storage.ErrConflict) {
		d.acts.drop(doc.ID)
		if docID(d.doc) == doc.ID {
			d.reopen()
			d.acts.rebind(d.doc)
		}
	}
	d.tell("Not saved: "+review.Title(step), err)
}

// reopen shows the open story as it is stored now, at the same row.
func (d *Desk) reopen() {
	at := d.at
	d.OpenStory(d.doc.ID)
	if d.exists(at) {
		d.selectPlace(at)
	}
}

// finishActs stores what is still waiting, at once: the window is about to close. It is false when something
// could not be stored; then the window has to stay, to say so.
func (d *Desk) finishActs() bool {
	d.acts.closed = true
	d.acts.saving.Wait()
	if d.acts.failed != nil { // told as soon as the UI goroutine is free
		d.acts.closed = false
		return false
	}
	pending := d.acts.pending
	d.acts.pending = nil
	for _, next := range pending {
		if step, err := d.finish(next); err != nil {
			d.log.Error("correction not saved while closing", "err", err)
			d.acts.closed = false
			d.tell("Not saved: "+review.Title(step), err)
		}
	}
	return d.acts.closed
}

// finish brings the document up to what is stored, as the step in flight is not applied to it yet, and
// stores one more act. The step is that which was to be stored.
func (d *Desk) finish(next asked) ([]review.Correction, error) {
	ctx, doc := context.Background(), next.doc
	missing, err := d.db.Journal(ctx, doc.ID, doc.Seq())
	if err != nil {
		return nil, err
	}
	if err := doc.Apply(missing); err != nil {
		return nil, err
	}
	step, err := next.act(doc)
	if err != nil || len(step) == 0 {
		d.log.Info("nothing to save while closing", "err", err)
		return nil, nil
	}
	stored, err := d.db.AppendLearnt(ctx, doc.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)), d.lesson(doc, step))
	if err != nil {
		return step, err
	}
	d.log.Info("correction saved", "seq", stored[len(stored)-1].Seq, "what", string(step[0].What), "cause", step[0].Cause)
	return step, doc.Apply(stored)
}

// refreshRows shows the rows as they now stand, and keeps the selection or follows a new row.
func (d *Desk) refreshRows(step []review.Correction) {
	if d.story.view.Text() != d.doc.Text {
		d.story.retext(d.doc)
		d.still = true
		defer func() {
			d.still = false
			d.story.showEdited(step)
		}()
	}
	d.tables.refresh()
	if to := eye(step, d.at); d.tables.grids[to.table] != nil { // evidence and queries have no table to look at
		d.at = to
	}
	if !d.exists(d.at) {
		d.at = place{}
	}
	d.selectPlace(d.at)
	d.story.refresh(d.doc, d.at)
	d.detail.show()
	d.list.reload()
	d.refreshActs()
}

// eye is the row to look at after a step: where something came, or came back. Elsewise it stays where it is.
func eye(step []review.Correction, at place) place {
	first, last := step[0], step[len(step)-1]
	switch {
	case first.What == review.Read || last.What == review.Read || rewrites(step):
		return at
	case first.Cause == "redo":
		return place{first.Table, first.Target}
	case first.Undoes != "":
		return place{last.Table, last.Target}
	}
	for _, c := range step {
		came := c.What == review.Added && (c.After.Name == nil || c.After.Name.Status != story.Rejected)
		if came || c.What == review.Merged {
			at = place{c.Table, c.Target}
		}
	}
	return at
}

func (d *Desk) exists(p place) bool {
	_, ok := extent(d.doc, p)
	return ok
}

// Undo takes the last step back.
func (d *Desk) Undo() {
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Undo(), nil })
}

// Redo brings the last undone step back.
func (d *Desk) Redo() {
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Redo(), nil })
}
