package check

import "quotedesk/app/story"

func roundBrackets() Rule {
	return Rule{
		ID: "QI05", Name: "Round brackets in a quotation", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "Round brackets inside marks, other than those of one written source.",
		Why:     "The reader cannot tell whether the speaker or the paper says what they hold; square brackets are the paper's.",
		Example: "“He (the mayor) left,” she said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, s := range r.inBrackets('(', ')') {
				if s.Len() > 2 {
					out = append(out, warn(s, "Who says this, the speaker or the paper?"))
				}
			}
			return out
		},
	}
}
