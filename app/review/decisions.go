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
		if !settled(n.Status) {
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

// settled says that a person has decided on the row and that it stands.
func settled(s story.Status) bool {
	return s == story.Confirmed || s == story.Corrected || s == story.Added
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
// another one. What was taken back since, or has come together again, is not among them.
func (d *Document) takenApart() [][2]story.Span {
	var out [][2]story.Span
	seen := map[[2]string]bool{}
	owner := d.owners()
	for _, c := range d.journal {
		left := d.name(c.Target)
		if c.Undoes != "" || c.Table != Names || c.Before.Mentions == nil || c.After.Mentions == nil ||
			left == nil || left.Status == story.Rejected || len(left.Mentions) == 0 {
			continue
		}
		for _, m := range *c.Before.Mentions {
			now := owner[m]
			pair := [2]string{now, left.ID}
			if now == "" || now == left.ID || seen[pair] || slices.Contains(*c.After.Mentions, m) {
				continue
			}
			seen[pair] = true
			out = append(out, [2]story.Span{m, left.Mentions[0]})
		}
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
