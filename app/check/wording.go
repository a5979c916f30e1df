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
	title bool // stands in the headline
}

// utterances are the quotations in marks of at least so many words.
func (r *reading) utterances(atLeast int) []utterance {
	var out []utterance
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
		if len(u.words) >= atLeast {
			out = append(out, u)
		}
	}
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

// said is all utterances of the story, and the pairs of them worth comparing: those that share two telling words or are the
// same word for word, by their numbers.
type said struct {
	all   []utterance
	pairs [][2]int
}

// crowded is how many quotations a word may stand in before it tells nothing.
const crowded = 40

func (r *reading) said() *said {
	if r.spokenOf != nil {
		return r.spokenOf
	}
	s := &said{all: slices.DeleteFunc(r.utterances(2), func(u utterance) bool { return r.inCaption(u.Quote) })}
	r.spokenOf = s
	index, same := map[string][]int{}, map[string][]int{}
	for i, u := range s.all {
		for h := range u.heads {
			index[h] = append(index[h], i)
		}
		key := strings.Join(u.words, " ")
		same[key] = append(same[key], i)
	}
	count := map[[2]int]int{}
	for _, list := range index {
		for a := 1; a < len(list) && len(list) <= crowded; a++ {
			for _, b := range list[:a] {
				count[[2]int{b, list[a]}]++
			}
		}
	}
	for _, list := range same {
		for a := 1; a < len(list); a++ {
			count[[2]int{list[0], list[a]}] += 2
		}
	}
	for p, n := range count {
		if n >= 2 {
			s.pairs = append(s.pairs, p)
		}
	}
	slices.SortFunc(s.pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return s
}

// holds says that the words of v stand in u in a row.
func (u utterance) holds(v utterance) bool {
	for i := 0; i+len(v.words) <= len(u.words); i++ {
		if slices.Equal(u.words[i:i+len(v.words)], v.words) {
			return true
		}
	}
	return false
}

// shared is how many telling words two quotations have in common, and how many the shorter has.
func (u utterance) shared(v utterance) (both, of int) {
	for h := range u.heads {
		if v.heads[h] {
			both++
		}
	}
	return both, min(len(u.heads), len(v.heads))
}

// resembles says that two quotations are probably one, told in other words: neither is part of the other, and they share
// most of the telling words of the shorter.
func (u utterance) resembles(v utterance) bool {
	both, of := u.shared(v)
	long := max(len(u.heads), len(v.heads))
	if u.title != v.title && both >= 2 && both == of {
		return !u.holds(v) && !v.holds(u) // a headline shortens
	}
	return both >= 3 && both*10 >= of*6 && long <= 4*of && !u.holds(v) && !v.holds(u) ||
		both >= 2 && both == of && long <= 2*of+1 && !u.holds(v) && !v.holds(u)
}

// follows is how many words the two have in common in the same order.
func (u utterance) follows(v utterance) int {
	row := make([]int, len(v.words)+1)
	for _, a := range u.words {
		diagonal := 0
		for j, b := range v.words {
			up := row[j+1]
			if a == b {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return row[len(v.words)]
}

// retold says that one speaker's two quotations share telling words and much of their order.
func (u utterance) retold(v utterance) bool {
	both, _ := u.shared(v)
	long := max(len(u.words), len(v.words))
	return speaker(u.Quote) != "" && speaker(u.Quote) == speaker(v.Quote) && both >= 2 && long >= 6 && long <= 60 &&
		10*u.follows(v) >= 4*long && !u.holds(v) && !v.holds(u)
}

// alike says that the quotations may be of one speaker: they are, or one is in the headline, or one speaker is unknown.
func (u utterance) alike(v utterance) bool {
	a, b := speaker(u.Quote), speaker(v.Quote)
	return a == b || a == "" || b == "" || u.title || v.title
}
