package score

import "slices"

// meeting sets the people of an annotated story beside those found in it.
type meeting struct {
	*page
	id       string
	people   []Person
	found    []Entity // people only
	shared   [][]int  // by person and name found: mentions in common
	personOf []int    // by name found: the person it shares most mentions with, -1 for none
	foundOf  []int    // by person: the name found that shares most mentions
}

// newMeeting pairs mentions that share at least one code point.
func newMeeting(d Document, rows []Entity) *meeting {
	m := &meeting{page: newPage(d.Text), id: d.ID, people: d.People}
	for _, e := range rows {
		if e.Type == "PER" {
			m.found = append(m.found, e)
		}
	}
	byCluster := map[Cluster]int{}
	for i, p := range d.People {
		byCluster[NewCluster(p.ID)] = i
		m.shared = append(m.shared, make([]int, len(m.found)))
	}
	for _, g := range d.Entities {
		i, ok := byCluster[g.Cluster]
		if !ok || g.Type != "PER" {
			continue
		}
		for j, e := range m.found {
			for _, s := range e.Mentions {
				m.shared[i][j] += one(s[0] < g.End && g.Start < s[1])
			}
		}
	}
	m.personOf, m.foundOf = filled(len(m.found), -1), filled(len(m.people), -1)
	for i := range m.people {
		for j := range m.found {
			n := m.shared[i][j]
			if k := m.foundOf[i]; n > 0 && (k < 0 || n > m.shared[i][k]) {
				m.foundOf[i] = j
			}
			if k := m.personOf[j]; n > 0 && (k < 0 || n > m.shared[k][j]) {
				m.personOf[j] = i
			}
		}
	}
	return m
}

func filled(n, value int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = value
	}
	return out
}

// near says that two stretches have at least half of their words in common.
func (m *meeting) near(a, b Pair) bool {
	x, y := m.within(a), m.within(b)
	n := 0
	for _, i := range x {
		n += one(slices.Contains(y, i))
	}
	return n > 0 && 2*n >= len(x)+len(y)-n
}

// lowWords are the words of text in small letters; an apostrophe does not end a word.
func lowWords(text string) []string {
	runes := []rune(lower(text))
	var out []string
	for _, t := range wordTokens(runes) {
		out = append(out, string(runes[t[0]:t[1]]))
	}
	return out
}

// alikeWords says that two lists have at least half of their words in common.
func alikeWords(a, b []string) bool {
	n := 0
	for _, w := range a {
		n += one(slices.Contains(b, w))
	}
	return n > 0 && 2*n >= len(a)+len(b)-n
}

// fault tells what is wrong with person i, at the first place that names them.
func (m *meeting) fault(what string, i int, note string) Error {
	return Error{What: what, ID: m.id, Line: 1, Kind: "PER", Text: m.people[i].Name, Note: shorten(note)}
}

func (m *meeting) faultAt(what string, s Pair, note string) Error {
	return Error{What: what, ID: m.id, Line: m.line(s[0]), Kind: "ROLE", Text: shorten(m.in(s)), Note: note}
}
