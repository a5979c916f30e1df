package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// reach bounds how far, in units, the content of one cue is followed.
const reach = 400

// complementKind is what follows a cue.
type complementKind uint8

const (
	nothing complementKind = iota
	words                  // a clause without that, or any words
	thatClause
	region
)

// complement reads what follows a cue: listeners, days and places are passed over. It gives the first unit of the
// content and what it is.
func (s *Sheet) complement(c Cue, end int) (int, complementKind) {
	i := c.Last
	if c.Verb.Takes('r') && !c.Verb.Takes('o') {
		i = s.listener(i, end)
		if j := s.thatAhead(i, end); j > i {
			return j + 1, thatClause
		}
	} else if c.Verb.Takes('o') {
		if j := s.listener(i, end); j > i && j < end && (s.Units[j].Low == "that" || s.questionWord(j) || s.markAhead(j, end)) {
			i = j
		}
	}
	if c.Verb.Takes('t') {
		if j := s.thatBehind(i, end); j > i {
			return j + 1, thatClause
		}
	}
	for steps := 0; i < end && steps < 24; steps++ {
		u := &s.Units[i]
		switch {
		case u.Kind == Quoted:
			return i, region
		case u.Kind == Stop:
			return s.afterStop(i, end)
		case u.Low == "that" && u.Kind == Plain:
			if i+1 < end && s.Units[i+1].Class&Time != 0 {
				i += 2
				continue
			}
			if i+1 < end && s.Units[i+1].Kind == Quoted {
				return i + 1, region
			}
			if i+1 < end && s.Units[i+1].Low == "," {
				return i + 2, thatClause
			}
			return i + 1, thatClause
		case i+1 < end && s.Units[i+1].Kind == Genitive:
			return i, words
		case u.Kind == Name && u.Type() == story.Date, u.Class&Time != 0 && u.Kind == Plain && !s.nounFollows(i, end):
			i++
		case (u.Low == "last" || u.Low == "late" || u.Low == "early" || u.Low == "this" || u.Low == "earlier") && i+1 < end && (s.Units[i+1].Class&Time != 0 || s.Units[i+1].Type() == story.Date):
			i++
		case u.Kind == Plain && u.Class&Adverb != 0 && u.Class&(Determiner|Pronoun|Negative|Aux) == 0 && !s.adverbOpens(i, end):
			i++
		case u.Kind == Plain && u.Class&Adjunct != 0 && (u.Low != "this" || s.timeAt(i+1, end)) && !s.quantityFollows(i, end) && !c.leads(u.Low):
			j := s.phraseEnd(i, end)
			if j < 0 {
				return i, nothing
			}
			i = j
		case u.Kind == Plain && u.Class&Conjunction != 0 && u.Class&Adjunct == 0 && !s.questionWord(i):
			return i, nothing
		case (u.Low == "this" || u.Low == "it" || u.Low == "so" || u.Low == "as") && (i+1 >= end || s.Units[i+1].Kind == Stop || s.Units[i+1].Type() == story.Date || s.Units[i+1].Class&(Preposition|Time) != 0):
			return i, nothing
		default:
			return i, words
		}
	}
	return i, nothing
}

// thatReach is how far, in units, the that of a listener's verb may stand behind a long listener.
const thatReach = 14

// thatAhead finds the that which follows a listener of many words: told the evening paper of the port on Friday that. It is
// 0 when a verb or a pause comes first.
func (s *Sheet) thatAhead(i, end int) int {
	for j := i; j < min(end, i+thatReach); j++ {
		u := &s.Units[j]
		switch {
		case u.Kind == Stop || u.Kind == Quoted || u.Kind == Plain && (u.Tag == tag.Verb || u.Tag == tag.Aux):
			return 0
		case u.Kind == Plain && u.Low == "that":
			if u.Tag == tag.Sconj {
				return j
			}
			return 0
		}
	}
	return 0
}

// thatBehind finds the that of a clause behind an adverb, a listener with a preposition, or a listener whom a clause
// narrows: noted drily that, shouted across the yard that, warned anyone tempted to melt it that. It is 0 when there is none.
func (s *Sheet) thatBehind(i, end int) int {
	if i >= end || s.Units[i].Kind != Plain {
		return 0
	}
	u := &s.Units[i]
	adjunct := u.Tag == tag.Adv || u.Tag == tag.Adp && u.Low != "as" && u.Low != "by"
	somebody := u.Low == "anyone" || u.Low == "everyone" || u.Low == "anybody" || u.Low == "everybody" || u.Low == "those"
	if !adjunct && !somebody {
		return 0
	}
	for j := i + 1; j < min(end, i+thatReach); j++ {
		v := &s.Units[j]
		switch {
		case v.Kind == Stop || v.Kind == Quoted:
			return 0
		case v.Kind == Plain && v.Low == "that" && v.Tag == tag.Sconj:
			return j
		case v.Kind == Plain && v.Tag == tag.Adp && u.Tag == tag.Adv, v.Kind == Plain && v.Class&Aux != 0 && !somebody && s.Units[j-1].Low != "who":
			return 0
		}
	}
	return 0
}

// timeAt says that unit i names a day, a week, a year.
func (s *Sheet) timeAt(i, end int) bool {
	return i < end && (s.Units[i].Class&Time != 0 && s.Units[i].Kind == Plain || s.Units[i].Kind == Name && s.Units[i].Type() == story.Date)
}

// leads says that the preposition begins the content of this verb rather than an adjunct.
func (c Cue) leads(low string) bool {
	switch low {
	case "to":
		return c.Verb.Takes('p') || c.Verb.Takes('i')
	case "of", "for", "as", "about":
		return c.Verb.Takes('p') || c.Verb.Takes('f') || c.Verb.Takes('a') || low != "as" && low != "for" && c.Verb.Takes('g')
	case "against":
		return c.Verb.Takes('g')
	}
	return false
}

// adverbOpens says that an adverb begins the content, not a remark on the saying: once, not, all.
func (s *Sheet) adverbOpens(i, end int) bool {
	switch s.Units[i].Low {
	case "not", "all", "both", "each", "only", "even", "never", "just", "now", "again", "later", "today", "yesterday", "earlier":
		if i+1 < end && (s.Units[i+1].Kind == Stop || s.Units[i+1].Kind == Quoted || s.Units[i+1].Low == "that") {
			return false
		}
		switch s.Units[i].Low {
		case "later", "today", "yesterday", "earlier", "again", "now":
			return false
		}
		return true
	}
	return false
}

// nounFollows says that a word of time is part of a longer noun phrase: Friday prayers, summer rains.
func (s *Sheet) nounFollows(i, end int) bool {
	return s.Units[i].Class&Determiner == 0 && !s.Units[i].Cap && i+1 < end && s.Units[i+1].Kind == Plain && s.Units[i+1].Class == 0 && !s.verbLike(i+1) && i > 0 && s.Units[i-1].Class&Preposition == 0
}

// quantityFollows says that a preposition begins a quantity: at least 40, over 100, about a third.
func (s *Sheet) quantityFollows(i, end int) bool {
	if i+1 >= end {
		return false
	}
	next := s.Units[i+1].Low
	switch s.Units[i].Low {
	case "at":
		return next == "least" || next == "most" || next == "first"
	case "about", "over", "under", "around", "between":
		return digits(next) || next == "a" && s.Units[i].Low == "about" || s.Units[i+1].Class&Determiner != 0 && s.Units[i+1].Class&(Article|Possessive) == 0
	}
	return false
}

func (s *Sheet) questionWord(i int) bool {
	switch s.Units[i].Low {
	case "whether", "if", "why", "how", "what", "who", "when", "where", "which":
		return s.Units[i].Kind == Plain
	}
	return false
}

// markAhead says that a comma or colon and then a region, or a region, begins at unit i.
func (s *Sheet) markAhead(i, end int) bool {
	if s.Units[i].Kind == Quoted {
		return true
	}
	return s.Units[i].Kind == Stop && i+1 < end && s.Units[i+1].Kind == Quoted
}

// afterStop reads on after a comma, colon or dash: only a region or a parenthesis may follow.
func (s *Sheet) afterStop(i, end int) (int, complementKind) {
	low := s.Units[i].Low
	if i+1 >= end {
		return i, nothing
	}
	next := &s.Units[i+1]
	if next.Kind == Quoted && (low == "," || low == ":" || low == "—" || low == "–" || low == "-" || low == "...") {
		return i + 1, region
	}
	if low == ":" {
		return i + 1, words
	}
	if low == "," || low == "(" { // said, however, that
		for j := i + 1; j < min(end, i+18); j++ {
			if j >= i+9 && s.Units[j].Low != "," && s.Units[j].Low != "that" {
				continue // only a that may follow so far behind
			}
			if (s.Units[j].Low == "," || s.Units[j].Low == ")") && j+1 < end {
				switch n := &s.Units[j+1]; {
				case n.Low == "that" && n.Kind == Plain:
					return j + 2, thatClause
				case j < i+9 && n.Kind == Quoted && j-i < 8:
					return j + 1, region
				}
				return i, nothing
			}
			if s.Units[j].Kind == Quoted || s.Units[j].Class&Pronoun != 0 {
				return i, nothing
			}
		}
	}
	return i, nothing
}

// phraseEnd passes over one adjunct that begins at unit i: in a statement, at a rally, after the vote. It is -1 when
// the adjunct is a clause of its own (as he left, when asked), which only a that may follow.
func (s *Sheet) phraseEnd(i, end int) int {
	start := i
	i++
	if i < end && (s.Units[i].Class&Pronoun != 0 && s.Units[i].Kind == Plain || s.Units[i].Low == "asked" || s.Units[i].Low == "he") {
		return -1
	}
	for ; i < min(end, start+14); i++ {
		u := &s.Units[i]
		switch {
		case u.Kind == Quoted && s.Units[i-1].Kind == Plain && s.Units[i-1].Class&Work != 0 && capital(s.Regions[u.Ref].Inner().In(s.Text)):
			return i + 1 // in her book “…”
		case u.Kind == Quoted && (s.Units[i-1].Class&(Preposition|Article|Possessive) != 0 || s.Units[i-1].Kind == Genitive):
			return -1
		case u.Kind == Quoted || u.Kind == Stop || u.Low == "that" && u.Kind == Plain:
			return i
		case u.Kind == Name:
			if i+1 < end && s.Units[i+1].Kind == Plain && s.Units[i+1].Class == 0 && !s.verbLike(i+1) && i == start+1 && !s.Units[i+1].Cap {
				continue
			}
			if i+1 < end && s.Units[i+1].Kind == Genitive {
				i++
				continue
			}
			return i + 1
		case u.Kind == Genitive:
			continue
		case u.Class&(Pronoun|Conjunction) != 0 && u.Low != "and":
			return i
		case u.Class&(Article|Possessive) != 0 && i > start+1:
			return i
		case u.Class&Preposition != 0:
			return i
		case u.Class&Aux != 0:
			return -1
		case u.Class&(Medium|Time) != 0 && (i+1 >= end || s.Units[i+1].Kind != Plain || s.Units[i+1].Class&(Medium|Time|Listener|Document) == 0 && s.Units[i+1].Class != 0):
			return i + 1
		}
	}
	return i
}

// hasVerb says that the units hold something that can be a finite verb.
func (s *Sheet) hasVerb(first, last int) bool {
	for i := first; i < min(last, first+60); i++ {
		u := &s.Units[i]
		if u.Kind == Quoted && s.Regions[u.Ref].Inner().Len() > 24 {
			return true
		}
		if u.Kind != Plain {
			continue
		}
		if u.Class&Aux != 0 || s.verbLike(i) || u.Class&VerbOrNoun != 0 && i > first && strings.HasSuffix(u.Low, "s") {
			return true
		}
		if i > first && strings.HasSuffix(u.Low, "s") && len(u.Low) > 3 && i+1 < last {
			n := &s.Units[i+1]
			if n.Kind == Plain && n.Class&(Article|Possessive|Preposition|Object) != 0 && s.Units[i-1].Class&(Preposition|Article|Possessive) == 0 {
				return true
			}
		}
		if _, cue := s.Lex.cues[u.Low]; cue && i > first && s.Units[i-1].Class&Pronoun != 0 {
			return true
		}
		if i > first && s.Units[i-1].Kind == Plain && s.Units[i-1].Class&Pronoun != 0 && u.Class&(Adverb|Preposition|Conjunction) == 0 {
			return true
		}
	}
	return false
}
