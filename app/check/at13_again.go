package check

import (
	"slices"

	"quotedesk/app/story"
)

func quotedAgain() Rule {
	return Rule{
		ID: "AT13", Whole: true, Name: "The same quotation twice", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "A quotation of one speaker that stands in the text twice, word for word.",
		Why:     "It is left over from an edit, or one of the two can go.",
		Example: "“We will never sell the old pier,” said Ruiz.\n\nShe said: “We will never sell the old pier.”",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			return r.twice(func(a, b utterance) (string, bool) {
				same := len(a.words) >= 5 && !a.title && !b.title && slices.Equal(a.words, b.words)
				return "These words stand in the story already.", same && a.alike(b)
			})
		},
	}
}
