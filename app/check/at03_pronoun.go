package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func unclearPronoun() Rule {
	return Rule{
		ID: "AT03", Whole: true, Name: "Speaker is a pronoun that fits two people", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "“She said” behind a sentence that names two people, none of whom was speaking.",
		Why:     "The reader has to guess who speaks.",
		Example: "Lena Ruiz met Ona Hale. “No,” she said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if len(q.Speaker) != 1 || q.Kind == story.Indirect || !r.thirdPerson(q.Speaker[0]) || q.Confidence > 0.9 {
					continue
				}
				if names := r.couldBe(q); len(names) > 1 {
					out = append(out, warn(q.Speaker[0], "This may be "+strings.Join(names, " or ")+"."))
				}
			}
			return out
		},
	}
}

func (r *reading) thirdPerson(s story.Span) bool {
	low := lower(s.In(r.text))
	return low == "he" || low == "she"
}

// couldBe names the people of the sentence before the quotation when there are several and none of them is speaking there.
func (r *reading) couldBe(q story.Quote) []string {
	at := min(q.Parts[0].Start, q.Speaker[0].Start)
	i := r.index(at)
	if i < 0 {
		return nil
	}
	before := r.trimmed(r.paras[i].Start, at)
	if before.Empty() {
		if i == 0 {
			return nil
		}
		before = r.paras[i-1]
	}
	all := r.sentences(before)
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	for _, p := range r.usable() {
		if slices.ContainsFunc(p.Speaker, last.Overlaps) || slices.ContainsFunc(p.Parts, last.Overlaps) {
			return nil
		}
	}
	var names []string
	for _, e := range r.found.Entities {
		if e.Type == story.Person && slices.ContainsFunc(e.Mentions, last.Contains) {
			names = append(names, e.Name)
		}
	}
	return names
}
