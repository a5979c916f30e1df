package score

import (
	"cmp"
	"slices"
)

// goldName is one thing the annotation names, with every place that names it.
type goldName struct {
	key      Cluster
	kind     string
	mentions []Pair
}

// link says that a mention found is a mention annotated, perhaps with other edges.
type link struct {
	gold, goldAt int // which name, and which of its mentions
	row, rowAt   int // which row, and which of its mentions
	exact        bool
}

// nameTable sets the annotated names of a story beside the rows found.
type nameTable struct {
	*page
	gold  []goldName
	rows  []Entity
	asked map[string]bool // the types that count
	links []link          // each mention in one at most
	home  []int           // by row: the name it prints most of, -1 for none
}

func newNameTable(p *page, d Document, found []Entity, types []string) *nameTable {
	t := &nameTable{page: p, asked: map[string]bool{}}
	for _, k := range types {
		t.asked[k] = true
	}
	t.gold = t.goldNames(d.Entities)
	for _, e := range found {
		e.Mentions = inside(e.places(), len(p.text))
		if len(e.Mentions) > 0 {
			t.rows = append(t.rows, e)
		}
	}
	t.connect()
	t.cutLooseEnds()
	t.home = t.homes()
	return t
}

// places are all mentions of the entity.
func (e Entity) places() []Pair {
	if e.Mentions != nil {
		return e.Mentions
	}
	return []Pair{{e.Start, e.End}}
}

// inside lists the different stretches that lie in a text of size code points.
func inside(list []Pair, size int) []Pair {
	var out []Pair
	for _, s := range list {
		if 0 <= s[0] && s[0] < s[1] && s[1] <= size && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// goldNames groups what is annotated. Where no cluster is given (days, nationalities), the same words are one name.
func (t *nameTable) goldNames(rows []Entity) []goldName {
	var out []goldName
	index := map[Cluster]int{}
	for _, e := range rows {
		if !t.asked[e.Type] {
			continue
		}
		places := inside(e.places(), len(t.text))
		if len(places) == 0 {
			continue
		}
		key := cmp.Or(e.Cluster, e.ID)
		if key == "" {
			key = NewCluster(e.Type + " " + lower(t.in(places[0]))) // a space is in no id of an annotation
		}
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			out = append(out, goldName{key: key, kind: e.Type})
		}
		for _, s := range places {
			if !slices.Contains(out[i].mentions, s) {
				out[i].mentions = append(out[i].mentions, s)
			}
		}
	}
	return out
}

// connect links mentions one to one: first those with the same edges, then those that overlap, the best fitting first. A
// row that holds mentions with the same edges is linked with wrong edges only to a name it holds so.
func (t *nameTable) connect() {
	type candidate struct {
		link
		sameType bool
		fit      float64
	}
	var all []candidate
	for i, g := range t.gold {
		for j, e := range t.rows {
			for a, s := range g.mentions {
				for b, m := range e.Mentions {
					if shared := min(s[1], m[1]) - max(s[0], m[0]); shared > 0 {
						fit := float64(2*shared) / float64(s[1]-s[0]+m[1]-m[0])
						all = append(all, candidate{link{i, a, j, b, s == m}, g.kind == e.Type, fit})
					}
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(one(b.exact)-one(a.exact), one(b.sameType)-one(a.sameType), cmp.Compare(b.fit, a.fit))
	})
	goldUsed, rowUsed := map[[2]int]bool{}, map[[2]int]bool{}
	holdsExact, exactIn := map[[2]int]bool{}, map[int]bool{}
	for _, c := range all {
		g, r, cell := [2]int{c.gold, c.goldAt}, [2]int{c.row, c.rowAt}, [2]int{c.row, c.gold}
		if goldUsed[g] || rowUsed[r] || !c.exact && exactIn[c.row] && !holdsExact[cell] {
			continue
		}
		goldUsed[g], rowUsed[r] = true, true
		if c.exact {
			holdsExact[cell], exactIn[c.row] = true, true
		}
		t.links = append(t.links, c.link)
	}
}

// cutLooseEnds gives up a row's links with wrong edges where rejecting the mentions and marking the right ones is less
// work than moving the edges, row by row.
func (t *nameTable) cutLooseEnds() {
	for j := range t.rows {
		loose := func(l link) bool { return l.row == j && !l.exact }
		if !slices.ContainsFunc(t.links, loose) {
			continue
		}
		all, before := t.links, t.work().total()
		t.links = slices.DeleteFunc(slices.Clone(all), loose)
		if t.work().total() >= before {
			t.links = all
		}
	}
}

// homes tells the name each row prints most mentions of; of two the one it is shown as, then the one annotated first.
func (t *nameTable) homes() []int {
	counts := make([][]int, len(t.rows))
	for j := range counts {
		counts[j] = make([]int, len(t.gold))
	}
	for _, l := range t.links {
		counts[l.row][l.gold] += 2
	}
	out := filled(len(t.rows), -1)
	for j, row := range counts {
		for i, n := range row {
			if n == 0 {
				continue
			}
			row[i] += one(t.prints(i, t.rows[j].Name))
			if out[j] < 0 || row[i] > row[out[j]] {
				out[j] = i
			}
		}
	}
	return out
}

// prints says that name i stands in the story in these words.
func (t *nameTable) prints(i int, words string) bool {
	return slices.ContainsFunc(t.gold[i].mentions, func(m Pair) bool { return t.in(m) == words })
}

// rowOf finds the row called by the id as it stands in a quotation, -1 for none.
func (t *nameTable) rowOf(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(t.rows, func(e Entity) bool { return e.ID == NewCluster(id) })
}

// goldOf finds the annotated name, -1 for none.
func (t *nameTable) goldOf(key Cluster) int {
	return slices.IndexFunc(t.gold, func(g goldName) bool { return g.key == key })
}

// holds says that the row is the name's: it prints it most, or it prints it and the name stands in the mention that speaks.
func (t *nameTable) holds(row, name int, speaker []Pair) bool {
	if t.home[row] == name {
		return true
	}
	if !slices.ContainsFunc(t.links, func(l link) bool { return l.row == row && l.gold == name }) {
		return false
	}
	return slices.ContainsFunc(speaker, func(s Pair) bool {
		return slices.ContainsFunc(t.gold[name].mentions, func(m Pair) bool { return overlaps(s, m) })
	})
}
