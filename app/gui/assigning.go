package gui

import (
	"slices"
	"strings"

	"quotedesk/app/review"
)

// AssignQuote asks which checker is to have the selected quotation.
func (d *Desk) AssignQuote(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	q, ok := d.doc.Quote(at.id)
	if !ok || at.table != review.Quotes {
		return
	}
	give := func(who string) {
		d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Assign(at.id, who, cause) })
		d.tables.focus()
	}
	var choices []choice
	for i, who := range d.checkers() {
		hint := ""
		switch {
		case strings.EqualFold(who, q.Checker):
			hint = "has it now"
		case i == 0 && d.who != "":
			hint = "you"
		}
		choices = append(choices, choice{words: who, hint: hint, act: func() { give(who) }})
	}
	choices = append(choices, choice{words: "Somebody else…", hint: "type the name", act: func() {
		d.askText("Who is to verify it?", "The name stands in the row and in the history. “Mine” shows a checker the rows that bear the checker’s name.", "", "Assign", "Cancel",
			func(name string) {
				if strings.TrimSpace(name) != "" {
					give(name)
				}
			}, d.tables.focus)
	}})
	if q.Checker != "" {
		choices = append(choices, choice{words: "Nobody", hint: "take it from " + q.Checker, act: func() { give("") }})
	}
	d.pickFrom("Who verifies “"+short(wording(d.doc.Text, q.Parts), 40)+"”?", "The checker", "", choices)
}

// checkers are whom a quotation can be given to: the person at the window, then all who have worked on the story.
func (d *Desk) checkers() []string {
	var out []string
	for _, who := range slices.Concat([]string{d.who}, d.doc.Checkers(), d.doc.Authors()) {
		same := func(o string) bool { return strings.EqualFold(o, who) }
		if who != "" && !slices.ContainsFunc(out, same) {
			out = append(out, who)
		}
	}
	return out
}
