package check

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

func bareDollar() Rule {
	return Rule{
		ID: "FA08", Whole: true, Name: "Whose dollars?", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A bare $ in a story that also has US$, A$ or another dollar.",
		Why:     "The reader cannot tell which is meant.",
		Example: "It cost A$40, or $26.",
		Source:  "The news agencies' style books.",
		find: func(r *reading) []story.Check {
			if !r.by.House.Currency || !strings.Contains(r.text, "$") || !named.MatchString(r.text) {
				return nil
			}
			var out []story.Check
			for at := 0; at < len(r.text); at++ {
				if r.text[at] != '$' || at+1 == len(r.text) || !digit(rune(r.text[at+1])) || at > 0 && r.text[at-1] >= 'A' && r.text[at-1] <= 'Z' {
					continue
				}
				if s := (story.Span{Start: at, End: at + 1}); !r.inQuote(s) {
					out = append(out, warn(s, "Which country's dollars?"))
				}
			}
			return out
		},
	}
}

// named is a dollar with its country.
var named = regexp.MustCompile(`(?:US|A|AU|C|CA|NZ|HK|S|T)\$\d|\b(?:Australian|Canadian|New Zealand|Hong Kong|Singapore) dollars?`)
