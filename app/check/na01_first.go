package check

import (
	"strings"

	"quotedesk/app/story"
)

func fullFirst() Rule {
	return Rule{
		ID: "NA01", Whole: true, Name: "First reference lacks the full name", Safety: story.Offer, Severity: Warning, Scope: Narration,
		What:    "A person named by surname or first name before the story, or the memory of sources, gives the full name.",
		Why:     "The reader meets a stranger.",
		Example: "Ruiz opened the talks. Nobody else came. Lena Ruiz closed them.",
		Source:  "The AP-type style books: full name first, surname after.",
		find: func(r *reading) []story.Check {
			if !r.by.House.FullFirst {
				return nil
			}
			var out []story.Check
			for _, e := range r.people() {
				body := r.inBody(e)
				if len(body) == 0 || r.inQuote(body[0]) || len(strings.Fields(r.printed(body[0]))) > 1 || shouted(r.printed(body[0])) {
					continue
				}
				full := r.fullest(e)
				if k, ok := r.known(story.Person, r.printed(body[0])); ok && len(strings.Fields(full)) < 2 {
					full = k.Name
				}
				if len(strings.Fields(full)) < 2 {
					continue
				}
				name := story.Span{Start: body[0].Start, End: body[0].Start + len(r.printed(body[0]))}
				out = append(out, offer(name, "The full name, "+full+", belongs here, where the person first stands.", story.Edit{Span: name, Text: full}))
			}
			return out
		},
	}
}
