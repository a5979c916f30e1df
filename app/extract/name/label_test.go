package name

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/token"
)

func TestMayFollow(t *testing.T) {
	label := func(s string) int {
		if s == "|" {
			return model.Border
		}
		return slices.Index(labelNames, s)
	}
	tests := []struct {
		from, to string
		ok       bool
	}{
		{"|", "O", true}, {"|", "B-PER", true}, {"|", "I-PER", false}, {"|", "L-ORG", false}, {"O", "U-LOC", true}, {"O", "L-LOC", false},
		{"B-PER", "L-PER", true}, {"B-PER", "I-PER", true}, {"B-PER", "I-ORG", false}, {"B-PER", "O", false}, {"B-PER", "|", false},
		{"B-PER", "B-PER", false}, {"L-PER", "B-ORG", true}, {"U-LOC", "|", true}, {"I-ORG", "U-ORG", false}, {"I-ORG", "L-ORG", true},
	}
	for _, tt := range tests {
		if got := mayFollow(label(tt.from), label(tt.to)); got != tt.ok {
			t.Errorf("%s after %s: %v", tt.to, tt.from, got)
		}
	}
}

// TestMend holds that whatever the labels, mended ones keep to what may follow, cover the same tokens and stay when
// mended again.
func TestMend(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := rapid.SliceOfN(rapid.IntRange(0, len(labelNames)-1), 1, 12).Draw(t, "labels")
		out := slices.Clone(labels)
		mend(out)
		before := model.Border
		for i, y := range out {
			if !mayFollow(before, y) || (y == 0) != (labels[i] == 0) {
				t.Fatalf("%v became %v", labels, out)
			}
			before = y
		}
		if !mayFollow(before, model.Border) {
			t.Fatalf("%v became %v", labels, out)
		}
		again := slices.Clone(out)
		mend(again)
		if !slices.Equal(again, out) {
			t.Fatalf("%v, mended again, became %v", out, again)
		}
		covered := 0
		for _, m := range appendMarked(nil, 0, out, nil) {
			for i := m.first; i < m.last; i++ {
				if k, _ := splitLabel(out[i]); k != m.kind {
					t.Fatalf("%+v in %v", m, out)
				}
			}
			covered += m.last - m.first
		}
		if free := len(slices.DeleteFunc(slices.Clone(out), func(y int) bool { return y > 0 })); covered+free != len(out) {
			t.Fatalf("names cover %d of %v", covered, out)
		}
	})
}

// A person's name ends before "of", whatever the annotated texts count as part of it.
func TestPersonEndsBeforeOf(t *testing.T) {
	for text, words := range map[string]int{
		"Harriet Cole of The Dale Post": 2,
		"Harriet Cole from Dale":        2,
		"Harriet Ann Cole of Dale":      3,
		"Lawrence of Arabia":            3,
		"Harriet Cole":                  2,
	} {
		d := token.Split(text)
		found := furniture.Find(d)
		if got := newReader(d, &found, lists).beforeOf(0, len(d.Tokens)); got != words {
			t.Errorf("%q ends after %d words, want %d", text, got, words)
		}
	}
}
