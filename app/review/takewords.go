package review

import (
	"errors"
	"slices"

	"quotedesk/app/story"
)

// words takes a change of the story's words back with other changes after it. The two must be about different words
// and different rows; then the later ones are thought through again as if this one had never been made.
func (t takingBack) words(c Correction, later []Correction, recheck Recheck) ([]Correction, error) {
	for _, l := range later {
		if t.sharesRow(c, l) {
			return nil, restsOn(l, "has changed a row whose words this changed")
		}
	}
	text := t.texts()
	now := t.d.Text
	if len(text) > 0 {
		now = text[0]
	}
	inv, err := newMoves(now, c.Before.Text.Edits)
	if err != nil {
		return nil, err
	}
	var without []moves // the later changes in the story without this one
	for i, l := range texts(t.later) {
		m, err := newMoves(text[i], l.After.Text.Edits)
		if err != nil {
			return nil, err
		}
		theirs, ok := inv.edited(m.edits)
		mine, ok2 := m.edited(inv.edits)
		if !ok || !ok2 {
			return nil, restsOn(l, "has changed words next to or inside these")
		}
		w, err := newMoves(inv.is, theirs)
		if err != nil {
			return nil, err
		}
		without = append(without, w)
		if inv, err = newMoves(m.is, mine); err != nil {
			return nil, err
		}
	}
	return t.restored(c, inv, without, recheck)
}

// edited are edits of the old text as edits of the new one; false when the two touch.
func (m moves) edited(edits []story.Edit) ([]story.Edit, bool) {
	out := make([]story.Edit, len(edits))
	for i, e := range edits {
		if slices.ContainsFunc(m.edits, func(o story.Edit) bool {
			return o.Span.Start <= e.Span.End && e.Span.Start <= o.Span.End
		}) {
			return nil, false
		}
		to, _ := m.span(e.Span)
		out[i] = story.Edit{Span: to, Text: e.Text}
	}
	return out, true
}

func (t takingBack) sharesRow(c, l Correction) bool {
	r := c.After.Text
	if l.What != Text {
		return r.holds(l.Table, l.Target) && l.Table != Story
	}
	o := l.After.Text
	return slices.ContainsFunc(r.Quotes, func(q QuoteRow) bool { return o.holds(Quotes, q.ID) }) ||
		slices.ContainsFunc(r.Names, func(n NameRow) bool { return o.holds(Names, n.ID) }) ||
		slices.ContainsFunc(r.Queries, func(k Query) bool { return o.holds(Queries, k.ID) }) ||
		slices.ContainsFunc(r.Checks, func(k CheckRow) bool { return o.holds(Checks, k.ID) }) ||
		r.Furniture != nil && o.Furniture != nil
}

// restored puts the rows that the change had touched back as they were before it, at their place in the text of now.
func (t takingBack) restored(c Correction, inv moves, without []moves, recheck Recheck) ([]Correction, error) {
	was, is, gone := t.d.touchedRows(inv, manner{})
	before := c.Before.Text
	for _, q := range is.Quotes {
		if !before.holds(Quotes, q.ID) {
			return nil, errors.New("a quotation marked since stands on these words; take that back first")
		}
	}
	for _, n := range is.Names {
		if !before.holds(Names, n.ID) {
			return nil, errors.New("a name marked since stands on these words; take that back first")
		}
	}
	for _, k := range is.Queries {
		if !before.holds(Queries, k.ID) {
			return nil, errors.New("a question asked since stands on these words; take that back first")
		}
	}
	known := func(k CheckRow) bool { return before.holds(Checks, k.ID) }
	was = Rewrite{Edits: inv.inverse(), Furniture: was.Furniture, Checks: slices.DeleteFunc(was.Checks, known)}
	is = Rewrite{Edits: inv.edits, Furniture: is.Furniture, Checks: slices.DeleteFunc(is.Checks, known)}
	gone = slices.DeleteFunc(gone, known)
	t.rowsBefore(*before, without, &was, &is)
	return t.d.rewriting(was, is, gone, causeTakeBack, inv, recheck)
}

// rowsBefore adds to was and is the rows that the change had touched: as they are, and as they were before it, carried
// through the later changes.
func (t takingBack) rowsBefore(before Rewrite, without []moves, was, is *Rewrite) {
	for _, q := range before.Quotes {
		for _, m := range without {
			q = m.carried(q)
		}
		if row := t.d.quote(q.ID); row != nil {
			was.Quotes, is.Quotes = append(was.Quotes, *row), append(is.Quotes, q)
		}
	}
	for _, n := range before.Names {
		for _, m := range without {
			n.Mentions, _ = m.spans(n.Mentions)
			n.RoleSpans, _ = m.spans(n.RoleSpans)
		}
		if row := t.d.name(n.ID); row != nil {
			was.Names, is.Names = append(was.Names, *row), append(is.Names, n)
		}
	}
	for _, k := range before.Checks {
		for _, m := range without {
			k.Check, _ = m.check(k.Check)
		}
		if row := t.d.check(k.ID); row != nil {
			was.Checks, is.Checks = append(was.Checks, *row), append(is.Checks, k)
		}
	}
	for _, k := range before.Queries {
		for _, m := range without {
			k.Span, _ = m.span(k.Span)
		}
		if row := byID(t.d.queries, k.ID, Query.id); row != nil {
			was.Queries, is.Queries = append(was.Queries, *row), append(is.Queries, k)
		}
	}
	if f := before.Furniture; f != nil {
		to, old := *f, t.d.Furniture
		for _, m := range without {
			to, _ = m.furniture(to)
		}
		was.Furniture, is.Furniture = &old, &to
	}
}
