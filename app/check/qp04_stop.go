package check

import (
	"unicode"

	"quotedesk/app/story"
)

func stopBeforeTag() Rule {
	return Rule{
		ID: "QP04", Name: "Full stop before the attribution", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A quotation that ends in a full stop though “she said” follows in small letters.",
		Why:     "The sentence ends with the attribution.",
		Example: "“Fine.” she said.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					in := edgeless(r.text, p.inside())
					if r.ends(in) != '.' || in.Len() < 2 || !wordy(r.ends(story.Span{Start: in.Start, End: in.End - 1})) {
						continue
					}
					tag, ok := r.tagBehind(p.shut.span().End)
					if !ok || !unicode.IsLower(r.begun(tag)) {
						continue
					}
					sign := story.Span{Start: in.End - 1, End: in.End}
					out = append(out, offer(sign, "The attribution belongs to this sentence: a comma here?", story.Edit{Span: sign, Text: ","}))
				}
			}
			return out
		},
	}
}
