package check

import "quotedesk/app/story"

func twoSpeakersOneQuote() Rule {
	return Rule{
		ID: "AT11", Whole: true, Name: "The same words given to two speakers", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "A quotation that stands in the story twice, under two names.",
		Why:     "One of the two did not say it.",
		Example: "“We will never sell the old pier,” said Ruiz.\n\n“We will never sell the old pier,” said Hale.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			return r.twice(func(a, b *utterance) (string, bool) {
				if len(a.words) < 4 || a.who == "" || b.who == "" || a.who == b.who || a.text != b.text {
					return "", false
				}
				return "The same words are given to " + spoken(a.SpeakerName, "another") + " above and to " + spoken(b.SpeakerName, "another") + " here.", true
			})
		},
	}
}

// twice looks at each two quotations in marks and alerts at the later one, or at the one in the headline.
func (r *reading) twice(judge func(a, b *utterance) (string, bool)) []story.Check {
	all := r.utterances()
	var out []story.Check
	done := map[int]bool{}
	for i := range all {
		a := &all[i]
		for j := i + 1; j < len(all); j++ {
			at := j
			if a.title && !all[j].title {
				at = i
			}
			if done[at] {
				continue
			}
			if message, ok := judge(a, &all[j]); ok {
				done[at] = true
				out = append(out, warn(all[at].Span(), message))
			}
		}
	}
	return out
}
