package check

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

func sameTag() Rule {
	return Rule{
		ID: "AT07", Whole: true, Name: "The same attribution many times in a row", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "Several quotations one after the other with the same words of attribution, such as “he said”.",
		Why:     "It drones; some of them can go.",
		Example: "“One,” he said. “Two,” he said. “Three,” he said. “Four,” he said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			last, n := "", 0
			for _, q := range r.usable() {
				tag := story.Envelope(append(append([]story.Span{}, q.Speaker...), q.Cue...))
				words := lower(tag.In(r.text))
				if len(q.Cue) == 0 || tag.Len() > 60 || words != last {
					last, n = words, 0
				}
				if len(q.Cue) == 0 {
					continue
				}
				if n++; n == r.by.House.SameTag {
					out = append(out, warn(q.Cue[0], fmt.Sprintf("“%s” stands here %d times in a row.", strings.Join(strings.Fields(words), " "), n)))
				}
			}
			return out
		},
	}
}
