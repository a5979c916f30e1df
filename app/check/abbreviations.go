package check

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// short is an abbreviation of capitals as it stands.
type short struct {
	at      story.Span
	letters string // without points
	opened  bool   // in brackets behind the name it stands for
}

// shorts are the abbreviations of capitals in the paper's own words, in text order; headline, byline and place line are
// left out.
func (r *reading) shorts() []short {
	var out []short
	for _, t := range r.terms() {
		w := r.text[t.Start:t.End]
		letters := strings.ReplaceAll(w, ".", "")
		if t.quoted || !initials(letters) || r.found.Furniture.Headline.Overlaps(t.Span) || r.found.Furniture.Byline.Overlaps(t.Span) || r.found.Furniture.Dateline.Overlaps(t.Span) {
			continue
		}
		s := short{t.Span, letters, t.Start > 0 && r.text[t.Start-1] == '(' && t.End < len(r.text) && r.text[t.End] == ')'}
		out = append(out, s)
	}
	return out
}

// initials says that the word is made of two to six capitals.
func initials(w string) bool {
	n := 0
	for _, c := range w {
		if !unicode.IsUpper(c) {
			return false
		}
		n++
	}
	return 2 <= n && n <= 6
}

// spelled is the name in front of the brackets that the abbreviation at s stands for: words whose first letters it holds,
// small words between them left out. Empty when there is none.
func (r *reading) spelled(s short) story.Span {
	t := r.terms()
	k := r.from(s.at.Start) - 1
	letters := []rune(s.letters)
	n := len(letters) - 1
	end := 0
	for ; k >= 0 && n >= 0 && t[k].para == r.index(s.at.Start); k-- {
		first := unicode.ToUpper([]rune(r.text[t[k].Start:t[k].End])[0])
		if end == 0 {
			end = t[k].End
		}
		switch {
		case first == letters[n]:
			n--
		case hollow(t[k].low) || len(t[k].low) < 4:
		default:
			return story.Span{}
		}
	}
	if n >= 0 {
		return story.Span{}
	}
	return story.Span{Start: t[k+1].Start, End: end}
}
