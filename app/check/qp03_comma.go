package check

import (
	"quotedesk/app/story"
)

func missingComma() Rule {
	return Rule{
		ID: "QP03", Name: "Missing comma before the attribution", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A quoted sentence followed by “she said” with no punctuation between.",
		Why:     "It is a slip.",
		Example: "“Fine” she said.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					last := r.ends(p.inside())
					if !wordy(last) || !r.sentenceStart(r.paras[i], p.open.at) || !r.tagged(p) {
						continue
					}
					at := edgeless(r.text, p.inside()).End
					out = append(out, offer(p.shut.span(), "No comma stands between the quotation and its attribution.", story.Edit{Span: story.Span{Start: at, End: at}, Text: ","}))
				}
			}
			return out
		},
	}
}
