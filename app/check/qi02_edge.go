package check

import (
	"strings"

	"quotedesk/app/story"
)

func ellipsisEdge() Rule {
	return Rule{
		ID: "QI02", Name: "Ellipsis at the edge of a quotation", Safety: story.Offer, Severity: Hint, Scope: Quotation,
		What:    "Three points at the very beginning or end of a quotation.",
		Why:     "Every quotation leaves something out there; the points say nothing.",
		Example: "“… we tried,” she said.",
		Source:  "The AP-type style books: no ellipsis at beginning or end.",
		find: func(r *reading) []story.Check {
			if !r.by.House.BareEdge {
				return nil
			}
			var out []story.Check
			r.ellipses(func(i int, at story.Span, m pair) {
				if r.atEdge(at, m) && at.Len() < m.inside().Len() {
					out = append(out, offer(at, "The house sets no ellipsis here.", r.withoutPoints(at, m)))
				}
			})
			return out
		},
	}
}

// withoutPoints takes the ellipsis out with the space between it and the words; one at the end leaves a full stop where
// no attribution follows.
func (r *reading) withoutPoints(at story.Span, m pair) story.Edit {
	in := m.inside()
	if at.Start <= edgeless(r.text, in).Start {
		rest := r.text[at.End:in.End]
		return story.Edit{Span: story.Span{Start: at.Start, End: at.End + len(rest) - len(strings.TrimLeft(rest, " "))}}
	}
	from := in.Start + len(strings.TrimRight(r.text[in.Start:at.Start], " "))
	sign := "."
	if _, ok := r.tagBehind(m.shut.span().End); ok {
		sign = ","
	}
	if strings.ContainsRune(",.?!", r.ends(story.Span{Start: in.Start, End: from})) {
		sign = ""
	}
	return story.Edit{Span: story.Span{Start: from, End: at.End}, Text: sign}
}
