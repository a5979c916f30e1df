package grid

// heights knows where each row begins when rows are of different heights, most of
// them not measured yet. A row counts as base pixels high until set; only the
// differences are kept, in a Fenwick tree, so that asking, setting and searching
// take time in the logarithm of the number of rows and starting anew takes one
// clearing of memory.
type heights struct {
	base float32
	n    int
	tree []float64 // sums of differences, 1-based
	own  []float32 // a row's difference from base
}

func (h *heights) reset(n int, base float32) {
	h.n, h.base = n, base
	if cap(h.tree) < n+1 {
		h.own = make([]float32, n)
		h.tree = make([]float64, n+1)
		return
	}
	h.own = h.own[:n]
	h.tree = h.tree[:n+1]
	clear(h.own)
	clear(h.tree)
}

func (h *heights) of(row int) float32 { return h.base + h.own[row] }

func (h *heights) set(row int, height float32) {
	change := height - h.of(row)
	if change == 0 {
		return
	}
	h.own[row] += change
	for i := row + 1; i <= h.n; i += i & -i {
		h.tree[i] += float64(change)
	}
}

// top is the distance from the first row's top to that of row; top(n) is the
// height of all.
func (h *heights) top(row int) float32 {
	sum := float64(row) * float64(h.base)
	for i := row; i > 0; i -= i & -i {
		sum += h.tree[i]
	}
	return float32(sum)
}

func (h *heights) total() float32 { return h.top(h.n) }

// at is the row that covers y, the nearest one when y is outside, -1 when there
// are no rows.
func (h *heights) at(y float32) int {
	if h.n == 0 {
		return -1
	}
	step := 1
	for step*2 <= h.n {
		step *= 2
	}
	row, left := 0, float64(y)
	for ; step > 0; step /= 2 {
		if row+step > h.n {
			continue
		}
		span := float64(step)*float64(h.base) + h.tree[row+step]
		if span <= left {
			row += step
			left -= span
		}
	}
	return min(row, h.n-1)
}
