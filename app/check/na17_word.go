package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func wordName() Rule {
	return Rule{
		ID: "NA17", Whole: true, Name: "Name that is also a word", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A person known by one word only that begins a sentence and is an everyday word too.",
		Why:     "It is easily a word taken for a person, or a person missed.",
		Example: "May said no.",
		Source:  "Experience with name finding.",
		find: func(r *reading) []story.Check {
			return r.singleNames(func(e story.Entity, name string) string {
				if !everydayName(lower(name)) || !r.atSentenceStart(e.Mentions[0].Start) {
					return ""
				}
				return "Is “" + name + "” a person here?"
			})
		},
	}
}

// singleNames judges the people who stand with one word only, at their first mention in the text.
func (r *reading) singleNames(judge func(e story.Entity, name string) string) []story.Check {
	var out []story.Check
	for _, e := range r.people() {
		long := slices.ContainsFunc(e.Mentions, func(m story.Span) bool { return strings.Contains(m.In(r.text), " ") })
		if long || e.Role != "" {
			continue
		}
		if message := judge(e, r.printed(e.Mentions[0])); message != "" {
			out = append(out, warn(e.Mentions[0], message))
		}
	}
	return out
}

func everydayName(low string) bool {
	switch low {
	case "may", "will", "mark", "grace", "hope", "faith", "rose", "bill", "frank", "rich", "young", "page", "price", "june", "april", "august", "summer",
		"joy", "art", "pat", "rob", "sue", "jack", "chase", "miles", "hunter", "mason", "carter", "cook", "baker", "brown", "green", "white", "black", "short",
		"long", "small", "little", "bush", "rice", "wood", "stone", "field", "hill", "lane", "park", "church", "king", "prince", "bishop", "major", "sharp", "swift",
		"bond", "cash", "dean", "drew", "guy", "iris", "ivy", "lily", "olive", "penny", "ray", "ruby", "sandy", "violet", "wade", "ward", "west", "wolf":
		return true
	}
	return false
}
