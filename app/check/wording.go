package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// utterance is a quotation in marks with its words.
type utterance struct {
	story.Quote
	words []string // in small letters
	heads map[string]bool
	title bool   // stands in the headline
	who   string // see speaker
	text  string // the words in a row, to be compared at once
}

// utterances are the quotations in marks of at least two words. They are read once.
func (r *reading) utterances() []utterance {
	if r.said != nil {
		return r.said
	}
	out := []utterance{}
	for _, q := range r.usable() {
		if q.Kind == story.Indirect {
			continue
		}
		u := utterance{Quote: q, title: r.headlined(q), heads: map[string]bool{}}
		for _, p := range q.Parts {
			t := r.terms()
			for i := r.from(p.Start); i < len(t) && t[i].Start < p.End; i++ {
				if q.Kind == story.Mixed && !t[i].quoted {
					continue
				}
				u.words = append(u.words, t[i].low)
				if h := head(t[i].low); h != "" {
					u.heads[h] = true
				}
			}
		}
		if len(u.words) >= 2 {
			u.who, u.text = speaker(q), strings.Join(u.words, " ")
			out = append(out, u)
		}
	}
	r.said = out
	return out
}

// head is a word cut to what tells it from others, so that sell and selling are one; "" for short and common ones.
func head(low string) string {
	low = strings.TrimSuffix(low, "'s")
	if hollow(low) {
		return ""
	}
	for _, end := range []string{"ing", "ed", "es", "s", "ly"} {
		if rest, ok := strings.CutSuffix(low, end); ok && utf8.RuneCountInString(rest) > 3 {
			low = rest
			break
		}
	}
	if n := utf8.RuneCountInString(low); n < 3 && !digit(rune(low[0])) {
		return ""
	}
	return low
}

// hollow words say nothing by themselves.
func hollow(low string) bool {
	switch low {
	case "the", "and", "but", "for", "not", "nor", "yet", "are", "was", "were", "been", "being", "has", "have", "had", "having", "does", "did", "doing",
		"will", "would", "shall", "should", "can", "could", "may", "might", "must", "this", "that", "these", "those", "there", "here", "they", "them",
		"their", "you", "your", "she", "her", "him", "his", "its", "our", "ours", "who", "whom", "which", "what", "when", "where", "why", "how", "with",
		"from", "into", "onto", "over", "about", "than", "then", "them.", "all", "any", "one", "some", "such", "very", "just", "also", "only",
		"it's", "i'm", "we're", "they're", "don't", "didn't", "isn't", "that's", "aren't", "because", "even", "ever", "out", "off", "too", "now", "get", "got",
		"let", "say", "said", "says":
		return true
	}
	return false
}

// holds says that the words of v stand in u in a row.
func (u *utterance) holds(v *utterance) bool {
	for i := 0; i+len(v.words) <= len(u.words); i++ {
		if slices.Equal(u.words[i:i+len(v.words)], v.words) {
			return true
		}
	}
	return false
}

// shared is how many telling words two quotations have in common, and how many the shorter has.
func (u *utterance) shared(v *utterance) (both, of int) {
	for h := range u.heads {
		if v.heads[h] {
			both++
		}
	}
	return both, min(len(u.heads), len(v.heads))
}

// resembles says that two quotations are probably one, told in other words: neither is part of the other, and they share
// most of the telling words of the shorter.
func (u *utterance) resembles(v *utterance) bool {
	both, of := u.shared(v)
	long := max(len(u.heads), len(v.heads))
	if u.title != v.title && both >= 2 && both == of {
		return !u.holds(v) && !v.holds(u) // a headline shortens
	}
	return both >= 3 && both*10 >= of*6 && long <= 4*of && !u.holds(v) && !v.holds(u) ||
		both >= 2 && both == of && long <= 2*of+1 && !u.holds(v) && !v.holds(u)
}

// alike says that the quotations may be of one speaker: they are, or one is in the headline, or one speaker is unknown.
func (u *utterance) alike(v *utterance) bool {
	return u.who == v.who || u.who == "" || v.who == "" || u.title || v.title
}
