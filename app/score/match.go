package score

import (
	"cmp"
	"fmt"
	"slices"
)

// Unit is what counts once.
type Unit string

// By segment, each part of an interrupted quotation counts, so that nobody is punished for giving it as one row
// or as two; by quote, the quotation counts, its tokens being those of all its parts.
const (
	Segment   Unit = "segment"
	Quotation Unit = "quote"
)

// unit is a quotation, or one part of it, ready to be compared.
type unit struct {
	quote  int    // index into the list it comes from
	of     Quote  // the whole quotation
	toks   []int  // sorted
	strict string // the exact offsets, as a key
	spans  []Pair // trimmed
	kind   string
}

// units cuts quotations into units; what holds no word is left out.
func (p *page) units(quotes []Quote, by Unit) []unit {
	var out []unit
	for n, q := range quotes {
		groups := [][]Pair{q.pieces()}
		if by == Segment {
			groups = groups[:0]
			for _, s := range q.pieces() {
				groups = append(groups, []Pair{s})
			}
		}
		for _, g := range groups {
			toks := p.content(g)
			if len(toks) == 0 {
				continue
			}
			u := unit{quote: n, of: q, toks: toks, kind: p.kind(toks)}
			for _, s := range g {
				u.spans = append(u.spans, p.trim(s))
			}
			u.strict = fmt.Sprint(u.spans)
			out = append(out, u)
		}
	}
	return out
}

// level is how closely a unit has to be met.
type level struct {
	key, label string
	least      float64 // the token F1 needed; 0: the same offsets
}

// The levels, closest first.
const (
	levelStrict = iota
	levelExact
	levelMost
	levelSome
)

var levels = [...]level{
	levelStrict: {"strict", "strict", 0},
	levelExact:  {"exact", "exact", 1},
	levelMost:   {"0.8", "ov0.8", 0.8},
	levelSome:   {"0.3", "ov0.3", 0.3},
}

// pairing is a gold unit and the predicted one that meets it, by index.
type pairing struct{ gold, pred int }

// match pairs units one to one, the best fitting first.
func match(gold, pred []unit, at level) []pairing {
	if at.least == 0 {
		return matchOffsets(gold, pred)
	}
	type candidate struct {
		f float64
		pairing
	}
	holders := map[int][]int{}
	for j, p := range pred {
		for _, t := range p.toks {
			holders[t] = append(holders[t], j)
		}
	}
	var found []candidate
	shared := make([]int, len(pred))
	for i, g := range gold {
		var met []int
		for _, t := range g.toks {
			for _, j := range holders[t] {
				if shared[j] == 0 {
					met = append(met, j)
				}
				shared[j]++
			}
		}
		for _, j := range met {
			f := float64(2*shared[j]) / float64(len(g.toks)+len(pred[j].toks))
			if f >= at.least-1e-9 {
				found = append(found, candidate{f, pairing{i, j}})
			}
			shared[j] = 0
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.f, a.f), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	var out []pairing
	usedGold, usedPred := make([]bool, len(gold)), make([]bool, len(pred))
	for _, c := range found {
		if usedGold[c.gold] || usedPred[c.pred] {
			continue
		}
		usedGold[c.gold], usedPred[c.pred] = true, true
		out = append(out, c.pairing)
	}
	return out
}

// matchOffsets pairs units with the very same offsets, in order.
func matchOffsets(gold, pred []unit) []pairing {
	pool := map[string][]int{}
	for j, p := range pred {
		pool[p.strict] = append(pool[p.strict], j)
	}
	var out []pairing
	for i, g := range gold {
		if free := pool[g.strict]; len(free) > 0 {
			out = append(out, pairing{i, free[0]})
			pool[g.strict] = free[1:]
		}
	}
	return out
}

// common is how many numbers two sorted lists share.
func common(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
