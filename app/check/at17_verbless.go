package check

import (
	"strings"

	"quotedesk/app/story"
)

func verblessAttribution() Rule {
	return Rule{
		ID: "AT17", Name: "Attribution without a verb", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A speaker set beside a quotation with no “said” or other verb between.",
		Why:     "A verb is probably lost, and with it whether the words were spoken, written or read out.",
		Example: "In a speech, Ivo Marsh, the mayor, “we will rebuild.”",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if !q.Has(story.FlagVerbless) || len(q.Speaker) == 0 {
					continue
				}
				out = append(out, warn(r.verbless(q), "No verb says that "+spoken(q.SpeakerName, "the speaker")+" said this."))
			}
			return out
		},
	}
}

// verbless is the attribution: from the speaker to the quotation, or, when the speaker follows, to the end of
// the role that is printed with the name.
func (r *reading) verbless(q story.Quote) story.Span {
	who := story.Envelope(q.Speaker)
	for _, p := range q.Parts {
		if p.Start >= who.End {
			return r.trimmed(who.Start, p.Start)
		}
	}
	end := who.End
	if e, ok := r.entity(q.SpeakerEntity); ok {
		for _, s := range e.RoleSpans {
			if s.Valid(r.text) && s.Start >= end && strings.Trim(r.text[end:s.Start], ", ") == "" {
				end = s.End
			}
		}
	}
	return story.Span{Start: who.Start, End: end}
}
