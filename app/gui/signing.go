package gui

import (
	"fmt"
	"strings"

	"quotedesk/app/review"
)

// TickFacts lists the numbers, names and dates inside the selected quotation; the one that is chosen is ticked, or its
// tick taken off.
func (d *Desk) TickFacts(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	q, ok := d.doc.Quote(at.id)
	if !ok {
		return
	}
	var choices []choice
	for _, f := range d.doc.Facts(q) {
		box := "☐ "
		if f.State == review.FactTicked {
			box = "☑ "
		}
		choices = append(choices, choice{words: box + f.Words, hint: string(f.Kind) + ", " + string(f.State), act: func() {
			d.do(func(doc *review.Document) ([]review.Correction, error) {
				return doc.TickFact(at.id, f.Kind, f.Words, f.State != review.FactTicked, cause)
			})
			d.tables.focus()
		}})
	}
	if len(choices) == 0 {
		d.status.say("There is no number, name or date in this quotation.")
		return
	}
	d.pickFrom("Facts in the quotation", "The fact to tick, or to take the tick off", "", choices)
}

// AskAboutQuote puts a question about the selected quotation to the editor.
func (d *Desk) AskAboutQuote(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	d.askForm("Ask the editor", "The question stays with the words until it is answered: change, keep with a reason, or cut.",
		[]formField{{label: "Question"}, {label: "Wording instead"}}, "Ask", func(said []string, done func(error)) {
			if said[0] == "" {
				done(fmt.Errorf("type the question that the editor is to answer"))
				return
			}
			done(nil)
			d.askEditor(at.id, said[0], said[1], cause)
		})
}

// AnswerQuestion lists the questions that are not settled, those of the selected quotation first, with the answers to each.
func (d *Desk) AnswerQuestion(cause string) {
	var here, others []choice
	if d.doc == nil {
		return
	}
	for _, k := range d.doc.Queries() {
		state := d.doc.QueryState(k)
		if state == review.QuerySettled {
			continue
		}
		for _, how := range review.AnswerKinds {
			hint := fmt.Sprintf("%s, %s", short(k.Words, 40), state)
			if k.Proposed != "" {
				hint += "; instead: " + short(k.Proposed, 60)
			}
			c := choice{words: sentence(string(how)) + ": " + k.Question, hint: hint, act: func() { d.answer(k, how, cause) }}
			if k.Quote == d.at.id {
				here = append(here, c)
				continue
			}
			others = append(others, c)
		}
	}
	if all := append(here, others...); len(all) > 0 {
		d.pickFrom("Answer a question", "The answer", "", all)
		return
	}
	d.status.say("No question is open in this story.")
}

func (d *Desk) answer(k review.Query, how review.AnswerKind, cause string) {
	if how != review.AnswerKeep {
		d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.AnswerQuery(k.ID, how, "", cause) })
		d.tables.focus()
		return
	}
	d.askForm("Keep the words", k.Question, []formField{{label: "Because"}}, "Keep", func(said []string, done func(error)) {
		if _, err := d.doc.AnswerQuery(k.ID, how, said[0], cause); err != nil {
			done(err)
			return
		}
		done(nil)
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			return doc.AnswerQuery(k.ID, how, said[0], cause)
		})
	})
}

// mostOpenListed is how many open items the sign-off spells out.
const mostOpenListed = 12

// SignOff shows what is open, waived or stale, and signs the story off as it stands.
func (d *Desk) SignOff(cause string) {
	if d.doc == nil {
		return
	}
	open := d.doc.OpenItems()
	text := "Nothing is open, waived or stale."
	if len(open) > 0 {
		lines := []string{fmt.Sprintf("The sign-off will carry %s:", plural(len(open), "open item", "open items"))}
		for _, o := range open[:min(len(open), mostOpenListed)] {
			line := fmt.Sprintf("•  %s (%s): %s", o.Says, o.Kind, short(o.Words, 46))
			if o.Detail != "" {
				line += ", " + short(o.Detail, 50)
			}
			lines = append(lines, line)
		}
		if n := len(open) - mostOpenListed; n > 0 {
			lines = append(lines, fmt.Sprintf("•  and %d more", n))
		}
		text = strings.Join(lines, "\n")
	}
	d.pose("Sign the story off", passageLabel(text), sizeOfPassage, "Sign", func() {
		d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Sign(cause) })
		d.tables.focus()
	})
}

// signedWords tell what has become of the story since it was signed, "" when it never was.
func signedWords(doc *review.Document) (words string, outdated bool) {
	since, ok := doc.SinceSigned()
	if !ok {
		return "", false
	}
	return sentence(since.String()) + " (by " + since.SignOff.By + ")", !since.Same
}
