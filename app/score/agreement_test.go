package score

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"
)

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func goldStories(t testing.TB, set string) []Document {
	t.Helper()
	var out []Document
	for line := range strings.Lines(file(t, set+"-gold.jsonl")) {
		d, err := ParseDocument([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func findings(t testing.TB, set string) map[string]*Prediction {
	t.Helper()
	out := map[string]*Prediction{}
	for line := range strings.Lines(file(t, set+"-pred.jsonl")) {
		var p Prediction
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		out[p.ID] = &p
	}
	return out
}

// agrees compares every figure of the other scorer with ours.
func agrees(t *testing.T, want string, got any) {
	t.Helper()
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var w, g any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	sameFigures(t, "", w, g)
}

func sameFigures(t *testing.T, at string, want, got any) {
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for k := range w {
			sameFigures(t, at+"/"+k, w[k], g[k])
		}
	case float64:
		if g, ok := got.(float64); !ok || math.Abs(w-g) > 1e-12 {
			t.Errorf("%s: got %v, want %v", at, got, w)
		}
	default:
		if want != got {
			t.Errorf("%s: got %v, want %v", at, got, want)
		}
	}
}

func TestQuotesAgreeWithTheOtherScorer(t *testing.T) {
	tests := []struct {
		set, name, split string
		opts             Options
	}{
		{"planted", "segment", "", Options{}},
		{"planted", "quote", "", Options{Unit: Quotation}},
		{"planted", "segment-reporting", "", Options{ReportingOnly: true}},
		{"planted", "quote-reporting", "", Options{Unit: Quotation, ReportingOnly: true}},
		{"planted", "segment-train", "train", Options{}},
		{"corners", "segment", "", Options{}},
		{"corners", "quote", "", Options{Unit: Quotation}},
	}
	for _, test := range tests {
		name := test.set + "-" + test.name
		t.Run(name, func(t *testing.T) {
			gold, found := goldStories(t, test.set), findings(t, test.set)
			count := NewQuotes(test.opts)
			for _, d := range gold {
				if test.split != "" && d.Split != test.split {
					continue
				}
				if err := count.Add(d, found[d.ID]); err != nil {
					t.Fatal(err)
				}
			}
			r := count.Result()
			if got, want := r.Table(), file(t, name+".want"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			agrees(t, file(t, name+".json"), r)
		})
	}
}

func TestNamesAgreeWithTheOtherScorer(t *testing.T) {
	tests := []struct {
		set, name string
		types     []string
	}{
		{"planted", "names", NameTypes},
		{"planted", "names-per-misc", []string{"PER", "MISC"}},
		{"corners", "names", NameTypes},
	}
	for _, test := range tests {
		name := test.set + "-" + test.name
		t.Run(name, func(t *testing.T) {
			gold, found := goldStories(t, test.set), findings(t, test.set)
			count := NewNames(test.types, 0)
			for _, d := range gold {
				count.Add(d, found[d.ID])
			}
			r := count.Result()
			if got, want := r.Table(), file(t, name+".want"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			agrees(t, file(t, name+".json"), r)
		})
	}
}

// Gold against itself is right everywhere.
func TestGoldAgainstItself(t *testing.T) {
	quotes, names := NewQuotes(Options{}), NewNames(NameTypes, 5)
	for _, d := range goldStories(t, "planted") {
		p := &Prediction{Quotes: d.Quotes, Entities: d.Entities}
		if err := quotes.Add(d, p); err != nil {
			t.Fatal(err)
		}
		names.Add(d, p)
	}
	q := quotes.Result()
	for _, l := range levels {
		if x := q.All[l.key]; x.F1 != 1 || x.WithSpeakerF1 != 1 {
			t.Errorf("%s: %+v", l.key, x)
		}
	}
	for _, p := range q.Phenomena {
		if p.N > 0 && (p.Exact != 1 || p.Right != 1) {
			t.Errorf("%+v", p)
		}
	}
	n := names.Result()
	if n.Micro.F1 != 1 || n.Clusters["system"].CubedF != 1 || n.Clusters["system"].CeafF < 1-1e-12 || len(n.Errors) > 0 {
		t.Errorf("%+v", n)
	}
}
