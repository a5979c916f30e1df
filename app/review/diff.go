package review

import (
	"slices"
	"strings"

	"github.com/clipperhouse/uax29/v2/words"

	"quotedesk/app/story"
)

// Change is a stretch of a comparison of two texts: equal when Was and Is are the same, else words that were
// replaced, put in (Was is empty) or taken out (Is is empty).
type Change struct{ Was, Is string }

// Equal says that both texts have the stretch.
func (c Change) Equal() bool { return c.Was == c.Is }

// Diff compares two texts word by word, lines first. The changes put together give both texts back.
func Diff(was, is string) []Change {
	var out []Change
	for _, line := range diff(lines(was), lines(is)) {
		if line.Equal() {
			out = joinChange(out, line)
			continue
		}
		for _, c := range diff(tokens(line.Was), tokens(line.Is)) {
			out = joinChange(out, c)
		}
	}
	return out
}

// Edits are the changes from one wording to another, word by word, for a text in which the first stands at the offset.
func Edits(at int, was, is string) []story.Edit {
	var out []story.Edit
	for _, c := range Diff(was, is) {
		if !c.Equal() {
			out = append(out, story.Edit{Span: story.Span{Start: at, End: at + len(c.Was)}, Text: c.Is})
		}
		at += len(c.Was)
	}
	return out
}

// joinChange keeps neighbours of one sort together.
func joinChange(to []Change, c Change) []Change {
	if n := len(to); n > 0 && to[n-1].Equal() == c.Equal() {
		to[n-1].Was += c.Was
		to[n-1].Is += c.Is
		return to
	}
	return append(to, c)
}

func lines(text string) []string { return strings.SplitAfter(text, "\n") }

// tokens are the words, spaces and signs of Unicode's segmentation rules (UAX 29), which never part a character
// that is written with several code points.
func tokens(text string) []string {
	var out []string
	for t := words.FromString(text); t.Next(); {
		out = append(out, t.Value())
	}
	return out
}

// mostEdits bounds the search for the shortest comparison; beyond it all between the ends that agree is replaced.
const mostEdits = 800

// diff is the greedy comparison of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
func diff(a, b []string) []Change {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Change
	same := func(words []string) {
		if w := strings.Join(words, ""); w != "" {
			out = joinChange(out, Change{w, w})
		}
	}
	same(a[:head])
	midA, midB := a[head:len(a)-tail], b[head:len(b)-tail]
	for _, r := range runs(midA, midB) {
		if r.same {
			same(midA[r.a0:r.a1])
			continue
		}
		out = joinChange(out, Change{strings.Join(midA[r.a0:r.a1], ""), strings.Join(midB[r.b0:r.b1], "")})
	}
	same(a[len(a)-tail:])
	return out
}

// run is a stretch of two lists that is the same in both, or not.
type run struct {
	a0, a1, b0, b1 int
	same           bool
}

func runs(a, b []string) []run {
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	trace := search(a, b)
	if trace == nil {
		return []run{{0, len(a), 0, len(b), false}}
	}
	var out []run // from the end
	x, y := len(a), len(b)
	add := func(to run) {
		if n := len(out); n > 0 && out[n-1].same == to.same {
			out[n-1].a0, out[n-1].b0 = to.a0, to.b0
			return
		}
		if to.a0 != to.a1 || to.b0 != to.b1 {
			out = append(out, to)
		}
	}
	for d := len(trace) - 1; d > 0; d-- {
		v := trace[d-1]
		k := x - y
		down := k == -d || k != d && reach(v, d-1, k-1) < reach(v, d-1, k+1)
		from := k - 1
		if down {
			from = k + 1
		}
		px := reach(v, d-1, from)
		py := px - from
		mx, my := px+1, py
		if down {
			mx, my = px, py+1
		}
		add(run{mx, x, my, y, true})
		add(run{px, mx, py, my, false})
		x, y = px, py
	}
	add(run{0, x, 0, y, true})
	slices.Reverse(out)
	return out
}

// reach reads how far the diagonal k got after d edits.
func reach(v []int, d, k int) int { return v[k+d] }

// search finds the furthest reach on each diagonal for 0, 1, 2 … edits until the ends are met; nil when that
// takes more than mostEdits.
func search(a, b []string) [][]int {
	var trace [][]int
	for d := 0; d <= mostEdits; d++ {
		v := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			switch {
			case d == 0:
			case k == -d || k != d && reach(trace[d-1], d-1, k-1) < reach(trace[d-1], d-1, k+1):
				x = reach(trace[d-1], d-1, k+1)
			default:
				x = reach(trace[d-1], d-1, k-1) + 1
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			v[k+d] = x
			if x >= len(a) && x-k >= len(b) {
				return append(trace, v)
			}
		}
		trace = append(trace, v)
	}
	return nil
}
