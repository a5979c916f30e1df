package model

import "math"

// Sequence is one training example of a Sequencer: a sentence, a paragraph or a story.
type Sequence struct {
	Features [][]int32 // for each place, the numbers Vocabulary.IDs gives
	Labels   []int     // for each place, the index of its label
}

// Border stands for the start and the end of a sequence where a label is asked for.
const Border = -1

// Sequencer learns the labels of whole sequences with links between neighbours: an averaged structured perceptron with
// Viterbi decoding.
type Sequencer struct {
	voc     *Vocabulary
	labels  []string
	rows    averaged
	links   averaged
	allowed []bool
	lattice Lattice
	current []int32
	path    []int
}

// NewSequencer starts with all weights zero. allowed says whether label to may follow label from; Border stands for
// the start and the end. Nil allows everything.
func NewSequencer(voc *Vocabulary, labels []string, allowed func(from, to int) bool) *Sequencer {
	k := len(labels)
	s := &Sequencer{voc: voc, labels: labels, rows: newAveraged(voc.Len(), k), links: newAveraged(k+1, k+1)}
	s.allowed = make([]bool, (k+1)*(k+1))
	border := func(y int) int {
		if y == k {
			return Border
		}
		return y
	}
	for i := range s.allowed {
		s.allowed[i] = allowed == nil || allowed(border(i/(k+1)), border(i%(k+1)))
	}
	s.current = make([]int32, len(s.allowed))
	return s
}

// Course is how a Sequencer is trained.
type Course struct {
	Epochs int
	Seed   uint64
	// Cost is what a wrong label is given in advance while training, so that right ones must win by as much; nil: 1.
	// Different costs for different mistakes trade precision for recall.
	Cost func(truth, guess int) int32
	// Report is called after each epoch with the share of places labelled wrongly, costs included; may be nil.
	Report func(epoch int, wrong float64)
}

// Fit learns from the sequences. Their labels must keep to what is allowed.
func (s *Sequencer) Fit(data []Sequence, c Course) {
	order := NewOrder(len(data), c.Seed)
	for epoch := range c.Epochs {
		wrong, places := 0, 0
		for _, i := range order.Next() {
			wrong += s.learn(&data[i], c.Cost)
			places += len(data[i].Labels)
		}
		if c.Report != nil {
			c.Report(epoch+1, float64(wrong)/float64(max(places, 1)))
		}
	}
}

// learn corrects the weights after one sequence and returns the number of wrong labels.
func (s *Sequencer) learn(q *Sequence, cost func(truth, guess int) int32) int {
	s.rows.clock++
	s.links.clock++
	n, k := len(q.Labels), len(s.labels)
	if n == 0 {
		return 0
	}
	for i, ok := range s.allowed {
		s.current[i] = s.links.weight[i]
		if !ok {
			s.current[i] = never
		}
	}
	s.lattice.resize(n, k, s.current)
	for i, ids := range q.Features {
		row := s.lattice.Row(i)
		s.rows.score(ids, row)
		addCosts(row, q.Labels[i], cost)
	}
	s.path = s.lattice.Path(s.path[:0])
	wrong, truth, guess := 0, k, k
	for i, y := range s.path {
		if y != q.Labels[i] {
			wrong++
			s.rows.add(q.Features[i], q.Labels[i], 1)
			s.rows.add(q.Features[i], y, -1)
		}
		s.relink(truth, q.Labels[i], guess, y)
		truth, guess = q.Labels[i], y
	}
	s.relink(truth, k, guess, k)
	return wrong
}

func addCosts(row []int32, truth int, cost func(truth, guess int) int32) {
	for y := range row {
		switch {
		case y == truth:
		case cost == nil:
			row[y]++
		default:
			row[y] += cost(truth, y)
		}
	}
}

// relink moves a link's weight from the guessed pair to the true one.
func (s *Sequencer) relink(from, to, guessFrom, guessTo int) {
	if from == guessFrom && to == guessTo {
		return
	}
	k := len(s.labels) + 1
	s.links.change(from*k+to, 1)
	s.links.change(guessFrom*k+guessTo, -1)
}

// Draft is the model learnt so far.
func (s *Sequencer) Draft(kind string) *Draft {
	d := &Draft{Kind: kind, Classes: s.labels, Features: s.rows.features(s.voc)}
	k := len(s.labels) + 1
	for from := range k {
		row := make([]float64, k)
		for to := range row {
			row[to] = s.links.average(from*k + to)
			if !s.allowed[from*k+to] {
				row[to] = math.Inf(-1)
			}
		}
		d.Links = append(d.Links, row)
	}
	return d
}
