package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// subject finds who does the cue's speaking when that stands before it; lo is the first unit it may reach. The second
// value is where the whole attribution begins, asides and all.
func (s *Sheet) subject(c Cue, lo int) (Phrase, int) {
	i := c.First - 1
	for i >= lo && s.skips(i) {
		i--
	}
	if i < lo {
		return Phrase{}, c.First
	}
	u := &s.Units[i]
	if u.Kind == Stop && (u.Low == ")" || u.Low == "]") {
		for i > lo && s.Units[i].Low != "(" && s.Units[i].Low != "[" {
			i--
		}
		i--
		if i < lo {
			return Phrase{}, c.First
		}
		u = &s.Units[i]
	}
	if u.Kind == Stop && (u.Low == "," || u.Low == "—" || u.Low == "–") {
		return s.asideSubject(i, lo)
	}
	if u.Kind == Plain && (u.Low == "who" || u.Low == "which" || u.Low == "that") {
		return s.antecedent(i, lo)
	}
	if (u.Low == "both" || u.Low == "all" || u.Low == "each") && i-1 > lo && s.Units[i-1].Kind == Stop && s.Units[i-1].Low != "." {
		return s.asideSubject(i-1, lo) // the leaders, once rivals, both said
	}
	p := s.nounBefore(i, lo)
	if p.Empty() {
		p = s.quantityBefore(i, lo)
	}
	if p.Empty() {
		return p, c.First
	}
	if j := p.First - 2; j > lo && s.Units[j+1].Kind == Plain && s.Units[j+1].Class&Preposition != 0 && s.Units[j].Kind == Plain && (s.Units[j].Class&Aux != 0 || s.Units[j].Low == "who") {
		d := c
		d.First = j + 1
		return s.subject(d, max(lo, c.First-phraseReach))
	}
	if q, ok := s.outOfClause(p, lo); ok {
		p = q
	}
	return s.afterRole(p, lo)
}

// quantityBefore reads a quantity as a subject: most of them, six in 10, 52 percent.
func (s *Sheet) quantityBefore(i, lo int) Phrase {
	u := &s.Units[i]
	first := i
	switch {
	case u.Kind != Plain:
		return Phrase{}
	case u.Class&Object != 0 && i-2 >= lo && s.Units[i-1].Low == "of":
		first = i - 2
	case digits(u.Low) && i-2 >= lo && (s.Units[i-1].Low == "in" || s.Units[i-1].Low == "of"):
		first = i - 2
		if i-4 >= lo && s.Units[i-3].Low == "than" {
			first = i - 4
		}
	default:
		return Phrase{}
	}
	return Phrase{First: first, Last: i + 1, Head: first}
}

// outOfClause finds the true subject when p is the object of a clause that hangs on it: a broker who handled the sale
// said; archaeologists draining a pond said.
func (s *Sheet) outOfClause(p Phrase, lo int) (Phrase, bool) {
	start := p.First
	if !p.Role.Empty() {
		for start > lo && s.Units[start-1].Start() >= p.Role.Start {
			start--
		}
	}
	if start > lo && s.Units[start-1].Class&Article != 0 {
		start--
	}
	if start-2 < lo {
		return p, false
	}
	if s.Units[start-1].Low == "who" && s.Units[start].Tag == tag.Verb { // economists who favour a tax
		q := s.nounBefore(start-2, lo)
		return q, !q.Empty()
	}
	verb := &s.Units[start-1]
	if verb.Kind != Plain || verb.Class&Preposition == 0 && !s.verbLike(start-1) && !ingWord(verb.Low) {
		return p, false
	}
	for i := start - 1; i > max(lo, start-12); i-- {
		u := &s.Units[i]
		if u.Kind == Stop || u.Kind == Quoted {
			return p, false
		}
		if u.Kind == Plain && (u.Low == "who" || u.Low == "which" || ingWord(u.Low) && u.Class&Preposition == 0) {
			end := i - 1
			if i-3 >= lo && s.Units[i-1].Kind == Plain && s.Units[i-1].Class&Preposition != 0 && s.verbLike(i-2) {
				end = i - 3 // a man accused of driving
			}
			q := s.nounBefore(end, lo)
			return q, !q.Empty()
		}
	}
	return p, false
}

// skips says that unit i may stand between subject and verb: helpers, adverbs, days.
func (s *Sheet) skips(i int) bool {
	u := &s.Units[i]
	if u.Kind == Name {
		return u.Type() == story.Date
	}
	if u.Kind != Plain {
		return false
	}
	switch u.Low {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	if u.Class&Pronoun != 0 || u.Low == "one" || u.Low == "both" || u.Low == "all" {
		return false
	}
	if u.Class&(Aux|Adverb|Time) != 0 || u.Tag == tag.Adv && strings.HasSuffix(u.Low, "ly") {
		return true
	}
	if u.Class&Preposition != 0 && (u.Low == "on" || u.Low == "in") && i+1 < len(s.Units) {
		n := &s.Units[i+1]
		return n.Kind == Name && n.Type() == story.Date || n.Class&Time != 0
	}
	return false
}

// afterRole looks for a role that stands before the name and is set off by a comma: commander of the cell, Sa’ad
// Ma’an, said; and moves the attribution's beginning there.
func (s *Sheet) afterRole(p Phrase, lo int) (Phrase, int) {
	start := p.First
	if !p.Role.Empty() {
		for start > lo && s.Units[start-1].Start() >= p.Role.Start {
			start--
		}
		if start > lo && s.Units[start-1].Class&Article != 0 {
			start--
		}
	} else if start > lo && s.Units[start-1].Class&Article != 0 && s.Units[start-1].Kind == Plain {
		start-- // the Eastern Command said
	}
	if start-2 < lo || s.Units[start-1].Low != "," || s.Units[p.Head].Kind != Name {
		return p, start
	}
	for i := start - 2; i >= max(lo, start-14); i-- {
		if s.Units[i].Kind == Quoted {
			if first := s.pastStops(i + 1); first < start-1 && s.nounStretch(first, start-1) {
				p.Role = s.roleOf(first, start-1, p.Role)
				return p, first
			}
			break
		}
	}
	return p, start
}

// pastStops is the first unit from i on that is no punctuation.
func (s *Sheet) pastStops(i int) int {
	for i < len(s.Units) && s.Units[i].Kind == Stop {
		i++
	}
	return i
}

// antecedent is the noun phrase a relative pronoun at unit i stands for.
func (s *Sheet) antecedent(i, lo int) (Phrase, int) {
	j := i - 1
	for j >= lo && s.Units[j].Kind == Stop && s.Units[j].Low == "," {
		j--
	}
	if j < lo {
		return Phrase{}, i
	}
	p := s.nounBefore(j, lo)
	if p.Empty() {
		return p, i
	}
	if s.Units[i].Low == "who" && p.Last > p.Head+1 { // a word from the mayor, who said: the mayor
		near := s.chunkBefore(j, p.First)
		p = s.trim(Phrase{First: near, Last: j + 1, Head: j})
	}
	start := p.First
	p.Who = i
	return p, start
}

// asideSubject finds the subject across an aside: X, who replaced Y in July, said; the lawyer, Emi Sato, said; comma is
// the unit that closes the aside. Of the stretches between commas the last that is nothing but a name wins, then the
// first that is a noun phrase.
func (s *Sheet) asideSubject(comma, lo int) (Phrase, int) {
	type stretch struct{ first, last int }
	var parts []stretch
	end := comma
	floor := max(lo, comma-40)
	i := comma - 1
	for ; i >= floor; i-- {
		u := &s.Units[i]
		if u.Kind == Quoted && (i == floor || s.Units[i-1].Kind != Plain) || u.Kind == Stop && (u.Low == ";" || u.Low == ":" || u.Low == ".") {
			break
		}
		if u.Kind == Stop && (u.Low == "," || u.Low == "—" || u.Low == "–") {
			if i+1 < end {
				parts = append(parts, stretch{i + 1, end})
			}
			end = i
		}
	}
	if i+1 < end {
		parts = append(parts, stretch{i + 1, end})
	}
	if len(parts) < 2 {
		return Phrase{}, comma + 1
	}
	for m := range 2 * len(parts) { // people first, then bodies
		n := m % len(parts)
		part := parts[n]
		p := s.nounBefore(part.last-1, part.first)
		if p.Empty() || s.Units[p.Head].Kind != Name || !s.onlyName(p, part.first) || m < len(parts) && s.Units[p.Head].Type() != story.Person {
			continue
		}
		start := part.first
		if n+1 == len(parts)-1 || n+1 < len(parts) && s.nounStretch(parts[n+1].first, parts[n+1].last) {
			if s.nounStretch(parts[n+1].first, parts[n+1].last) {
				start = parts[n+1].first
				p.Role = s.roleOf(parts[n+1].first, parts[n+1].last, p.Role)
			}
		}
		if n > 0 && p.Role.Empty() {
			after := parts[n-1]
			if digits(s.Units[after.first].Low) && after.last-after.first == 1 && n > 1 {
				after = parts[n-2]
			}
			if s.nounStretch(after.first, after.last) {
				p.Role = story.Span{Start: s.Units[after.first].Start(), End: s.Units[after.last-1].End()}
			}
		}
		return p, start
	}
	for n := len(parts) - 1; n > 0; n-- {
		part := parts[n]
		first := part.first
		for first < part.last && s.Units[first].Class&(Conjunction) != 0 && s.Units[first].Kind == Plain {
			first++
		}
		if first >= part.last {
			continue
		}
		p := s.nounBefore(part.last-1, first)
		if !p.Empty() && (p.First-first <= 1 || s.Units[p.Head].Kind == Name) && s.Units[p.First].Class&Time == 0 {
			return p, p.First
		}
	}
	return Phrase{}, comma + 1
}

// onlyName says that the stretch from first to the end of p holds nothing but the name and titles before it.
func (s *Sheet) onlyName(p Phrase, first int) bool {
	for i := first; i < p.First; i++ {
		u := &s.Units[i]
		if u.Kind == Stop && u.Low != "." || u.Kind == Quoted || u.Class&(Preposition|Aux|Object) != 0 && u.Kind == Plain && u.Class&Possessive == 0 || u.Low == "who" {
			return false
		}
		if s.verbLike(i) {
			return false
		}
	}
	return true
}

// nounStretch says that the units are a noun phrase and no clause: they begin like one and hold no verb.
func (s *Sheet) nounStretch(first, last int) bool {
	if !s.nounStarts(first, last) || s.Units[first].Kind == Plain && ingWord(s.Units[first].Low) {
		return false
	}
	for i := first; i < last; i++ {
		if s.Units[i].Kind == Quoted || s.Units[i].Kind == Plain && s.Units[i].Class&(Aux|Pronoun) != 0 || s.verbLike(i) {
			return false
		}
	}
	return s.Units[last-1].Kind != Name || s.Units[last-1].Type() != story.Person || last-first > 1
}

// roleOf is a stretch as a role, without a leading article; old when it is a bare name.
func (s *Sheet) roleOf(first, last int, old story.Span) story.Span {
	if !old.Empty() {
		return old
	}
	if s.Units[first].Class&Article != 0 && first+1 < last {
		first++
	}
	return story.Span{Start: s.Units[first].Start(), End: s.Units[last-1].End()}
}
