package model

import (
	"cmp"
	"math"
	"slices"
)

// Point is a score and how likely a yes is there.
type Point struct{ Score, Probability float64 }

// Curve turns scores into probabilities: rising points with straight lines between them, level outside. It may be
// kept in a model file.
type Curve []Point

// At is the probability at a score, 0 to 1. An empty curve gives 0.
func (c Curve) At(score float64) float64 {
	i, _ := slices.BinarySearchFunc(c, score, func(p Point, s float64) int { return cmp.Compare(p.Score, s) })
	switch {
	case len(c) == 0:
		return 0
	case i == 0:
		return c[0].Probability
	case i == len(c):
		return c[i-1].Probability
	}
	a, b := c[i-1], c[i]
	return a.Probability + (b.Probability-a.Probability)*(score-a.Score)/(b.Score-a.Score)
}

// valid says that scores rise, probabilities do not fall, and all are numbers in their range.
func (c Curve) valid() bool {
	for i, p := range c {
		if math.IsNaN(p.Score) || math.IsInf(p.Score, 0) || !(p.Probability >= 0 && p.Probability <= 1) {
			return false
		}
		if i > 0 && (p.Score <= c[i-1].Score || p.Probability < c[i-1].Probability || math.IsInf(p.Score-c[i-1].Score, 0)) {
			return false
		}
	}
	return true
}

// Judged is a score with what turned out to be true.
type Judged struct {
	Score float64
	Yes   bool
}

// Isotonic fits the rising curve that comes closest to the outcomes (pool adjacent violators). It wants a few
// hundred outcomes from data the model was not fitted on; with fewer, use Platt.
func Isotonic(outcomes []Judged) Curve {
	sorted := slices.Clone(outcomes)
	slices.SortStableFunc(sorted, func(a, b Judged) int { return cmp.Compare(a.Score, b.Score) })
	type pool struct{ score, yes, n float64 }
	var pools []pool
	for _, o := range sorted {
		p := pool{o.Score, 0, 1}
		if o.Yes {
			p.yes = 1
		}
		pools = append(pools, p)
		for len(pools) > 1 {
			a, b := pools[len(pools)-2], pools[len(pools)-1]
			if a.score/a.n < b.score/b.n && a.yes*b.n < b.yes*a.n {
				break
			}
			pools = append(pools[:len(pools)-2], pool{a.score + b.score, a.yes + b.yes, a.n + b.n})
		}
	}
	var c Curve
	for _, p := range pools {
		// One doubtful outcome added to each side keeps a pool of few from claiming certainty.
		next := Point{p.score / p.n, (p.yes + 0.5) / (p.n + 1)}
		if last := len(c) - 1; last >= 0 {
			next.Probability = max(next.Probability, c[last].Probability)
			if next.Score <= c[last].Score {
				continue
			}
		}
		c = append(c, next)
	}
	return c
}

// Platt fits a logistic curve to the outcomes (Platt, 1999, with the targets and the Newton steps of Lin, Lin and Weng,
// 2007), drawn with 65 points over the scores seen. It needs a yes, a no and two different scores, else it is empty.
func Platt(outcomes []Judged) Curve {
	yes, low, high := 0.0, math.Inf(1), math.Inf(-1)
	for _, o := range outcomes {
		if o.Yes {
			yes++
		}
		low, high = min(low, o.Score), max(high, o.Score)
	}
	no := float64(len(outcomes)) - yes
	if yes == 0 || no == 0 || low == high {
		return nil
	}
	slope, shift := plattFit(outcomes, (yes+1)/(yes+2), 1/(no+2), math.Log((yes+1)/(no+1)))
	const parts = 64
	var c Curve
	for i := range parts + 1 {
		x := low + (high-low)*float64(i)/parts
		c = append(c, Point{x, logistic(slope*x + shift)})
	}
	if !c.valid() { // a model that is worse than nothing would turn its scores round
		return nil
	}
	return c
}

// plattFit minimises the loss of logistic(slope·score + shift) by damped Newton steps.
func plattFit(outcomes []Judged, hi, lo, shift float64) (float64, float64) {
	slope := 0.0
	last := plattLoss(outcomes, hi, lo, slope, shift)
	for range 100 {
		var g1, g2, h11, h12, h22 float64
		h11, h22 = 1e-12, 1e-12
		for _, o := range outcomes {
			p := logistic(slope*o.Score + shift)
			d, w := p-target(o.Yes, hi, lo), p*(1-p)
			g1, g2 = g1+d*o.Score, g2+d
			h11, h12, h22 = h11+w*o.Score*o.Score, h12+w*o.Score, h22+w
		}
		if math.Abs(g1) < 1e-6 && math.Abs(g2) < 1e-6 {
			break
		}
		det := h11*h22 - h12*h12
		d1, d2 := (h22*g1-h12*g2)/det, (h11*g2-h12*g1)/det
		size := 1.0
		for ; size > 1e-10; size /= 2 {
			if loss := plattLoss(outcomes, hi, lo, slope-size*d1, shift-size*d2); loss < last {
				slope, shift, last = slope-size*d1, shift-size*d2, loss
				break
			}
		}
		if size <= 1e-10 {
			break
		}
	}
	return slope, shift
}

func target(yes bool, hi, lo float64) float64 {
	if yes {
		return hi
	}
	return lo
}

func plattLoss(outcomes []Judged, hi, lo, slope, shift float64) float64 {
	sum := 0.0
	for _, o := range outcomes {
		x, t := slope*o.Score+shift, target(o.Yes, hi, lo)
		sum += max(x, 0) - t*x + math.Log1p(math.Exp(-math.Abs(x)))
	}
	return sum
}
