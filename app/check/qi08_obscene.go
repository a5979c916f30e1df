package check

import "quotedesk/app/story"

func obscene() Rule {
	return Rule{
		ID: "QI08", Name: "Obscene word", Safety: story.Warn, Severity: Warning, Scope: Quotation,
		What:    "A word of the house's list inside a quotation.",
		Why:     "Papers print them only with a reason, and some not at all.",
		Example: "“Sod off,” he said.",
		Source:  "The news agencies' style books.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, s := range r.listed(r.by.House.Obscene, Quotation) {
				out = append(out, warn(s, "Does the house print this word?"))
			}
			return out
		},
	}
}
