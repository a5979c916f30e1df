package review

import (
	"slices"

	"quotedesk/app/story"
)

// foundFacts keeps the facts of the quotations, as looking for them in a long story takes longer than a key may. They hang
// on the text, the quotation's words and the names alone.
type foundFacts struct {
	text  string
	quote map[string]factsOfParts // by id
}

type factsOfParts struct {
	parts []story.Span
	facts []Fact
}

// of are the facts of a quotation where they stand. The slice is not to be changed.
func (f *foundFacts) of(d *Document, q QuoteRow) []Fact {
	if f.text != d.Text || f.quote == nil {
		f.text, f.quote = d.Text, map[string]factsOfParts{}
	}
	if kept, ok := f.quote[q.ID]; ok && slices.Equal(kept.parts, q.Parts) {
		return kept.facts
	}
	facts := d.factsIn(q)
	f.quote[q.ID] = factsOfParts{slices.Clone(q.Parts), facts}
	return facts
}

// forget drops what a correction may make another. What a checker does changes neither words nor names.
func (f *foundFacts) forget(c Correction) {
	switch c.Table {
	case Evidence, Queries, SignOffs, Sources:
		return
	}
	if c.Table == Quotes && checking(c.What) || c.What == Note {
		return
	}
	*f = foundFacts{}
}
