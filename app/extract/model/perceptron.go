package model

// Perceptron learns one decision among several classes at a time, as an averaged perceptron: for a tagger that goes
// from left to right and sees its own decisions, or for a plain choice.
type Perceptron struct {
	voc     *Vocabulary
	classes []string
	rows    averaged
	ids     []int32
	scores  []int32
}

// NewPerceptron starts with all weights zero. The vocabulary must have been cut.
func NewPerceptron(voc *Vocabulary, classes []string) *Perceptron {
	return &Perceptron{voc: voc, classes: classes, rows: newAveraged(voc.Len(), len(classes)), scores: make([]int32, len(classes))}
}

// Learn decides on the features of v, corrects the weights if truth is another class, and returns the decision.
func (p *Perceptron) Learn(v *Vector, truth int) int {
	p.rows.clock++
	p.ids = p.voc.IDs(p.ids[:0], v.Keys)
	clear(p.scores)
	p.rows.score(p.ids, p.scores)
	guess := Best(p.scores)
	if guess != truth {
		p.rows.add(p.ids, truth, 1)
		p.rows.add(p.ids, guess, -1)
	}
	return guess
}

// Draft is the model learnt so far.
func (p *Perceptron) Draft(kind string) *Draft {
	return &Draft{Kind: kind, Classes: p.classes, Features: p.rows.features(p.voc)}
}

// averaged is integer weights together with what their average over time needs: with total the sum of each change
// times the moment it was made, the average is weight − total/clock.
type averaged struct {
	k      int
	weight []int32
	total  []int64
	clock  int64
}

func newAveraged(rows, k int) averaged {
	return averaged{k: k, weight: make([]int32, rows*k), total: make([]int64, rows*k)}
}

func (a *averaged) score(ids []int32, scores []int32) {
	for _, id := range ids {
		row := a.weight[int(id)*a.k:][:len(scores)]
		for y, w := range row {
			scores[y] += w
		}
	}
}

func (a *averaged) add(ids []int32, class int, by int32) {
	for _, id := range ids {
		a.change(int(id)*a.k+class, by)
	}
}

func (a *averaged) change(i int, by int32) {
	a.weight[i] += by
	a.total[i] += int64(by) * a.clock
}

func (a *averaged) average(i int) float64 {
	if a.clock == 0 {
		return 0
	}
	return float64(a.weight[i]) - float64(a.total[i])/float64(a.clock)
}

func (a *averaged) features(voc *Vocabulary) []Feature {
	out := make([]Feature, 0, voc.Len())
	for id, name := range voc.names {
		f := Feature{Name: name}
		for y := range a.k {
			if w := a.average(id*a.k + y); w != 0 {
				f.Weights = append(f.Weights, Real{y, w})
			}
		}
		if len(f.Weights) > 0 {
			out = append(out, f)
		}
	}
	return out
}
