package check

import (
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func scareQuotes() Rule {
	return Rule{
		ID: "QI14", Whole: true, Name: "Marks without a speaker", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "One or two words in marks behind “the” or “a” that belong to no quotation and are no name or title.",
		Why:     "The reader takes them for irony, or for somebody's words.",
		Example: "The “reform” begins.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			t := r.terms()
			for i := range r.paras {
				if r.apart(i) {
					continue
				}
				for _, m := range r.outer(i) {
					k := r.from(m.open.at)
					n := r.count(m.inside())
					if n == 0 || n > 2 || k == 0 || t[k-1].para != i || !r.justSpace(t[k-1].End, m.open.at) || !unicode.IsLower(r.begun(m.inside())) {
						continue
					}
					if !slices.Contains([]string{"the", "a", "an", "this", "these", "its", "their", "his", "her"}, t[k-1].low) || len(r.saidAt(m.span())) > 0 || r.explained(i, m) {
						continue
					}
					out = append(out, warn(m.span(), "Whose words are these?"))
				}
			}
			return out
		},
	}
}

// explained says that the sentence of the marks says that the words are a name: called, known as, so-called, dubbed.
func (r *reading) explained(i int, m pair) bool {
	for w := range strings.FieldsFuncSeq(lower(r.sentenceAt(m.open.at).In(r.text)), func(c rune) bool { return !wordy(c) && c != '-' }) {
		switch w {
		case "called", "known", "named", "dubbed", "nicknamed", "termed", "labelled", "titled", "so-called", "word", "words", "phrase", "term", "said", "says", "reads", "read", "marked", "headed":
			return true
		}
	}
	return false
}
