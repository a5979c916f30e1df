package score

import "math"

// assign is the total weight of the best assignment of rows to columns.
func assign(weights [][]float64) float64 {
	total := 0.0
	for i, j := range assigned(weights) {
		if j >= 0 {
			total += weights[i][j]
		}
	}
	return total
}

// assigned finds the assignment of rows to columns with the greatest total weight and gives each row its column, -1
// for none: the Hungarian method with potentials, O(n²m) for n rows and m columns, n ≤ m.
func assigned(weights [][]float64) []int {
	columnOf := filled(len(weights), -1)
	if len(weights) == 0 || len(weights[0]) == 0 {
		return columnOf
	}
	if len(weights) > len(weights[0]) {
		for j, i := range assigned(transposed(weights)) {
			if i >= 0 {
				columnOf[i] = j
			}
		}
		return columnOf
	}
	rows, columns := len(weights), len(weights[0])
	a := assignment{
		weights: weights, u: make([]float64, rows+1), v: make([]float64, columns+1),
		rowOf: make([]int, columns+1), way: make([]int, columns+1),
	}
	for i := 1; i <= rows; i++ {
		a.place(i)
	}
	for j := 1; j <= columns; j++ {
		if i := a.rowOf[j]; i > 0 {
			columnOf[i-1] = j - 1
		}
	}
	return columnOf
}

func transposed(w [][]float64) [][]float64 {
	out := make([][]float64, len(w[0]))
	for j := range out {
		out[j] = make([]float64, len(w))
		for i := range w {
			out[j][i] = w[i][j]
		}
	}
	return out
}

// assignment is the state of the method. Rows and columns count from 1; column 0 holds the row being placed.
type assignment struct {
	weights    [][]float64
	u, v       []float64 // potentials of rows and columns
	rowOf, way []int     // of each column: its row, and the column before it on the way
}

// place finds a column for row i by the cheapest way, moving rows placed before where that pays.
func (a *assignment) place(i int) {
	a.rowOf[0] = i
	least := make([]float64, len(a.v))
	for j := range least {
		least[j] = math.Inf(1)
	}
	used := make([]bool, len(a.v))
	at := 0
	for {
		used[at] = true
		at = a.step(at, least, used)
		if a.rowOf[at] == 0 {
			break
		}
	}
	for at != 0 {
		before := a.way[at]
		a.rowOf[at] = a.rowOf[before]
		at = before
	}
}

// step goes on from the column at to the cheapest unused one and moves the potentials by its cost.
func (a *assignment) step(at int, least []float64, used []bool) int {
	row, next, delta := a.rowOf[at], 0, math.Inf(1)
	for j := 1; j < len(a.v); j++ {
		if used[j] {
			continue
		}
		if cost := -a.weights[row-1][j-1] - a.u[row] - a.v[j]; cost < least[j] {
			least[j], a.way[j] = cost, at
		}
		if least[j] < delta {
			delta, next = least[j], j
		}
	}
	for j := range a.v {
		if used[j] {
			a.u[a.rowOf[j]] += delta
			a.v[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
