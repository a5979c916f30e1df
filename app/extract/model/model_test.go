package model

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// small is a model with every part a file can have.
func small() *Draft {
	inf := math.Inf(-1)
	return &Draft{
		Kind: "test", Sources: []string{"one", "two"}, Classes: []string{"B", "I", "O"},
		Features: []Feature{
			{"w\tsaid", []Real{{2, -1.5}, {0, 2}}},
			{"w\tsays", []Real{{1, 0.1}}},
			{"bias", []Real{{2, 3}}},
			{"pair\tthe\tport", []Real{{0, 0.01}}},
		},
		Links: [][]float64{{0, 1, 0, 0}, {0, 0.5, 0, 0}, {0, inf, 1, 0}, {0, inf, 0, 0}},
		Curve: Curve{{-2, 0.1}, {3, 0.9}},
	}
}

func mustEncode(t testing.TB, d *Draft, p Precision) []byte {
	t.Helper()
	data, err := d.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustRead(t testing.TB, data []byte) *Model {
	t.Helper()
	m, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFileKeepsTheModel(t *testing.T) {
	data := mustEncode(t, small(), Precision{Step: 0.1, Least: 0.05})
	m := mustRead(t, data)
	if m.Kind != "test" || !slices.Equal(m.Sources, []string{"one", "two"}) || !slices.Equal(m.Classes, []string{"B", "I", "O"}) {
		t.Errorf("header: %q %q %q", m.Kind, m.Sources, m.Classes)
	}
	if d := cmp.Diff(Curve{{-2, 0.1}, {3, 0.9}}, m.Curve); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Weight{{0, 20}, {2, -15}}, m.Row(KeyOf(Text("w"), Text("said")))); d != "" {
		t.Error(d)
	}
	if row := m.Row(KeyOf(Text("pair"), Text("the"), Text("port"))); row != nil {
		t.Errorf("a weight under the least was kept: %v", row)
	}
	if row := m.Row(KeyOf(Text("w"), Text("sai"))); row != nil {
		t.Errorf("a feature nobody gave it: %v", row)
	}
	names, err := Names(data)
	if d := cmp.Diff([]Name{"bias", "w\tsaid", "w\tsays"}, names); err != nil || d != "" {
		t.Error(err, d)
	}
	if d := cmp.Diff([]string{"w", "said"}, names[1].Parts()); d != "" {
		t.Error(d)
	}
}

func TestScore(t *testing.T) {
	m := mustRead(t, mustEncode(t, small(), Precision{Step: 0.1}))
	var v Vector
	v.Add(Text("bias"))
	v.Add(Text("w"), Text("said"))
	v.Add(Text("w"), Text("unknown"))
	scores := make([]int32, 3)
	m.Score(v.Keys, scores)
	if d := cmp.Diff([]int32{20, 0, 15}, scores); d != "" {
		t.Error(d)
	}
	if Best(scores) != 0 {
		t.Errorf("best of %v is %d", scores, Best(scores))
	}
}

func TestGreatWeightsWidenTheStep(t *testing.T) {
	d := &Draft{Kind: "k", Classes: []string{"a"}, Features: []Feature{{"big", []Real{{0, 1e6}}}, {"small", []Real{{0, -2e5}}}}}
	m := mustRead(t, mustEncode(t, d, Precision{Step: 0.1}))
	if sum := m.Sum([]Key{KeyOf(Text("big")), KeyOf(Text("small"))}); math.Abs(sum-8e5) > m.Step {
		t.Errorf("sum %g, want 800000", sum)
	}
}

func TestEncodeRefuses(t *testing.T) {
	many := make([]string, mostClasses+1)
	twice := []Feature{{"same", []Real{{0, 1}}}, {"same", []Real{{0, 1}}}}
	for name, d := range map[string]*Draft{
		"no classes":       {Kind: "k"},
		"too many classes": {Kind: "k", Classes: many},
		"a name twice":     {Kind: "k", Classes: []string{"a"}, Features: twice},
		"a long name":      {Kind: "k", Classes: []string{"a"}, Features: []Feature{{strings.Repeat("x", 2000), []Real{{0, 1}}}}},
		"no such class":    {Kind: "k", Classes: []string{"a"}, Features: []Feature{{"x", []Real{{1, 1}}}}},
		"not a number":     {Kind: "k", Classes: []string{"a"}, Features: []Feature{{"x", []Real{{0, math.Inf(1)}}}}},
		"links of another": {Kind: "k", Classes: []string{"a", "b"}, Links: [][]float64{{0}}},
	} {
		if _, err := d.Encode(Precision{Step: 0.1}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := small().Encode(Precision{}); err == nil {
		t.Error("no step: no error")
	}
}

func TestKeysComeFromNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.StringMatching(`[^\t]*`), 1, 5).Draw(t, "parts")
		atoms := make([]Atom, len(parts))
		for i, p := range parts {
			atoms[i] = Bytes([]byte(p), true)
		}
		var v Vector
		v.Add(atoms[0], atoms[1:]...)
		if want := keyOfName(strings.Join(parts, "\t")); v.Keys[0] != want || KeyOf(atoms[0], atoms[1:]...) != want {
			t.Fatalf("%q: %x and %x, want %x", parts, v.Keys[0], KeyOf(atoms[0], atoms[1:]...), want)
		}
	})
}

func TestCount(t *testing.T) {
	want := map[int]string{0: "0", 4: "4", -4: "-4", 5: "5+", 7: "5+", 8: "8+", 12: "12+", 39: "20+", 40: ">39", -5: "-5-", -39: "-20-", -40: "<-39", 1 << 40: ">39"}
	for n, text := range want {
		if got := Count(n).text; got != text {
			t.Errorf("Count(%d) = %q, want %q", n, got, text)
		}
	}
}

func TestVocabulary(t *testing.T) {
	voc := NewVocabulary()
	v := voc.Vector()
	for i := range 3 {
		v.Reset()
		v.Add(Text("often"))
		v.Add(Text("n"), Count(i))
	}
	if err := voc.Cut(2); err != nil || voc.Len() != 1 {
		t.Fatalf("%d features, %v", voc.Len(), err)
	}
	v.Add(Text("late"))
	if voc.Len() != 1 {
		t.Error("a feature came in after Cut")
	}
	if ids := voc.IDs(nil, v.Keys); !slices.Equal(ids, []int32{0}) {
		t.Errorf("ids %v", ids)
	}
}

func TestVocabularyNeedsNames(t *testing.T) {
	for name, atom := range map[string]Atom{"no text": Bytes([]byte("x"), false), "a tab": Text("a\tb")} {
		voc := NewVocabulary()
		voc.Vector().Add(Text("w"), atom)
		if voc.Cut(1) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestNoMemoryAtRunTime(t *testing.T) {
	m := mustRead(t, mustEncode(t, small(), Precision{Step: 0.1}))
	v := Vector{Keys: make([]Key, 0, 8)}
	scores := make([]int32, 3)
	template := Text("w")
	text := []byte("said it")
	n := testing.AllocsPerRun(100, func() {
		v.Reset()
		v.Add(template, Bytes(text[:4], false))
		v.Add(template, Count(17), Flag(true))
		m.Score(v.Keys, scores)
	})
	if n != 0 {
		t.Errorf("%g allocations", n)
	}
}

func FuzzRead(f *testing.F) {
	data, err := small().Encode(Precision{Step: 0.1})
	if err != nil {
		f.Fatal(err)
	}
	body, err := unpack(magic, data)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(body)
	f.Add(body[:len(body)-1])
	f.Add([]byte{})
	f.Add([]byte{1, 'k', 0, 1, 1, 'a', 0, 0, 0, 0, 0, 0, 240, 63, 0, 0, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, body []byte) {
		data, err := pack(magic, body)
		if err != nil {
			return
		}
		m, err := Read(data)
		names, nameErr := Names(data)
		if err != nil {
			return
		}
		if nameErr != nil || len(names) != m.Len() {
			t.Fatalf("%d features but %d names, %v", m.Len(), len(names), nameErr)
		}
		scores := make([]int32, len(m.Classes))
		for _, name := range names {
			m.Score([]Key{keyOfName(string(name))}, scores)
		}
		if m.links != nil {
			var l Lattice
			l.Reset(3, m)
			l.Path(nil)
			l.Margins(nil)
		}
		if p := m.Probability(0.5); !(p >= 0 && p <= 1) {
			t.Fatalf("probability %g", p)
		}
	})
}

func TestDamagedFiles(t *testing.T) {
	data := mustEncode(t, small(), Precision{Step: 0.1})
	for i := range data {
		if _, err := Read(data[:i]); err == nil {
			t.Errorf("cut to %d bytes: no error", i)
		}
		bad := bytes.Clone(data)
		bad[i] ^= 0x10
		if m, err := Read(bad); err == nil && !sameModel(m, mustRead(t, data)) {
			t.Errorf("byte %d changed: another model and no error", i)
		}
	}
	if _, err := Read(append([]byte(magic), 0xff, 0xff, 0xff, 3, 0, 0, 0, 0, 3, 0)); err == nil {
		t.Error("a lie about the length: no error")
	}
}

func sameModel(a, b *Model) bool {
	return a.Kind == b.Kind && slices.Equal(a.weights, b.weights) && slices.Equal(a.links, b.links) && slices.Equal(a.table.slots, b.table.slots)
}
