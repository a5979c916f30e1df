package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// patience is how long a reading may take before it is shown as under way.
const patience = 300 * time.Millisecond

// reading is an extraction under way.
type reading struct {
	id     string // of the story
	cancel context.CancelFunc
	timer  *time.Timer
	late   bool // it takes longer than patience
}

// OpenStory shows a story of the archive with everything in place, and has it read when it never was.
func (d *Desk) OpenStory(id string) {
	d.commitEditor()
	s, err := d.db.Story(context.Background(), id)
	if err != nil {
		d.tell("The story could not be opened", err)
		return
	}
	doc, err := s.Document()
	if err != nil {
		d.tell("The story could not be opened", err)
		return
	}
	d.readRules()
	doc.Who, doc.FourEyes = d.who, d.rules.fourEyes
	doc.SetAlways(d.house.always())
	d.show(doc)
	d.house.compare(doc)
	d.log.Info("story open", "id", s.ID, "quotes", len(doc.Quotes()), "names", len(doc.Names()), "journal", len(s.Journal), "read", doc.Engine != "")
	switch r := d.readingOf(doc.ID); {
	case doc.Engine != "" || d.db.ReadOnly():
	case r == nil:
		d.readStory(doc)
	case r.late:
		d.story.progress(r)
	}
}

// readStory finds the quotations of a story that is stored already. Cancelled, it leaves the story as it is. What
// was marked by hand before the first reading is not found a second time.
func (d *Desk) readStory(doc *review.Document) {
	if len(doc.Journal()) > 0 {
		d.readOnceMore(doc)
		return
	}
	r, ctx := d.startReading(doc)
	began := d.now()
	d.background(func() func() {
		f, err := d.house.read(ctx, doc.Text)
		if err == nil {
			err = d.db.SetFindings(ctx, doc.ID, f)
		}
		return func() { d.wasRead(r, doc, f, err, d.now().Sub(began)) }
	})
}

// startReading notes that an extraction is under way; it is shown when it takes longer than patience.
func (d *Desk) startReading(doc *review.Document) (*reading, context.Context) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &reading{id: doc.ID, cancel: cancel}
	d.readings[r] = true
	r.timer = time.AfterFunc(patience, func() {
		fyne.Do(func() {
			r.late = true
			if d.readings[r] && docID(d.doc) == r.id {
				d.story.progress(r)
			}
		})
	})
	return r, ctx
}

func (d *Desk) endReading(r *reading) {
	r.timer.Stop()
	r.cancel()
	delete(d.readings, r)
}

func (d *Desk) wasRead(r *reading, doc *review.Document, f story.Findings, err error, took time.Duration) {
	d.endReading(r)
	if d.acts.closed {
		return
	}
	if err != nil {
		d.notRead(doc, err)
		return
	}
	d.log.Info("story read", "id", doc.ID, "quotes", len(f.Quotes), "names", len(f.Entities), "checks", len(f.Checks), "ms", took.Milliseconds())
	d.list.reload()
	if docID(d.doc) == doc.ID {
		d.OpenStory(doc.ID)
		d.status.say(foundWords(f))
	}
}

// readingOf is the reading of the story that is under way, nil when there is none.
func (d *Desk) readingOf(id string) *reading {
	for r := range d.readings {
		if r.id == id {
			return r
		}
	}
	return nil
}

func foundWords(f story.Findings) string {
	return "Found " + plural(len(f.Quotes), "quotation", "quotations") + ", " +
		plural(len(f.Entities), "name", "names") + " and " + plural(len(f.Checks), "thing to check", "things to check") + "."
}

// notRead says that a story stands uncoloured, and how to have it read after all.
func (d *Desk) notRead(doc *review.Document, err error) {
	if errors.Is(err, context.Canceled) {
		d.log.Info("reading cancelled", "id", doc.ID)
	} else {
		d.log.Error("reading failed", "id", doc.ID, "err", err)
		d.tell("The quotations could not be found", err)
	}
	if docID(d.doc) != doc.ID {
		return
	}
	again := widget.NewButton("Read it now", func() { d.readStory(doc) })
	words := widget.NewLabel("The story is saved but has not been read for quotations.")
	d.story.say(container.NewBorder(nil, nil, nil, again, words))
}

// progress shows that a reading is under way and lets it be cancelled.
func (p *storyPane) progress(r *reading) {
	p.say(underWay("Finding quotations and names…", widget.NewProgressBarInfinite(), r.cancel))
	p.desk.log.Info("reading shown")
}

// say puts a row of its own over the story.
func (p *storyPane) say(row fyne.CanvasObject) {
	p.notice.RemoveAll()
	p.notice.Add(container.NewStack(newGround(theme.ColorNameHeaderBackground), row))
}
