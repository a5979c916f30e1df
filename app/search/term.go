package search

import "strings"

// Term is one or more words that must stand beside each other.
type Term struct {
	Words  []string // folded; letters, figures and marks only
	Begins bool     // the last word may go on
}

const (
	// mostTerms is how many words and phrases of a question count; nobody types more.
	mostTerms = 16
	// mostWords is how many words of one phrase count.
	mostWords = 32
)

// termOf makes a term of what was typed; false when no word is in it.
func termOf(typed string) (Term, bool) {
	var t Term
	for _, w := range Words(typed) {
		if len(t.Words) < mostWords {
			t.Words = append(t.Words, w.Text)
		}
	}
	t.Begins = strings.HasSuffix(typed, "*")
	return t, len(t.Words) > 0
}

// Match is the question in the language of SQLite's full-text index (sqlite.org/fts5.html, 3): all terms must stand in
// one of the columns, each of which is named by the program itself. Of what a person has typed only letters, figures
// and marks are in it, and those between quotation marks. It is "" without terms.
func Match(columns string, terms []Term) string {
	if len(terms) == 0 {
		return ""
	}
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = `"` + strings.Join(t.Words, " ") + `"`
		if t.Begins {
			parts[i] += " *"
		}
	}
	return "{" + columns + "} : (" + strings.Join(parts, " AND ") + ")"
}

// at says whether the term stands at a place among words, and how many of them it takes.
func (t Term) at(words []Word, i int) bool {
	if i+len(t.Words) > len(words) {
		return false
	}
	for j, w := range t.Words {
		last := j == len(t.Words)-1
		if words[i+j].Text != w && !(last && t.Begins && strings.HasPrefix(words[i+j].Text, w)) {
			return false
		}
	}
	return true
}
