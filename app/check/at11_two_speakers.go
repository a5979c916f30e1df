package check

import (
	"slices"

	"quotedesk/app/story"
)

func twoSpeakersOneQuote() Rule {
	return Rule{
		ID: "AT11", Whole: true, Name: "The same words given to two speakers", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "A quotation that stands in the story twice, under two names.",
		Why:     "One of the two did not say it.",
		Example: "“We will never sell the old pier,” said Ruiz.\n\n“We will never sell the old pier,” said Hale.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			return r.twice(func(a, b utterance) (string, bool) {
				if len(a.words) < 4 || speaker(a.Quote) == "" || speaker(b.Quote) == "" || speaker(a.Quote) == speaker(b.Quote) || !slices.Equal(a.words, b.words) {
					return "", false
				}
				return "The same words are given to " + spoken(a.SpeakerName, "another") + " above and to " + spoken(b.SpeakerName, "another") + " here.", true
			})
		},
	}
}

// twice looks at each two quotations in marks that have words in common and alerts at the later one, or at the one in the
// headline.
func (r *reading) twice(judge func(a, b utterance) (string, bool)) []story.Check {
	said := r.said()
	var out []story.Check
	done := map[int]bool{}
	for _, p := range said.pairs {
		a, b := said.all[p[0]], said.all[p[1]]
		at := p[1]
		if a.title && !b.title {
			at = p[0]
		}
		if done[at] {
			continue
		}
		if message, ok := judge(a, b); ok {
			done[at] = true
			out = append(out, warn(said.all[at].Span(), message))
		}
	}
	return out
}
