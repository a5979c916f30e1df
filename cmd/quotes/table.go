package main

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// page is what is printed of one story. All offsets in found are bytes of text.
type page struct {
	name  string // of the file
	text  string
	notes []string // what was noticed when the file was read
	found story.Findings
}

// table prints a page for a person.
type table struct {
	page
	b     strings.Builder
	width int // columns
}

// mostQuoteLines is over how many lines the words of a quotation are spread before they are cut.
const mostQuoteLines = 3

// printTable is the whole printout of a story, cleaned of control characters.
func printTable(p page, width int) string {
	t := &table{page: p, width: width}
	t.head()
	t.quotes()
	t.names()
	t.checks()
	return clean(t.b.String())
}

func (t *table) line(indent int, text string) {
	for _, l := range wrap(text, t.width-indent) {
		t.b.WriteString(strings.Repeat(" ", indent) + l + "\n")
	}
}

func (t *table) section(name string) {
	fmt.Fprintf(&t.b, "\n%s\n", name)
}

// head prints the headline, or the name of the file when there is none, and the rest of the furniture.
func (t *table) head() {
	f := t.found.Furniture
	title := flat(f.Headline.In(t.text))
	if title == "" {
		title = flat(t.name)
	}
	t.line(0, title)
	t.b.WriteString(strings.Repeat("=", min(columns(clean(title)), t.width)) + "\n")
	for _, row := range []struct{ name, text string }{
		{"File", t.name},
		{"Byline", f.Byline.In(t.text)},
		{"Dateline", f.Dateline.In(t.text)},
		{"Place", f.Place},
		{"Agency", f.Agency},
	} {
		if row.text != "" {
			t.line(0, fmt.Sprintf("%s: %s", row.name, row.text))
		}
	}
	for _, note := range t.notes {
		t.line(0, "Note: "+note)
	}
}

func (t *table) quotes() {
	if len(t.found.Quotes) == 0 {
		t.section("No quotations.")
		return
	}
	t.section(fmt.Sprintf("Quotations (%d)", len(t.found.Quotes)))
	for i, q := range t.found.Quotes {
		number := fmt.Sprintf("%3d  ", i+1)
		facts := []string{string(q.Kind), t.speaker(q)}
		if cue := t.words(q.Cue); cue != "" {
			facts = append(facts, "cue “"+cue+"”")
		}
		facts = append(facts, fmt.Sprintf("%.0f%%", 100*q.Confidence))
		facts = append(facts, q.Flags...)
		for n, l := range wrap(strings.Join(facts, " · "), t.width-len(number)) {
			if n > 0 {
				number = strings.Repeat(" ", len(number))
			}
			t.b.WriteString(number + l + "\n")
		}
		t.line(len(number), shorten(t.words(q.Parts), mostQuoteLines*(t.width-len(number))-8))
	}
}

func (t *table) speaker(q story.Quote) string {
	name := flat(q.SpeakerName)
	if name == "" {
		name = t.words(q.Speaker)
	}
	if name == "" {
		name = "nobody named"
	}
	if q.SpeakerRole != "" {
		name += " (" + flat(q.SpeakerRole) + ")"
	}
	if via := t.entity(q.RelayedBy); via != "" {
		name += ", relayed by " + via
	}
	return name
}

// entity is the name of the entity with the id, or the words that stand in its place.
func (t *table) entity(id string) string {
	for _, e := range t.found.Entities {
		if e.ID == id && id != "" {
			return flat(e.Name)
		}
	}
	return flat(id)
}

// words joins what stands in the spans, an ellipsis between two of them.
func (t *table) words(spans []story.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, flat(s.In(t.text)))
	}
	return strings.Join(parts, " … ")
}

func (t *table) names() {
	if len(t.found.Entities) == 0 {
		t.section("No names.")
		return
	}
	t.section(fmt.Sprintf("Names (%d)", len(t.found.Entities)))
	for _, kind := range story.EntityTypes {
		var names []string
		for _, e := range t.found.Entities {
			if e.Type == kind {
				names = append(names, fmt.Sprintf("%s ×%d", flat(e.Name), len(e.Mentions)))
			}
		}
		for n, l := range wrap(strings.Join(names, ", "), t.width-7) {
			label := string(kind)
			if n > 0 {
				label = ""
			}
			fmt.Fprintf(&t.b, "%5s  %s\n", label, l)
		}
	}
}

func (t *table) checks() {
	if len(t.found.Checks) == 0 {
		t.section("Nothing to check.")
		return
	}
	t.section(fmt.Sprintf("To check (%d)", len(t.found.Checks)))
	lines := newPlaces(t.text)
	for _, k := range t.found.Checks {
		line, column := lines.at(k.Span.Start)
		label := fmt.Sprintf("%8s  %-5s ", fmt.Sprintf("%d:%d", line, column), k.Rule)
		indent := columns(label)
		for n, l := range wrap(k.Message, t.width-indent) {
			if n > 0 {
				label = strings.Repeat(" ", indent)
			}
			t.b.WriteString(label + l + "\n")
		}
	}
}
