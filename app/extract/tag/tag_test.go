package tag

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/token"
	"quotedesk/assets"
)

// tagged reads word/TAG sentences, one a line.
func tagged(t testing.TB, path string) []Sentence {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []Sentence
	for line := range strings.Lines(string(data)) {
		var s Sentence
		for _, field := range strings.Fields(line) {
			i := strings.LastIndexByte(field, '/')
			tag, ok := Parse(field[i+1:])
			if !ok {
				t.Fatalf("%s is no tag", field)
			}
			s.Words, s.Tags = append(s.Words, field[:i]), append(s.Tags, tag)
		}
		if len(s.Words) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func tiny(t testing.TB) ([]byte, []Sentence) {
	t.Helper()
	data := tagged(t, filepath.Join("testdata", "tiny.txt"))
	c := Usual()
	c.Least, c.SureCount = 1, 4
	file, err := Train(data, []string{"testdata"}, c)
	if err != nil {
		t.Fatal(err)
	}
	return file, data
}

func TestTrainIsTheSameEachTime(t *testing.T) {
	a, data := tiny(t)
	b, _ := tiny(t)
	if !bytes.Equal(a, b) {
		t.Error("the same sentences gave two files")
	}
	m, err := Load(a)
	if err != nil {
		t.Fatal(err)
	}
	if r := m.Measure(data); r.Accuracy() < 0.97 {
		t.Errorf("it has not learnt what it was taught: %s", r)
	}
}

func TestLoadRefuses(t *testing.T) {
	file, _ := tiny(t)
	if _, err := Load(file[:len(file)/2]); err == nil {
		t.Error("half a file: no error")
	}
	if _, err := Load(nil); err == nil {
		t.Error("nothing: no error")
	}
}

func shippedFile(t testing.TB) []byte {
	t.Helper()
	file, err := assets.Models.ReadFile("model/pos.model")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func shipped(t testing.TB) *Model {
	t.Helper()
	m, err := Load(shippedFile(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestShippedModel(t *testing.T) {
	m := shipped(t)
	tests := []struct{ text, want string }{
		{"The mayor said the port would open on Monday.", "DET NOUN VERB DET NOUN AUX VERB ADP PROPN PUNCT"},
		{"“We can’t wait,” said Amina Sule, who runs the harbour.", "PUNCT PRON AUX PART VERB PUNCT PUNCT VERB PROPN PROPN PUNCT PRON VERB DET NOUN PUNCT"},
		{"She told reporters that it was Kenya's largest ship.", "PRON VERB NOUN SCONJ PRON AUX PROPN PART ADJ NOUN PUNCT"},
		{"Three ministers have resigned and two have not.", "NUM NOUN AUX VERB CCONJ NUM AUX PART PUNCT"},
	}
	for _, tt := range tests {
		var got []string
		for _, tag := range m.Tag(token.Split(tt.text)) {
			got = append(got, tag.String())
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// TestStraightAndCurly holds that the family of marks does not change what words are.
func TestStraightAndCurly(t *testing.T) {
	m := shipped(t)
	curly := "“It’s Tunde’s job – they don’t care,” the ‘boss’ said…"
	straight := strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'").Replace(curly)
	a, b := m.Tag(token.Split(curly)), m.Tag(token.Split(straight))
	if len(a) != len(b) {
		t.Fatalf("%d and %d tags", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("token %d: %s when curly, %s when straight", i, a[i], b[i])
		}
	}
}

func TestParse(t *testing.T) {
	for tag := range count {
		if got, ok := Parse(tag.String()); !ok || got != tag {
			t.Errorf("Parse(%s) = %s, %t", tag, got, ok)
		}
	}
	if _, ok := Parse("NNP"); ok {
		t.Error("NNP passes for a tag")
	}
}

func TestClosed(t *testing.T) {
	for _, word := range []string{"the", "n't", "whose", "according", "said", "minister", "largest", "Ghana", ""} {
		want := word == "the" || word == "n't" || word == "whose"
		if Closed(word) != want {
			t.Errorf("Closed(%q) = %t", word, !want)
		}
	}
	for text, want := range map[string]string{"n’t": "n't", "1990s": "0000s", "‘the": "'the", "the": "the", "…": ".", "«": `"`} {
		if got := Plain(text); got != want {
			t.Errorf("Plain(%q) = %q, want %q", text, got, want)
		}
	}
}

var hardTexts = []string{"", "\x80\xff", "\t", "’’’’’", strings.Repeat("“", 5000), strings.Repeat("a", 100_000),
	strings.Repeat("no stop here ", 5000), "İ’S Ⱥ'll 日本語", "\x1f\x00 a\x1fb", "🙂🙂 word"}

func TestAnyText(t *testing.T) {
	m := shipped(t)
	for _, text := range hardTexts {
		d := token.Split(text)
		if tags := m.Tag(d); len(tags) != len(d.Tokens) {
			t.Errorf("%.20q: %d tags for %d tokens", text, len(tags), len(d.Tokens))
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range hardTexts {
		f.Add(s[:min(len(s), 200)]) // longer seeds only slow the search down
	}
	m := shipped(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := token.Split(text)
		tags := m.Tag(d)
		if len(tags) != len(d.Tokens) {
			t.Fatalf("%d tags for %d tokens", len(tags), len(d.Tokens))
		}
		for i, tag := range tags {
			if tag >= count {
				t.Fatalf("token %d has no tag", i)
			}
		}
	})
}

// news is a text of some 150,000 words with many forms.
func news(t testing.TB) *token.Doc {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no stories", err)
	}
	var text strings.Builder
	for text.Len() < 900_000 {
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(data)
		}
	}
	return token.Split(text.String())
}

func TestTagTakesLittleMemory(t *testing.T) {
	m, d := shipped(t), news(t)
	n := testing.AllocsPerRun(1, func() { m.Tag(d) })
	if n > float64(len(d.Tokens))/50 {
		t.Errorf("%g allocations for %d tokens", n, len(d.Tokens))
	}
}

// The budget is 400,000 tokens a second on one core.
func BenchmarkTag(b *testing.B) {
	m, d := shipped(b), news(b)
	b.ResetTimer()
	for b.Loop() {
		m.Tag(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// The budget is 40 ms.
func BenchmarkLoad(b *testing.B) {
	file := shippedFile(b)
	for b.Loop() {
		if _, err := Load(file); err != nil {
			b.Fatal(err)
		}
	}
}
