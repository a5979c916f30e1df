package grid

import "slices"

// order maps the rows as shown to the rows of the model.
type order struct {
	rows []int // nil: as in the model
	n    int   // rows shown
}

// plainOrder shows n rows as the model has them, at no cost whatever n is.
func plainOrder(n int) order { return order{n: n} }

// newOrder shows those of n rows that keep lets through (all when nil), arranged
// by compare (the model's order when nil). Equal rows stay in the model's order,
// in both directions.
func newOrder(n int, keep func(row int) bool, compare func(a, b int) int, descending bool) order {
	if keep == nil && compare == nil {
		return plainOrder(n)
	}
	rows := make([]int, 0, n)
	for row := range n {
		if keep == nil || keep(row) {
			rows = append(rows, row)
		}
	}
	if compare != nil {
		slices.SortStableFunc(rows, func(a, b int) int {
			if descending {
				return compare(b, a)
			}
			return compare(a, b)
		})
	}
	return order{rows: rows, n: len(rows)}
}

// row is the model's row shown at place.
func (o order) row(place int) int {
	if o.rows == nil {
		return place
	}
	return o.rows[place]
}

// place is where a row of the model is shown, -1 if it is not.
func (o order) place(row int) int {
	if o.rows == nil {
		if row < 0 || row >= o.n {
			return -1
		}
		return row
	}
	return slices.Index(o.rows, row)
}

// find is the place of the row with a key, -1 if it is not shown. It looks near
// hint first, since most lookups are for a row that has not moved.
func (o order) find(key string, hint int, keyOf func(row int) string) int {
	for _, place := range [3]int{hint, hint + 1, hint - 1} {
		if place >= 0 && place < o.n && keyOf(o.row(place)) == key {
			return place
		}
	}
	for place := range o.n {
		if keyOf(o.row(place)) == key {
			return place
		}
	}
	return -1
}
