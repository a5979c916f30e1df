package check

import (
	"strings"

	"quotedesk/app/story"
)

func fragmentStop() Rule {
	return Rule{
		ID: "QP02", Name: "Full stop inside a quoted fragment", Safety: story.Offer, Severity: Hint, Scope: Both,
		What:    "A few quoted words at the end of the paper's sentence that carry its full stop inside the marks.",
		Why:     "The stop ends the paper's sentence, not the speaker's.",
		Example: "He called it “a mess.”",
		Source:  "The Centre for Journalism: inside for a full sentence, outside for a fragment.",
		find: func(r *reading) []story.Check {
			if r.by.House.Stops != Logical {
				return nil
			}
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					words := p.inside().In(r.text)
					if !r.fragment(i, p) || r.ends(p.inside()) != '.' || strings.Count(words, ".") > 1 || r.count(p.inside()) > 12 {
						continue
					}
					out = append(out, r.moveOut(p, "These words are no sentence: set the full stop behind the mark?"))
				}
			}
			return out
		},
	}
}
