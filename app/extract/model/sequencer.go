package model

import "math"

// Sequence is one training example of a Sequencer: a sentence, a paragraph or a story.
type Sequence struct {
	Features [][]int32 // for each place, the numbers Vocabulary.IDs gives
	Labels   []int     // for each place, the index of its label
	// Start is the scores that the labels have before anything is learnt, place by place, in nats: those of a model fitted
	// before, which this one corrects. Nil: all zero.
	Start []float32
}

// Border stands for the start and the end of a sequence where a label is asked for.
const Border = -1

// Sequencer learns the labels of whole sequences with links between neighbours: a linear-chain conditional random field
// (Lafferty, McCallum and Pereira, 2001) fitted by AdaGrad (Duchi, Hazan and Singer, 2011).
type Sequencer struct {
	voc     *Vocabulary
	labels  []string
	rows    slope
	links   slope
	allowed []bool
	settled bool // the links are not to be learnt
	chain   chain
}

// NewSequencer starts with all weights zero. allowed says whether label to may follow label from; Border stands for
// the start and the end. Nil allows everything.
func NewSequencer(voc *Vocabulary, labels []string, allowed func(from, to int) bool) *Sequencer {
	k := len(labels)
	s := &Sequencer{voc: voc, labels: labels, rows: newSlope(voc.Len() * k), links: newSlope((k + 1) * (k + 1))}
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
	return s
}

// KeepLinks takes over the links of a model fitted before, as Draft has them, and learns none.
func (s *Sequencer) KeepLinks(links [][]float64) {
	s.settled = true
	k := len(s.labels) + 1
	for from, row := range links {
		for to, x := range row {
			if i := from*k + to; s.allowed[i] {
				s.links.weight[i] = float32(x)
			}
		}
	}
}

// Course is how a Sequencer is trained.
type Course struct {
	Epochs int
	Seed   uint64
	Rate   float64 // how far the first correction moves a weight; later ones move it less. 0: 0.1
	// Report is called after each epoch with the mean surprise at a place's label, in nats; may be nil.
	Report func(epoch int, surprise float64)
}

// Fit learns from the sequences. Their labels must keep to what is allowed.
func (s *Sequencer) Fit(data []Sequence, c Course) {
	rate := float32(c.Rate)
	if rate == 0 {
		rate = 0.1
	}
	order := NewOrder(len(data), c.Seed)
	for epoch := range c.Epochs {
		surprise, places := 0.0, 0
		for _, i := range order.Next() {
			if len(data[i].Labels) == 0 {
				continue
			}
			surprise += s.learn(&data[i], rate)
			places += len(data[i].Labels)
		}
		if c.Report != nil {
			c.Report(epoch+1, surprise/float64(max(places, 1)))
		}
	}
}

// learn corrects the weights after one sequence and returns the surprise at its labels.
func (s *Sequencer) learn(q *Sequence, rate float32) float64 {
	n, k := len(q.Labels), len(s.labels)
	s.chain.resize(n, k)
	for i, yes := range s.allowed {
		s.chain.link[i] = 0
		if yes {
			s.chain.link[i] = math.Exp(float64(s.links.weight[i]))
		}
	}
	for i, ids := range q.Features {
		var start []float32
		if q.Start != nil {
			start = q.Start[i*k : (i+1)*k]
		}
		s.score(ids, start, s.chain.score[i*k:(i+1)*k])
	}
	surprise := s.chain.sweep(q.Labels)
	for i, ids := range q.Features {
		for y, p := range s.chain.chance[i*k : (i+1)*k] {
			if y == q.Labels[i] {
				p--
			}
			if math.Abs(p) < negligible {
				continue
			}
			for _, id := range ids {
				s.rows.correct(int(id)*k+y, float32(p), rate)
			}
		}
	}
	if s.settled {
		return surprise
	}
	for i, g := range s.chain.pull(q.Labels) {
		if s.allowed[i] && math.Abs(g) >= negligible {
			s.links.correct(i, float32(g), rate)
		}
	}
	return surprise
}

// negligible is the error in a probability under which a weight is left as it is.
const negligible = 1e-4

// score fills row with the exponentials of the labels' scores, the greatest being 1.
func (s *Sequencer) score(ids []int32, start []float32, row []float64) {
	var sums [mostClasses]float32
	copy(sums[:], start)
	k := len(row)
	for _, id := range ids {
		for y, w := range s.rows.weight[int(id)*k : int(id)*k+k] {
			sums[y] += w
		}
	}
	top := sums[0]
	for _, x := range sums[1:k] {
		top = max(top, x)
	}
	for y := range row {
		row[y] = math.Exp(float64(sums[y] - top))
	}
}

// Draft is the model learnt so far.
func (s *Sequencer) Draft(kind string) *Draft {
	d := &Draft{Kind: kind, Classes: s.labels}
	k := len(s.labels)
	for id, name := range s.voc.names {
		f := Feature{Name: name}
		for y, w := range s.rows.weight[id*k : id*k+k] {
			if w != 0 {
				f.Weights = append(f.Weights, Real{y, float64(w)})
			}
		}
		if len(f.Weights) > 0 {
			d.Features = append(d.Features, f)
		}
	}
	for from := range k + 1 {
		row := make([]float64, k+1)
		for to := range row {
			i := from*(k+1) + to
			row[to] = float64(s.links.weight[i])
			if !s.allowed[i] {
				row[to] = math.Inf(-1)
			}
		}
		d.Links = append(d.Links, row)
	}
	return d
}

// slope is weights with the sums of the squares of their gradients, which shorten the steps of AdaGrad.
type slope struct{ weight, square []float32 }

func newSlope(n int) slope {
	s := slope{make([]float32, n), make([]float32, n)}
	for i := range s.square {
		s.square[i] = 1
	}
	return s
}

// correct moves weight i against its gradient.
func (s *slope) correct(i int, gradient, rate float32) {
	s.square[i] += gradient * gradient
	s.weight[i] -= rate * gradient / float32(math.Sqrt(float64(s.square[i])))
}
