package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/widget"

	"quotedesk/app/memory"
	"quotedesk/app/review"
)

// dayFormat is a day as the memory tells it.
const dayFormat = "2 Jan 2006"

// lastWords is when somebody was quoted last, or met when never quoted.
func (d *Desk) lastWords(p memory.Person) string {
	if !p.LastQuoted.IsZero() {
		return "quoted " + p.LastQuoted.Local().Format(dayFormat)
	}
	return "named " + p.Last.Local().Format(dayFormat)
}

func roleWords(p memory.Person) string { return short(p.Role().Words, 48) }

// personWords are a person with role and last date, in brackets.
func (d *Desk) personWords(p memory.Person) string {
	about := d.lastWords(p)
	if r := roleWords(p); r != "" {
		about = r + ", " + about
	}
	return short(p.Name, 40) + " (" + about + ")"
}

// reminder tells what the memory says of a row of the names table: in brief when all agrees, and as a notice where
// somebody has to look.
func (d *Desk) reminder(n review.NameRow) (brief, notice string) {
	told := d.known.of(n.ID)
	if len(told) == 0 {
		return "", ""
	}
	first := told[0]
	switch p := first.Person; {
	case first.How == memory.Surname || first.How == memory.Nickname:
		var who []string
		for _, r := range told {
			who = append(who, d.personWords(r.Person))
		}
		return "", "Memory: may be " + strings.Join(who, ", or ") + "."
	case first.How == memory.Namesake:
		var who []string
		for _, r := range told {
			who = append(who, d.personWords(r.Person))
		}
		return "", "Memory: several of this name: " + strings.Join(who, "; ") + "."
	case first.Spells && first.Role:
		return "", fmt.Sprintf("Memory: %s, %s; here: %s, %s.", short(p.Name, 40), roleWords(p), short(n.Name, 40), short(n.Role, 48))
	case first.Spells:
		return "", fmt.Sprintf("Memory: %s; here: %s.", d.personWords(p), short(n.Name, 40))
	case first.Role:
		return "", fmt.Sprintf("Memory: %s, %s; here: %s.", roleWords(p), p.Role().Last.Local().Format(dayFormat), short(n.Role, 48))
	case first.How == memory.Body:
		return fmt.Sprintf("A body of this name is known from %s, %s", plural(p.Stories, "other story", "other stories"), d.lastWords(p)), ""
	default:
		brief = fmt.Sprintf("Known from %s, %s", plural(p.Stories, "other story", "other stories"), d.lastWords(p))
		return brief, ""
	}
}

// takeable are the people whose name the row may be given: those it does not show already.
func (d *Desk) takeable(n review.NameRow) []memory.Person {
	var out []memory.Person
	for _, r := range d.known.of(n.ID) {
		if r.Person.Name != n.Name && (r.Spells || r.How == memory.Surname || r.How == memory.Nickname) {
			out = append(out, r.Person)
		}
	}
	return out
}

// takeKnown puts a button for each person the row may be.
func (t *detail) takeKnown(n review.NameRow) {
	people, key := t.desk.takeable(n), ""
	if len(people) == 0 {
		return
	}
	if plain := t.desk.keys.plainOf("known"); plain != "" && t.desk.at.table == review.Quotes { // in the names it types
		key = keyLabel(plain) + "  "
	} else if chord := t.desk.keys.chordOf("known"); chord != "" {
		key = keyLabel(chord) + "  "
	}
	t.takes.Add(caption("Memory:"))
	for _, p := range people {
		words := "It is " + short(p.Name, 26)
		if len(people) == 1 {
			words = key + words
		}
		t.takes.Add(widget.NewButton(words, func() { t.desk.nameAfter(n.ID, p, "button") }))
	}
	if len(people) > 1 {
		t.takes.Add(widget.NewButton(key+"Choose…", func() { t.desk.TakeKnown("button") }))
	}
}

// TakeKnown gives the selected name, or that of the selected quotation's speaker, the name of the person whom the memory
// reminds of; of several it asks which.
func (d *Desk) TakeKnown(cause string) {
	n, ok := d.nameLookedAt()
	if !ok {
		d.status.warn("Select a quotation whose speaker is one of the names, or a name, first.")
		return
	}
	people := d.takeable(n)
	switch len(people) {
	case 0:
		d.status.warn("The memory has nobody else for “" + short(n.Name, 40) + "”.")
	case 1:
		d.nameAfter(n.ID, people[0], cause)
	default:
		var choices []choice
		for _, p := range people {
			choices = append(choices, choice{words: p.Name, hint: strings.TrimPrefix(aside(roleWords(p))+aside(d.lastWords(p)), " · "),
				count: fmt.Sprint(p.Quotes), act: func() { d.nameAfter(n.ID, p, cause) }})
		}
		d.pickFrom("Who is “"+short(n.Name, 40)+"”?", "The person that it is", "Quoted", choices)
	}
}

// nameLookedAt is the selected name, or the name of the selected quotation's speaker.
func (d *Desk) nameLookedAt() (review.NameRow, bool) {
	if d.doc == nil {
		return review.NameRow{}, false
	}
	if d.at.table == review.Quotes {
		q, _ := d.doc.Quote(d.at.id)
		return d.doc.Name(q.SpeakerEntity)
	}
	return d.doc.Name(d.at.id)
}

// nameAfter shows a name of the story as the memory has it. The story's words stay.
func (d *Desk) nameAfter(row string, p memory.Person, cause string) {
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.SetLabel(row, p.Name, cause) })
}
