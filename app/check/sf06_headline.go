package check

import (
	"strings"

	"quotedesk/app/story"
)

func headlineTwice() Rule {
	return Rule{
		ID: "SF06", Whole: true, Name: "Headline twice", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A paragraph that repeats the headline word for word.",
		Why:     "It was pasted twice, or the story lost its first sentence.",
		Example: "Gate is shut\n\nGate is shut\n\nNobody came.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if len(r.paras) < 2 || !r.apart(0) {
				return nil
			}
			first := bareLine(r.paras[0].In(r.text))
			var out []story.Check
			for _, p := range r.paras[1:] {
				if first != "" && bareLine(p.In(r.text)) == first {
					out = append(out, warn(edgeless(r.text, p), "The headline stands here again."))
				}
			}
			return out
		},
	}
}

// bareLine is a line in small letters without its full stop and marks.
func bareLine(line string) string {
	return strings.Join(strings.FieldsFunc(lower(line), func(c rune) bool { return !wordy(c) }), " ")
}
