package check

import (
	"quotedesk/app/story"
)

func questionSide() Rule {
	return Rule{
		ID: "QP11", Name: "Whose question is it?", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "A question mark inside the marks though the paper asks, or outside though the speaker does.",
		Why:     "The mark says who asks.",
		Example: "Did he say “no?”",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					end := p.shut.span().End
					switch {
					case r.ends(p.inside()) == '?' && r.fragment(i, p) && !r.asks(p.inside()) && r.asks(r.sentenceAt(p.open.at)):
						out = append(out, warn(story.Span{Start: p.shut.at - 1, End: end}, "Is it the paper that asks? Then the question mark stands behind the closing mark."))
					case r.next(i, end) == '?' && !r.fragment(i, p) && r.asks(p.inside()) && !r.asks(r.sentenceAt(p.open.at)):
						out = append(out, warn(story.Span{Start: p.shut.at, End: end + 1}, "Is it the speaker who asks? Then the question mark stands before the closing mark."))
					}
				}
			}
			return out
		},
	}
}

// asks says that the stretch begins as a question does.
func (r *reading) asks(s story.Span) bool {
	t := r.terms()
	i := r.from(s.Start)
	if i+1 >= len(t) || t[i].Start >= s.End {
		return false
	}
	switch t[i].low {
	case "who", "what", "where", "why", "how", "which", "whose", "did", "does", "do", "is", "are", "was", "were", "can", "could", "will", "would",
		"should", "has", "have", "had", "may", "must":
		return true
	case "when":
		switch t[i+1].low {
		case "will", "did", "does", "is", "are", "was", "were", "can", "would", "do":
			return true
		}
	}
	return false
}
