package review

import "quotedesk/app/story"

// Progress is how many quotations count and how many of them are still open.
type Progress struct{ Quotes, Open int }

// Progress counts the quotations that are not rejected.
func (d *Document) Progress() Progress { return d.ProgressAfter(nil) }

// ProgressAfter is the progress there will be once the step is applied; it is stored in one transaction with it.
func (d *Document) ProgressAfter(step []Correction) Progress {
	status := make(map[string]story.Status, len(d.quotes))
	for _, q := range d.quotes {
		status[q.ID] = q.Status
	}
	for _, c := range step {
		if c.After.Text != nil {
			for _, q := range c.After.Text.Quotes {
				status[q.ID] = q.Status
			}
		}
		switch {
		case c.Table != Quotes:
		case c.What == Removed:
			delete(status, c.Target)
		case c.What == Added:
			status[c.Target] = c.After.Quote.Status
		case c.After.Status != nil:
			status[c.Target] = *c.After.Status
		}
	}
	var p Progress
	for _, s := range status {
		if s == story.Rejected {
			continue
		}
		p.Quotes++
		if s.Open() {
			p.Open++
		}
	}
	return p
}
