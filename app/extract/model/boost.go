package model

import (
	"math"
	"slices"
)

// Sample is one yes or no for FitForest.
type Sample struct {
	Values []float64 // one a measure
	Yes    bool
	Weight float64 // how much it counts; 0 means 1
}

// Growth is how a forest is fitted: gradient boosting with second-order steps (Friedman, 2001; Chen and Guestrin, 2016).
type Growth struct {
	Rounds       int     // how many forests are grown, each with other measures drawn; the scores are their mean
	Trees, Depth int     // of each of them
	Rate         float64 // how much of its best step each tree takes; 0.05 to 0.1 are usual
	L2           float64 // the pull of the leaves towards zero
	Least        float64 // the curvature that each side of a cut must have: a quarter of an even yes and no of weight 1
	Share        float64 // of the measures, drawn anew for each tree, 0 to 1
	Bins         int     // how many stretches a measure is cut into at most, 2 to 256
	Seed         uint64
}

// forestStep is the score a value of 1 in a leaf stands for, in one round.
const forestStep = 0.001

// FitForest fits the logarithm of the odds of a yes. The same samples in the same order give the same forest.
func FitForest(kind string, measures []string, data []Sample, g Growth) *Forest {
	b := &booster{Growth: g, data: data, forest: &Forest{Kind: kind, Measures: measures}}
	b.slope, b.bend, b.score = make([]float64, len(data)), make([]float64, len(data)), make([]float64, len(data))
	for m := range measures {
		b.bin(m)
	}
	base := b.base()
	b.forest.base, b.forest.Step = base*int64(g.Rounds), forestStep/float64(g.Rounds)
	order := NewOrder(len(measures), g.Seed)
	for range g.Rounds {
		for i := range b.score {
			b.score[i] = float64(base) * forestStep
		}
		for range g.Trees {
			b.add(order.Next()[:int(math.Ceil(g.Share*float64(len(measures))))])
		}
	}
	return b.forest
}

// add grows one more tree over the measures drawn.
func (b *booster) add(drawn []int) {
	b.turn()
	drawn = slices.Sorted(slices.Values(drawn)) // of equal cuts the first measure's is taken, whatever the order
	all := make([]int32, len(b.data))
	for i := range all {
		all[i] = int32(i)
	}
	b.tree = nil
	b.grow(all, drawn, b.Depth)
	b.tree.link(0, 0)
	b.forest.trees = append(b.forest.trees, b.tree)
	for i := range b.data {
		b.score[i] += float64(float64(b.tree.value(b.data[i].Values)) * forestStep)
	}
}

// booster is a forest in the making.
type booster struct {
	Growth
	data   []Sample
	forest *Forest
	tree   tree

	cuts  [][]float64 // of each measure
	bins  [][]uint8   // of each measure: the stretch each sample falls in
	slope []float64   // of the loss at each sample
	bend  []float64   // its curvature
	score []float64
}

// bin cuts a measure into stretches that hold about as many samples each, or one a value when it has few.
func (b *booster) bin(m int) {
	values := make([]float64, len(b.data))
	for i := range b.data {
		values[i] = b.data[i].Values[m]
	}
	slices.Sort(values)
	cuts := slices.Compact(slices.Clone(values))
	if len(cuts) > 0 {
		cuts = cuts[1:]
	}
	if len(cuts) >= b.Bins {
		cuts = cuts[:0]
		for n := 1; n < b.Bins; n++ {
			v := values[n*len(values)/b.Bins]
			if v > values[0] && (len(cuts) == 0 || v > cuts[len(cuts)-1]) {
				cuts = append(cuts, v)
			}
		}
	}
	column := make([]uint8, len(b.data))
	for i := range b.data {
		n, found := slices.BinarySearch(cuts, b.data[i].Values[m])
		if found {
			n++
		}
		column[i] = uint8(n)
	}
	b.cuts, b.bins = append(b.cuts, cuts), append(b.bins, column)
}

// base is the score of the base rate, in steps.
func (b *booster) base() int64 {
	yes, all := 0.5, 1.0
	for i := range b.data {
		w := weightOf(b.data[i].Weight)
		all += w
		if b.data[i].Yes {
			yes += w
		}
	}
	return int64(math.Round(math.Log(yes/(all-yes)) / forestStep))
}

// turn finds slope and curvature of the loss at every sample.
func (b *booster) turn() {
	for i := range b.data {
		p, truth, w := logistic(b.score[i]), 0.0, weightOf(b.data[i].Weight)
		if b.data[i].Yes {
			truth = 1
		}
		b.slope[i], b.bend[i] = (p-truth)*w, max(p*(1-p), 1e-6)*w
	}
}

// sums are slope and curvature of several samples together.
type sums struct{ slope, bend float64 }

func (s *sums) add(slope, bend float64) { s.slope, s.bend = s.slope+slope, s.bend+bend }

// worth is how much the loss falls when the samples get a value of their own.
func (s sums) worth(l2 float64) float64 { return float64(s.slope*s.slope) / (s.bend + l2) }

// grow adds the branches for a set of samples to the tree.
func (b *booster) grow(set []int32, drawn []int, depth int) {
	var all sums
	for _, i := range set {
		all.add(b.slope[i], b.bend[i])
	}
	at := len(b.tree)
	value := math.Round(-b.Rate * all.slope / (all.bend + b.L2) / forestStep)
	b.tree = append(b.tree, fork{measure: leaf, value: int32(max(-1e6, min(value, 1e6)))})
	if depth == 0 || all.bend < 2*b.Least {
		return
	}
	m, cut := b.split(set, all, drawn)
	if m < 0 {
		return
	}
	b.tree[at] = fork{measure: int32(m), cut: b.cuts[m][cut]}
	var low, high []int32
	for _, i := range set {
		if int(b.bins[m][i]) <= cut {
			low = append(low, i)
		} else {
			high = append(high, i)
		}
	}
	b.grow(low, drawn, depth-1)
	b.grow(high, drawn, depth-1)
}

// split finds the measure and the cut that lessen the loss most, -1 when none does.
func (b *booster) split(set []int32, all sums, drawn []int) (measure, cut int) {
	measure = -1
	best := all.worth(b.L2) + 1e-9
	for _, m := range drawn {
		var stretches [256]sums
		column := b.bins[m]
		for _, i := range set {
			stretches[column[i]].add(b.slope[i], b.bend[i])
		}
		var low sums
		for k := range b.cuts[m] {
			low.add(stretches[k].slope, stretches[k].bend)
			high := sums{all.slope - low.slope, all.bend - low.bend}
			if low.bend < b.Least || high.bend < b.Least {
				continue
			}
			if w := low.worth(b.L2) + high.worth(b.L2); w > best {
				best, measure, cut = w, m, k
			}
		}
	}
	return measure, cut
}
