package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// Phrase is a noun phrase that may name a speaker: units First up to Last.
type Phrase struct {
	First, Last int
	Head        int // the unit that decides: the name, the pronoun, the last noun of the first chunk
	Role        story.Span
	Who         int // the unit of a relative pronoun that takes the phrase up (Ann Lee, who said), or 0
}

// Empty says that there is no phrase.
func (p Phrase) Empty() bool { return p.Last <= p.First }

// Span is the phrase in the text.
func (s *Sheet) Span(p Phrase) story.Span {
	return story.Span{Start: s.Units[p.First].Start(), End: s.Units[p.Last-1].End()}
}

// maxPhrase bounds a noun phrase, in units, so that a text of one endless sentence cannot cost quadratic time.
const maxPhrase = 24

// phraseReach bounds how far, in units, a subject is looked for.
const phraseReach = 60

// nounEnd says that unit i may be the last word of a noun phrase.
func (s *Sheet) nounEnd(i int) bool {
	u := &s.Units[i]
	switch u.Kind {
	case Name:
		return u.Type() != story.Date
	case Plain:
		if u.Class&(Determiner|Article|Possessive|Aux|Conjunction|Preposition|Adverb|Object) != 0 && u.Class&Pronoun == 0 {
			return u.Class&Determiner != 0 && u.Class&(Article|Possessive) == 0 && u.Class&(Aux|Preposition) == 0
		}
		return !s.verbLike(i) && !digits(u.Low)
	}
	return false
}

// verbLike says that the word is more likely a finite verb than part of a noun phrase.
func (s *Sheet) verbLike(i int) bool {
	u := &s.Units[i]
	if u.Kind != Plain || u.Class&Aux != 0 {
		return u.Class&Aux != 0
	}
	if u.Cap && !s.startsSentence(i) {
		return false
	}
	if u.Class&VerbForm != 0 {
		return true
	}
	for _, f := range s.Lex.cues[u.Low] {
		if f.form&Past != 0 && f.form&Base == 0 && f.verb.patterns != offered {
			return true
		}
	}
	return strings.HasSuffix(u.Low, "ed") && len(u.Low) > 4 && !strings.Contains(u.Low, "-") && !s.adjectival(i)
}

// adjectival says that a word in -ed stands before its noun: a retired judge, the displaced families.
func (s *Sheet) adjectival(i int) bool {
	if i+1 >= len(s.Units) || s.Units[i+1].Kind == Stop || s.Units[i+1].Class&(Determiner|Preposition|Object|Pronoun) != 0 {
		return false
	}
	if i == 0 {
		return false
	}
	p := &s.Units[i-1]
	return p.Kind == Genitive || p.Class&(Determiner|Possessive|Article|Preposition) != 0
}

func (s *Sheet) startsSentence(i int) bool { return s.Sentences[s.unitOf[i]].First == i }

func digits(w string) bool { return w != "" && '0' <= w[0] && w[0] <= '9' }

// nounBefore reads the noun phrase that ends with unit i, no further left than lo. Chunks joined by of, for, at, from,
// in, with are one phrase; so are chunks joined by and when the phrase then fills the clause from its start.
func (s *Sheet) nounBefore(i, lo int) Phrase {
	if i < lo || !s.nounEnd(i) {
		return Phrase{}
	}
	if s.Units[i].Class&Pronoun != 0 && s.Units[i].Kind == Plain {
		return Phrase{First: i, Last: i + 1, Head: i}
	}
	lo = max(lo, i+1-maxPhrase)
	first, head := s.chunkBefore(i, lo), i
	p := Phrase{First: first, Last: i + 1, Head: head}
	for {
		next, ok := s.linkBefore(p.First, lo)
		if !ok {
			break
		}
		if next == p.First-3 && s.Units[next+1].Tag == tag.Verb {
			p.Last = next + 1 // the participle narrows the noun and is no part of it
		}
		p.First, p.Head = s.chunkBefore(next, lo), next
	}
	if q, ok := s.coordinated(p, lo); ok {
		return q
	}
	return s.trim(p)
}

// chunkBefore is the first unit of the noun chunk that ends with unit i.
func (s *Sheet) chunkBefore(i, lo int) int {
	for i > lo {
		if s.Units[i].Class&(Article|Possessive) != 0 && s.Units[i].Kind == Plain {
			break
		}
		p := &s.Units[i-1]
		switch p.Kind {
		case Name:
			if p.Type() == story.Date || p.Type() == story.Person && s.Units[i].Kind == Name {
				return i
			}
		case Genitive:
			if i-2 < lo {
				return i
			}
		case Plain:
			if p.Class&(Aux|Conjunction|Preposition|Adverb|Pronoun|Time) != 0 && p.Class&Determiner == 0 {
				return i
			}
			if s.verbLike(i - 1) {
				return i
			}
			if p.Class&Determiner != 0 && p.Class&(Article|Possessive) == 0 {
				if i-2 >= lo && s.Units[i-2].Class&(Article|Possessive) != 0 {
					return i - 2
				}
				return i - 1
			}
		default:
			return i
		}
		i--
	}
	return i
}

// linkBefore says whether a preposition before unit first ties the chunk to a noun before it, and gives that noun.
func (s *Sheet) linkBefore(first, lo int) (int, bool) {
	if first-2 >= lo && s.Units[first-1].Low == "to" && s.Units[first-2].Kind == Plain && (s.Units[first-2].Class&Vague != 0 || takesTo(s.Units[first-2].Low)) {
		return first - 2, true
	}
	if j := first - 3; j >= lo && s.narrowed(first) && s.nounEnd(j) && s.Units[j].Class&(Pronoun|Time) == 0 {
		return j, true
	}
	if first-2 >= lo && s.Units[first-1].Low == "by" && s.Units[first-2].Kind == Plain && s.Units[first-2].Class&Document != 0 && s.Units[first-2].Tag == tag.Noun {
		return first - 2, true // a study by the institute
	}
	if first-2 < lo || s.Units[first-1].Class&Link == 0 || !s.nounEnd(first-2) || s.Units[first-2].Class&(Pronoun|Time|Medium) != 0 {
		return 0, false
	}
	if s.Units[first-1].Low != "of" && s.Units[first-2].Kind == Name && s.Units[first-2].Type() != story.Organisation && s.Units[first-2].Type() != story.Person {
		return 0, false
	}
	return first - 2, true
}

// takesTo says that to ties what follows to the noun: an aide to the senator, a caller to the station.
func takesTo(noun string) bool {
	switch noun {
	case "aide", "adviser", "advisor", "ambassador", "caller", "counsel", "secretary", "visitor", "envoy", "assistant", "consultant",
		"guest", "contributor", "party", "spokesman", "spokeswoman", "spokesperson", "witness", "heir", "delegate", "attorney":
		return true
	}
	return false
}

// narrowed says that an adjective or participle with its preposition ties the chunk at unit first to the noun before it:
// people familiar with the talks, officials briefed on the plan.
func (s *Sheet) narrowed(first int) bool {
	prep, word := &s.Units[first-1], &s.Units[first-2]
	if prep.Kind != Plain || prep.Class&Preposition == 0 || word.Kind != Plain {
		return false
	}
	switch word.Low {
	case "familiar", "close", "loyal", "opposed", "critical", "sympathetic", "friendly", "hostile", "present", "active":
		return true
	}
	return word.Tag == tag.Verb && strings.HasSuffix(word.Low, "ed") && s.Units[first-3].Class&Vague != 0
}

// coordinated takes in what stands before and: Iraqi officials and leaders of the coalition.
func (s *Sheet) coordinated(p Phrase, lo int) (Phrase, bool) {
	if p.First-2 < lo || s.Units[p.First-1].Low != "and" || !s.nounEnd(p.First-2) || s.Units[p.First].Class&Pronoun != 0 {
		return p, false
	}
	first := s.chunkBefore(p.First-2, lo)
	for {
		next, ok := s.linkBefore(first, lo)
		if !ok {
			break
		}
		first = s.chunkBefore(next, lo)
	}
	if first > lo && s.Units[first-1].Kind != Stop && s.Units[first-1].Type() != story.Date && s.Units[first-1].Class&Conjunction == 0 {
		return p, false
	}
	return Phrase{First: first, Last: p.Last, Head: p.Head}, true
}

// trim narrows a phrase whose first chunk holds a person to the name, keeping what stands before it as the role; and
// one that is a body's name with an article to the name.
func (s *Sheet) trim(p Phrase) Phrase {
	head := &s.Units[p.Head]
	if head.Kind != Name {
		return p
	}
	first := s.chunkBefore(p.Head, p.First)
	switch head.Type() {
	case story.Person:
		role := story.Span{}
		if first < p.Head {
			start := first
			if s.Units[start].Class&Article != 0 && start+1 < p.Head {
				start++
			}
			role = story.Span{Start: s.Units[start].Start(), End: s.Units[p.Head-1].End()}
		}
		return Phrase{First: p.Head, Last: p.Head + 1, Head: p.Head, Role: role}
	case story.Organisation, story.Place:
		if p.Head-first <= 1 && p.Last == p.Head+1 {
			return Phrase{First: p.Head, Last: p.Head + 1, Head: p.Head}
		}
	}
	return p
}

// PhraseAt reads the noun phrase that begins with unit i and ends before unit hi; it may be empty.
func (s *Sheet) PhraseAt(i, hi int) Phrase { return s.nounAfter(i, hi) }

// nounAfter reads the noun phrase that begins with unit i and ends before hi.
func (s *Sheet) nounAfter(i, hi int) Phrase {
	hi = min(hi, i+maxPhrase)
	if i >= hi {
		return Phrase{}
	}
	u := &s.Units[i]
	if u.Kind == Plain && u.Class&(Pronoun|Object) != 0 && u.Class&Possessive == 0 || u.Low == "her" && !s.nounStarts(i+1, hi) {
		return Phrase{First: i, Last: i + 1, Head: i}
	}
	if u.Kind == Plain && u.Class&(Conjunction|Aux) != 0 && u.Class&Determiner == 0 {
		return Phrase{}
	}
	first, head := i, -1
	for ; i < hi; i++ {
		u := &s.Units[i]
		if u.Kind == Quoted || u.Kind == Stop && !initialStop(u.Low) {
			break
		}
		if u.Kind == Genitive {
			continue
		}
		if u.Kind == Name {
			if u.Type() == story.Date {
				if head >= 0 && s.Units[head].Class&Determiner != 0 {
					continue // a 2013 article
				}
				break
			}
			head = i
			if u.Type() == story.Person && !(i+1 < hi && s.Units[i+1].Kind == Genitive) {
				return s.trim(Phrase{First: first, Last: i + 1, Head: i})
			}
			continue
		}
		if i > first && (u.Class&(Aux|Conjunction|Adverb|Pronoun) != 0 || s.verbLike(i) || u.Class&Time != 0 && !s.nounFollows(i, hi)) {
			break
		}
		if u.Class&Preposition != 0 {
			if head < 0 || u.Class&Link == 0 || !s.nounStarts(i+1, hi) || s.Units[head].Kind == Name && u.Low != "of" {
				break
			}
			if p := s.nounAfter(i+1, hi); !p.Empty() && s.Units[head].Kind != Name {
				return Phrase{First: first, Last: max(p.Last, i+2), Head: head}
			}
			break
		}
		if i > first && u.Class&(Article|Possessive) != 0 {
			break
		}
		head = i
	}
	if head < 0 {
		return Phrase{}
	}
	return s.trim(Phrase{First: first, Last: head + 1, Head: head})
}

func initialStop(w string) bool { return w == "&" || w == "/" }

// nounStarts says that a noun phrase may begin with unit i.
func (s *Sheet) nounStarts(i, hi int) bool {
	if i >= hi {
		return false
	}
	u := &s.Units[i]
	if u.Kind == Name {
		return u.Type() != story.Date
	}
	if u.Kind != Plain || u.Class&Time != 0 {
		return false
	}
	return u.Class&Determiner != 0 || u.Class&(Aux|Conjunction|Preposition|Adverb|Pronoun) == 0 && !s.verbLike(i)
}
