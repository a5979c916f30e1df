package gui

import (
	"fmt"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// AllLikeThis does one act to all rows like the selected one: those of the same speaker, with the same words, or of
// the same rule. The list of them is shown first.
func (d *Desk) AllLikeThis(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	switch at.table {
	case review.Quotes:
		d.allQuotesLike(at.id, cause)
	case review.Checks:
		d.allChecksLike(at.id, cause)
	case review.Names:
		d.AllOfThese(cause)
	}
}

func (d *Desk) allQuotesLike(id, cause string) {
	q, ok := d.doc.Quote(id)
	if !ok {
		return
	}
	same, who := d.sameSpeaker(q), d.doc.SpeakerName(q)
	words := d.sameWords(q)
	choices := []choice{
		{words: "not a quotation", hint: "all with these words", count: fmt.Sprint(len(words)), act: func() { d.allNoQuotes(q, words, cause) }},
	}
	for _, name := range d.doc.People() {
		if name == who {
			continue
		}
		choices = append(choices, choice{words: name, hint: "says what is given to " + orNobody(who), count: fmt.Sprint(len(same)),
			act: func() { d.allSaidBy(q, same, name, cause) }})
	}
	d.pick("All quotations like this are", "Not a quotation, or who says them", choices)
}

// sameSpeaker are the quotations that stand with the same speaker.
func (d *Desk) sameSpeaker(q review.QuoteRow) []string {
	return d.rowsLike(func(o review.QuoteRow) bool { return d.doc.SpeakerName(o) == d.doc.SpeakerName(q) })
}

// sameWords are the quotations with the same words, whatever their case and marks.
func (d *Desk) sameWords(q review.QuoteRow) []string {
	want := d.bare(q)
	return d.rowsLike(func(o review.QuoteRow) bool { return strings.EqualFold(d.bare(o), want) })
}

func (d *Desk) bare(q review.QuoteRow) string {
	return strings.Trim(wording(d.doc.Text, q.Parts), "“”„«»\"‘’'.,;:!? ")
}

func (d *Desk) rowsLike(like func(review.QuoteRow) bool) []string {
	var out []string
	for _, o := range d.doc.Quotes() {
		if o.Status != story.Rejected && !o.Gone && like(o) {
			out = append(out, o.ID)
		}
	}
	return out
}

// allNoQuotes lists the rows with the words, ticked where kind and case agree with the selected one.
func (d *Desk) allNoQuotes(q review.QuoteRow, rows []string, cause string) {
	p := d.quotePlaces(rows, func(o review.QuoteRow) (string, string) { return string(o.Kind) + " quotation", "none" })
	tick := func(x review.NamePlace) bool {
		o, _ := d.doc.Quote(x.Row)
		return o.Kind == q.Kind && d.bare(o) == d.bare(q)
	}
	d.preview("Not a quotation", p, tick, func(left review.Plan) {
		d.pickReason("Why are these none?", review.RejectReasons(review.Quotes), func(reason string) {
			d.do(func(doc *review.Document) ([]review.Correction, error) {
				return doc.RejectAll(review.Quotes, rowsOf(left), reason, cause)
			})
		})
	})
}

// allSaidBy lists the quotations of one speaker, ticked where nobody has decided yet and the speaker is printed alike.
func (d *Desk) allSaidBy(q review.QuoteRow, rows []string, name, cause string) {
	p := d.quotePlaces(rows, func(o review.QuoteRow) (string, string) { return orNobody(d.doc.SpeakerName(o)), name })
	tick := func(x review.NamePlace) bool {
		o, _ := d.doc.Quote(x.Row)
		return o.ID == q.ID || o.Status.Open() && wording(d.doc.Text, o.Speaker) == wording(d.doc.Text, q.Speaker)
	}
	d.preview("Said by “"+short(name, 40)+"”", p, tick, func(left review.Plan) {
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			acts := make([]func(*review.Document) ([]review.Correction, error), len(left.Places))
			for i, x := range left.Places {
				acts[i] = func(doc *review.Document) ([]review.Correction, error) {
					o, ok := doc.Quote(x.Row)
					if !ok {
						return nil, fmt.Errorf("one of the quotations is no longer in the story: look again")
					}
					return doc.SetSpeaker(o.ID, doc.Speaker(o, name), cause)
				}
			}
			return doc.Together(acts...)
		})
	})
}

func (d *Desk) allChecksLike(id, cause string) {
	like, ok := d.doc.Check(id)
	if !ok {
		return
	}
	var p review.Plan
	for _, c := range d.doc.Checks() {
		if c.Rule == like.Rule && c.Status.Open() {
			p.Places = append(p.Places, review.NamePlace{Table: review.Checks, Row: c.ID, Span: c.Span, From: c.Message, To: "left as it is"})
		}
	}
	if len(p.Places) == 0 {
		d.status.warn("All alerts of this rule have been decided on.")
		return
	}
	tick := func(x review.NamePlace) bool {
		c, _ := d.doc.Check(x.Row)
		return c.Span.In(d.doc.Text) == like.Span.In(d.doc.Text)
	}
	d.preview("Leave as it is: "+short(like.Message, 40), p, tick, func(left review.Plan) {
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			return doc.RejectAll(review.Checks, rowsOf(left), "", cause)
		})
	})
}

// Respell asks for another spelling of the selected words, or of the mention looked at, lists all places and changes
// what is ticked in the story's text; a name that is shown under the old words is shown under the new ones.
func (d *Desk) Respell(cause string) {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	at := d.story.selection()
	if at.Empty() && d.at.table == review.Names {
		at = d.mention
	}
	if at.Empty() {
		d.status.warn(sentence(errNothingSelected.Error()))
		return
	}
	was := at.In(d.doc.Text)
	d.askText("Spell it otherwise everywhere", "“"+short(was, 60)+"” becomes", was, "Show the places", "Cancel", func(is string) {
		if is = strings.TrimSpace(is); is != "" && is != was {
			d.respell(at, was, is, cause)
		}
	}, func() {})
}

func (d *Desk) respell(at story.Span, was, is, cause string) {
	kind, _ := d.typeAt(at)
	var p review.Plan
	for _, h := range d.doc.Find(review.Search{Words: was, WholeWord: true}) {
		p.Places = append(p.Places, review.NamePlace{Table: review.Story, Row: h.Quote, Span: h.Span, From: h.Span.In(d.doc.Text), To: is})
	}
	if len(p.Places) == 0 {
		p.Places = []review.NamePlace{{Table: review.Story, Span: at, From: was, To: is}}
	}
	alike := func(x review.NamePlace) bool {
		t, _ := d.typeAt(x.Span)
		return x.From == was && t == kind
	}
	d.preview("“"+short(was, 30)+"” becomes “"+short(is, 30)+"”", p, alike, func(left review.Plan) {
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			var spans []story.Span
			for _, x := range left.Places {
				spans = append(spans, x.Span)
			}
			return doc.Together(
				func(doc *review.Document) ([]review.Correction, error) {
					return doc.Replace(review.Search{Words: was}, spans, is, cause, nil)
				},
				func(doc *review.Document) ([]review.Correction, error) { return relabelled(doc, was, is, cause) })
		})
	})
}

// typeAt is what the words stand for, and which name they are a mention of; both are empty for no name.
func (d *Desk) typeAt(s story.Span) (story.EntityType, string) {
	for _, n := range d.doc.Names() {
		if n.Status == story.Rejected {
			continue
		}
		for _, m := range n.Mentions {
			if m.Overlaps(s) {
				return n.Type, n.ID
			}
		}
	}
	return "", ""
}

// relabelled shows a name under the new words when it was shown under the old ones.
func relabelled(doc *review.Document, was, is, cause string) ([]review.Correction, error) {
	for _, n := range doc.Names() {
		if n.Name == was && n.Status != story.Rejected {
			return doc.SetLabel(n.ID, is, cause)
		}
	}
	return nil, nil
}
