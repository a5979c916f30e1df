package gui

import (
	"fmt"
	"slices"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// The acts on the selected row and on the selected words. Each is reached by a key, a menu entry and a button.

// Confirm says that the selected row is right and goes on to the next open one. Of an alert that has a fix, the key applies
// it.
func (d *Desk) Confirm(cause string) {
	if d.story.words.open() {
		d.story.words.keep()
		return
	}
	if d.story.find.focused() {
		d.ReplaceTicked(cause)
		return
	}
	if d.commitEditor(); d.editingGrid() != nil {
		return // the cell says what is wrong with the text
	}
	at, ok := d.selected()
	if !ok {
		return
	}
	if c, ok := d.doc.Check(at.id); at.table == review.Checks && ok && cause == "key" && len(c.Fix) > 0 && c.Status.Open() {
		d.ApplyFix()
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Confirm(at.table, at.id, cause) })
	d.goOn(at)
}

// Reject takes the selected row out of the story's findings; a row that a person added goes, an alert is ignored.
func (d *Desk) Reject(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	if at.table == review.Names {
		d.RejectName(cause)
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Delete(at.table, at.id, cause) })
}

// Restore brings the selected rejected row back.
func (d *Desk) Restore(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		step, err := doc.Restore(at.table, at.id, cause)
		if err == nil && step == nil {
			err = fmt.Errorf("this row has not been rejected")
		}
		return step, err
	})
}

// selected is the selected row; without one the person is told how to select one.
func (d *Desk) selected() (place, bool) {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return place{}, false
	}
	if d.at.id == "" {
		d.status.warn(d.keys.say("Select a row first: click it, or press {next open} for the next open one."))
		return place{}, false
	}
	return d.at, true
}

// SetKind changes the kind of the selected quotation.
func (d *Desk) SetKind(k story.Kind, cause string) {
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		return doc.SetKind(q.ID, k, cause)
	})
}

// TakeAlternative gives the selected quotation to the engine's other candidate n, from 1.
func (d *Desk) TakeAlternative(n int, cause string) {
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		if n < 1 || n > len(q.Alternatives) {
			return nil, fmt.Errorf("there is no other candidate %d for this quotation", n)
		}
		return doc.SetSpeaker(q.ID, doc.Candidate(q, q.Alternatives[n-1]), cause)
	})
}

// MarkQuote makes a quotation of the selected words.
func (d *Desk) MarkQuote(cause string) {
	sel := d.story.selection()
	if d.doc == nil || sel.Empty() {
		d.status.warn(sentence(errNothingSelected.Error()))
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.AddQuote(sel, cause) })
	d.tables.showTable(review.Quotes)
}

// MarkName makes a name of the selected words.
func (d *Desk) MarkName(t story.EntityType, cause string) {
	sel := d.story.selection()
	if d.doc == nil || sel.Empty() {
		d.status.warn(sentence(errNothingSelected.Error()))
		return
	}
	d.tables.showTable(review.Names)
	d.propose("Mark as "+review.TypeWords[t], cause, func(doc *review.Document) (review.Plan, error) { return doc.NamePlan(sel, t) })
}

// MarkEdges makes the selected words the extent of the selected quotation.
func (d *Desk) MarkEdges(cause string) {
	sel := d.story.selection()
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		if sel.Empty() {
			return nil, errNothingSelected
		}
		return doc.SetParts(q.ID, []story.Span{sel}, cause)
	})
}

// MarkSpeaker makes the selected words the printed speaker of the selected quotation.
func (d *Desk) MarkSpeaker(cause string) {
	sel := d.story.selection()
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		if sel.Empty() {
			return nil, errNothingSelected
		}
		to := doc.Speaker(q, oneLine(sel.In(doc.Text)))
		to.Mention = []story.Span{sel}
		return doc.SetSpeaker(q.ID, to, cause)
	})
}

// MarkCue makes the selected words the cue of the selected quotation.
func (d *Desk) MarkCue(cause string) {
	sel := d.story.selection()
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		if sel.Empty() {
			return nil, errNothingSelected
		}
		return doc.SetCue(q.ID, []story.Span{sel}, cause)
	})
}

var errNothingSelected = fmt.Errorf("nothing is selected: mark some words in the story first")

// MoveEdge moves an edge of the selected quotation by a word: the end when end is true, outwards when grow is.
func (d *Desk) MoveEdge(end, grow bool, cause string) {
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		parts, ok := doc.MovedEdge(q, end, grow)
		if !ok {
			return nil, fmt.Errorf("the edge cannot move further")
		}
		return doc.SetParts(q.ID, parts, cause)
	})
}

func (d *Desk) onQuote(a func(*review.Document, review.QuoteRow) ([]review.Correction, error)) {
	at := d.at
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		q, ok := doc.Quote(at.id)
		if at.table != review.Quotes || !ok {
			return nil, fmt.Errorf("select a quotation first: click it in the story or in the table")
		}
		return a(doc, q)
	})
}

// isOpen says that somebody still has to look at the row.
func (d *Desk) isOpen(at place) bool {
	ids, open := d.rowIDs(at.table)
	i := slices.Index(ids, at.id)
	return i >= 0 && open[i]
}

// NextOpen goes to the next row of the current table that somebody still has to look at.
func (d *Desk) NextOpen() {
	if d.doc == nil {
		return
	}
	if d.tables.verifying() {
		d.nextUnsettled()
		return
	}
	table := d.tables.current()
	if table == review.Quotes {
		d.nextOpenQuote()
		return
	}
	ids, open := d.rowIDs(table)
	from := -1
	for i, id := range ids {
		if d.at.table == table && id == d.at.id {
			from = i
		}
	}
	for i := range ids {
		if j := (from + 1 + i) % len(ids); open[j] {
			d.selectPlace(place{table, ids[j]})
			return
		}
	}
	d.status.say(d.keys.say("Everything in this table has been looked at. Press {export} to export."))
}

// nextOpenQuote goes to the open quotation that comes after the selected one, in the order that is shown.
func (d *Desk) nextOpenQuote() {
	from := ""
	if d.at.table == review.Quotes {
		from = d.at.id
	}
	if id := d.tables.quotes.next(from); id != "" {
		d.selectPlace(place{review.Quotes, id})
		return
	}
	d.status.say(d.keys.say("All quotations have been looked at. Press {export} to export."))
}

func (d *Desk) rowIDs(t review.Table) (ids []string, open []bool) {
	add := func(id string, s story.Status) { ids, open = append(ids, id), append(open, s.Open()) }
	switch t {
	case review.Quotes:
		for _, q := range d.doc.Quotes() {
			add(q.ID, q.Status)
		}
	case review.Names:
		for _, n := range d.doc.Names() {
			add(n.ID, n.Status)
		}
	case review.Checks:
		for _, c := range d.doc.Checks() {
			add(c.ID, c.Status)
		}
	}
	return ids, open
}
