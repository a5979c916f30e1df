package review

import (
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// Rewrite is a change of the story's words. Rows whose words it leaves alone only move, by arithmetic; every row
// it touches stands here whole, as it is afterwards, so that taking it back is exact.
type Rewrite struct {
	Edits     []story.Edit     `json:"edits"` // in order and apart; spans in the text before
	Quotes    []QuoteRow       `json:"quotes,omitempty"`
	Names     []NameRow        `json:"names,omitempty"`
	Checks    []CheckRow       `json:"checks,omitempty"`
	Queries   []Query          `json:"queries,omitempty"`
	Furniture *story.Furniture `json:"furniture,omitempty"`
}

// Rewritten brings the edits of a step into a text, one version for each correction of it that changes words. It
// refuses a step whose old wording is not that of the text. A step that leaves the words alone gives nil.
func Rewritten(text string, step []Correction) ([]string, error) {
	var versions []string
	for _, c := range step {
		if c.What != Text {
			continue
		}
		m, err := rewriting(text, c)
		if err != nil {
			return nil, err
		}
		text = m.is
		versions = append(versions, text)
	}
	return versions, nil
}

// rewriting checks a change of words against the text it was made for.
func rewriting(text string, c Correction) (moves, error) {
	if c.Before.Text == nil || c.After.Text == nil || c.Table != Story {
		return moves{}, fmt.Errorf("a change of the text without its words")
	}
	m, err := newMoves(text, c.After.Text.Edits)
	if err != nil {
		return moves{}, err
	}
	if !slices.Equal(m.inverse(), c.Before.Text.Edits) {
		return moves{}, fmt.Errorf("the words to be changed do not stand in the text")
	}
	return m, nil
}

func (d *Document) rewrite(c Correction) error {
	m, err := rewriting(d.Text, c)
	if err != nil {
		return err
	}
	to := c.After.Text
	for _, q := range to.Quotes {
		if d.quote(q.ID) == nil {
			return errNoRow(Quotes, q.ID)
		}
	}
	for _, n := range to.Names {
		if d.name(n.ID) == nil {
			return errNoRow(Names, n.ID)
		}
	}
	for _, r := range to.Checks {
		if d.check(r.ID) == nil {
			return errNoRow(Checks, r.ID)
		}
	}
	for _, k := range to.Queries {
		if !d.shelved(Queries, k.ID) {
			return errNoRow(Queries, k.ID)
		}
	}
	d.move(m)
	for _, q := range to.Quotes {
		*d.quote(q.ID) = q
	}
	for _, n := range to.Names {
		*d.name(n.ID) = n
	}
	for _, r := range to.Checks {
		*d.check(r.ID) = r
	}
	for _, k := range to.Queries {
		*byID(d.queries, k.ID, Query.id) = k
	}
	if to.Furniture != nil {
		d.Furniture = *to.Furniture
	}
	d.Text = m.is
	d.version++
	d.sort()
	return nil
}

// move carries every span to where its words now stand. What the edit touches is put right by the caller.
func (d *Document) move(m moves) {
	for i := range d.quotes {
		q := &d.quotes[i]
		q.Parts, _ = m.spans(q.Parts)
		q.Speaker, _ = m.spans(q.Speaker)
		q.Cue, _ = m.spans(q.Cue)
	}
	for i := range d.names {
		n := &d.names[i]
		n.Mentions, _ = m.spans(n.Mentions)
		n.RoleSpans, _ = m.spans(n.RoleSpans)
	}
	for i := range d.checks {
		d.checks[i].Check, _ = m.check(d.checks[i].Check)
	}
	for i := range d.queries {
		d.queries[i].Span, _ = m.span(d.queries[i].Span)
	}
	d.Furniture, _ = m.furniture(d.Furniture)
}

// clone is a document of its own with the same rows, to try a step on. Spans are shared: nothing changes them in place.
func (d *Document) clone() *Document {
	c := *d
	c.quotes, c.names, c.checks = slices.Clone(d.quotes), slices.Clone(d.names), slices.Clone(d.checks)
	c.exhibits, c.queries = slices.Clone(d.exhibits), slices.Clone(d.queries)
	c.signOffs, c.sources = slices.Clone(d.signOffs), slices.Clone(d.sources)
	c.sourceTexts, c.exceptions = slices.Clone(d.sourceTexts), slices.Clone(d.exceptions)
	c.journal, c.undo, c.redo = slices.Clip(d.journal), slices.Clip(d.undo), slices.Clip(d.redo)
	c.found = foundFacts{}
	return &c
}

// After is the story as it will stand once the step is applied, to look at only: what is kept in one transaction with a
// step must be known before. The document itself does not change.
func (d *Document) After(step []Correction) (*Document, error) {
	then := d.clone()
	for _, c := range step {
		if err := then.applyOne(c); err != nil {
			return nil, err
		}
	}
	then.quieten()
	return then, nil
}
