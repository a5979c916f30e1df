package quote

import (
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// listener passes over who is told: him, reporters, the council, Radio Seven.
func (s *Sheet) listener(i, end int) int {
	if i >= end {
		return i
	}
	u := &s.Units[i]
	switch {
	case u.Kind == Name && u.Type() != story.Date:
		i++
		if i+1 < end && s.Units[i].Kind == Genitive {
			return s.listener(i+1, end)
		}
		for i < end && s.Units[i].Kind == Plain && s.Units[i].Cap == false && (s.Units[i].Class&Listener != 0 || s.Units[i].Class == 0 && i+1 < end && (s.Units[i+1].Kind == Name || s.Units[i+1].Low == "that" || s.Units[i+1].Class&Time != 0) && !s.verbLike(i)) {
			i++
		}
		if i < end && s.Units[i].Kind == Name && s.Units[i].Type() == story.Person && s.Units[i-1].Kind == Plain {
			i++
		}
		return s.andListener(i, end)
	case u.Kind == Quoted && i > 0 && s.Units[i-1].Kind == Genitive && (i+1 < end && s.Units[i+1].Kind != Stop || s.titled(i)):
		return s.pastWork(i+1, end)
	case u.Kind == Quoted && i > 0 && s.Units[i-1].Kind == Plain && s.titled(i):
		return s.pastWork(i+1, end) // told “Fox and Friends,” reminding
	case u.Kind != Plain:
		return i
	case u.Class&Object != 0 && (u.Low != "her" || i+1 < end && !s.nominal(i+1)):
		return i + 1
	case u.Low == "that" || s.questionWord(i):
		return i
	}
	start := i
	if u.Class&(Determiner|Possessive) != 0 {
		i++
	}
	for ; i < min(end, start+7); i++ {
		u := &s.Units[i]
		if u.Kind == Stop || u.Kind == Quoted || u.Kind == Genitive || u.Kind == Plain && i > start && u.Class&(Determiner|Possessive|Pronoun|Aux|Conjunction|Preposition|Time) != 0 || u.Type() == story.Date {
			break
		}
		if u.Kind == Name && i > start && s.Units[i-1].Class&Listener != 0 {
			break
		}
		if u.Kind == Plain && u.Class&Listener != 0 && (i+1 >= end || s.Units[i+1].Class&Listener == 0 && s.Units[i+1].Kind != Genitive) {
			i++
			break
		}
		if s.verbLike(i) && i > start {
			break
		}
	}
	if i < end && s.Units[i].Kind == Genitive {
		return s.listener(i+1, end)
	}
	return s.andListener(i, end)
}

// pastWork passes over the word for a work behind its title: the BBC’s “Today” programme.
func (s *Sheet) pastWork(i, end int) int {
	if i < end && s.Units[i].Kind == Plain && s.Units[i].Class&Work != 0 {
		return i + 1
	}
	return i
}

// nominal says that unit i goes on a noun phrase that a possessive begins: her supporters, her many friends.
func (s *Sheet) nominal(i int) bool {
	u := &s.Units[i]
	if u.Kind != Plain {
		return false
	}
	return u.Class&Listener != 0 || u.Class == 0 && (u.Tag == tag.Noun || u.Tag == tag.Adj || u.Tag == tag.Propn)
}

// andListener passes over a second listener: the council and the press.
func (s *Sheet) andListener(i, end int) int {
	if i+1 < end && s.Units[i].Low == "and" && s.Units[i+1].Class&Listener != 0 {
		return i + 2
	}
	return i
}

// titled says that the region at unit i looks like a title: two to eight words that begin with capitals.
func (s *Sheet) titled(i int) bool {
	inner := s.Regions[s.Units[i].Ref].Inner().In(s.Text)
	n := wordCount(inner)
	return n >= 2 && n <= 8 && titleShare(inner) >= 0.8
}
