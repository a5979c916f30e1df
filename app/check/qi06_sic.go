package check

import (
	"strings"

	"quotedesk/app/story"
)

func sic() Rule {
	return Rule{
		ID: "QI06", Name: "[sic]", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "[sic] or (sic) in a quotation.",
		Why:     "Is it needed, and is it fair to the speaker?",
		Example: "“We was [sic] there,” she said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, s := range append(r.inBrackets('[', ']'), r.inBrackets('(', ')')...) {
				if strings.EqualFold(strings.Trim(s.In(r.text), "[]() !"), "sic") {
					out = append(out, warn(s, "Is “sic” needed here, and is it fair?"))
				}
			}
			return out
		},
	}
}
