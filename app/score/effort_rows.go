package score

import (
	"slices"
	"strings"
)

// work is what the names need, the name shown and the role aside.
func (t *nameTable) work() work {
	w := t.grouping()
	met := make([]int, len(t.rows))
	for _, l := range t.links {
		met[l.row]++
		w[actNameEdges] += one(!l.exact)
	}
	for j, e := range t.rows {
		wrong := len(e.Mentions) - met[j]
		switch {
		case met[j] == 0:
			w[actNameSpurious] += one(t.asked[e.Type])
		case wrong > 0:
			// several are parted from the row together and then rejected
			w[actSplit] += one(wrong > 1)
			w[actNameSpurious]++
		}
	}
	for i := range t.gold {
		w.add(t.missedPlaces(i))
	}
	return w
}

// missedPlaces is what marking the missed mentions of name i costs.
func (t *nameTable) missedPlaces(i int) work {
	var w work
	found := map[int]bool{}
	printed := map[string]bool{} // the words its rows print, as package review compares them
	for _, l := range t.links {
		if l.gold == i {
			found[l.goldAt] = true
			printed[strings.ToLower(t.in(t.gold[i].mentions[l.goldAt]))] = true
		}
	}
	hasRow := len(found) > 0
	marked := map[string]bool{} // words marked wherever they stand
	for n, m := range t.gold[i].mentions {
		words := t.in(m)
		switch {
		case found[n] || marked[words]:
		case printed[strings.ToLower(words)]:
			w[actNameMissed]++
		default:
			w[actNameMissed]++
			w[actMerge] += one(hasRow)
			hasRow, marked[words], printed[strings.ToLower(words)] = true, true, true
		}
	}
	return w
}

// grouping is what merging, parting and types need, for each set of rows and names that hang together.
func (t *nameTable) grouping() work {
	var w work
	cells := t.cells()
	seen := map[[2]int]bool{}
	for _, c := range cells {
		if seen[c] {
			continue
		}
		g := group{at: [][2]int{c}}
		seen[c] = true
		for n := 0; n < len(g.at); n++ {
			for _, other := range cells {
				if !seen[other] && (other[0] == g.at[n][0] || other[1] == g.at[n][1]) {
					seen[other] = true
					g.at = append(g.at, other)
				}
			}
		}
		w.add(t.groupWork(g))
	}
	return w
}

// cells lists which rows print which names, each pair once, in the order of the rows.
func (t *nameTable) cells() [][2]int {
	var out [][2]int
	for _, l := range t.links {
		out = append(out, [2]int{l.row, l.gold})
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

// group is a set of rows and names that hang together: which row prints which name.
type group struct{ at [][2]int }

// groupWork is the less laborious of two ways: each row is parted into its names and the pieces of a name are merged; or
// all rows are merged and the names are parted from the one. With a rows and b names, no way needs fewer than a-1 merges
// and b-1 partings: one merge takes away one row, one parting at most frees one name from the rest. The second way
// needs no more; the first is as short unless the rows cross, and keeps each row's type.
func (t *nameTable) groupWork(g group) work {
	rows, names, wants, rowTypes := map[int]bool{}, map[int]bool{}, map[string]bool{}, map[string]bool{}
	kept := map[int]bool{} // names that a row prints under their own type
	for _, c := range g.at {
		rows[c[0]], names[c[1]] = true, true
		row, want := t.rows[c[0]].Type, t.gold[c[1]].kind
		wants[want], rowTypes[row] = true, true
		if row == want {
			kept[c[1]] = true
		}
	}
	var parted, joined work
	parted[actMerge], parted[actSplit] = len(g.at)-len(names), len(g.at)-len(rows)
	parted[actRetype] = len(names) - len(kept)
	joined[actMerge], joined[actSplit] = len(rows)-1, len(names)-1
	joined[actRetype] = len(wants)
	for k := range wants {
		if rowTypes[k] {
			joined[actRetype] = len(wants) - 1
		}
	}
	if parted.total() <= joined.total() {
		return parted
	}
	return joined
}

// peopleWork is what the names shown and the roles of people need.
func (t *nameTable) peopleWork(people []Person, quotes *quoteTable) work {
	var w work
	for _, p := range people {
		i := t.goldOf(NewCluster(p.ID))
		if i < 0 {
			continue
		}
		w[actLabel] += one(!t.shownInFull(i))
		w[actRole] += one(!t.rightRole(i, p) || len(p.Roles) == 0 && quotes.showRole(i))
	}
	return w
}

// shownInFull says that a row shows name i in a longest form, or that none of those was found with its edges: then the
// name comes with the words that are marked.
func (t *nameTable) shownInFull(i int) bool {
	longest := 0
	for _, m := range t.gold[i].mentions {
		longest = max(longest, m[1]-m[0])
	}
	found := false
	shown := map[string]bool{}
	var full []string
	for n, m := range t.gold[i].mentions {
		if m[1]-m[0] == longest {
			full = append(full, t.in(m))
			found = found || slices.ContainsFunc(t.links, func(l link) bool { return l.gold == i && l.goldAt == n && l.exact })
		}
	}
	for _, l := range t.links {
		if l.gold == i {
			shown[t.rows[l.row].Name] = true
		}
	}
	return !found || slices.ContainsFunc(full, func(words string) bool { return shown[words] })
}

// rightRole says that one of the rows that are name i has a role of the person, or none when none is printed. A person
// without a row has none.
func (t *nameTable) rightRole(i int, p Person) bool {
	var shown []string
	for j, e := range t.rows {
		if t.home[j] == i {
			shown = append(shown, e.Role)
		}
	}
	if len(p.Roles) == 0 {
		return len(shown) == 0 || slices.Contains(shown, "")
	}
	return slices.ContainsFunc(shown, func(s string) bool {
		return slices.ContainsFunc(p.Roles, func(r string) bool { return s != "" && sameRole(r, s) })
	})
}

// sameRole compares two roles without capitals, marks and a leading article.
func sameRole(a, b string) bool {
	x, y := roleWords(a), roleWords(b)
	return len(x) > 0 && slices.Equal(x, y)
}

func roleWords(role string) []string {
	all := lowWords(role)
	if len(all) > 1 && slices.Contains([]string{"a", "an", "the"}, all[0]) {
		return all[1:]
	}
	return all
}

// showRole says that a quotation rightly given to name i is shown with a role of its own.
func (t *quoteTable) showRole(i int) bool {
	for n, j := range t.foundOf {
		g := t.gold[n]
		if j < 0 || g.By == "" || t.names.goldOf(NewCluster(g.By)) != i {
			continue
		}
		if f := t.found[j]; f.SpeakerRole != "" && t.rightSpeaker(g.Quote, f.Quote) {
			return true
		}
	}
	return false
}
