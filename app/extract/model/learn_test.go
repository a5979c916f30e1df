package model

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// learnParity teaches whether a number is odd from its remainder and a feature that says nothing.
func learnParity(t *testing.T) []byte {
	voc := NewVocabulary()
	v := voc.Vector()
	fill := func(n int) {
		v.Reset()
		v.Add(Text("bias"))
		v.Add(Text("last"), Count(n%4))
		v.Add(Text("noise"), Text(fmt.Sprint(n*7919%13)))
	}
	for n := range 200 {
		fill(n)
	}
	if err := voc.Cut(2); err != nil {
		t.Fatal(err)
	}
	p := NewPerceptron(voc, []string{"even", "odd"})
	order := NewOrder(200, 1)
	for range 5 {
		for _, n := range order.Next() {
			fill(n)
			p.Learn(v, n%2)
		}
	}
	return mustEncode(t, p.Draft("parity"), Precision{Step: 0.01})
}

func TestPerceptronLearns(t *testing.T) {
	data := learnParity(t)
	if !bytes.Equal(data, learnParity(t)) {
		t.Error("the same examples gave two files")
	}
	m := mustRead(t, data)
	for n := range 50 {
		var v Vector
		v.Add(Text("bias"))
		v.Add(Text("last"), Count(n%4))
		scores := make([]int32, 2)
		m.Score(v.Keys, scores)
		if Best(scores) != n%2 {
			t.Errorf("%d: %v", n, scores)
		}
	}
}

// brackets are sequences in which what stands between ( and ) is inside; only the links can know.
func brackets(voc *Vocabulary, texts []string) []Sequence {
	v := voc.Vector()
	var out []Sequence
	for _, text := range texts {
		var q Sequence
		label := 2
		for i := range len(text) {
			v.Reset()
			v.Add(Text("c"), Text(text[i:i+1]))
			if i > 0 {
				v.Add(Text("c-1"), Text(text[i-1:i]))
			}
			switch {
			case i > 0 && text[i-1] == '(':
				label = 0
			case text[i] == ')':
				label = 2
			case label == 0:
				label = 1
			}
			q.Features = append(q.Features, voc.IDs(nil, v.Keys))
			q.Labels = append(q.Labels, label)
		}
		out = append(out, q)
	}
	return out
}

// bracketTexts are made texts with one stretch in brackets or none.
func bracketTexts() []string {
	chance := NewOrder(1, 2)
	letters := func(least int) string {
		var b []byte
		for range least + int(chance.random()%6) {
			b = append(b, "abc"[chance.random()%3])
		}
		return string(b)
	}
	var out []string
	for i := range 100 {
		out = append(out, letters(1))
		if i%2 == 0 {
			out[i] += "(" + letters(1) + ")" + letters(0)
		}
	}
	return out
}

func bio(from, to int) bool { return to != 1 || from == 0 || from == 1 }

func TestSequencerLearns(t *testing.T) {
	texts := bracketTexts()
	fit := func() []byte {
		voc := NewVocabulary()
		brackets(voc, texts)
		if err := voc.Cut(1); err != nil {
			t.Fatal(err)
		}
		s := NewSequencer(voc, []string{"B", "I", "O"}, bio)
		s.Fit(brackets(voc, texts), Course{Epochs: 20, Seed: 3})
		return mustEncode(t, s.Draft("brackets"), Precision{Step: 0.01})
	}
	data := fit()
	if !bytes.Equal(data, fit()) {
		t.Error("the same examples gave two files")
	}
	m := mustRead(t, data)
	var l Lattice
	for text, want := range map[string][]int{
		"cab(abcabc)ab": {2, 2, 2, 2, 0, 1, 1, 1, 1, 1, 2, 2, 2},
		"c(a)b":         {2, 2, 0, 2, 2},
		"bbaa":          {2, 2, 2, 2},
		"":              nil,
	} {
		l.Reset(len(text), m)
		for i := range len(text) {
			keys := []Key{KeyOf(Text("c"), Text(text[i:i+1]))}
			if i > 0 {
				keys = append(keys, KeyOf(Text("c-1"), Text(text[i-1:i])))
			}
			m.Score(keys, l.Row(i))
		}
		if got := l.Path(nil); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if n := len(l.Margins(nil)); n != len(text) {
			t.Errorf("%q: %d margins", text, n)
		}
	}
}

// pathScore is the score of one path, or false when it is not allowed.
func pathScore(l *Lattice, path []int) (int64, bool) {
	sum, from := int64(0), l.k
	for i, y := range path {
		if l.link(from, y) == never {
			return 0, false
		}
		sum += int64(l.link(from, y)) + int64(l.Row(i)[y])
		from = y
	}
	return sum + int64(l.link(from, l.k)), l.link(from, l.k) != never
}

func TestViterbiIsBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, n := rapid.IntRange(1, 3).Draw(t, "labels"), rapid.IntRange(1, 5).Draw(t, "places")
		score := rapid.Int32Range(-9, 9)
		links := rapid.SliceOfN(rapid.OneOf(score, score, score, rapid.Just(int32(never))), (k+1)*(k+1), (k+1)*(k+1)).Draw(t, "links")
		var l Lattice
		l.resize(n, k, links)
		for i := range n {
			copy(l.Row(i), rapid.SliceOfN(score, k, k).Draw(t, "row"))
		}
		got := l.Path(nil)
		best, any := int64(math.MinInt64), false
		other := make([]int64, n) // best score of an allowed path with another label at this place
		for i := range other {
			other[i] = math.MinInt64
		}
		path := make([]int, n)
		for code := range int(math.Pow(float64(k), float64(n))) {
			for i := range path {
				path[i] = code % k
				code /= k
			}
			s, ok := pathScore(&l, path)
			if !ok {
				continue
			}
			any, best = true, max(best, s)
			for i := range path {
				if path[i] != got[i] {
					other[i] = max(other[i], s)
				}
			}
		}
		if !any {
			return
		}
		if s, ok := pathScore(&l, got); !ok || s != best {
			t.Fatalf("path %v scores %d, the best %d", got, s, best)
		}
		for i, margin := range l.Margins(nil) {
			want := int64(math.MaxInt32)
			if other[i] != math.MinInt64 {
				want = best - other[i]
			}
			if int64(margin) != want {
				t.Fatalf("margin %d is %d, want %d", i, margin, want)
			}
		}
	})
}

func TestLatticeIsLinear(t *testing.T) {
	var l Lattice
	links := make([]int32, 16)
	l.resize(200_000, 3, links)
	if n := len(l.Path(nil)); n != 200_000 {
		t.Errorf("%d labels", n)
	}
}

func TestLogisticFindsTheOdds(t *testing.T) {
	voc := NewVocabulary()
	v := voc.Vector()
	var data []Example
	add := func(feature string, yes, no int) {
		for i := range yes + no {
			v.Reset()
			v.Add(Text("bias"))
			v.Add(Text(feature))
			data = append(data, Example{Features: slices.Clone(v.ids()), Yes: i < yes})
		}
	}
	learn := func() *Model {
		add("often", 90, 10)
		add("half", 50, 50)
		add("rarely", 5, 95)
		if !voc.fixed {
			if err := voc.Cut(1); err != nil {
				t.Fatal(err)
			}
			data = nil
			return nil
		}
		return mustRead(t, mustEncode(t, FitLogistic(voc, data, Descent{Epochs: 60, Rate: 0.3, L2: 0.01, Seed: 1}).Draft("odds"), Precision{Step: 1e-3}))
	}
	learn()
	m := learn()
	for feature, want := range map[string]float64{"often": 0.9, "half": 0.5, "rarely": 0.05} {
		if p := m.Probability(m.Sum([]Key{KeyOf(Text("bias")), KeyOf(Text(feature))})); math.Abs(p-want) > 0.04 {
			t.Errorf("%s: %.3f, want %.2f", feature, p, want)
		}
	}
}

func (v *Vector) ids() []int32 { return v.names.IDs(nil, v.Keys) }

func TestRankerPrefers(t *testing.T) {
	voc := NewVocabulary()
	v := voc.Vector()
	candidate := func(names ...string) []int32 {
		v.Reset()
		for _, n := range names {
			v.Add(Text(n))
		}
		return v.ids()
	}
	for _, names := range [][]string{{"near"}, {"far"}, {"subject"}, {"aside"}} {
		candidate(names...)
	}
	if err := voc.Cut(1); err != nil {
		t.Fatal(err)
	}
	var data []Choice
	for range 20 {
		data = append(data,
			Choice{Candidates: [][]int32{candidate("near", "aside"), candidate("far", "subject")}, Right: []bool{false, true}},
			Choice{Candidates: [][]int32{candidate("near", "subject"), candidate("far", "subject"), candidate("far")}, Right: []bool{true, false, false}})
	}
	l := FitRanker(voc, data, Descent{Epochs: 30, Rate: 0.3, L2: 0.1, Seed: 1})
	near, far := l.Score(candidate("near", "aside")), l.Score(candidate("far", "subject"))
	if near >= far || l.Score(candidate("near")) <= l.Score(candidate("far")) {
		t.Errorf("scores %g %g", near, far)
	}
	a := mustEncode(t, l.Draft("rank"), Precision{Step: 1e-3})
	b := mustEncode(t, FitRanker(voc, data, Descent{Epochs: 30, Rate: 0.3, L2: 0.1, Seed: 1}).Draft("rank"), Precision{Step: 1e-3})
	if !bytes.Equal(a, b) {
		t.Error("the same examples gave two files")
	}
}

// outcomes are judged so that the true probability of a yes at score x is logistic(2x-1).
func outcomes(n int) []Judged {
	var out []Judged
	chance := NewOrder(1, 5)
	for i := range n {
		x := 6*float64(i)/float64(n) - 3
		out = append(out, Judged{x, float64(chance.random()>>11)/(1<<53) < logistic(2*x-1)})
	}
	return out
}

func TestCalibration(t *testing.T) {
	data := outcomes(4000)
	for name, c := range map[string]Curve{"isotonic": Isotonic(data), "platt": Platt(data)} {
		if len(c) == 0 || !c.valid() {
			t.Fatalf("%s: %v", name, c)
		}
		for _, x := range []float64{-2, -1, 0, 0.5, 1, 2} {
			if got, want := c.At(x), logistic(2*x-1); math.Abs(got-want) > 0.08 {
				t.Errorf("%s at %g: %.3f, want %.3f", name, x, got, want)
			}
		}
	}
	for name, data := range map[string][]Judged{"nothing": nil, "only yes": {{1, true}, {2, true}}, "one score": {{1, true}, {1, false}}} {
		if c := Platt(data); c != nil {
			t.Errorf("%s: %v", name, c)
		}
		if c := Isotonic(data); !c.valid() {
			t.Errorf("%s: isotonic %v", name, c)
		}
	}
}

func TestIsotonicRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var data []Judged
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			data = append(data, Judged{rapid.Float64Range(-5, 5).Draw(t, "score"), rapid.Bool().Draw(t, "yes")})
		}
		if c := Isotonic(data); !c.valid() {
			t.Fatal(c)
		}
	})
}

func TestOrder(t *testing.T) {
	a, b := NewOrder(50, 9), NewOrder(50, 9)
	first := slices.Clone(a.Next())
	if !slices.Equal(first, b.Next()) {
		t.Error("the same seed gave two orders")
	}
	if slices.Equal(first, a.Next()) {
		t.Error("two passes in one order")
	}
	slices.Sort(first)
	for i, n := range first {
		if i != n {
			t.Fatalf("not every place once: %v", first)
		}
	}
}

// TestKeepLinks holds that a sequencer that keeps the links of another neither changes them nor loses the scores it starts from.
func TestKeepLinks(t *testing.T) {
	voc := NewVocabulary()
	v := voc.Vector()
	v.Add(Text("f"))
	if err := voc.Cut(1); err != nil {
		t.Fatal(err)
	}
	links := [][]float64{{1, -2, 0.5}, {0.25, 3, 0}, {0, 1, 0}}
	q := NewSequencer(voc, []string{"a", "b"}, nil)
	q.KeepLinks(links)
	ids := voc.IDs(nil, v.Keys)
	q.Fit([]Sequence{{Features: [][]int32{ids, ids}, Labels: []int{0, 1}, Start: []float32{20, 0, 0, 20}}}, Course{Epochs: 3})
	d := q.Draft("test")
	for from, row := range links {
		for to, x := range row {
			if d.Links[from][to] != x {
				t.Errorf("link %d to %d: %v, want %v", from, to, d.Links[from][to], x)
			}
		}
	}
	for _, f := range d.Features {
		for _, w := range f.Weights {
			if w.Value > 0.01 || w.Value < -0.01 {
				t.Errorf("what the start had right was corrected by %v", w.Value)
			}
		}
	}
}
