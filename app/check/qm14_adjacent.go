package check

import (
	"strings"

	"quotedesk/app/story"
)

func adjacentQuotes() Rule {
	return Rule{
		ID: "QM14", Whole: true, Name: "Two quotations with nothing between", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "A quotation that begins right behind another in one paragraph, where they are not known to be two speakers'.",
		Why:     "Either they are one, or the reader has to be told what stands between them.",
		Example: "“Go.” “Now,” he said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				all := r.outer(i)
				for k := 1; k < len(all); k++ {
					a, b := all[k-1], all[k]
					space := r.text[a.shut.span().End:b.open.at]
					if strings.Trim(space, " \u00A0") != "" || r.twoSpeakers(a, b) {
						continue
					}
					out = append(out, warn(story.Span{Start: a.shut.at, End: b.open.span().End}, "Nothing stands between these two quotations. Are they one?"))
				}
			}
			return out
		},
	}
}

// twoSpeakers says that the words in the two pairs are known to be of different people.
func (r *reading) twoSpeakers(a, b pair) bool {
	for _, p := range r.saidAt(a.span()) {
		for _, q := range r.saidAt(b.span()) {
			if speaker(p) != speaker(q) {
				return true
			}
		}
	}
	return false
}
