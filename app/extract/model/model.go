// Package model learns and applies the weights behind every judgement of the engine that is fitted to data: parts of
// speech, cues, regions, the content of reported speech, speakers.
//
// A model is a table from features that are present or absent to a weight for each class. Training names features by
// strings; at run time they are 64-bit keys, put together from hashes without building a string. A model file lists the
// names of all its features, so that what a model knows can be read and checked (Names). Learners: Perceptron for one
// decision after another, Sequencer for labels of a whole sequence with Viterbi, FitLogistic and FitRanker for
// probabilities. The same examples in the same order give the same file, byte for byte.
//
// Where numbers have to be weighed together – how long, how far, how sure – a Forest takes the place of the table: many small
// decision trees over named measures, added up, fitted by FitForest. Isotonic and Platt turn scores of either into
// probabilities.
//
// It must never know what a feature means, and reading a damaged file must never panic or take much memory.
package model

import "math"

// Weight is what one feature adds to the score of one class, in steps of the model.
type Weight struct {
	Class uint16
	Value int16
}

// Model is a fitted model as the engine applies it. It is read-only and may be shared.
type Model struct {
	Kind    string   // what it decides, such as "pos"
	Sources []string // the data it was fitted on
	Classes []string // at most 256
	Step    float64  // the score that a weight of 1 stands for
	Curve   Curve    // from score to probability; empty: the logistic function

	table   table
	starts  []uint32 // weights of feature i: weights[starts[i]:starts[i+1]]
	weights []Weight
	links   []int32 // scores of label after label, see Lattice; nil when the model labels no sequences
}

// Len is the number of features.
func (m *Model) Len() int { return len(m.starts) - 1 }

// Row is the weights of one feature, empty when the model does not know it. It must not be written to.
func (m *Model) Row(k Key) []Weight {
	i := m.table.find(k)
	if i < 0 {
		return nil
	}
	return m.weights[m.starts[i]:m.starts[i+1]]
}

// Score adds the weights of the features to scores, one for each class, in steps.
func (m *Model) Score(keys []Key, scores []int32) {
	for _, k := range keys {
		for _, w := range m.Row(k) {
			scores[w.Class] += int32(w.Value)
		}
	}
}

// Sum is the score of the features under a model of one class, as FitLogistic and FitRanker give.
func (m *Model) Sum(keys []Key) float64 {
	var sum int64
	for _, k := range keys {
		for _, w := range m.Row(k) {
			sum += int64(w.Value)
		}
	}
	return float64(sum) * m.Step
}

// Probability is how likely a yes is, 0 to 1, given the score that Sum returned.
func (m *Model) Probability(score float64) float64 {
	if len(m.Curve) > 0 {
		return m.Curve.At(score)
	}
	return logistic(score)
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Best is the index of the greatest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// table finds the number of a feature by its key: open addressing, at most half full, place from the high bits of the
// key, checked by its low 32 bits. A key it was not given is taken for another once in some 10^9 look-ups.
type table struct {
	slots []slot
	shift uint8
}

type slot struct {
	check uint32
	row   uint32 // number of the feature plus one; 0: empty
}

func newTable(n int) table {
	bits := 1
	for 1<<bits < 2*n {
		bits++
	}
	return table{make([]slot, 1<<bits), uint8(64 - bits)}
}

func (t *table) find(k Key) int {
	for i := uint(k >> t.shift); ; i++ {
		s := t.slots[i&uint(len(t.slots)-1)]
		if s.row == 0 {
			return -1
		}
		if s.check == uint32(k) {
			return int(s.row) - 1
		}
	}
}

// put enters feature number row and says whether its key was free.
func (t *table) put(k Key, row int) bool {
	for i := uint(k >> t.shift); ; i++ {
		s := &t.slots[i&uint(len(t.slots)-1)]
		if s.row == 0 {
			*s = slot{uint32(k), uint32(row) + 1}
			return true
		}
		if s.check == uint32(k) {
			return false
		}
	}
}
