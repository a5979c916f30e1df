package model

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestChain holds the chances, the surprise and the pull on the links against all labellings counted one by one.
func TestChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, k := rapid.IntRange(1, 4).Draw(t, "n"), rapid.IntRange(1, 3).Draw(t, "k")
		w := k + 1
		var c chain
		c.resize(n, k)
		positive := rapid.Float64Range(0.05, 3)
		for i := range c.score {
			c.score[i] = positive.Draw(t, "score")
		}
		for i := range c.link {
			c.link[i] = positive.Draw(t, "link")
		}
		truth := make([]int, n)
		for i := range truth {
			truth[i] = rapid.IntRange(0, k-1).Draw(t, "truth")
		}
		chance, pull := make([]float64, n*k), make([]float64, w*w)
		all, right := 0.0, 0.0
		path := make([]int, n)
		var walk func(i int, ways float64)
		walk = func(i int, ways float64) {
			from := k
			if i > 0 {
				from = path[i-1]
			}
			if i < n {
				for y := range k {
					path[i] = y
					walk(i+1, ways*c.link[from*w+y]*c.score[i*k+y])
				}
				return
			}
			p := ways * c.link[from*w+k]
			all += p
			same := true
			for i, y := range path {
				chance[i*k+y] += p
				same = same && y == truth[i]
			}
			if same {
				right = p
			}
			count(pull, path, k, p)
		}
		walk(0, 1)
		surprise := c.sweep(truth)
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9 {
				t.Fatalf("%s: %v, want %v", what, got, want)
			}
		}
		for i := range chance {
			near("chance", c.chance[i], chance[i]/all)
		}
		for i := range pull {
			pull[i] /= all
		}
		count(pull, truth, k, -1)
		for i, g := range c.pull(truth) {
			near("pull", g, pull[i])
		}
		near("surprise", surprise, math.Log(all/right))
	})
}

// count adds by for each link of the path.
func count(pull []float64, path []int, k int, by float64) {
	from := k
	for _, y := range path {
		pull[from*(k+1)+y] += by
		from = y
	}
	pull[from*(k+1)+k] += by
}
