package model

import "math"

// Example is one yes or no for FitLogistic.
type Example struct {
	Features []int32 // as Vocabulary.IDs gives
	Yes      bool
	Weight   float64 // how much it counts; 0 means 1
}

// Choice is one question for FitRanker: which of the candidates? With two candidates it is a comparison of a pair.
type Choice struct {
	Candidates [][]int32 // the features of each, as Vocabulary.IDs gives
	Right      []bool    // one or more right ones; a choice without any is left out
	Weight     float64   // how much it counts; 0 means 1
}

// Descent is how a Linear is fitted: stochastic gradient descent with AdaGrad steps (Duchi, Hazan and Singer, 2011).
type Descent struct {
	Epochs int     // 30 is usual
	Rate   float64 // size of the first steps; 0.3 is usual
	L2     float64 // strength of the pull of each weight towards zero, against one example's weight; 0.1 to 10 are usual
	Seed   uint64
}

// Linear is one weight a feature; the sum of the weights present is the score.
type Linear struct {
	voc     *Vocabulary
	weight  []float64
	squares []float64
	rate    float64
	pull    []float64 // L2 divided by how many examples hold the feature
}

// Score is the score of the features.
func (l *Linear) Score(ids []int32) float64 {
	sum := 0.0
	for _, id := range ids {
		sum += l.weight[id]
	}
	return sum
}

// Draft is the model, with one class called "yes".
func (l *Linear) Draft(kind string) *Draft {
	d := &Draft{Kind: kind, Classes: []string{"yes"}}
	for id, name := range l.voc.names {
		if w := l.weight[id]; w != 0 {
			d.Features = append(d.Features, Feature{name, []Real{{0, w}}})
		}
	}
	return d
}

// FitLogistic fits the logarithm of the odds of a yes (logistic regression). Give every example one common feature for
// the base rate.
func FitLogistic(voc *Vocabulary, data []Example, c Descent) *Linear {
	l := newLinear(voc, c.Rate)
	for i := range data {
		l.count(data[i].Features)
	}
	l.weigh(c.L2)
	order := NewOrder(len(data), c.Seed)
	for range c.Epochs {
		for _, i := range order.Next() {
			e := &data[i]
			truth := 0.0
			if e.Yes {
				truth = 1
			}
			l.move(e.Features, (logistic(l.Score(e.Features))-truth)*weightOf(e.Weight))
		}
	}
	return l
}

// FitRanker fits scores whose softmax over the candidates of a choice gives the right ones the greatest likelihood.
func FitRanker(voc *Vocabulary, data []Choice, c Descent) *Linear {
	l := newLinear(voc, c.Rate)
	for i := range data {
		for _, ids := range data[i].Candidates {
			l.count(ids)
		}
	}
	l.weigh(c.L2)
	order := NewOrder(len(data), c.Seed)
	var shares []float64
	for range c.Epochs {
		for _, i := range order.Next() {
			q := &data[i]
			shares = shares[:0]
			for _, ids := range q.Candidates {
				shares = append(shares, l.Score(ids))
			}
			Softmax(shares)
			right := 0.0
			for j, p := range shares {
				if q.Right[j] {
					right += p
				}
			}
			if right == 0 {
				continue
			}
			for j, ids := range q.Candidates {
				slope := shares[j]
				if q.Right[j] {
					slope -= shares[j] / right
				}
				l.move(ids, slope*weightOf(q.Weight))
			}
		}
	}
	return l
}

// Softmax turns scores into shares of one, in place.
func Softmax(scores []float64) {
	top, sum := math.Inf(-1), 0.0
	for _, s := range scores {
		top = max(top, s)
	}
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

func weightOf(w float64) float64 {
	if w == 0 {
		return 1
	}
	return w
}

func newLinear(voc *Vocabulary, rate float64) *Linear {
	n := voc.Len()
	return &Linear{voc: voc, weight: make([]float64, n), squares: make([]float64, n), rate: rate, pull: make([]float64, n)}
}

func (l *Linear) count(ids []int32) {
	for _, id := range ids {
		l.pull[id]++
	}
}

// weigh turns counts into pulls: a feature is pulled as often as it is met, each time by its part of L2.
func (l *Linear) weigh(l2 float64) {
	for id, n := range l.pull {
		l.pull[id] = l2 / max(n, 1)
	}
}

// move takes one step against the slope. The conversions keep products from being fused with sums, which would give
// other bits on other processors.
func (l *Linear) move(ids []int32, slope float64) {
	if slope == 0 {
		return
	}
	for _, id := range ids {
		g := slope + float64(l.pull[id]*l.weight[id])
		l.squares[id] += float64(g * g)
		l.weight[id] -= float64(l.rate * g / math.Sqrt(l.squares[id]+1e-8))
	}
}
