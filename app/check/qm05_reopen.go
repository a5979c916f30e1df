package check

import "quotedesk/app/story"

func notReopened() Rule {
	return Rule{
		ID: "QM05", Name: "Continued quotation lacks its opening mark", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A paragraph without an opening mark that closes a quotation left open in the paragraph before.",
		Why:     "Each paragraph of a long quotation begins with a mark, or its words look like the paper's own.",
		Example: "“It failed.\n\nIt failed twice,” Pell said.",
		Source:  "The AP-type style books: each paragraph of a long quotation opens with a mark.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i, from := range r.carried {
				if from.sign == 0 {
					continue
				}
				start := edgeless(r.text, r.paras[i]).Start
				at := story.Span{Start: start, End: max(start, r.quotedUntil(r.paras[i]))}
				out = append(out, offer(at, "These words go on with the quotation of the paragraph before. Begin them with a mark?",
					story.Edit{Span: story.Span{Start: start, End: start}, Text: string(from.sign)}))
			}
			return out
		},
	}
}

// quotedUntil is where the quoted stretch ends, within the paragraph, that the paragraph begins with; its beginning when it
// begins with none.
func (r *reading) quotedUntil(p story.Span) int {
	for _, q := range r.quoted {
		if q.Has(p.Start) {
			return min(q.End, p.End)
		}
	}
	return p.Start
}
