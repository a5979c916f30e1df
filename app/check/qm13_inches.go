package check

import (
	"strings"

	"quotedesk/app/story"
)

func inchSign() Rule {
	return Rule{
		ID: "QM13", Name: "Inch or minute sign", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A straight double mark behind a figure that closes no quotation.",
		Why:     "It reads as a quotation mark; most houses write the measure out.",
		Example: "They laid a 6\" pipe.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			if !strings.Contains(r.text, "\"") {
				return nil
			}
			var out []story.Check
			for i, p := range r.paras {
				for at := p.Start; at < p.End; at++ {
					if r.text[at] != '"' || at == p.Start || r.text[at-1] < '0' || r.text[at-1] > '9' || r.inPair(i, at) {
						continue
					}
					out = append(out, warn(story.Span{Start: at, End: at + 1}, "Is this an inch or minute sign? Write the measure out."))
				}
			}
			return out
		},
	}
}
