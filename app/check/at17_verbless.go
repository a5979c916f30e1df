package check

import (
	"strings"

	"quotedesk/app/story"
)

func verblessAttribution() Rule {
	return Rule{
		ID: "AT17", Whole: true, Name: "Attribution without a verb", Safety: story.Warn, Severity: Warning, Scope: Narration,
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
			return append(out, r.bareNames()...)
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

// bareNames are the names that follow a quotation and its comma and end the sentence without a verb, where the findings
// take them for no attribution.
func (r *reading) bareNames() []story.Check {
	var out []story.Check
	for _, q := range r.usable() {
		last := q.Parts[len(q.Parts)-1]
		if q.Kind != story.Direct || len(q.Cue) > 0 || q.Has(story.FlagVerbless) || !last.Valid(r.text) {
			continue
		}
		rest := r.sentenceBehind(last.End)
		if rest.Empty() || !strings.HasSuffix(strings.TrimRight(last.In(r.text), "”’\"'»“"), ",") || r.count(rest) > 8 || !r.startsWithPerson(rest) || finite.MatchString(rest.In(r.text)) || r.verbIn(rest) {
			continue
		}
		out = append(out, warn(rest, "No verb says that "+spoken(q.SpeakerName, "the speaker")+" said this."))
	}
	return out
}

// sentenceBehind is the rest of the sentence behind the offset, with its full stop.
func (r *reading) sentenceBehind(at int) story.Span {
	p := r.paragraph(at)
	if all := r.sentences(story.Span{Start: at, End: max(at, p.End)}); len(all) > 0 {
		return all[0]
	}
	return story.Span{}
}

func (r *reading) startsWithPerson(s story.Span) bool {
	for _, e := range r.people() {
		for _, m := range e.Mentions {
			if m.Start == s.Start {
				return true
			}
		}
	}
	return false
}

// verbIn says that a word of the stretch has the form of a word for saying or of a past tense.
func (r *reading) verbIn(s story.Span) bool {
	t := r.terms()
	for i := r.from(s.Start); i < len(t) && t[i].Start < s.End; i++ {
		if saidTense(t[i].low) != "" || !r.capital(t[i]) && (strings.HasSuffix(t[i].low, "ed") || strings.HasSuffix(t[i].low, "s")) {
			return true
		}
	}
	return false
}
