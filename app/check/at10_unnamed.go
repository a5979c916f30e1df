package check

import (
	"regexp"

	"quotedesk/app/story"
)

func unnamedSource() Rule {
	return Rule{
		ID: "AT10", Whole: true, Name: "Nameless source without a reason", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "Words of “a source” or “an official” with neither a description nor a reason for leaving the name out.",
		Why:     "The reader should know how such a source can know, and why it is not named.",
		Example: "“It is over,” a source said.",
		Source:  "The news agencies' style books.",
		find: func(r *reading) []story.Check {
			if !r.by.House.Unnamed {
				return nil
			}
			var out []story.Check
			for _, q := range r.usable() {
				if len(q.Speaker) != 1 || !nameless.MatchString(q.Speaker[0].In(r.text)) {
					continue
				}
				if at := q.Speaker[0]; !reason.MatchString(r.own(r.paragraph(at.Start))) {
					out = append(out, warn(at, "Who is this, and why is there no name?"))
				}
			}
			return out
		},
	}
}

var (
	nameless = regexp.MustCompile(`(?i)^(?:an?|one|two|three|several|some|the)?\s*(?:\w+\s)?(?:sources?|insiders?|officials?|person|people|observers?|spokes(?:man|woman|person))$`)
	reason   = regexp.MustCompile(`(?i)\b(?:who|whom|anonymity|anonymously|(?:not|declin\w+|refus\w+|ask\w*) to be (?:named|identified)|unnamed because|not authori[sz]ed|fear\w*|(?:familiar|knowledge|close|briefed|privy|involved)\b|because)`)
)
