package name

import "quotedesk/app/extract/token"

// regroup makes new candidates of the names that the labeller found, keeps of the rules' what the labeller does not
// learn (dates, nationalities, other names, furniture), and groups all of them again.
func (r *reader) regroup(found []marked, groups []*group) []*group {
	ruled := make([]kind, len(r.cands)) // what the rules made of each candidate
	leads := make([]int, len(r.cands))
	for n := range ruled {
		ruled[n] = r.cands[n].kind
	}
	for _, g := range groups {
		for _, n := range g.members {
			ruled[n] = g.kind
			leads[n] = g.lead
		}
	}
	owner := make([]int32, len(r.class))
	for n := range r.cands {
		for i := r.cands[n].first; i < r.cands[n].last; i++ {
			owner[i] = int32(n) + 1
		}
	}
	found = r.atTitles(r.overBridges(found, ruled), ruled)
	var out []candidate
	covered := make([]bool, len(r.class))
	for _, m := range found {
		c, ok := r.taught(m, owner)
		if !ok {
			continue
		}
		for i := c.first; i < c.last; i++ {
			covered[i] = true
		}
		out = append(out, c)
	}
	for n := range r.cands {
		c := r.cands[n]
		if !(c.furniture || ruled[n] == date || ruled[n] == people || ruled[n] == thing || ruled[n] < land && leads[n] >= clearLead) || anyOf(covered[c.first:c.last]) {
			continue
		}
		c.alias, c.given = -1, 0
		if ruled[n] == person {
			c.last = r.withoutLetters(c.first, c.last)
		}
		if ruled[n] < thing && !c.fixed {
			c.marked, c.margin = ruled[n], 1
		}
		if ruled[n] == thing {
			c.marked, c.margin = thing, thingMargin
		}
		out = append(out, c)
	}
	r.cands = out
	r.inTextOrder()
	r.dropOverlaps()
	r.findBrackets()
	return r.group()
}

// clearLead is by how many points the rules must be sure of a person or body that the labeller passed over. Places that
// it passes over are mostly parts of other names.
const clearLead = 60

// thingMargin is what the rules' finding of another name counts for among the labeller's margins, in points.
const thingMargin = 60

func anyOf(list []bool) bool {
	for _, b := range list {
		if b {
			return true
		}
	}
	return false
}

// withParticle is where a surname begins whose particle opens the sentence: Bin Rashid agreed.
func (r *reader) withParticle(first int) int {
	at := first - 1
	if at < 0 || r.d.Tokens[at].Sentence != r.d.Tokens[first].Sentence || at > 0 && r.d.Tokens[at-1].Sentence == r.d.Tokens[at].Sentence {
		return first
	}
	if !r.capital(at) || !particlesOfSurname[r.lower(at)] {
		return first
	}
	return at
}

// withoutLetters is where a person's name ends before the letters behind it, which tell what he or she is: Ama Darko KC.
func (r *reader) withoutLetters(first, last int) int {
	for last-first > 2 && postNominals[r.printed(last-1)] {
		last--
	}
	return last
}

// taught is the candidate of a name that the labeller found, unless furniture has the place.
func (r *reader) taught(m marked, owner []int32) (candidate, bool) {
	if m.kind == person {
		m.first = r.withParticle(m.first)
	}
	c := candidate{first: m.first, last: m.last, titleFirst: m.first, kind: none, alias: -1, marked: m.kind, margin: m.margin}
	for i := m.first; i < m.last; i++ {
		if o := owner[i]; o > 0 && r.cands[o-1].furniture {
			return c, false
		}
	}
	if te := r.titleEnd(m.first, m.last); m.kind == person && te > m.first {
		c.first = te
		for c.first < c.last-1 && r.d.Tokens[c.first].Kind != token.Word {
			c.first++
		}
	}
	if m.kind == person {
		c.last = r.withoutLetters(c.first, c.last)
		c.last = r.beforeOf(c.first, c.last)
		if k := c.last; c.last-c.first > 1 && len(r.printed(k-1)) == 1 && r.sign(k, ".") && r.glued(k) && r.sameSentence(k, k+1) && owner[k] == 0 {
			c.last++ // Nawzad M.
		}
	}
	if o := owner[m.first]; o > 0 {
		old := &r.cands[o-1]
		if old.kind == people && old.fixed && old.first == m.first && old.last == m.last && (!r.phrase(m.first, m.last).Has(Places) || r.adjective(m.first)) {
			return c, false
		}
		c.bridged = old.bridged
		if old.first == m.first && m.kind == person {
			c.titleFirst = old.titleFirst
		}
	}
	return c, true
}

// beforeOf ends a person's name before "of" and "from" when two words stand before it: Ada Hale of the Northern Post is
// Ada Hale. Some annotated texts count what follows as part of the name, and the labeller has learnt from them.
func (r *reader) beforeOf(first, last int) int {
	for i := first + 2; i < last; i++ {
		if r.is(i, "of") || r.is(i, "from") {
			return i
		}
	}
	return last
}

// atTitles cuts names where the rules read a title inside: "Lagos Governor Ada Obi" is a person, whatever
// stands before the title, and "Commander EU Mission Kenya" is the body without its commander.
func (r *reader) atTitles(found []marked, ruled []kind) []marked {
	out := make([]marked, 0, len(found))
	k := 0
	for _, m := range found {
		for k < len(r.cands) && r.cands[k].last < m.last {
			k++
		}
		if k == len(r.cands) || r.cands[k].last != m.last || r.cands[k].first <= m.first {
			out = append(out, m)
			continue
		}
		c := &r.cands[k]
		switch {
		case ruled[k] == person && m.first < c.titleFirst && c.titleFirst < c.first:
			if k > 0 && r.cands[k-1].first == m.first && ruled[k-1] < kinds {
				out = append(out, marked{first: m.first, last: r.cands[k-1].last, kind: ruled[k-1], margin: m.margin})
			}
			m.first, m.kind = c.first, person
		case m.kind != person && ruled[k] == m.kind && r.titleEnd(m.first, m.last) == c.first:
			m.first = c.first
		}
		out = append(out, m)
	}
	return out
}

// overBridges lengthens a body's name to the one that the rules read over "of", "for" or "to" when both begin alike and
// nothing but another body was found in the rest, no comma before it: those of a list stay apart.
func (r *reader) overBridges(found []marked, ruled []kind) []marked {
	out := make([]marked, 0, len(found))
	k := 0
	for n := 0; n < len(found); n++ {
		m := found[n]
		for k < len(r.cands) && r.cands[k].first < m.first {
			k++
		}
		if k < len(r.cands) && r.cands[k].bridged && ruled[k] == body && m.kind == body && r.cands[k].first == m.first && m.last < r.cands[k].last {
			end, next := r.cands[k].last, n+1
			for next < len(found) && found[next].first < end && found[next].kind == body && !r.commaIn(found[next-1].last, found[next].first) {
				next++
			}
			if next == len(found) || found[next].first >= end {
				m.last, n = max(end, found[next-1].last), next-1
			}
		}
		out = append(out, m)
	}
	return out
}

// commaIn says that a comma stands among tokens [first, last).
func (r *reader) commaIn(first, last int) bool {
	for i := first; i < last; i++ {
		if r.sign(i, ",") {
			return true
		}
	}
	return false
}
