package model

import (
	"math"
	"runtime"
	"sync"
)

// Vectors are points of dim numbers each, side by side.
type Vectors struct {
	Dim    int
	Values []float32
}

// Len is how many there are.
func (v Vectors) Len() int { return len(v.Values) / v.Dim }

// At is one of them.
func (v Vectors) At(i int) []float32 { return v.Values[i*v.Dim : (i+1)*v.Dim] }

// Normalise makes every vector one long; those of length zero stay as they are.
func (v Vectors) Normalise() {
	for i := range v.Len() {
		normalise(v.At(i))
	}
}

func normalise(x []float32) {
	sum := 0.0
	for _, a := range x {
		sum += float64(a) * float64(a)
	}
	if sum == 0 {
		return
	}
	k := float32(1 / math.Sqrt(sum))
	for i := range x {
		x[i] *= k
	}
}

// Partition parts the vectors, all one long, into k groups by direction: spherical k-means (Dhillon and Modha, 2001) on
// every step-th vector. The seed chooses the first centres. It returns the centres, one long, and may leave some of
// them without a vector.
func Partition(v Vectors, k, step, rounds int, seed uint64) Vectors {
	sample := Vectors{Dim: v.Dim}
	for i := 0; i < v.Len(); i += step {
		sample.Values = append(sample.Values, v.At(i)...)
	}
	order := NewOrder(sample.Len(), seed).Next()
	centres := Vectors{Dim: v.Dim}
	for c := range k {
		centres.Values = append(centres.Values, sample.At(order[c%len(order)])...)
	}
	for range rounds {
		near := Nearest(sample, centres)
		sums := make([]float32, len(centres.Values))
		for i, c := range near {
			to := sums[c*v.Dim : (c+1)*v.Dim]
			for d, x := range sample.At(i) {
				to[d] += x
			}
		}
		for c := range k {
			if to := sums[c*v.Dim : (c+1)*v.Dim]; !zero(to) {
				normalise(to)
				copy(centres.At(c), to)
			}
		}
	}
	return centres
}

func zero(x []float32) bool {
	for _, a := range x {
		if a != 0 {
			return false
		}
	}
	return true
}

// Nearest is for each vector the number of the centre that lies most nearly in its direction.
func Nearest(v, centres Vectors) []int {
	out := make([]int, v.Len())
	across := transposed(centres)
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		from, to := w*len(out)/workers, (w+1)*len(out)/workers
		wait.Go(func() {
			near := make([]float32, centres.Len())
			for i := from; i < to; i++ {
				out[i] = nearest(v.At(i), across, near)
			}
		})
	}
	wait.Wait()
	return out
}

// transposed is the numbers of the vectors dimension by dimension.
func transposed(v Vectors) []float32 {
	n := v.Len()
	out := make([]float32, len(v.Values))
	for i := range n {
		for d, x := range v.At(i) {
			out[d*n+i] = x
		}
	}
	return out
}

// nearest is the centre with the greatest product with x; near is room for the products.
func nearest(x, across, near []float32) int {
	clear(near)
	n := len(near)
	for d, a := range x {
		row := across[d*n : (d+1)*n]
		for c := range near {
			near[c] += a * row[c]
		}
	}
	best := 0
	for c, a := range near {
		if a > near[best] {
			best = c
		}
	}
	return best
}
