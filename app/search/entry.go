package search

import (
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Entry is what a story is found by, beside its words and title.
type Entry struct {
	Agency string
	Quotes []Quotation
	Alerts []Alert
}

// Quotation is a quotation as the index has it.
type Quotation struct {
	ID      string
	Parts   []story.Span
	Kind    story.Kind
	Status  story.Status
	Verdict string // of Verdicts
	Speaker string // as the table shows it; "" when nobody is named
	Named   bool   // the speaker is one of the story's people or organisations
}

// Alert is an alert as the index has it.
type Alert struct{ ID, Rule string }

// EntryOf is what the story is found by as it stands.
func EntryOf(d *review.Document) Entry {
	e := Entry{Agency: d.Furniture.Agency}
	names := map[string]review.NameRow{}
	for _, n := range d.Names() {
		names[n.ID] = n
	}
	for _, q := range d.Quotes() {
		if q.Gone {
			continue
		}
		speaker, named := q.Quote.SpeakerName, false
		if n, ok := names[q.SpeakerEntity]; ok && n.Status != story.Rejected {
			speaker, named = n.Name, n.Type == story.Person || n.Type == story.Organisation
		}
		e.Quotes = append(e.Quotes, Quotation{ID: q.ID, Parts: q.Parts, Kind: q.Kind, Status: q.Status,
			Verdict: d.Standing(q).Word(), Speaker: speaker, Named: named})
	}
	for _, c := range d.Checks() {
		if c.Status != story.Rejected {
			e.Alerts = append(e.Alerts, Alert{c.ID, c.Rule})
		}
	}
	return e
}
