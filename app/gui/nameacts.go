package gui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// The acts on the selected name and on the mention of it that is looked at.

// wireNames gives the names table what the other tables have not: rows that are dropped on one another, and counts that
// step through the mentions.
func (t *tables) wireNames(g *grid.Grid) {
	d := t.desk
	g.OnDrop = func(key, on string) { d.merge(key, on, "drag") }
	g.OnDragging = func(key, on string) {
		if key == "" {
			d.status.say("")
			return
		}
		a, okA := d.doc.Name(key)
		b, okB := d.doc.Name(on)
		if !okA || !okB {
			d.status.say("Drop it on the name that it is.")
			return
		}
		d.status.say(fmt.Sprintf("Let go to merge %s into %s.", short(a.Name, 40), short(b.Name, 40)))
	}
	g.OnClick = func(_, column string, held fyne.KeyModifier) {
		if column == "mentions" {
			d.StepMention(held&fyne.KeyModifierShift != 0)
		}
	}
	plain := g.OnKey
	g.OnKey = func(key string, e *fyne.KeyEvent) bool {
		switch {
		case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && g.SelectedColumn() == "mentions":
			d.StepMention(shiftHeld())
		default:
			return plain(key, e)
		}
		return true
	}
}

// shiftHeld says that Shift is down, as far as the platform tells.
func shiftHeld() bool {
	k, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && k.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// MergeName asks which name the selected one is, and makes the two one.
func (d *Desk) MergeName(cause string) {
	n, ok := d.selectedName()
	if !ok {
		return
	}
	choices := d.nameChoices(n.ID, func(into string) { d.merge(n.ID, into, cause) })
	if len(choices) == 0 {
		d.status.warn("There is no other name in this story to merge with.")
		return
	}
	d.pick("Merge “"+short(n.Name, 50)+"” into", "The name that it is", choices)
}

func (d *Desk) merge(from, into, cause string) {
	a, _ := d.doc.Name(from)
	b, _ := d.doc.Name(into)
	d.propose("Merge “"+short(a.Name, 40)+"” into “"+short(b.Name, 40)+"”", cause,
		func(doc *review.Document) (review.Plan, error) { return doc.MergePlan(from, into) })
}

// nameChoices are the names that stand, the one with the id aside, those of its type first.
func (d *Desk) nameChoices(but string, take func(id string)) []choice {
	self, _ := d.doc.Name(but)
	var alike, others []choice
	for _, n := range d.doc.Names() {
		if n.ID == but || n.Status == story.Rejected {
			continue
		}
		hint := review.TypeWords[n.Type]
		if n.Role != "" {
			hint += ", " + n.Role
		}
		c := choice{words: n.Name, hint: hint, count: fmt.Sprint(len(n.Mentions)), act: func() { take(n.ID) }}
		if n.Type == self.Type {
			alike = append(alike, c)
			continue
		}
		others = append(others, c)
	}
	return append(alike, others...)
}

// SplitName makes a name of its own of some mentions of the selected one: the list shows all, with the one that is
// looked at ticked.
func (d *Desk) SplitName(cause string) {
	n, ok := d.selectedName()
	if !ok {
		return
	}
	if len(n.Mentions) < 2 {
		d.status.warn("This name has one mention only: there is nothing to take apart.")
		return
	}
	at := d.mention
	p, err := d.doc.PartPlan(d.doc.MentionsOf(n.ID))
	if err != nil {
		d.status.warn(sentence(err.Error()))
		return
	}
	p.Places = slices.DeleteFunc(p.Places, func(x review.NamePlace) bool { return x.Table == review.Quotes }) // they follow their mentions
	for i, x := range p.Places {
		p.Places[i].To = "“" + short(x.Span.In(d.doc.Text), 40) + "”, a name of its own"
	}
	d.preview("Take “"+short(n.Name, 40)+"” apart", p, func(x review.NamePlace) bool { return x.Span == at }, func(left review.Plan) {
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			p, err := doc.PartPlan(mentionsIn(left))
			if err != nil {
				return nil, err
			}
			return doc.Carry(p, cause)
		})
	})
}

func mentionsIn(p review.Plan) []review.Mention {
	var out []review.Mention
	for _, x := range p.Places {
		if x.Table == review.Names {
			out = append(out, review.Mention{Row: x.Row, Span: x.Span})
		}
	}
	return out
}

// MoveMention asks which name the mention that is looked at is one of.
func (d *Desk) MoveMention(cause string) {
	n, ok := d.selectedName()
	if !ok {
		return
	}
	at := []review.Mention{{Row: n.ID, Span: d.mention}}
	words := short(d.mention.In(d.doc.Text), 40)
	d.pick("“"+words+"” here is", "The name that it is", d.nameChoices(n.ID, func(into string) {
		d.propose("Move “"+words+"”", cause, func(doc *review.Document) (review.Plan, error) { return doc.JoinPlan(at, into) })
	}))
}

// NotAName says that the mention that is looked at is no name; the other mentions stay.
func (d *Desk) NotAName(cause string) {
	n, ok := d.selectedName()
	if !ok {
		return
	}
	at := []review.Mention{{Row: n.ID, Span: d.mention}}
	d.propose("Not a name", cause, func(doc *review.Document) (review.Plan, error) { return doc.DropPlan(at) })
}

// RejectName says that no mention of the selected name is one. One that a person added goes.
func (d *Desk) RejectName(cause string) {
	n, ok := d.selectedName()
	if !ok {
		return
	}
	whole := func(doc *review.Document) ([]review.Correction, error) { return doc.Delete(review.Names, n.ID, cause) }
	if n.Status == story.Rejected || len(n.Mentions) < 2 {
		d.do(whole)
		return
	}
	p, err := d.doc.DropPlan(d.doc.MentionsOf(n.ID))
	if err != nil {
		d.status.warn(sentence(err.Error()))
		return
	}
	d.preview("“"+short(n.Name, 50)+"” is not a name", p, nil, func(left review.Plan) {
		if len(left.Places) == len(p.Places) {
			d.do(whole)
			return
		}
		d.carry(left, cause)
	})
}

// askFirst shows what a cell of the names table will change when that is more than one place; it is false when the
// cell can be kept at once.
func (d *Desk) askFirst(key, column, typed string) bool {
	n, ok := d.doc.Name(key)
	if !ok || len(n.Mentions) < 2 || n.Status == story.Rejected {
		return false
	}
	typed = strings.TrimSpace(strings.ToLower(typed))
	switch {
	case column == "type":
		d.soon(func() {
			d.propose("“"+short(n.Name, 40)+"”: "+typed, "cell", func(doc *review.Document) (review.Plan, error) { return doc.RetypePlan(key, typeOf(typed)) })
		})
		return true
	case column == "status" && typed == string(story.Rejected):
		d.soon(func() { d.RejectName("cell") })
		return true
	}
	return false
}

// soon does something once the cell that asked for it has closed.
func (d *Desk) soon(act func()) {
	d.background(func() func() { return act })
}

// AllOfThese does one act to all places with the same wording: that of the selected words, or of the mention that is
// looked at.
func (d *Desk) AllOfThese(cause string) {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	at := d.story.selection()
	if at.Empty() {
		if _, ok := d.selectedName(); !ok {
			return
		}
		at = d.mention
	}
	all := d.doc.SameWords(at)
	if len(all) == 0 {
		d.status.warn("Select words of the story, or a name, first.")
		return
	}
	words := short(at.In(d.doc.Text), 40)
	to := func(title string, plan func(*review.Document) (review.Plan, error)) func() {
		return func() { d.propose("All “"+words+"”: "+title, cause, plan) }
	}
	choices := []choice{
		{words: "not a name", hint: "no place with these words is one", act: to("not a name", func(doc *review.Document) (review.Plan, error) { return doc.DropPlan(all) })},
		{words: "a name of its own", hint: "taken off the names they are mentions of", act: to("a name of its own", func(doc *review.Document) (review.Plan, error) { return doc.PartPlan(all) })},
	}
	for _, t := range story.EntityTypes {
		choices = append(choices, choice{words: review.TypeWords[t], hint: "what the words stand for everywhere",
			act: to(review.TypeWords[t], func(doc *review.Document) (review.Plan, error) { return doc.TypedPlan(all, t) })})
	}
	choices = append(choices, d.nameChoices("", func(into string) {
		d.propose("All “"+words+"”", cause, func(doc *review.Document) (review.Plan, error) { return doc.JoinPlan(all, into) })
	})...)
	d.pick(fmt.Sprintf("All “%s” (%s) are", words, plural(len(all), "place", "places")), "What they are, or whose name", choices)
}
