package check

import (
	"quotedesk/app/story"
)

func personShift() Rule {
	return Rule{
		ID: "QI12", Name: "Fragment does not fit the sentence", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "“He said he” in front of a fragment that speaks of I, my or me.",
		Why:     "The sentence changes its person in the middle: quote more, or less.",
		Example: "He said he “will resign my post”.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			t := r.terms()
			for i := range r.paras {
				for _, m := range r.outer(i) {
					k := r.from(m.open.at)
					if k == 0 || k >= len(t) || !r.fragmentary(m) || !r.justSpace(t[k-1].End, m.open.at) || t[k-1].para != i {
						continue
					}
					if before := t[k-1].low; before != "he" && before != "she" && before != "they" {
						continue
					}
					if at, ok := r.firstPerson(m.inside()); ok {
						out = append(out, warn(at, "“"+t[k-1].low+"” in front of the marks, “"+at.In(r.text)+"” inside."))
					}
				}
			}
			return out
		},
	}
}

// firstPerson is the first word of the stretch by which a speaker means himself or his own.
func (r *reading) firstPerson(s story.Span) (story.Span, bool) {
	t := r.terms()
	for i := r.from(s.Start); i < len(t) && t[i].Start < s.End; i++ {
		switch t[i].low {
		case "my", "me", "mine", "myself", "i", "i'm", "our", "us":
			return t[i].Span, true
		}
	}
	return story.Span{}, false
}
