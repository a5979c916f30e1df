package score

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWordTokens(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"It’s O'Brien-Díaz, isn''t it?", []string{"It’s", "O'Brien-Díaz", "isn", "t", "it"}},
		{"-a- 'b' c_d 3²½", []string{"a", "b", "c_d", "3²½"}},
		{"e\u0301te 漢字 Ⅻ 🙂", []string{"e", "te", "漢字", "Ⅻ"}}, // a combining mark is no word character
	}
	for _, test := range tests {
		var got []string
		for _, s := range wordTokens([]rune(test.text)) {
			got = append(got, string([]rune(test.text)[s[0]:s[1]]))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestLower(t *testing.T) {
	for in, want := range map[string]string{"ABC": "abc", "ΟΔΟΣ Α": "οδος α", "Σ": "σ", "ΑΣ’Α": "ασ’α", "İZ": "i̇z", "É": "é"} {
		if got := lower(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRegions(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"He said “no” and “yes”.", []string{"“no”", "“yes”"}},
		{"``no'' and ''yes'' and ’’so’’", []string{"``no''", "''yes''", "’’so’’"}},
		{`"no" and "yes"`, []string{`"no"`, `"yes"`}},
		{"“one\n“two”\nthree”", []string{"“one", "“two”"}},
		{"“one “two” three”", []string{"“one ", "“two”"}},
		{`"one "two" three`, []string{`"one `, `"two"`}},
		{"‘no’ isn't", nil},
	}
	for _, test := range tests {
		var got []string
		for _, s := range regions([]rune(test.text)) {
			got = append(got, string([]rune(test.text)[s[0]:s[1]]))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNamesAgree(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Qasim al-Araji", "al-Araji", true},
		{"Mr Araji", "Araji’s", true},
		{"Araji", "al-Araji", false},
		{"Ada Quill", "Ben Quill", false},
		{"Ada Quill", "Ada", false},
		{"the mayor", "Mayor", true}, // nothing but titles on both sides: they are compared
		{"The US", "US", true},
		{"of the", "of the", true},
		{"his", "of his", false},
		{"", "Araji", false},
		{"University of Orr", "Orr", true},
	}
	for _, test := range tests {
		if got := namesAgree(test.a, test.b); got != test.want || namesAgree(test.b, test.a) != test.want {
			t.Errorf("%q, %q: got %v", test.a, test.b, got)
		}
	}
}

func TestChunks(t *testing.T) {
	var got []string
	for _, c := range chunks([]rune("Ada Quill, head of the port (Orr) - a town—so")) {
		got = append(got, string(c.text))
	}
	want := []string{"Ada Quill", ",", " head", "(", "Orr", ")", "", " - ", "a town", "—", "so"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if whole := chunks([]rune("the mayor’s in-laws")); len(whole) != 1 || string(whole[0].text) != "the mayor’s in-laws" {
		t.Errorf("in-laws are no modifier: %+v", whole)
	}
}

// Every id is in exactly one part, and the data set in front of it does not matter.
func TestParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.String().Draw(t, "id")
		n := rapid.IntRange(1, 50).Draw(t, "n")
		in := 0
		for i := 1; i <= n; i++ {
			in += one(InPart(id, i, n))
		}
		if in != 1 {
			t.Fatalf("%q is in %d of %d parts", id, in, n)
		}
		if HeldOut(id) != HeldOut("set/"+id) {
			t.Fatalf("%q changes sides when its set is named", id)
		}
	})
}

// The hashes were taken with another program; they must never change, or what was kept for measuring becomes training.
func TestHeldOut(t *testing.T) {
	for id, want := range heldOutIDs {
		if got := HeldOut(id); got != want {
			t.Errorf("%s: got %v", id, got)
		}
	}
	if !InPart("newsroom/uk-001", partOfUK001, 7) {
		t.Errorf("uk-001 is not in part %d of 7", partOfUK001)
	}
}

// brute tries every assignment.
func brute(w [][]float64, used []bool) float64 {
	if len(w) == 0 {
		return 0
	}
	best := brute(w[1:], used)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = max(best, w[0][j]+brute(w[1:], used))
			used[j] = false
		}
	}
	return best
}

func TestAssignIsTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(0, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		w := make([][]float64, rows)
		for i := range w {
			w[i] = rapid.SliceOfN(rapid.Float64Range(0, 1), columns, columns).Draw(t, "row")
		}
		if got, want := assign(w), brute(w, make([]bool, columns)); math.Abs(got-want) > 1e-9 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// Whatever is predicted: shares stay within 0 and 1, closer levels meet no more than looser ones, no count is negative.
func TestFiguresStayWithinBounds(t *testing.T) {
	gold := append(goldStories(t, "planted"), goldStories(t, "corners")...)
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(gold).Draw(t, "story")
		size := len([]rune(d.Text))
		place := rapid.IntRange(-5, size+5)
		var p Prediction
		for range rapid.IntRange(0, 12).Draw(t, "quotes") {
			q := Quote{Start: place.Draw(t, "start"), End: place.Draw(t, "end"), Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence")}
			if rapid.Bool().Draw(t, "speaker") {
				q.Speaker.Spans = []Pair{{place.Draw(t, "from"), place.Draw(t, "to")}}
			}
			if rapid.Bool().Draw(t, "parts") {
				q.Parts = []Pair{{q.Start, (q.Start + q.End) / 2}, {(q.Start + q.End) / 2, q.End}}
			}
			p.Quotes = append(p.Quotes, q)
			p.Entities = append(p.Entities, Entity{Start: q.Start, End: q.End, Type: "PER"})
		}
		for _, o := range []Options{{}, {Unit: Quotation}, {ReportingOnly: true, Errors: 3}} {
			count := NewQuotes(o)
			if err := count.Add(d, &p); err != nil {
				t.Fatal(err)
			}
			r := count.Result()
			for _, table := range []map[string]LevelScore{r.All, r.Direct} {
				for _, l := range levels {
					x := table[l.key]
					if x.P < 0 || x.P > 1 || x.R < 0 || x.R > 1 || x.Pred < 0 || x.WithSpeakerF1 > x.F1+1e-12 {
						t.Fatalf("%s: %+v", l.key, x)
					}
				}
				if table["exact"].R > table["0.3"].R || table["strict"].R > table["exact"].R {
					t.Fatalf("%+v", table)
				}
			}
			if c := r.Calibration; c.Right > c.Rows || c.WrongFirst < 0 || c.WrongFirst > 1 {
				t.Fatalf("%+v", c)
			}
		}
		names := NewNames(NameTypes, 2)
		names.Add(d, &p)
		if r := names.Result(); r.Micro.P > 1 || r.Micro.R > 1 || r.Partial.Met < r.Micro.Met {
			t.Fatalf("%+v", r)
		}
	})
}

func TestGoldOutsideTheText(t *testing.T) {
	err := NewQuotes(Options{}).Add(Document{ID: "s1", Text: "short", Quotes: []Quote{{Start: 2, End: 6}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "s1: gold quotation 1 runs from 2 to 6") {
		t.Error(err)
	}
}

func TestParseDocumentRefuses(t *testing.T) {
	for line, want := range map[string]string{
		`{`:            "unexpected end",
		`{"text":"x"}`: "no id",
		`{"id":"a"}`:   "a: it has no text",
		`{"id":"a","text":"x","quotes":[{"speaker":5}]}`: "cannot unmarshal",
	} {
		if _, err := ParseDocument([]byte(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", line, err)
		}
	}
}
