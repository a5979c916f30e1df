package grid

import "math"

// layWidths gives every column its width in a space of avail pixels. A width a
// person chose (pinned) holds, down to the column's least. What is left over is
// shared evenly among the growing columns that are not pinned; what is missing is
// taken from them, down to their least. The rest overflows to the right.
func layWidths(columns []Column, pinned map[string]float32, avail float32) []float32 {
	widths := make([]float32, len(columns))
	var sum float32
	var elastic []int
	for i, c := range columns {
		if w, ok := pinned[c.ID]; ok {
			widths[i] = max(w, c.least())
		} else {
			widths[i] = c.preferred()
			if c.Grow {
				elastic = append(elastic, i)
			}
		}
		sum += widths[i]
	}
	if spare := avail - sum; spare >= 0 {
		for _, i := range elastic {
			widths[i] += spare / float32(len(elastic))
		}
		return widths
	}
	shrink(columns, widths, elastic, sum-avail)
	return widths
}

// shrink takes missing pixels from the elastic columns in equal shares. A column
// that reaches its least drops out and the others bear its share, so each round
// ends the work or retires a column.
func shrink(columns []Column, widths []float32, elastic []int, missing float32) {
	for len(elastic) > 0 && missing > 0.01 {
		share := missing / float32(len(elastic))
		var left []int
		for _, i := range elastic {
			take := min(share, widths[i]-columns[i].least())
			widths[i] -= take
			missing -= take
			if widths[i] > columns[i].least() {
				left = append(left, i)
			}
		}
		if len(left) == len(elastic) {
			return
		}
		elastic = left
	}
}

// usableWidth tells whether a stored width can be trusted: files of preferences
// may hold anything.
func usableWidth(w float32) bool {
	f := float64(w)
	return !math.IsNaN(f) && f >= 1 && f <= 10_000
}
