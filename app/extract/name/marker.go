package name

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/token"
)

// marker labels the zones of one story. It is made for one story and not to be shared.
type marker struct {
	r      *reader
	v      *model.Vector
	names  gazetteer
	genre  model.Atom
	zones  []zone
	forms  []form
	byWord map[string]int32
	at     []int32 // by token: form + 1, or 0
	heard  []witness
	rule   []ruling // by token: what the rules say
	owner  []int32  // by token: candidate + 1, or 0
	first  *ballot  // what the first pass found; nil during it

	// by token of the zone at hand
	z            zone
	from, to     []int32 // run of capitals
	wide, widest []int32 // the same, reaching over "of", "for", "and", hyphens and possessives
	listed       []uint8 // label of the longest name of the gazetteer
	surety       []uint8
	phrase       []uint8 // place in the longest listed phrase
	phraseClass  []Class
}

// ruling is the rules' decision about one token.
type ruling struct {
	label uint8 // 0: no candidate; else 1 + kind*placeCount + place, with none for candidates that were dropped
	lead  uint8 // how clear it was, 0 to 5
}

// newMarker prepares the story of r, whose candidates have been grouped, for labelling.
func newMarker(r *reader, groups []*group, v *model.Vector, names gazetteer) *marker {
	n := len(r.class)
	m := &marker{r: r, v: v, names: names, byWord: map[string]int32{}, at: make([]int32, n), rule: make([]ruling, n), owner: make([]int32, n)}
	m.forms = append(m.forms, outside)
	m.heard = r.bear()
	m.zones = r.zones()
	m.genre = r.genre()
	m.takeRules(groups)
	return m
}

// takeRules notes the decisions of the rules by token.
func (m *marker) takeRules(groups []*group) {
	type decision struct {
		kind kind
		lead int
	}
	said := make([]decision, len(m.r.cands))
	for n := range said {
		said[n] = decision{m.r.cands[n].kind, 90}
	}
	for _, g := range groups {
		for _, n := range g.members {
			said[n] = decision{g.kind, g.lead}
		}
	}
	for n := range m.r.cands {
		c := &m.r.cands[n]
		for i := c.first; i < c.last; i++ {
			place := atInside
			switch {
			case c.last-c.first == 1:
				place = atOnly
			case i == c.first:
				place = atFirst
			case i == c.last-1:
				place = atLast
			}
			m.rule[i] = ruling{uint8(1 + int(said[n].kind)*placeCount + place), leadStep(said[n].lead)}
			m.owner[i] = int32(n) + 1
		}
	}
}

// leadStep is a lead in six steps.
func leadStep(lead int) uint8 {
	for n, most := range [...]int{6, 14, 26, 42, 70} {
		if lead < most {
			return uint8(n)
		}
	}
	return 5
}

// form is the form of token i, that of the outside when i lies in another sentence than the zone at hand.
func (m *marker) form(i int) *form {
	if !m.r.sameSentence(m.z.first, i) {
		return &m.forms[0]
	}
	return m.formOf(i)
}

// formOf is the form of token i.
func (m *marker) formOf(i int) *form {
	if m.at[i] == 0 {
		word := m.r.printed(i)
		id, ok := m.byWord[word]
		if !ok {
			id = int32(len(m.forms))
			m.forms = append(m.forms, m.newForm(i))
			m.byWord[word] = id
		}
		m.at[i] = id + 1
	}
	return &m.forms[m.at[i]-1]
}

// enter prepares a zone.
func (m *marker) enter(z zone) {
	m.z = z
	n := z.last - z.first
	for _, s := range []*[]int32{&m.from, &m.to, &m.wide, &m.widest} {
		*s = resize(*s, n)
	}
	m.listed, m.surety, m.phrase, m.phraseClass = resize(m.listed, n), resize(m.surety, n), resize(m.phrase, n), resize(m.phraseClass, n)
	m.findRuns()
	m.findPhrases()
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// findRuns finds the runs of capitalised words: plain ones, and wide ones over small words.
func (m *marker) findRuns() {
	r, z := m.r, m.z
	set := func(from, to []int32, joins func(int) bool) {
		for i := z.first; i < z.last; {
			if !r.d.Tokens[i].Cap {
				from[i-z.first], to[i-z.first] = -1, -1
				i++
				continue
			}
			end := i + 1
			for end+1 < z.last && r.hyphen(end) && r.d.Tokens[end+1].Kind == token.Word {
				end += 2
			}
			for k := end; k < z.last && k-end < 3; {
				if r.d.Tokens[k].Cap {
					k++
					end = k
					continue
				}
				if !joins(k) {
					break
				}
				k++
			}
			for k := i; k < end; k++ {
				from[k-z.first], to[k-z.first] = int32(i), int32(end)
			}
			i = end
		}
	}
	set(m.from, m.to, func(k int) bool { return r.hyphen(k) })
	set(m.wide, m.widest, func(k int) bool {
		switch r.lower(k) {
		case "of", "for", "and", "the", "&", "de", "la", "du", "on", "del", "des", "bin", "van", "al", "-":
			return true
		}
		return r.clitic(k) || r.hyphen(k)
	})
}

// markFound marks in the zone the phrases that look finds: where one that begins at a token ends, what it is, how sure.
func (m *marker) markFound(look func(i, last int) (int, kind, int)) {
	z := m.z
	for i := z.first; i < z.last; {
		end, k, sure := look(i, z.last)
		if end == i {
			i++
			continue
		}
		fillLabels(m.listed[i-z.first:], 0, end-i, k)
		for ; i < end; i++ {
			m.surety[i-z.first] = uint8(sure)
		}
	}
}

// findPhrases marks what the gazetteer and the lists have of several words.
func (m *marker) findPhrases() {
	r, z := m.r, m.z
	m.markFound(m.gazette)
	for i := z.first; i < z.last; {
		end := i + 1
		var c Class
		if r.class[i].Has(heads) {
			for e := min(i+6, z.last); e > i+1; e-- {
				if c = r.phrase(i, e) &^ heads; c != 0 {
					end = e
					break
				}
			}
		}
		if end == i+1 {
			i++
			continue
		}
		for k := i; k < end; k++ {
			place := atInside
			if k == i {
				place = atFirst
			} else if k == end-1 {
				place = atLast
			}
			m.phrase[k-z.first], m.phraseClass[k-z.first] = uint8(place+1), c
		}
		i = end
	}
}
