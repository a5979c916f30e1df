package gui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// personShades are the colours of people, light and dark, in the order in which they are given out. A test holds
// each at 4.5:1 on paper and apart from the others and from ordinary text.
var personShades = [...]shades{
	{rgb(0x0C6C9C), rgb(0x3CCCFC)},
	{rgb(0xD3051F), rgb(0xFCA800)},
	{rgb(0x005400), rgb(0x24E478)},
	{rgb(0x8448FC), rgb(0x9078FC)},
	{rgb(0x906C00), rgb(0xF4F42A)},
	{rgb(0xCC00A8), rgb(0xFC9CFC)},
	{rgb(0x000084), rgb(0x0090A8)},
	{rgb(0x840C00), rgb(0xB47854)},
	{rgb(0x0A0AF0), rgb(0x009C00)},
	{rgb(0x6C0084), rgb(0xE448A8)},
}

// personPatterns tell people of one colour apart.
var personPatterns = [...]storyview.Pattern{storyview.Solid, storyview.Dashed, storyview.Dotted, storyview.Double}

// mostPeople is how many people can be told apart; more are drawn as people are without colours.
const mostPeople = len(personShades) * len(personPatterns)

func personColor(i int) fyne.ThemeColorName {
	return fyne.ThemeColorName(fmt.Sprintf("desk.person.%d", i%len(personShades)+1))
}

func personStyle(i int) string { return fmt.Sprintf("person %d", i+1) }

func speechStyle(i int) string { return fmt.Sprintf("speech %d", i+1) }

// personStyles are the looks of the story coloured by person: names in the person's colour over a line, a bar of
// the same beside what the person says.
func personStyles() map[string]storyview.Style {
	out := map[string]storyview.Style{
		styleBoxed: {Box: colorSpeaker, Layer: 6},
		styleQuiet: {Edge: colorRule, EdgePattern: storyview.Solid, Layer: 1},
	}
	for i := range mostPeople {
		c, line := personColor(i), personPatterns[i/len(personShades)]
		out[personStyle(i)] = storyview.Style{Text: c, Line: c, Pattern: line, Layer: 4}
		out[speechStyle(i)] = storyview.Style{Edge: c, EdgePattern: line, Layer: 1}
	}
	return out
}

// cast gives each person of a story a number for as long as the story is shown, so that no correction changes
// anybody else's colour.
type cast struct {
	story  string
	number map[string]int // by row of the names table
}

// update numbers the people there are now: who speaks first, then in order of first mention. A number that is free
// again is given out again.
func (c *cast) update(d *review.Document) {
	if c.story != d.ID || c.number == nil {
		c.story, c.number = d.ID, map[string]int{}
	}
	speaks := map[string]bool{}
	for _, q := range d.Quotes() {
		if q.Status != story.Rejected {
			speaks[q.SpeakerEntity] = true
		}
	}
	there := map[string]bool{}
	var order []string
	for _, first := range []bool{true, false} {
		for _, n := range d.Names() {
			if isPerson(n) && speaks[n.ID] == first {
				there[n.ID] = true
				order = append(order, n.ID)
			}
		}
	}
	used := map[int]bool{}
	for id, i := range c.number {
		if !there[id] {
			delete(c.number, id)
			continue
		}
		used[i] = true
	}
	next := 0
	for _, id := range order {
		if _, ok := c.number[id]; ok {
			continue
		}
		for used[next] {
			next++
		}
		c.number[id], used[next] = next, true
	}
}

func isPerson(n review.NameRow) bool { return n.Type == story.Person && n.Status != story.Rejected }

// peopleHighlights colour the story by person: every mention, the words that name a speaker, and a bar beside what
// each one says. A selected quotation is boxed, so that colour keeps its meaning.
func peopleHighlights(d *review.Document, at place, number map[string]int) []storyview.Highlight {
	var out []storyview.Highlight
	add := func(p place, style string, spans ...story.Span) {
		for _, s := range spans {
			out = append(out, storyview.Highlight{ID: p.String(), Start: s.Start, End: s.End, Style: style})
		}
	}
	for _, q := range d.Quotes() {
		if q.Status == story.Rejected {
			continue
		}
		style := styleQuiet
		if i, ok := number[q.SpeakerEntity]; ok && i < mostPeople {
			style = speechStyle(i)
			if n, _ := d.Name(q.SpeakerEntity); !overlaps(n.Mentions, q.Speaker) {
				add(place{review.Quotes, q.ID}, personStyle(i), q.Speaker...)
			}
		}
		add(place{review.Quotes, q.ID}, style, q.Parts...)
	}
	for _, n := range d.Names() {
		if n.Status == story.Rejected {
			continue
		}
		style := "" // can be clicked, but is not drawn
		if i, ok := number[n.ID]; ok {
			style = stylePerson
			if i < mostPeople {
				style = personStyle(i)
			}
		}
		add(place{review.Names, n.ID}, style, n.Mentions...)
	}
	switch at.table {
	case review.Quotes:
		if q, ok := d.Quote(at.id); ok {
			add(at, styleBoxed, q.Parts...)
		}
	case review.Names:
		if n, ok := d.Name(at.id); ok && !isPerson(n) {
			add(at, styleCurrentName, n.Mentions...)
		}
	case review.Checks:
		if c, ok := d.Check(at.id); ok {
			add(at, styleCurrentCheck, c.Span)
		}
	}
	return out
}

func overlaps(a, b []story.Span) bool {
	for _, s := range a {
		for _, t := range b {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

// ColourByPerson shows each person of the story in one colour, or the kinds of quotations again.
func (d *Desk) ColourByPerson() {
	d.story.byPerson = !d.story.byPerson
	d.app.Preferences().SetBool("by person", d.story.byPerson)
	d.story.refresh(d.doc, d.at)
	d.refreshActs()
	if d.story.byPerson {
		d.status.say("Each person has one colour. The line over the story says whose it is.")
		return
	}
	d.status.say("Quotations have the colours of their kinds.")
}
