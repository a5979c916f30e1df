package check

import (
	"fmt"

	"quotedesk/app/story"
)

func lateSpeaker() Rule {
	return Rule{
		ID: "AT02", Whole: true, Name: "Speaker named late", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "A quotation of several sentences whose speaker is named only behind them.",
		Why:     "The reader hears a voice for a long time before learning whose it is.",
		Example: "“We met. We talked. We ate. We slept. We left,” said Ruiz.",
		Source:  "The Guardian: the speaker is introduced no later than after the first sentence.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if r.by.House.NamedWithin == 0 || q.Kind != story.Direct || len(q.Speaker) == 0 || q.Speaker[0].Start < q.Parts[0].Start {
					continue
				}
				n := 0
				for _, p := range q.Parts {
					if p.End <= q.Speaker[0].Start {
						n += len(r.sentences(p))
					}
				}
				if n > r.by.House.NamedWithin {
					out = append(out, warn(q.Parts[0], fmt.Sprintf("The speaker is named after %d sentences only.", n)))
				}
			}
			return out
		},
	}
}
