package check

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func capitalAfterTag() Rule {
	return Rule{
		ID: "QP05", Name: "Second half of a quotation begins with a capital", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "An attribution between two commas, behind which the quotation goes on with a capital letter.",
		Why:     "Either the sentence goes on, or a full stop belongs behind the attribution.",
		Example: "“We won,” he said, “But barely.”",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				all := r.outer(i)
				for k := 1; k < len(all); k++ {
					if c, ok := r.capitalHalf(all[k-1], all[k]); ok {
						out = append(out, c)
					}
				}
			}
			return out
		},
	}
}

// capitalHalf judges two neighbouring pairs. The words stay as they are: the offered change is of the comma between.
func (r *reading) capitalHalf(a, b pair) (story.Check, bool) {
	middle := edgeless(r.text, story.Span{Start: a.shut.span().End, End: b.open.at})
	if r.ends(a.inside()) != ',' || r.ends(middle) != ',' || middle.Len() < 2 || r.count(middle) > 8 || strings.ContainsAny(middle.In(r.text), ".!?;:") || !r.tagged(a) {
		return story.Check{}, false
	}
	t := r.terms()
	first := r.from(b.inside().Start)
	if first >= len(t) || t[first].Start != edgeless(r.text, b.inside()).Start || !r.ordinary(t[first]) {
		return story.Check{}, false
	}
	comma := story.Span{Start: middle.End - 1, End: middle.End}
	return offer(comma, "A new sentence seems to begin behind this comma: a full stop here?", story.Edit{Span: comma, Text: "."}), true
}

// ordinary says that the word begins with a capital only because a sentence begins there: it is one of the short words
// that no name is.
func (r *reading) ordinary(w term) bool {
	if !r.capital(w) || unicode.IsDigit(r.begun(w.Span)) {
		return false
	}
	switch w.low {
	case "but", "and", "so", "we", "it", "it's", "the", "they", "he", "she", "you", "this", "that", "there", "if", "when", "now", "because",
		"what", "why", "how", "my", "our", "your", "then", "no", "yes", "a", "an", "for", "nobody", "not", "in", "at", "we're", "they're", "that's", "don't":
		return true
	}
	return false
}
