package check

import "quotedesk/app/story"

func secondHand() Rule {
	return Rule{
		ID: "AT18", Whole: true, Name: "Second-hand quotation", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "Words that the story has from somebody who passes them on.",
		Why:     "They were not heard from the speaker: ask for the first source, or say plainly who reports them.",
		Example: "Dahl cited the crew as saying “we saw no light.”",
		Source:  "Common editing practice: ask for the first source.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if !q.Has(story.FlagSecondHand) {
					continue
				}
				relayer, _ := r.entity(q.RelayedBy)
				message := spoken(relayer.Name, spoken(q.RelayedBy, "Somebody else")) + " passes on words of " + spoken(q.SpeakerName, "another speaker") + "."
				out = append(out, warn(r.relay(q, relayer), message))
			}
			return out
		},
	}
}

// relay is the attribution: from the last mention of whoever passes the words on, before the quotation's cue,
// to the end of the cue.
func (r *reading) relay(q story.Quote, relayer story.Entity) story.Span {
	quote := q.Span()
	at := story.Envelope(append(append([]story.Span{}, q.Speaker...), q.Cue...))
	if at.Empty() {
		at = story.Span{Start: quote.Start, End: quote.Start}
	}
	from, ok := lastBefore(relayer.Mentions, r.paragraph(quote.Start), at.End)
	if !ok {
		if at.Empty() {
			return quote
		}
		return at
	}
	return r.trimmed(min(from.Start, at.Start), at.End)
}
