package check

import (
	"fmt"

	"quotedesk/app/story"
)

func longQuote() Rule {
	return Rule{
		ID: "QI09", Name: "Long quotation", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "More words in one stretch of marks than the house sets.",
		Why:     "Readers lose the speaker; a paraphrase with the best words in marks holds them.",
		Example: longExample,
		Source:  "Common editing practice; the number is the house's.",
		find: func(r *reading) []story.Check {
			most := r.by.House.LongQuote
			if most == 0 {
				return nil
			}
			var out []story.Check
			for i := range r.paras {
				for _, m := range r.outer(i) {
					if n := r.count(m.inside()); n > most {
						out = append(out, warn(m.span(), fmt.Sprintf("%d words in one quotation: could some be told?", n)))
					}
				}
			}
			return out
		},
	}
}

// longExample has 95 words.
const longExample = "“We came at dawn and the gate was shut and the road was wet and nobody was there to meet us and we stood and waited in the rain " +
	"until the bell rang and then a man came down from the house on the hill with a lamp in his hand and said that the boat had gone in the night " +
	"and that there would be no other before the spring and so we turned and walked the whole way back along the river to the town and slept in the hall " +
	"of the old school,” she said."
