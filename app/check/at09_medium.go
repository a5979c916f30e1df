package check

import (
	"regexp"
	"slices"

	"quotedesk/app/story"
)

func unsaidMedium() Rule {
	return Rule{
		ID: "AT09", Whole: true, Name: "Where the words come from is not said", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "Words from a broadcast, another paper, a statement or a post that the story gives like an interview. It needs the source laid beside the quotation.",
		Why:     "The reader should know that nobody of the paper heard them.",
		Example: "“We tried,” said Ruiz.",
		Source:  "Common editing practice; the news agencies name the medium.",
		find: func(r *reading) []story.Check {
			if r.by.Evidence == nil {
				return nil
			}
			var out []story.Check
			for _, q := range r.usable() {
				source, ok := r.by.Evidence.Of(q.ID)
				if !ok || len(q.Speaker) == 0 || !slices.Contains([]string{"broadcast", "paper", "statement", "post"}, source.Medium) {
					continue
				}
				if p := r.paragraph(q.Parts[0].Start); !medium.MatchString(r.own(p)) {
					out = append(out, warn(story.Envelope(q.Speaker), "These words come from a "+source.Medium+", which the story does not say."))
				}
			}
			return out
		},
	}
}

// medium are the words by which a story says where it has a quotation from.
var medium = regexp.MustCompile(`(?i)\b(?:told|radio|television|TV|broadcast|channel|podcast|interview|newspaper|paper|magazine|statement|press release|letter|email|e-mail|post(?:ed)?|tweet(?:ed)?|wrote|written|Facebook|Instagram|X|video|programme|program|BBC|CNN|Reuters|AFP|news agency|online|website)\b`)

// own is the paragraph in the paper's own words.
func (r *reading) own(p story.Span) string {
	var out []byte
	at := p.Start
	for _, q := range r.quoted {
		if q.End <= p.Start || q.Start >= p.End {
			continue
		}
		out = append(append(out, r.text[at:max(at, q.Start)]...), ' ')
		at = min(max(at, q.End), p.End)
	}
	return string(append(out, r.text[at:p.End]...))
}
