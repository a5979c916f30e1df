package story

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSpanValid(t *testing.T) {
	const text = "a “b” 🎉"
	for _, c := range []struct {
		span Span
		want bool
	}{
		{Span{0, len(text)}, true},
		{Span{2, 5}, true},
		{Span{3, 5}, false}, // inside the mark
		{Span{2, 4}, false},
		{Span{5, 2}, false},
		{Span{-1, 2}, false},
		{Span{0, len(text) + 1}, false},
		{Span{len(text), len(text)}, true},
	} {
		if got := c.span.Valid(text); got != c.want {
			t.Errorf("%v: %t", c.span, got)
		}
	}
}

func TestSpanRelations(t *testing.T) {
	a := Span{3, 8}
	for _, c := range []struct {
		b                  Span
		contains, overlaps bool
	}{
		{Span{3, 8}, true, true}, {Span{4, 5}, true, true}, {Span{0, 3}, false, false}, {Span{8, 9}, false, false},
		{Span{7, 9}, false, true}, {Span{0, 20}, false, true},
	} {
		if got := a.Contains(c.b); got != c.contains {
			t.Errorf("contains %v: %t", c.b, got)
		}
		if got := a.Overlaps(c.b); got != c.overlaps {
			t.Errorf("overlaps %v: %t", c.b, got)
		}
	}
	if got := Envelope([]Span{{5, 6}, {1, 2}, {9, 12}}); got != (Span{1, 12}) {
		t.Errorf("envelope %v", got)
	}
	if got := Envelope(nil); !got.Empty() {
		t.Errorf("envelope of nothing %v", got)
	}
}

func TestSpanIsAPairInJSON(t *testing.T) {
	b, err := json.Marshal(Furniture{Headline: Span{0, 12}, Place: "Leith"})
	if err != nil || string(b) != `{"headline":[0,12],"place":"Leith"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var f Furniture
	if err := json.Unmarshal(b, &f); err != nil || f.Headline != (Span{0, 12}) {
		t.Errorf("%+v, %v", f, err)
	}
	if err := json.Unmarshal([]byte(`{"headline":"x"}`), &f); err == nil {
		t.Error("a span that is no pair was taken")
	}
}

// text draws words of one, two, three and four bytes a letter, combining marks and line ends.
func text(r *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", "e\u0301", "“", "語", "🎉", "👩‍🚒", " ", "\n", "\r\n", "plain words ", strings.Repeat("x", 300)}), 0, 40).Draw(r, "parts")
	return strings.Join(parts, "")
}

func TestCodePointsThereAndBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := text(r)
		c := NewCodePoints(s)
		n := 0
		for b := range s {
			if got := c.Offset(b); got != n {
				r.Fatalf("byte %d is code point %d, want %d", b, got, n)
			}
			if got := c.Byte(n); got != b {
				r.Fatalf("code point %d is byte %d, want %d", n, got, b)
			}
			n++
		}
		if got := c.Offset(len(s)); got != utf8.RuneCountInString(s) {
			r.Fatalf("the end is code point %d, want %d", got, utf8.RuneCountInString(s))
		}
		if got := c.Byte(n); got != len(s) {
			r.Fatalf("past the end is byte %d, want %d", got, len(s))
		}
	})
}

func TestParagraphsHoldEveryWord(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := text(r)
		end, kept := 0, strings.Builder{}
		for _, p := range Paragraphs(s) {
			if p.Start < end || !p.Valid(s) || strings.ContainsAny(p.In(s), "\r\n") || strings.TrimSpace(p.In(s)) == "" {
				r.Fatalf("paragraph %v %q", p, p.In(s))
			}
			kept.WriteString(p.In(s))
			end = p.End
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if diff := cmp.Diff(squeeze(s), squeeze(kept.String())); diff != "" {
			r.Fatal(diff)
		}
	})
}

func TestFormsComeOnceInOrder(t *testing.T) {
	const s = "Ada Hale met Ruiz. Hale left. Ada Hale wrote."
	e := Entity{Mentions: []Span{{0, 8}, {19, 23}, {30, 38}}}
	if diff := cmp.Diff([]string{"Ada Hale", "Hale"}, e.Forms(s)); diff != "" {
		t.Error(diff)
	}
}

func TestOpenStatuses(t *testing.T) {
	for status, want := range map[Status]bool{Unreviewed: true, NeedsLook: true, Confirmed: false, Corrected: false, Added: false, Rejected: false, ForChecker: false} {
		if got := status.Open(); got != want {
			t.Errorf("%s: %t", status, got)
		}
	}
}
