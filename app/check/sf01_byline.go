package check

import (
	"regexp"

	"quotedesk/app/story"
)

func strayByline() Rule {
	return Rule{
		ID: "SF01", Whole: true, Name: "Byline or place line inside the story", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A byline in the middle of the text, or a second place line.",
		Why:     "It belongs at the top, or two stories were joined.",
		Example: "The gate was shut on Monday, and nobody came.\n\nThe town met in the evening to talk of it.\n\nIt rained.\n\nBy Ona Ruud\n\nThe gate was open again on Tuesday.\n\nIt rained.\n\nAll slept.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			seen := false
			for i, p := range r.paras {
				line := edgeless(r.text, p)
				words := line.In(r.text)
				switch {
				case i > 2 && i < len(r.paras)-3 && byline.MatchString(words) && namesOnly(words):
					out = append(out, warn(line, "A byline stands here, inside the story."))
				case placed.MatchString(words):
					if seen && i > 2 {
						at := placed.FindStringIndex(words)
						out = append(out, warn(story.Span{Start: line.Start, End: line.Start + at[1]}, "A second place line stands here."))
					}
					seen = true
				}
			}
			return out
		},
	}
}

var (
	byline = regexp.MustCompile(`^(?i:by) \p{Lu}`)
	placed = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, [\p{L}. ]{2,30}){0,2}(?: \([\p{L} ]{2,20}\))? ?[–—-] `)
)
