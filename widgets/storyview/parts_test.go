package storyview

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	text := "Don’t stop, Ana-María.\nNext (line)"
	p := pageOf(text, 1000)
	at := func(s string) int { return strings.Index(text, s) }
	for _, c := range []struct {
		off  int
		want string
	}{
		{0, "Don’t"}, {at("t stop"), "Don’t"}, {at(" stop"), "Don’t"}, {at(", Ana"), "stop"},
		{at("Ana"), "Ana"}, {at("María") + 2, "María"}, {at("Next") + 1, "Next"}, {at("line"), "line"}, {len(text), ")"},
	} {
		a, b := p.wordAt(c.off)
		if text[a:b] != c.want {
			t.Errorf("wordAt(%d) = %q, want %q", c.off, text[a:b], c.want)
		}
	}
	var right, left []int
	for off := 0; off < len(text); {
		off = p.wordRight(off)
		right = append(right, off)
	}
	for off := len(text); off > 0; {
		off = p.wordLeft(off)
		left = append(left, off)
	}
	wantRight := []int{at(" stop"), at(", Ana"), at("-Mar"), at(".\n"), at("\n"), at("Next"), at(" (line"), at(")"), len(text)}
	wantLeft := []int{at("line"), at("Next"), at("\n"), at("María"), at("Ana"), at("stop"), 0}
	if !slices.Equal(right, wantRight) {
		t.Errorf("rightwards %v, want %v", right, wantRight)
	}
	if !slices.Equal(left, wantLeft) {
		t.Errorf("leftwards %v, want %v", left, wantLeft)
	}
}

func TestRowCutsAtInksAndTabs(t *testing.T) {
	p := pageOf("ab\tcde\u0301f", 500)
	r := p.layRow(0, "base", []inkSpan{{1, 4, "red"}, {5, 6, "blue"}})
	var got []string
	for _, s := range r.segs {
		got = append(got, fmt.Sprintf("%q %s %v %v", p.text[s.start:s.end], s.ink, s.x, s.gap))
	}
	want := []string{`"a" base 0 false`, `"b" red 5 false`, `"\t" red 10 true`, `"c" red 30 false`, `"d" base 35 false`, `"e\u0301" blue 40 false`, `"f" base 45 false`}
	for i, s := range want {
		want[i] = strings.ReplaceAll(s, `\u0301`, "\u0301")
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSpansFindsWhatABruteSearchFinds(t *testing.T) {
	styles := map[string]Style{"low": {Layer: 1}, "high": {Layer: 2}}
	rapid.Check(t, func(t *rapid.T) {
		hs := make([]Highlight, rapid.IntRange(0, 30).Draw(t, "n"))
		for i := range hs {
			start := rapid.IntRange(-3, 60).Draw(t, "start")
			hs[i] = Highlight{ID: fmt.Sprint(i), Start: start, End: start + rapid.IntRange(-1, 40).Draw(t, "len"),
				Style: rapid.SampledFrom([]string{"low", "high", "unknown"}).Draw(t, "style")}
		}
		a := rapid.IntRange(0, 55).Draw(t, "a")
		b := a + rapid.IntRange(1, 20).Draw(t, "b")
		ids := newSpans(hs, 50).ids(a, b, styles)
		var want []string
		for _, h := range hs {
			if start, end := max(h.Start, 0), min(h.End, 50); start < end && start < b && end > a {
				want = append(want, h.ID)
			}
		}
		sorted := slices.Sorted(slices.Values(ids))
		slices.Sort(want)
		if !slices.Equal(sorted, want) {
			t.Fatalf("got %v, want %v", sorted, want)
		}
		layer := func(id string) int {
			for _, h := range hs {
				if h.ID == id {
					return styles[h.Style].Layer
				}
			}
			return -1
		}
		if !slices.IsSortedFunc(ids, func(x, y string) int { return layer(y) - layer(x) }) {
			t.Fatalf("%v: not topmost first", ids)
		}
	})
}

func TestLanesKeepBarsApart(t *testing.T) {
	styles := map[string]Style{"bar": {Edge: "x"}, "dashed": {Edge: "x", EdgePattern: Dashed}, "other": {Edge: "y"}, "none": {}}
	rapid.Check(t, func(t *rapid.T) {
		p := pageOf(strings.Repeat("word ", 60), 50)
		hs := make([]Highlight, rapid.IntRange(0, 20).Draw(t, "n"))
		for i := range hs {
			start := rapid.IntRange(0, 290).Draw(t, "start")
			hs[i] = Highlight{Start: start, End: start + rapid.IntRange(1, 80).Draw(t, "len"), Style: rapid.SampledFrom([]string{"bar", "dashed", "other", "none"}).Draw(t, "style")}
		}
		s := newSpans(hs, len(p.text))
		lanes := s.lanes(p, styles)
		for i, h := range s.list {
			if (lanes[i] < 0) != (h.Style == "none") {
				t.Fatalf("lane %d for style %s", lanes[i], h.Style)
			}
			for j := range i {
				g := s.list[j]
				if lanes[i] >= 0 && g.Style != h.Style && lanes[i] == lanes[j] && p.lineAt(h.Start) <= p.lineAt(g.End-1) && p.lineAt(g.Start) <= p.lineAt(h.End-1) {
					t.Fatalf("%v and %v share lane %d", g, h, lanes[i])
				}
			}
		}
	})
}

func TestBarsOfOneLookShareALane(t *testing.T) {
	p := pageOf(strings.Repeat("word ", 60), 50)
	styles := map[string]Style{"bar": {Edge: "x"}, "other": {Edge: "y"}}
	s := newSpans([]Highlight{{Start: 0, End: 33, Style: "bar"}, {Start: 10, End: 50, Style: "other"},
		{Start: 34, End: 90, Style: "bar"}, {Start: 200, End: 220, Style: "other"}}, len(p.text))
	if got, want := s.lanes(p, styles), []int{0, 1, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("lanes %v, want %v", got, want)
	}
}

func TestEditKeepsPlaces(t *testing.T) {
	old := "The bridge is shut. The ferry runs. The mayor smiles."
	for _, c := range []struct {
		name, new string
		kept      bool
		off, want string // the text at a place before and after
	}{
		{"before the edit", strings.Replace(old, "smiles", "frowns", 1), true, "ferry", "ferry"},
		{"after the edit", strings.Replace(old, "shut", "open again", 1), true, "mayor", "mayor"},
		{"inside the edit", strings.Replace(old, "ferry", "boat", 1), true, "rry", "boat"},
		{"another story", "Wholly different words about something else, and longer.", false, "", ""},
		{"nothing left", "", false, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := compare(old, c.new)
			if e.kept != c.kept {
				t.Fatalf("kept %v, want %v", e.kept, c.kept)
			}
			if !c.kept {
				return
			}
			if got := c.new[e.move(strings.Index(old, c.off)):]; !strings.HasPrefix(got, c.want) {
				t.Errorf("moved to %q, want %q", got, c.want)
			}
		})
	}
}

func TestRulerSumsLatinWordsExactly(t *testing.T) {
	pairs := func(s string, f face) float32 { // kerns every pair "av" by -1
		return measureCells(s, f) - float32(strings.Count(s, "av"))
	}
	r := newRuler(face{size: 10}, pairs)
	for _, w := range []string{"", "a", "av", "have", "“naïve—avav”", "Łódź", "e\u0301av", "東京av", strings.Repeat("av", 100), "a\tv"} {
		want := pairs(w, r.face)
		if strings.Contains(w, "\t") {
			want += tabSpaces*r.space - 5
		}
		for range 2 { // fresh, and from the cache
			if got := r.word(w); got != want {
				t.Errorf("word(%q) = %v, want %v", w, got, want)
			}
		}
	}
}
