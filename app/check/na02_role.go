package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func unexplained() Rule {
	return Rule{
		ID: "NA02", Whole: true, Name: "Person never explained", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A person who speaks and for whom the story gives no role, title, age or other description beside the name.",
		Why:     "The reader does not know why this person is asked.",
		Example: "Lena Ruiz opened the talks. “We begin,” Ruiz said.",
		Source:  "The AP-type style books.",
		find: func(r *reading) []story.Check {
			if !r.by.House.RoleFirst {
				return nil
			}
			var out []story.Check
			for _, e := range r.people() {
				body := r.inBody(e)
				if len(body) == 0 || e.Role != "" || len(e.RoleSpans) > 0 || !r.speaks(e.ID) || slices.ContainsFunc(e.Mentions, r.described) {
					continue
				}
				out = append(out, warn(body[0], "Who is "+r.fullest(e)+"?"))
			}
			return out
		},
	}
}

// described says that something is told of the person right at the mention: an apposition behind it, or a title or a word
// in small letters before it.
func (r *reading) described(m story.Span) bool {
	rest := r.text[m.End:r.paragraph(m.Start).End]
	if strings.HasPrefix(rest, ", ") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, " of ") {
		return true
	}
	w, ok := r.before(m.Start)
	return ok && (honorific(w.low) || w.low == "by" || !hollow(w.low) && saidTense(w.low) == "" && !r.atSentenceStart(m.Start) && len(w.low) > 3)
}
