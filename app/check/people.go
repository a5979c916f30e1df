package check

import (
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// people are the persons of the findings with those mentions that are sound, in text order; those of byline and credits
// are left out.
func (r *reading) people() []story.Entity {
	if r.listedPeople {
		return r.persons
	}
	r.listedPeople = true
	for _, e := range r.found.Entities {
		if e.Type != story.Person || e.Furniture {
			continue
		}
		e.Mentions = r.soundOnes(e.Mentions)
		if len(e.Mentions) > 0 {
			r.persons = append(r.persons, e)
		}
	}
	return r.persons
}

// soundOnes are the spans that fit the text and lie in one paragraph, in text order.
func (r *reading) soundOnes(spans []story.Span) []story.Span {
	var out []story.Span
	for _, m := range spans {
		if m.Valid(r.text) && !m.Empty() && r.paragraph(m.Start).Contains(m) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b story.Span) int { return a.Start - b.Start })
	return out
}

// printed is the name at the mention without a possessive ending.
func (r *reading) printed(m story.Span) string { return unpossessed(m.In(r.text)) }

func unpossessed(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
}

// inBody are the mentions in running text: not in headline, byline, credits or place line.
func (r *reading) inBody(e story.Entity) []story.Span {
	var out []story.Span
	for _, m := range e.Mentions {
		i := r.index(m.Start)
		if i >= 0 && !r.apart(i) && !r.found.Furniture.Dateline.Overlaps(m) {
			out = append(out, m)
		}
	}
	return out
}

// fullest is the longest form of the name in the story.
func (r *reading) fullest(e story.Entity) string {
	best := ""
	for _, m := range e.Mentions {
		if p := r.printed(m); len(strings.Fields(p)) > len(strings.Fields(best)) {
			best = p
		}
	}
	return best
}

// surname is the last word of a name, with a particle or article in front of it: van Dyck, al-Noury.
func surname(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	k := len(words) - 1
	for k > 1 && particle(words[k-1]) {
		k--
	}
	return strings.Join(words[k:], " ")
}

func particle(w string) bool {
	switch strings.ToLower(w) {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "al", "el", "bin", "ibn", "ter", "ten", "zu", "af", "av", "y", "e", "dos", "das", "abu", "umm", "st", "st.":
		return true
	}
	return false
}

// honorific is a word of courtesy or rank that may stand before any name.
func honorific(low string) bool {
	switch strings.TrimSuffix(low, ".") {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "rev", "fr", "hon", "datuk", "dato", "tan", "tun", "sheikh", "imam", "hajji", "haji", "shri", "smt", "don", "doña", "herr", "frau", "madame", "monsieur", "signora", "chief", "justice":
		return true
	}
	return false
}

// before is the word right before the offset in its paragraph; false when something but a space stands between.
func (r *reading) before(at int) (term, bool) {
	t := r.terms()
	k := r.from(at) - 1
	if k < 0 || t[k].End > at || t[k].para != r.index(at) {
		return term{}, false
	}
	gap := r.text[t[k].End:at]
	if strings.Trim(gap, " \u00A0") != "" && (gap != ". " || !honorific(t[k].low)) {
		return term{}, false
	}
	return t[k], true
}

// atSentenceStart says that the offset is the first of a sentence, marks aside.
func (r *reading) atSentenceStart(at int) bool {
	p := r.paragraph(at)
	before := strings.TrimRightFunc(r.text[p.Start:at], func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("“\"‘«(", c) })
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:") || strings.HasSuffix(before, "”") || strings.HasSuffix(before, "…")
}
