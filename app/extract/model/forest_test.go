package model

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// corners are samples whose answer hangs on two measures together and not on the third: yes when exactly one of two
// is high. No sum of single weights can tell.
func corners() []Sample {
	chance := NewOrder(1, 5)
	var out []Sample
	for range 600 {
		a, b, c := float64(chance.random()%100), float64(chance.random()%100), float64(chance.random()%100)
		out = append(out, Sample{Values: []float64{a, b, c}, Yes: (a >= 60) != (b >= 30)})
	}
	return out
}

var smallGrowth = Growth{Rounds: 2, Trees: 30, Depth: 3, Rate: 0.2, L2: 1, Least: 1, Share: 0.7, Bins: 100, Seed: 1}

func grown() *Forest {
	f := FitForest("corners", []string{"a", "b", "c"}, corners(), smallGrowth)
	f.Sources, f.Curve = []string{"made up"}, Curve{{-2, 0.1}, {2, 0.9}}
	return f
}

func forestFile(t testing.TB, f *Forest) []byte {
	t.Helper()
	data, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestForestLearnsWhatHangsTogether(t *testing.T) {
	f := grown()
	for _, c := range []struct {
		values []float64
		yes    bool
	}{{[]float64{90, 10, 50}, true}, {[]float64{10, 90, 50}, true}, {[]float64{90, 90, 5}, false}, {[]float64{10, 10, 95}, false}} {
		if score := f.Score(c.values); (score > 1.5) != c.yes || (score < -1.5) == c.yes {
			t.Errorf("%v: score %g", c.values, score)
		}
	}
}

func TestForestFileKeepsTheForest(t *testing.T) {
	f := grown()
	data := forestFile(t, f)
	if !bytes.Equal(data, forestFile(t, grown())) {
		t.Error("the same samples gave two files")
	}
	back, err := ReadForest(data)
	if err != nil {
		t.Fatal(err)
	}
	if back.Kind != f.Kind || !slices.Equal(back.Sources, f.Sources) || !slices.Equal(back.Measures, f.Measures) || back.Len() != f.Len() {
		t.Errorf("%q %q %q, %d trees", back.Kind, back.Sources, back.Measures, back.Len())
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float64Range(-10, 110), 3, 3).Draw(t, "values")
		if a, b := f.Score(v), back.Score(v); a != b || f.Probability(a) != back.Probability(b) {
			t.Fatalf("%v: %g and %g", v, a, b)
		}
	})
}

func TestForestStartsAtTheBaseRate(t *testing.T) {
	data := []Sample{{Values: []float64{1}, Yes: true, Weight: 3}, {Values: []float64{1}, Weight: 1}}
	f := FitForest("base", []string{"a"}, data, Growth{Rounds: 3, Bins: 2})
	if got, want := f.Score([]float64{7}), math.Log(3.5/1.5); math.Abs(got-want) > 0.01 {
		t.Errorf("score %g, want %g", got, want)
	}
	if p := f.Probability(0); p != 0.5 {
		t.Errorf("without a curve, a score of nothing gives %g", p)
	}
}

func TestReadForestRefuses(t *testing.T) {
	data := forestFile(t, grown())
	body, err := unpack(forestMagic, data)
	if err != nil {
		t.Fatal(err)
	}
	wrap := func(body []byte) []byte {
		data, err := pack(forestMagic, body)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	deep := &Forest{Kind: "deep", Measures: []string{"a"}, Step: 1, trees: []tree{nil}}
	for range mostDepth + 1 {
		deep.trees[0] = append(deep.trees[0], fork{measure: 0})
	}
	for range mostDepth + 2 {
		deep.trees[0] = append(deep.trees[0], fork{measure: leaf})
	}
	if _, err := deep.Encode(); !errors.Is(err, ErrDamaged) {
		t.Errorf("a tree that is too deep: %v", err)
	}
	weights := mustEncode(t, small(), Precision{Step: 0.1})
	for name, file := range map[string][]byte{
		"nothing": nil, "weights": weights, "a piece": data[:len(data)-3], "a shorter body": wrap(body[:len(body)-1]), "a longer body": wrap(append(slices.Clone(body), 0)),
	} {
		if _, err := ReadForest(file); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(data); !errors.Is(err, ErrDamaged) {
		t.Errorf("a forest read as weights: %v", err)
	}
}

// FuzzReadForest holds that any bytes are refused or give a forest that can be asked, without end and without panic.
func FuzzReadForest(f *testing.F) {
	few := FitForest("few", []string{"a", "b"}, corners()[:40], Growth{Rounds: 1, Trees: 2, Depth: 2, Rate: 0.5, L2: 1, Share: 1, Bins: 4})
	body, err := unpack(forestMagic, forestFile(f, few))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Add(body[:len(body)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		data, err := pack(forestMagic, body)
		if err != nil {
			return
		}
		forest, err := ReadForest(data)
		if err != nil {
			return
		}
		if p := forest.Probability(forest.Score(make([]float64, len(forest.Measures)))); !(p >= 0 && p <= 1) {
			t.Fatalf("probability %g", p)
		}
	})
}

func BenchmarkForest(b *testing.B) {
	f := grown()
	values := []float64{50, 50, 50}
	for b.Loop() {
		f.Score(values)
	}
}
