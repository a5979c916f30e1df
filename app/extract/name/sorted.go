package name

import (
	"fmt"

	"quotedesk/app/story"
)

// sorted is a mention on its way to its entity.
type sorted struct {
	*candidate
	span  story.Span // as it will be shown
	label int        // mentions of one label are one entity
}

// heading is what the mentions of a label have in common.
type heading struct {
	kind       story.EntityType
	gender     Gender
	why        string
	confidence float64
}

// sort gives each candidate that names something its label, in text order.
func (r *reader) sort(cs *clusters, groups []*group) ([]sorted, map[int]heading) {
	owner := make([]*group, len(r.cands))
	for _, g := range groups {
		if g.kind == none || g.cluster < 0 {
			continue
		}
		for _, m := range g.members {
			owner[m] = g
		}
	}
	seen := &sightings{map[int]int{}, map[int]int{}}
	same := map[string]int{} // key of a date or people → label
	heads := map[int]heading{}
	var out []sorted
	for m := range r.cands {
		c := &r.cands[m]
		label := 0
		switch g := owner[m]; {
		case g != nil:
			label = cs.root(g.cluster)
			if g.options != nil {
				label = cs.bearer(g, m, seen)
			}
			seen.note(label, m, g)
			if _, ok := heads[label]; !ok {
				of := cs.list[label]
				heads[label] = heading{types[of.kind], of.gender, g.why, r.confidence(g, of.kind)}
			}
		case c.kind == date || c.kind == people:
			key := fmt.Sprint(c.kind, " ", r.d.LowerSpan(r.d.Span(c.first, c.last)))
			var ok bool
			if label, ok = same[key]; !ok {
				label = len(cs.list) + len(same)
				same[key] = label
				heads[label] = heading{types[c.kind], Unknown, c.why, 0.9}
			}
		default:
			continue
		}
		out = append(out, sorted{c, r.span(c.first, c.last), label})
	}
	return out, heads
}
