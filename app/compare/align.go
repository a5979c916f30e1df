package compare

// What aligning a quotation with a stretch of the source costs and earns. A matched word earns its weight (0.6 to 3)
// times gain. The figures were set by hand and checked on the tuning half of the labelled set (app/score/wording); they are not fitted.
const (
	gain       = 1.0
	sameFace   = 0.02 // the same capitals too: tells near-duplicates apart
	sameMarks  = 0.02
	swapCost   = 1.4 // another word in place of one
	likeCost   = 0.6 // another form of it: the same first letters
	bracketed  = 0.2 // a word in brackets, which was not said
	addCost    = 1.5 // a word that was not said
	openCost   = 1.0 // words left out: once
	wordCost   = 0.35
	idleCost   = 0.02 // a filler left out
	markedOpen = 0.3  // words left out where an ellipsis or bracket says so
	markedWord = 0.004
	partOpen   = 0.4 // words between two parts
	partWord   = 0.02
	asideCost  = 0.05 // a filler that is matched all the same
	turnCost   = 1.5  // to go on with another speaker
)

const minus = -1e9

// The ways into a cell of the table.
const (
	stop uint8 = iota
	fromMatch
	fromLeft // words of the source are being left out
	fromAdd  // words of the quotation were not said
)

// step is one pair of the alignment: a word of the quotation, of the source, or both; none is -1.
type step struct{ q, s int }

// aligner holds the tables of one comparison, used again for each window.
type aligner struct {
	match, left, add          []float64 // two rows are enough for the scores
	prevMatch, prevLeft, prev []float64
	wayMatch, wayLeft, wayAdd []uint8
}

func grown[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

// breakKind is what stands in the quotation before one of its words.
type breakKind uint8

const (
	noBreak     breakKind = iota
	markedBreak           // ellipsis or bracket
	partBreak
)

// costs are what leaving out words before word i of the quotation costs.
func (b breakKind) costs() (open, each float64) {
	switch b {
	case markedBreak:
		return markedOpen, markedWord
	case partBreak:
		return partOpen, partWord
	}
	return openCost, wordCost
}

// fit aligns words a to b of the quotation, all of them, with the best stretch of the source's words from lo to hi.
func (t *aligner) fit(src []word, x *index, q *asked, a, b, lo, hi int) (steps []step, score float64) {
	m, n := b-a, hi-lo
	w := n + 1
	for _, row := range []*[]float64{&t.match, &t.left, &t.add, &t.prevMatch, &t.prevLeft, &t.prev} {
		*row = grown(*row, w)
	}
	for _, way := range []*[]uint8{&t.wayMatch, &t.wayLeft, &t.wayAdd} {
		*way = grown(*way, (m+1)*w)
	}
	for j := range w { // before the first word of the quotation anything of the source is free
		t.prevMatch[j], t.prevLeft[j], t.prev[j] = 0, minus, minus
		t.wayMatch[j], t.wayLeft[j], t.wayAdd[j] = stop, stop, stop
	}
	for i := 1; i <= m; i++ {
		t.row(src, x, q, a+i-1, i, lo, n, i == m)
		t.prevMatch, t.match = t.match, t.prevMatch
		t.prevLeft, t.left = t.left, t.prevLeft
		t.prev, t.add = t.add, t.prev
	}
	best, at, way := minus, 0, fromMatch
	for j := range w {
		if t.prevMatch[j] > best {
			best, at, way = t.prevMatch[j], j, fromMatch
		}
		if t.prev[j] > best {
			best, at, way = t.prev[j], j, fromAdd
		}
	}
	return t.back(a, lo, m, at, w, way), best
}

// row fills row i of the table, for word qi of the quotation.
func (t *aligner) row(src []word, x *index, q *asked, qi, i, lo, n int, last bool) {
	w := n + 1
	word := &q.words[qi]
	add := addCost
	if word.bracket {
		add = bracketed
	}
	next := noBreak
	if !last {
		next = breakBefore(q.words, qi+1)
	}
	open, each := next.costs()
	for j := 0; j <= n; j++ {
		cell := i*w + j
		t.match[j], t.wayMatch[cell] = minus, stop
		if j > 0 {
			from, way := best(t.prevMatch[j-1], t.prevLeft[j-1], t.prev[j-1])
			if i == 1 {
				from, way = 0, stop
			} else if src[lo+j-1].turn {
				from -= turnCost
			}
			t.match[j], t.wayMatch[cell] = from+pairScore(&src[lo+j-1], x, q, qi, lo+j-1), way
		}
		from, way := best(t.prevMatch[j], t.prevLeft[j], t.prev[j])
		if i == 1 {
			from, way = 0, stop
		}
		t.add[j], t.wayAdd[cell] = from-add, way
		t.left[j], t.wayLeft[cell] = minus, stop
		if j > 0 && !last {
			cost, first := each, open
			if src[lo+j-1].idle {
				cost, first = min(each, idleCost), 0
			}
			if src[lo+j-1].turn {
				cost += turnCost
			}
			begun, way := t.match[j-1], fromMatch
			if t.add[j-1] > begun {
				begun, way = t.add[j-1], fromAdd
			}
			begun -= first + cost
			if on := t.left[j-1] - cost; on > begun {
				begun, way = on, fromLeft
			}
			t.left[j], t.wayLeft[cell] = begun, way
		}
	}
}

func best(match, left, add float64) (float64, uint8) {
	switch {
	case match >= left && match >= add:
		return match, fromMatch
	case left >= add:
		return left, fromLeft
	}
	return add, fromAdd
}

// pairScore is what word qi of the quotation beside word s of the source earns.
func pairScore(s *word, x *index, q *asked, qi, at int) float64 {
	w := &q.words[qi]
	if q.ids[qi] == x.ofWord[at] {
		score := gain * q.weight[qi]
		if s.face == w.face {
			score += sameFace
		}
		if s.before == w.before {
			score += sameMarks
		}
		if s.aside {
			score -= asideCost
		}
		return score
	}
	cost := swapCost
	if q.stems[qi] != 0 && q.stems[qi] == x.stem[at] {
		cost = likeCost
	}
	if w.number && s.number {
		cost = likeCost
	}
	if w.bracket {
		cost = min(cost, bracketed)
	}
	return -cost
}

// back follows the ways from the last cell to the first.
func (t *aligner) back(a, lo, i, j, w int, way uint8) []step {
	var steps []step
	for i > 0 && way != stop {
		cell := i*w + j
		switch way {
		case fromMatch:
			steps = append(steps, step{a + i - 1, lo + j - 1})
			way = t.wayMatch[cell]
			i, j = i-1, j-1
		case fromLeft:
			steps = append(steps, step{-1, lo + j - 1})
			way = t.wayLeft[cell]
			j--
		case fromAdd:
			steps = append(steps, step{a + i - 1, -1})
			way = t.wayAdd[cell]
			i--
		}
	}
	for l, r := 0, len(steps)-1; l < r; l, r = l+1, r-1 {
		steps[l], steps[r] = steps[r], steps[l]
	}
	return steps
}
