package check

import (
	"quotedesk/app/story"
)

func changedPerson() Rule {
	return Rule{
		ID: "QI13", Name: "Person changed inside the marks", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "“She said” before marks that begin with the same pronoun.",
		Why:     "She will have said “I”: marks hold the words that were spoken.",
		Example: "She said “she will sue”.",
		Source:  "Reuters: nothing inside marks may be altered.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			t := r.terms()
			for i := range r.paras {
				for _, m := range r.outer(i) {
					k := r.from(m.open.at)
					if k < 2 || k >= len(t) || t[k-2].para != i || saidTense(t[k-1].low) == "" || t[k-1].quoted || !r.fragmentary(m) {
						continue
					}
					if low := t[k].low; (low == "he" || low == "she" || low == "they") && t[k-2].low == low {
						out = append(out, warn(t[k].Span, "Did the speaker not say “I”?"))
					}
				}
			}
			return out
		},
	}
}
