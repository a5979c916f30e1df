package gui

import (
	"fmt"

	"quotedesk/app/review"
)

// OrderByRisk walks and shows the quotations with the riskiest first, or as they stand in the story.
func (d *Desk) OrderByRisk(on bool) {
	d.app.Preferences().SetBool(storyOrder, !on)
	d.tables.quotes.byRisk, d.tables.quotes.risks = on, nil
	d.tables.quotes.rank()
	d.tables.grids[review.Quotes].SortBy("", false)
	d.tables.refresh()
	d.selectPlace(d.at)
	d.refreshActs()
	if on {
		d.status.say("The quotations that most want reading come first.")
		return
	}
	d.status.say("The quotations come as in the story.")
}

const storyOrder = "order of the story" // preference

// Walk goes to the row after or before the selected one, as the table in view shows them.
func (d *Desk) Walk(forward bool) {
	if d.doc == nil {
		return
	}
	g := d.tables.inView()
	if forward {
		g.Next()
		return
	}
	g.Previous()
}

// EdgeToMark moves the start of the selected quotation to the mark before it, or its end to the next one.
func (d *Desk) EdgeToMark(end bool, cause string) {
	d.onQuote(func(doc *review.Document, q review.QuoteRow) ([]review.Correction, error) {
		parts, ok := doc.EdgeAtMark(q, end)
		if !ok {
			return nil, fmt.Errorf("there is no other mark in this paragraph: move the edge by words")
		}
		return doc.SetParts(q.ID, parts, cause)
	})
}

// MarkByKey makes a quotation of the selected words and goes to its row. With nothing selected the story gets the
// keyboard, behind the row looked at, so that words can be selected.
func (d *Desk) MarkByKey(cause string) {
	if sel := d.story.selection(); !sel.Empty() {
		d.MarkQuote(cause)
		d.tables.focus()
		return
	}
	if d.win.Canvas().Focused() != d.story.view {
		at, _ := extent(d.doc, d.at)
		d.story.view.Select(at.End, at.End)
		d.win.Canvas().Focus(d.story.view)
	}
	d.status.say(fmt.Sprintf("Select the words with Shift and the arrows, with Ctrl by words; then press %s.", d.keys.say("{.quote}")))
}

// AskChecker hands the selected row to a checker and goes on.
func (d *Desk) AskChecker(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.AskChecker(at.table, at.id, cause) })
	d.goOn(at)
}

// goOn goes to the next open row once the row has been decided on, unless somebody has gone elsewhere.
func (d *Desk) goOn(at place) {
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		if !d.acts.closed && doc == d.doc && d.at == at && !d.isOpen(at) {
			d.NextOpen()
		}
		return nil, nil
	})
}
