package check

import "quotedesk/app/story"

func ellipsisForm() Rule {
	return Rule{
		ID: "QI03", Name: "Ellipsis in another form than the house's", Safety: story.Safe, Severity: Hint, Scope: Quotation,
		What:    "… where the house sets ... or . . ., or the reverse.",
		Why:     "Papers differ; a paper should not differ from itself.",
		Example: "“We tried . . . and failed,” she said.",
		Source:  "Reuters: three full stops with spaces; most others: one sign or three points.",
		find: func(r *reading) []story.Check {
			want := r.by.House.Ellipsis
			if want == "" {
				return nil
			}
			var out []story.Check
			r.ellipses(func(i int, at story.Span, m pair) {
				form := at.In(r.text)
				known := form == "…" || form == "..." || form == ". . ."
				if form == want || !known || r.by.House.BareEdge && r.atEdge(at, m) {
					return
				}
				out = append(out, safe(at, "The house sets "+want+".", story.Edit{Span: at, Text: want}))
			})
			return out
		},
	}
}
