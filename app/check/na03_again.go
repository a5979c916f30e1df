package check

import (
	"strings"

	"quotedesk/app/story"
)

func fullAgain() Rule {
	return Rule{
		ID: "NA03", Whole: true, Name: "Full name again", Safety: story.Offer, Severity: Hint, Scope: Narration,
		What:    "The full name of a person who has stood with it before, where the surname would do.",
		Why:     "Papers give the full name once.",
		Example: "Lena Ruiz opened the talks. Nobody else came. Lena Ruiz closed them.",
		Source:  "The AP-type style books: full name first, surname after.",
		find: func(r *reading) []story.Check {
			if !r.by.House.ShortLater {
				return nil
			}
			bearers := r.bearers()
			var out []story.Check
			for _, e := range r.people() {
				full := r.fullest(e)
				short := surname(full)
				seen := false
				for _, m := range r.inBody(e) {
					name := r.printed(m)
					if len(strings.Fields(name)) < 2 || name != full || short == "" {
						continue
					}
					if seen && bearers[strings.ToLower(short)] < 2 && !r.inQuote(m) {
						at := story.Span{Start: m.Start, End: m.Start + len(name)}
						out = append(out, offer(at, "The full name stands above: "+short+" here?", story.Edit{Span: at, Text: short}))
					}
					seen = true
				}
			}
			return out
		},
	}
}

// bearers counts the people of the story with each surname, in small letters.
func (r *reading) bearers() map[string]int {
	out := map[string]int{}
	for _, e := range r.people() {
		if full := r.fullest(e); len(strings.Fields(full)) > 1 {
			out[strings.ToLower(surname(full))]++
		}
	}
	return out
}
