package check

import "quotedesk/app/story"

func superlative() Rule {
	return Rule{
		ID: "FA07", Name: "Superlative", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "First, only, largest and the like in the paper's own words. The house has the list.",
		Why:     "It needs support: somebody always knows of an earlier one.",
		Example: "It is the largest gate in the country.",
		Source:  "Common fact-checking practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, s := range r.listed(r.by.House.Superlative, Narration) {
				out = append(out, warn(s, "What supports this?"))
			}
			return out
		},
	}
}
