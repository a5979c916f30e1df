package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// display settles what an entity is shown as, once its fullest printed form is known: half a name goes with the
// rank printed before it, as nobody would know who "Michael" is; a place that stands only in the capitals of a
// dateline is written as any other place.
func (r *reader) display(n *Names, e *story.Entity) {
	switch {
	case e.Type == story.Person && !e.Furniture && e.Has(story.FlagIncompleteName):
		if m, ok := n.At(r.d.At(e.Mentions[0].Start)); ok && m.Title < m.First {
			if s := r.d.Span(m.Title, m.Last).In(r.d.Text); isCapital(s) {
				e.Name = s
			}
		}
	case e.Type == story.Place && e.Furniture:
		e.Name = r.calm(e)
	}
}

func isCapital(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// leastCalm is how many letters a word in capitals needs to be a name rather than an abbreviation when no list
// knows it as a place.
const leastCalm = 5

// calm writes a place in capitals with capital initials only; abbreviations stay.
func (r *reader) calm(e *story.Entity) string {
	first, last := r.d.Range(e.Mentions[0])
	words := strings.Fields(e.Name)
	for k, w := range words {
		if strings.ToUpper(w) != w || strings.ContainsAny(w, ".0123456789") {
			continue
		}
		listed := first+k < last && r.at(first+k)&(City|Region|Country|PlaceName) != 0 && len(w) > 3
		if listed || utf8.RuneCountInString(w) >= leastCalm || len(words) > 1 && len(w) > 3 {
			head, size := utf8.DecodeRuneInString(w)
			words[k] = string(head) + strings.ToLower(w[size:])
		}
	}
	return strings.Join(words, " ")
}
