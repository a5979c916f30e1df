package check

import (
	"slices"

	"quotedesk/app/story"
)

func headlineSpeaker() Rule {
	return Rule{
		ID: "AT15", Whole: true, Name: "Headline quotation without a speaker", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A headline that is all quotation, where the house wants the speaker named beside it.",
		Why:     "It reads as the paper's own view.",
		Example: "‘Never again’",
		Source:  "Several houses; British ones mostly allow it.",
		find: func(r *reading) []story.Check {
			head := r.found.Furniture.Headline
			if !r.by.House.HeadlineSpeaker || head.Empty() {
				return nil
			}
			var out []story.Check
			for i, p := range r.paras {
				if !head.Overlaps(p) {
					continue
				}
				named := slices.ContainsFunc(r.found.Entities, func(e story.Entity) bool {
					return slices.ContainsFunc(e.Mentions, func(m story.Span) bool { return p.Contains(m) && !r.inQuote(m) })
				})
				for _, m := range r.outer(i) {
					if words := r.count(p) - r.count(m.span()); r.count(m.inside()) > 1 && words < 2 && !named {
						out = append(out, warn(m.span(), "Who says this?"))
					}
				}
			}
			return out
		},
	}
}
