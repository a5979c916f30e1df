package speaker

import (
	"math"
	"sort"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// weights of the ranking, one a feature, set by hand. A candidate's score is the sum of the features that hold times
// their weights; the scores of one quotation's candidates become shares by a softmax.
var weights = map[string]float64{
	"gender fits":         1.5,
	"gender unknown":      0.2,
	"gender clashes":      -5,
	"body for it":         2.0,
	"person for it":       -4,
	"body for he or she":  -6,
	"body for they":       0.6,
	"sentence subject":    0.6, // subject of the same sentence, earlier
	"last subject":        1.6, // subject of the sentence before
	"paragraph subject":   1.0, // first named in the paragraph
	"last speaker here":   1.4, // said the last quotation of the same paragraph
	"last speaker near":   1.0, // said the last quotation, one paragraph up
	"last speaker":        0.3,
	"next speaker":        0.5, // says the quotation that follows in the same paragraph
	"last named":          0.5,
	"possessive":          -0.6,
	"after a preposition": -0.4,
	"sentences away":      -0.22, // a sentence, up to 8
	"paragraphs away":     -0.55, // a paragraph, up to 5
	"mentions":            0.1,   // each, up to 5
	"body":                -1.0,  // for a quotation without any attribution
	"stands after":        -1.2,
}

// features of one candidate.
type features map[string]float64

func (f features) score() float64 {
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	sort.Strings(names) // a fixed order: the same sum on every run
	sum := 0.0
	for _, name := range names {
		sum += f[name] * weights[name]
	}
	return sum
}

// candidate is one person or body weighed for a quotation.
type candidate struct {
	entity int
	score  float64
	share  float64 // 0 to 1
	top    string  // the feature that helped most
}

// want is what the printed mention asks for.
type want uint8

const (
	anybody want = iota
	he
	she
	it
	they
)

// How far back candidates are looked for: names and paragraphs.
const (
	namesBack  = 40
	parasBack  = 5
	namesAhead = 6
)

// rank weighs the people and bodies named around the draft, best first.
func (s *scene) rank(at, sentence, paragraph int, w want, past, next *Choice) []candidate {
	seen := map[int]features{}
	lastNamed := true
	k := s.before[min(at, len(s.Units))]
	for j := k - 1; j >= max(0, k-namesBack); j-- {
		unit := s.names[j]
		if paragraph-s.Paragraph(unit) > parasBack && len(seen) > 0 {
			break
		}
		s.weigh(seen, unit, sentence, paragraph, w, &lastNamed, false)
	}
	if w == anybody || len(seen) == 0 {
		for j := k; j < min(len(s.names), k+namesAhead); j++ {
			if s.Paragraph(s.names[j]) > paragraph+1 {
				break
			}
			s.weigh(seen, s.names[j], sentence, paragraph, w, &lastNamed, true)
		}
	}
	s.weighSpeakers(seen, paragraph, past, next)
	return order(seen)
}

func (s *scene) weigh(seen map[int]features, unit, sentence, paragraph int, w want, lastNamed *bool, after bool) {
	e := s.entity(unit)
	if _, have := seen[e]; have {
		return
	}
	f := features{}
	body := s.cast.Entities[e].Type != story.Person
	switch w {
	case he, she:
		g := Male
		if w == she {
			g = Female
		}
		switch {
		case body:
			f["body for he or she"] = 1
		case s.gender[e] == g:
			f["gender fits"] = 1
		case s.gender[e] == Unknown:
			f["gender unknown"] = 1
		default:
			f["gender clashes"] = 1
		}
	case it:
		if body {
			f["body for it"] = 1
		} else {
			f["person for it"] = 1
		}
	case they:
		if body {
			f["body for they"] = 1
		}
	case anybody:
		if body {
			f["body"] = 1
		}
	}
	if after {
		f["stands after"] = 1
	} else if *lastNamed {
		f["last named"] = 1
		*lastNamed = false
	}
	home := s.SentenceOf(unit)
	if !after {
		f["sentences away"] = float64(min(sentence-home, 8))
		f["paragraphs away"] = float64(min(paragraph-s.Paragraph(unit), 5))
	}
	if home == sentence && s.subjects[home] == e && !after {
		f["sentence subject"] = 1
	}
	if unit+1 < len(s.Units) && s.Units[unit+1].Kind == quote.Genitive {
		f["possessive"] = 1
	}
	if unit > 0 && s.Units[unit-1].Kind == quote.Plain && s.Units[unit-1].Class&quote.Preposition != 0 {
		f["after a preposition"] = 1
	}
	f["mentions"] = float64(min(s.count[e], 5))
	seen[e] = f
	if sentence > 0 && s.subjects[sentence-1] == e {
		f["last subject"] = 1
	}
	if s.paragraphSubject(sentence) == e {
		f["paragraph subject"] = 1
	}
}

// paragraphSubject is the subject of the first sentence of the paragraph that has one.
func (s *scene) paragraphSubject(sentence int) int {
	para := s.Sentences[sentence].Paragraph
	first := sentence
	for first > 0 && s.Sentences[first-1].Paragraph == para && sentence-first < 12 {
		first--
	}
	for n := first; n <= sentence; n++ {
		if s.subjects[n] >= 0 {
			return s.subjects[n]
		}
	}
	return -1
}

// weighSpeakers adds who speaks before and after.
func (s *scene) weighSpeakers(seen map[int]features, paragraph int, past, next *Choice) {
	if past != nil && past.entity >= 0 {
		f := seen[past.entity]
		if f == nil && s.cast.Entities[past.entity].Type == story.Person && paragraph-past.paragraph <= 2 {
			f = features{"paragraphs away": float64(min(paragraph-past.paragraph, 5))}
			seen[past.entity] = f
		}
		if f != nil {
			switch paragraph - past.paragraph {
			case 0:
				f["last speaker here"] = 1
			case 1:
				f["last speaker near"] = 1
			default:
				f["last speaker"] = 1
			}
		}
	}
	if next != nil && next.entity >= 0 && next.paragraph == paragraph {
		if f := seen[next.entity]; f != nil {
			f["next speaker"] = 1
		}
	}
}

// order turns features into candidates, best first, with shares.
func order(seen map[int]features) []candidate {
	out := make([]candidate, 0, len(seen))
	for e, f := range seen {
		c := candidate{entity: e, score: f.score()}
		best := 0.0
		for name, v := range f {
			if gain := v * weights[name]; gain > best || gain == best && name < c.top {
				best, c.top = gain, name
			}
		}
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].score != out[j].score {
			return out[i].score > out[j].score
		}
		return out[i].entity < out[j].entity
	})
	total := 0.0
	for i := range out {
		out[i].share = math.Exp(1.3 * (out[i].score - out[0].score))
		total += out[i].share
	}
	for i := range out {
		out[i].share /= total
	}
	return out
}
