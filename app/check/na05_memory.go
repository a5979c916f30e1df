package check

import (
	"strings"

	"quotedesk/app/story"
)

func unlikeMemory() Rule {
	return Rule{
		ID: "NA05", Whole: true, Name: "Name spelled unlike in earlier stories", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A full name that is a letter or two from one in the memory of sources.",
		Why:     "One of the two stories has it wrong.",
		Example: "Ona Qassem spoke first.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if r.by.Sources == nil {
				return nil
			}
			var out []story.Check
			for _, e := range r.people() {
				full := r.fullest(e)
				if len(strings.Fields(full)) < 2 {
					continue
				}
				all := r.by.Sources.Known(story.Person, full)
				if len(all) != 1 || all[0].Sure || len(compare(newForm(full), newForm(all[0].Name))) == 0 {
					continue
				}
				for _, m := range e.Mentions {
					if r.printed(m) != full {
						continue
					}
					at := story.Span{Start: m.Start, End: m.Start + len(full)}
					message := "Stories before have " + all[0].Name + "."
					if r.inQuote(at) {
						out = append(out, warn(at, message))
					} else {
						out = append(out, offer(at, message, story.Edit{Span: at, Text: all[0].Name}))
					}
					break
				}
			}
			return out
		},
	}
}
