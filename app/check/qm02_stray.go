package check

import "quotedesk/app/story"

func strayMark() Rule {
	return Rule{
		ID: "QM02", Name: "Closing mark without an opening one", Safety: story.Offer, Severity: Error, Scope: Both,
		What:    "A closing quotation mark that nothing opens, in this paragraph or the one before.",
		Why:     "Either words that somebody said stand as the paper's own, or a mark is left over from an edit.",
		Example: "We leave at dawn,” Pell said.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, m := range r.marks {
				for _, s := range m.strays {
					out = append(out, offer(s.span(), "Nothing opens the quotation that this mark closes. Take the mark out?", story.Edit{Span: s.span()}))
				}
			}
			return out
		},
	}
}
