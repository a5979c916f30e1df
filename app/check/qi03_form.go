package check

import "quotedesk/app/story"

func ellipsisForm() Rule {
	return Rule{
		ID: "QI03", Name: "Ellipsis in another form than the house's", Safety: story.Safe, Severity: Hint, Scope: Both,
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
			for _, p := range r.paras {
				for _, at := range pointRuns(r.text, p) {
					form := at.In(r.text)
					if form != want && (form == "…" || form == "..." || form == ". . .") {
						out = append(out, safe(at, "The house sets "+want+".", story.Edit{Span: at, Text: want}))
					}
				}
			}
			return out
		},
	}
}
