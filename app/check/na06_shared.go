package check

import (
	"strings"

	"quotedesk/app/story"
)

func sharedSurname() Rule {
	return Rule{
		ID: "NA06", Whole: true, Name: "Surname of two people alone", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A bare surname in a story in which two people bear it. Alerts once for each surname.",
		Why:     "The reader cannot tell which of them is meant.",
		Example: "Ona Hale met Per Hale. Hale left. Hale slept.",
		Source:  "The AP-type style books: the same surname calls for full names.",
		find: func(r *reading) []story.Check {
			bearers := r.bearers()
			done := map[string]bool{}
			var out []story.Check
			for _, e := range r.people() {
				for _, m := range r.inBody(e) {
					name := r.printed(m)
					key := strings.ToLower(name)
					if bearers[key] < 2 || done[key] || r.inQuote(m) {
						continue
					}
					if w, ok := r.before(m.Start); ok && (honorific(w.low) || r.capital(w) && !r.atSentenceStart(w.Start)) {
						continue
					}
					done[key] = true
					out = append(out, warn(story.Span{Start: m.Start, End: m.Start + len(name)}, "Two people of this story are called "+name+": which one is this?"))
				}
			}
			return out
		},
	}
}
