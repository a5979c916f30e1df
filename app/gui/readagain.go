package gui

import (
	"context"
	"errors"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// ReadAgain has the open story read once more, by what has been decided of its names. What a person has confirmed,
// changed or rejected stays; the rest is as now found. It is one step, which undo takes back.
func (d *Desk) ReadAgain() {
	switch {
	case d.doc == nil:
		d.status.warn("Open a story first.")
	case d.db.ReadOnly():
		d.status.warn("The archive can only be read, so nothing new can be kept.")
	case d.readingOf(d.doc.ID) != nil:
		d.status.say("The story is being read already.")
	case d.doc.Engine == "":
		d.readStory(d.doc)
	default:
		d.readOnceMore(d.doc)
	}
}

func (d *Desk) readOnceMore(doc *review.Document) {
	by, text, began := doc.Decisions(), doc.Text, d.now()
	r, ctx := d.startReading(doc)
	d.background(func() func() {
		f, err := d.read(ctx, text, by)
		return func() { d.wasReadAgain(r, doc, text, f, err, d.now().Sub(began)) }
	})
}

// wasReadAgain brings in what was found in a text, unless another story is open by now. What was found in words that
// have been changed meanwhile is of no use: then it is read once more.
func (d *Desk) wasReadAgain(r *reading, doc *review.Document, text string, f story.Findings, err error, took time.Duration) {
	d.endReading(r)
	if d.acts.closed {
		return
	}
	id := doc.ID
	if docID(d.doc) == id {
		d.story.unsay()
	}
	switch {
	case err != nil && doc.Engine == "":
		d.notRead(doc, err)
		return
	case errors.Is(err, context.Canceled):
		d.status.say("The story was not read again; all is as it was.")
		return
	case err != nil:
		d.log.Error("reading again failed", "id", id, "err", err)
		d.tell("The story could not be read again", err)
		return
	case docID(d.doc) != id:
		d.log.Info("read again, but another story is open", "id", id)
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		if doc.Text != text {
			if doc == d.doc && !d.acts.closed {
				d.readOnceMore(doc)
			}
			return nil, nil
		}
		step, err := doc.Reread(keepAlerts(doc, f), "menu")
		d.log.Info("story read again", "id", id, "corrections", len(step), "ms", took.Milliseconds())
		if err == nil && len(step) == 0 {
			d.status.say("Read again: nothing new was found.")
		}
		return step, err
	})
}
