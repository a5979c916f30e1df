package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

func incompleteName() Rule {
	return Rule{
		ID: "NA10", Whole: true, Name: "Incomplete name", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A person given only by half a name: behind a rank or title, as a speaker, or broken off.",
		Why:     "The reader cannot know who is meant; the other half may have been lost.",
		Example: "Among them was Brigadier Tomas, of the northern command.",
		Source:  "The news agencies’ style books: full name at first mention.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, e := range r.found.Entities {
				if !slices.Contains(e.Flags, story.FlagIncompleteName) || len(e.Mentions) == 0 || !e.Mentions[0].Valid(r.text) {
					continue
				}
				at, ranked := r.withRank(e)
				if !ranked && !r.speaks(e.ID) && !brokenOff(e.Mentions[0].In(r.text)) {
					continue
				}
				out = append(out, warn(at, "Only half a name: "+spoken(at.In(r.text), e.Name)+"."))
			}
			return out
		},
	}
}

// withRank is the first mention with the rank right before it. A role of several parts (“commander of the
// port, Colonel”) gives only its last. ranked is false when nothing stands there, or a trade in small letters.
func (r *reading) withRank(e story.Entity) (at story.Span, ranked bool) {
	name := e.Mentions[0]
	for _, s := range e.RoleSpans {
		if !s.Valid(r.text) || s.Start >= name.Start || strings.TrimFunc(r.text[min(s.End, name.Start):name.Start], blank) != "" {
			continue
		}
		from := s.Start
		if comma := strings.LastIndexByte(r.text[s.Start:min(s.End, name.Start)], ','); comma >= 0 {
			from += comma + 1
		}
		at = r.trimmed(from, name.End)
		first, _ := utf8.DecodeRuneInString(at.In(r.text))
		return at, unicode.IsUpper(first)
	}
	return name, false
}

// speaks says that words are given to the person, whom the reader then has to know.
func (r *reading) speaks(id string) bool {
	return id != "" && slices.ContainsFunc(r.found.Quotes, func(q story.Quote) bool { return q.SpeakerEntity == id })
}

// brokenOff says that the name ends where another word must follow: an initial, a particle.
func brokenOff(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	switch last {
	case "abu", "bin", "bint", "ibn", "ben", "umm", "al", "el", "van", "von", "de", "der", "den", "da", "di", "du", "della", "mac", "st":
		return len(words) > 1
	}
	return strings.HasSuffix(last, "-") || len(words) > 1 && len(last) == 2 && last[1] == '.'
}
