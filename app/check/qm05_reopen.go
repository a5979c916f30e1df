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
				at := story.Span{Start: start, End: min(r.quotedFrom(r.paras[i].Start).End, r.paras[i].End)}
				if at.Empty() || r.count(at) == 0 {
					continue
				}
				out = append(out, offer(at, "These words go on with the quotation of the paragraph before. Begin them with a mark?",
					story.Edit{Span: story.Span{Start: start, End: start}, Text: string(from.sign)}))
			}
			return out
		},
	}
}

// quotedFrom is the quoted stretch that begins at the offset.
func (r *reading) quotedFrom(at int) story.Span {
	for _, q := range r.quoted {
		if q.Start == at {
			return q
		}
	}
	return story.Span{Start: at, End: at}
}
