package speaker

import (
	"math"
	"sort"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// The alternatives of a choice: no more than a person has keys for, and some to choose from even when the choice is
// all but certain.
const (
	mostListed  = 5
	leastListed = 3
	unweighed   = 0.01 // for who is named near and was not weighed
	leastShare  = 0.005
)

// rival is an entity that was weighed against a choice.
type rival struct {
	entity int
	share  float64 // 0 to 1
}

// listed makes the alternatives of a choice, best first, of equals people before bodies, the choice itself left out:
// who was weighed against it, then the people named nearest before.
func (s *scene) listed(c *Choice, d *quote.Draft) []story.Alternative {
	var list []rival
	add := func(r rival) {
		if r.entity < 0 || r.entity == c.entity || r.share < leastShare || !named(s.cast.Entities[r.entity].Type) || s.cast.Entities[r.entity].Name == c.Name {
			return
		}
		for i := range list {
			if list[i].entity == r.entity {
				list[i].share = min(1, list[i].share+r.share)
				return
			}
		}
		list = append(list, r)
	}
	for _, r := range c.rivals {
		add(r)
	}
	k := s.namesBefore(min(d.At, len(s.Units)))
	for j := k - 1; j >= max(0, k-8) && len(list) < leastListed; j-- {
		e := s.entity(s.names[j])
		if s.cast.Entities[e].Type == story.Person && d.Paragraph-s.Paragraph(s.names[j]) <= 2 && !has(list, e) {
			add(rival{e, unweighed})
		}
	}
	for i := range list {
		list[i].share = math.Round(100*max(list[i].share, unweighed)) / 100
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].share != list[j].share {
			return list[i].share > list[j].share
		}
		return s.person(list[i].entity) && !s.person(list[j].entity)
	})
	var out []story.Alternative
	for _, r := range list[:min(len(list), mostListed)] {
		e := &s.cast.Entities[r.entity]
		out = append(out, story.Alternative{Entity: e.ID, Name: e.Name, Score: r.share})
	}
	return out
}

func (s *scene) person(e int) bool { return s.cast.Entities[e].Type == story.Person }

func has(list []rival, e int) bool {
	for _, r := range list {
		if r.entity == e {
			return true
		}
	}
	return false
}
