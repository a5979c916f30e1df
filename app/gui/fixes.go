package gui

import (
	"fmt"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// ApplyFix puts right in the text what the selected alert is about, as one step with the rule as its cause, and goes
// on to the alert that is then in its place.
func (d *Desk) ApplyFix() {
	at, ok := d.selected()
	if !ok {
		return
	}
	if at.table != review.Checks {
		d.status.warn(d.keys.say("Select an alert in the checks first ({checks})."))
		return
	}
	i := d.checkIndex(at.id)
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		row, ok := doc.Check(at.id)
		if !ok {
			return nil, nil
		}
		if row.Safety == story.Warn || len(row.Fix) == 0 {
			return nil, fmt.Errorf("this alert is a warning only: change the words yourself, or ignore it")
		}
		return doc.ApplyFixes([]string{at.id}, row.Rule, nil)
	})
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		if rows := doc.Checks(); !d.acts.closed && doc == d.doc && d.checkIndex(at.id) < 0 && len(rows) > 0 {
			d.selectPlace(place{review.Checks, rows[min(max(i, 0), len(rows)-1)].ID})
		}
		return nil, nil
	})
}

// checkIndex is the place of an alert among all, -1 when it is gone.
func (d *Desk) checkIndex(id string) int {
	for i, c := range d.doc.Checks() {
		if c.ID == id {
			return i
		}
	}
	return -1
}
