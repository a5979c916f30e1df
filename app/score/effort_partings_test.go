package score

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMergesAndPartingsAreFewest finds the fewest merges and partings by trying them all, breadth first.
func TestMergesAndPartingsAreFewest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(rt, "mentions")
		partition := func(name string) []int {
			return rapid.SliceOfN(rapid.IntRange(0, n-1), n, n).Draw(rt, name)
		}
		goldOf, rowOf := partition("gold"), partition("rows")
		d := Document{ID: "m", Text: strings.Repeat("ab ", n), People: []Person{}}
		rows := map[int]*Entity{}
		found := &Prediction{}
		for i := range n {
			s := Pair{3 * i, 3*i + 2}
			d.Entities = append(d.Entities, Entity{Start: s[0], End: s[1], Type: "ORG", Cluster: NewCluster(string(rune('a' + goldOf[i])))})
			if rows[rowOf[i]] == nil {
				rows[rowOf[i]] = &Entity{ID: NewCluster(string(rune('a' + rowOf[i]))), Type: "ORG"}
			}
			rows[rowOf[i]].Mentions = append(rows[rowOf[i]].Mentions, s)
		}
		for i := range n {
			if e := rows[i]; e != nil {
				found.Entities = append(found.Entities, *e)
			}
		}
		got := effortOf(t, d, found, EffortTypes, false)
		if want := fewestSteps(rowOf, goldOf); got["name_merge"]+got["name_split"] != want {
			rt.Fatalf("rows %v, gold %v: %v, but %d are enough", rowOf, goldOf, got, want)
		}
	})
}

// fewestSteps counts the merges of two sets and partings of one in two that lead from one partition to the other.
func fewestSteps(from, to []int) int {
	key := func(p []int) string { return string(canonical(p)) }
	level, seen := [][]int{from}, map[string]bool{key(from): true}
	for steps := 0; ; steps++ {
		var next [][]int
		for _, p := range level {
			if key(p) == key(to) {
				return steps
			}
			for _, q := range neighbours(p) {
				if !seen[key(q)] {
					seen[key(q)] = true
					next = append(next, q)
				}
			}
		}
		level = next
	}
}

// canonical numbers the sets in order of appearance.
func canonical(p []int) []byte {
	number := map[int]byte{}
	var out []byte
	for _, s := range p {
		if _, ok := number[s]; !ok {
			number[s] = byte('a' + len(number))
		}
		out = append(out, number[s])
	}
	return out
}

// neighbours are the partitions one merge or one parting away.
func neighbours(p []int) [][]int {
	var out [][]int
	for a := range len(p) {
		for b := range a {
			q := slices.Clone(p)
			for i := range q {
				if q[i] == a {
					q[i] = b
				}
			}
			out = append(out, q)
		}
	}
	for subset := range 1 << len(p) { // the mentions of one set that leave it for a number of their own
		q, set, one := slices.Clone(p), -1, true
		for i := range q {
			if subset>>i&1 == 1 {
				one = one && (set < 0 || set == p[i])
				set = p[i]
				q[i] = len(p) + p[i]
			}
		}
		if one {
			out = append(out, renumbered(q))
		}
	}
	return out
}

// renumbered keeps the numbers of sets below their count.
func renumbered(p []int) []int {
	out := make([]int, len(p))
	for i, c := range canonical(p) {
		out[i] = int(c - 'a')
	}
	return out
}
