package model

import "math"

// Links are kept well inside 32 bits; never is below all of them and is tested for by value.
const (
	linkMost = 1 << 28
	never    = math.MinInt32
	far      = math.MinInt64 / 4 // a path that may not be taken
)

// Lattice finds the best labels of a sequence under a model fitted by a Sequencer. Fill in the scores row by row with
// Score, then ask for the Path. It may be reused, and must not be shared. Time and memory grow with the length.
type Lattice struct {
	n, k   int
	links  []int32 // (k+1)×(k+1): [from*(k+1)+to]; from k: the start, to k: the end
	scores []int32 // n×k
	ahead  []int64 // n×k, the best path from the start up to and with label y of row i
	behind []int64 // n×k, the best path from after label y of row i to the end
	back   []uint16
}

// Reset prepares for n places under m, all scores zero. It panics when m labels no sequences, which is a mistake in the program.
func (l *Lattice) Reset(n int, m *Model) {
	if m.links == nil {
		panic("model " + m.Kind + " labels no sequences")
	}
	l.resize(n, len(m.Classes), m.links)
}

func (l *Lattice) resize(n, k int, links []int32) {
	l.n, l.k, l.links = n, k, links
	if cap(l.scores) < n*k {
		l.scores = make([]int32, n*k)
		l.ahead = make([]int64, n*k)
		l.back = make([]uint16, n*k)
	}
	l.scores, l.ahead, l.back = l.scores[:n*k], l.ahead[:n*k], l.back[:n*k]
	clear(l.scores)
}

// Row is the scores of place i, one for each label, to be added to.
func (l *Lattice) Row(i int) []int32 { return l.scores[i*l.k : (i+1)*l.k] }

// Path appends the best labels to dst, as indexes into the model's classes. When no path is allowed at all, it takes
// the best label of each place.
func (l *Lattice) Path(dst []int) []int {
	if l.n == 0 {
		return dst
	}
	l.forward()
	last, top := -1, int64(far)
	for y, s := range l.ahead[(l.n-1)*l.k:] {
		if s = step(s, l.link(y, l.k)); s > top {
			last, top = y, s
		}
	}
	first := len(dst)
	for i := range l.n {
		dst = append(dst, Best(l.Row(i)))
	}
	for i := l.n - 1; i >= 0 && last >= 0; i-- {
		dst[first+i] = last
		last = int(l.back[i*l.k+last])
	}
	return dst
}

func (l *Lattice) link(from, to int) int32 { return l.links[from*(l.k+1)+to] }

// step adds a link to a path.
func step(path int64, link int32) int64 {
	if link == never || path <= far {
		return far
	}
	return path + int64(link)
}

func (l *Lattice) forward() {
	for y := range l.k {
		l.ahead[y] = step(int64(l.scores[y]), l.link(l.k, y))
	}
	for i := 1; i < l.n; i++ {
		before, now := l.ahead[(i-1)*l.k:i*l.k], l.ahead[i*l.k:(i+1)*l.k]
		for y := range now {
			from, top := 0, int64(far)
			for x, path := range before {
				if s := step(path, l.link(x, y)); s > top {
					from, top = x, s
				}
			}
			l.back[i*l.k+y] = uint16(from)
			now[y] = step(top, l.scores[i*l.k+y])
		}
	}
}

// Margins tells, for each place, by how many steps the best path there beats the best path with another label there:
// the surer, the greater. Call it after Path. It is 0 or more along the best path.
func (l *Lattice) Margins(dst []int32) []int32 {
	if l.n == 0 {
		return dst
	}
	l.backward()
	for i := range l.n {
		first, second := int64(far), int64(far)
		for y := range l.k {
			s := l.ahead[i*l.k+y] + l.behind[i*l.k+y]
			if s > first {
				first, second = s, first
			} else if s > second {
				second = s
			}
		}
		dst = append(dst, int32(min(first-second, math.MaxInt32)))
	}
	return dst
}

func (l *Lattice) backward() {
	if cap(l.behind) < l.n*l.k {
		l.behind = make([]int64, l.n*l.k)
	}
	l.behind = l.behind[:l.n*l.k]
	for y := range l.k {
		l.behind[(l.n-1)*l.k+y] = step(0, l.link(y, l.k))
	}
	for i := l.n - 2; i >= 0; i-- {
		for y := range l.k {
			top := int64(far)
			for z := range l.k {
				next := step(l.behind[(i+1)*l.k+z], l.scores[(i+1)*l.k+z])
				top = max(top, step(next, l.link(y, z)))
			}
			l.behind[i*l.k+y] = top
		}
	}
}
