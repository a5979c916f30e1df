package check

import (
	"strings"

	"quotedesk/app/story"
)

func noSpeaker() Rule {
	return Rule{
		ID: "AT01", Name: "Quotation without a speaker", Safety: story.Warn, Severity: Warning, Scope: Quotation,
		What:    "A quotation in marks for which nobody could be named.",
		Why:     "The reader must know who speaks, and a checker whom to ask.",
		Example: "The union met on Monday.\n\n“It is over.”",
		Source:  "The news agencies’ style books: every quotation has its speaker.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if q.Kind != story.Direct || r.headlined(q) || len(q.Speaker) > 0 || q.SpeakerName != "" {
					continue
				}
				out = append(out, warn(q.Span(), "Nobody is named as saying this."+candidates(q)))
			}
			return out
		},
	}
}

func candidates(q story.Quote) string {
	var names []string
	for _, a := range q.Alternatives {
		if a.Name != "" && len(names) < 3 {
			names = append(names, a.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " Possible: " + strings.Join(names, ", ") + "."
}
