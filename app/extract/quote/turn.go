package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
)

// longestForm is the cue verb at unit i with the most words that belong to it, and the unit behind it; verbs that no rule
// follows only when offers asks for them. Its verb is nil when there is none.
func (s *Sheet) longestForm(i int, sent Sentence, offers bool) (verbForm, int) {
	var best verbForm
	last := i + 1
	for _, f := range s.Lex.cues[s.Units[i].Low] {
		if f.verb.Weight == 0 || f.verb.patterns == offered && !offers {
			continue
		}
		end, ok := s.pastParticle(i+1, f.particle, sent)
		if ok && (best.verb == nil || end > last || end == last && best.particle == "") {
			best, last = f, end
		}
	}
	return best, last
}

// pastParticle is the unit behind the words of a particle that begins at unit i, when they stand there.
func (s *Sheet) pastParticle(i int, particle string, sent Sentence) (int, bool) {
	for particle != "" {
		word, rest, _ := strings.Cut(particle, " ")
		if s.low(i, sent) != word {
			return i, false
		}
		i, particle = i+1, rest
	}
	return i, true
}

// composes says that a work or a letter begins at unit i: wrote a play, wrote his sister a letter. Nothing is quoted of it.
func (s *Sheet) composes(i int, sent Sentence) bool {
	switch s.low(i, sent) {
	case "a", "an", "his", "her", "their", "several", "two", "three", "many":
	default:
		return false
	}
	for j := i + 1; j < min(sent.Last, i+5) && s.Units[j].Kind == Plain; j++ {
		u := &s.Units[j]
		if u.Class&(Aux|Preposition|Conjunction|Pronoun) != 0 || u.Tag == tag.Verb {
			return false
		}
		if u.Class&(Work|Document) != 0 {
			return j+1 >= sent.Last || s.Units[j+1].Kind == Stop || s.Units[j+1].Class&Aux == 0
		}
	}
	return false
}

// tellsOf says that in or by with the noun gives somebody's version: in the view of, by his own account.
func tellsOf(preposition, noun string) bool {
	switch noun {
	case "view", "words", "opinion", "eyes", "phrase", "judgment", "judgement", "assessment":
		return preposition == "in"
	case "account", "telling", "estimation", "version":
		return true
	case "reckoning", "estimate", "calculation", "admission":
		return preposition == "by"
	}
	return false
}
