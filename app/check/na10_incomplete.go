package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func incompleteName() Rule {
	return Rule{
		ID: "NA10", Name: "Incomplete name", Safety: story.Warn,
		What:    "A person given only by a rank or title and half a name.",
		Why:     "The reader cannot know who is meant; the other half may have been lost.",
		Example: "Among them was Brigadier Tomas, of the northern command.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, e := range r.found.Entities {
				if !slices.Contains(e.Flags, story.FlagIncompleteName) || len(e.Mentions) == 0 || !e.Mentions[0].Valid(r.text) {
					continue
				}
				at := r.withRank(e)
				out = append(out, warn(at, "Only half a name: "+spoken(at.In(r.text), e.Name)+"."))
			}
			return out
		},
	}
}

// withRank is the first mention with the rank right before it. A role of several parts (“commander of the
// port, Colonel”) gives only its last.
func (r *reading) withRank(e story.Entity) story.Span {
	name := e.Mentions[0]
	for _, s := range e.RoleSpans {
		if !s.Valid(r.text) || s.Start >= name.Start || strings.TrimFunc(r.text[min(s.End, name.Start):name.Start], blank) != "" {
			continue
		}
		from := s.Start
		if comma := strings.LastIndexByte(r.text[s.Start:min(s.End, name.Start)], ','); comma >= 0 {
			from += comma + 1
		}
		return r.trimmed(from, name.End)
	}
	return name
}
