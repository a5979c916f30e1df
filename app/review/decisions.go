package review

import (
	"slices"

	"quotedesk/app/story"
)

// Decisions are what people have said of the names so far, for the engine to read the text again by: the mentions
// of a name that somebody has confirmed, corrected or added are one and of its type, mentions that somebody took
// from one name to another are not one, and rejected ones are no names.
func (d *Document) Decisions() story.Decisions {
	var by story.Decisions
	for _, n := range d.names {
		if !n.Status.Settled() {
			continue
		}
		for i, m := range n.Mentions {
			by.Types = append(by.Types, story.TypedSpan{Span: m, Type: n.Type})
			if i > 0 {
				by.Together = append(by.Together, [2]story.Span{n.Mentions[0], m})
			}
		}
	}
	by.Apart = d.takenApart()
	by.NoName = d.noNames()
	return by
}

// noNames are the mentions of rejected rows that cross no name that stands.
func (d *Document) noNames() []story.Span {
	var out []story.Span
	for _, n := range d.names {
		if n.Status != story.Rejected {
			continue
		}
		for _, m := range n.Mentions {
			if !d.isNamed(m) && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// takenApart pairs each mention that a person took from a name with a mention of that name, where it now belongs to
// another one. What was taken back since, or has come together again, is not among them. Mentions whose words were
// edited since are followed to where they stand.
func (d *Document) takenApart() [][2]story.Span {
	type leaving struct {
		at   story.Span
		from string
	}
	var left []leaving
	text := d.versions()
	for _, c := range d.journal {
		switch {
		case c.What == Text:
			if len(text) == 0 {
				return nil
			}
			m, err := newMoves(text[0], c.After.Text.Edits)
			if err != nil { // the journal was applied, so its edits fit
				return nil
			}
			text = text[1:]
			for i := range left {
				left[i].at, _ = m.span(left[i].at)
			}
		case c.Undoes == "" && c.Table == Names && c.Before.Mentions != nil && c.After.Mentions != nil:
			for _, at := range *c.Before.Mentions {
				if !slices.Contains(*c.After.Mentions, at) {
					left = append(left, leaving{at, c.Target})
				}
			}
		}
	}
	var out [][2]story.Span
	seen := map[[2]string]bool{}
	owner := d.owners()
	for _, l := range left {
		n, now := d.name(l.from), owner[l.at]
		if n == nil || n.Status == story.Rejected || len(n.Mentions) == 0 || now == "" || now == n.ID || seen[[2]string{now, n.ID}] {
			continue
		}
		seen[[2]string{now, n.ID}] = true
		out = append(out, [2]story.Span{l.at, n.Mentions[0]})
	}
	return out
}

// versions are the texts that each change of words in the journal was made in, the oldest first.
func (d *Document) versions() []string {
	all := slices.DeleteFunc(slices.Clone(d.journal), func(c Correction) bool { return c.What != Text })
	out := make([]string, len(all))
	text := d.Text
	for i, c := range slices.Backward(all) {
		m, err := newMoves(text, c.Before.Text.Edits)
		if err != nil {
			return nil
		}
		text = m.is
		out[i] = text
	}
	return out
}

// owners are the names that stand, by mention.
func (d *Document) owners() map[story.Span]string {
	owner := map[story.Span]string{}
	for _, n := range d.names {
		if n.Status == story.Rejected {
			continue
		}
		for _, m := range n.Mentions {
			owner[m] = n.ID
		}
	}
	return owner
}
