package check

import (
	"strings"

	"quotedesk/app/story"
)

func placeUnused() Rule {
	return Rule{
		ID: "SF02", Whole: true, Name: "Place line without its place", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A place line whose place the text never names, where the house asks for it.",
		Why:     "A place line says that somebody reported from there; the story should show why.",
		Example: "LEITH, Scotland – The gate was shut on Monday.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			d := r.found.Furniture.Dateline
			if !r.by.House.PlaceInText || d.Empty() || !d.Valid(r.text) {
				return nil
			}
			place, _, _ := strings.Cut(strings.Trim(d.In(r.text), " –—-"), ",")
			place, _, _ = strings.Cut(place, " (")
			if place == "" || inRow(r.wordsOutside(d), strings.Fields(lower(place))) {
				return nil
			}
			return []story.Check{warn(d, "The text never says what happened in "+place+".")}
		},
	}
}
