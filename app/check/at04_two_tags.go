package check

import (
	"quotedesk/app/story"
)

func twoTags() Rule {
	return Rule{
		ID: "AT04", Name: "Two attributions on one quotation", Safety: story.Offer, Severity: Warning, Scope: Narration,
		What:    "A quotation with “said:” in front and “she added” behind.",
		Why:     "One is left over from an edit.",
		Example: "Ruiz said: “No,” she added.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					_, leads := r.leadSign(i, p)
					tag, follows := r.tagBehind(p.shut.span().End)
					if !leads || !follows || r.ends(p.inside()) != ',' || r.next(i, tag.End) != '.' {
						continue
					}
					in := edgeless(r.text, p.inside())
					comma := story.Span{Start: in.End - 1, End: in.End}
					out = append(out, offer(tag, "The quotation is attributed in front already. Leave this out?",
						story.Edit{Span: comma, Text: "."}, story.Edit{Span: story.Span{Start: p.shut.span().End, End: tag.End + 1}}))
				}
			}
			return out
		},
	}
}
