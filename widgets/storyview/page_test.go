package storyview

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

// measureCells is a font for tests: a cluster is half the size wide, an
// ideograph or emoji the whole size, a mark alone nothing.
func measureCells(s string, f face) float32 {
	var w float32
	for i, j := 0, 0; i < len(s); i = j {
		j = nextCluster(s, i)
		switch c, _ := utf8.DecodeRuneInString(s[i:j]); {
		case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		case isIdeograph(c):
			w += f.size
		default:
			w += f.size / 2
		}
	}
	return w
}

func pageOf(text string, width float32, blocks ...Block) *page {
	p := &page{}
	rulers := []*ruler{newRuler(face{size: 10}, measureCells)}
	for _, b := range blocks {
		rulers = append(rulers, newRuler(face{size: 10 * b.Scale}, measureCells))
	}
	p.setText(text, blocks, rulers)
	p.wrap(width)
	return p
}

func linesOf(p *page) []string {
	var out []string
	for _, l := range p.lines {
		out = append(out, p.text[l.start:l.end])
	}
	return out
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32 // 5 units a letter
		want       []string
	}{
		{"empty", "", 50, []string{""}},
		{"short", "one two", 50, []string{"one two"}},
		{"at spaces, which hang", "one two three", 35, []string{"one two ", "three"}},
		{"spaces hang over", "one       two", 20, []string{"one       ", "two"}},
		{"leading spaces stay", "   one two", 35, []string{"   one ", "two"}},
		{"line ends", "a\nb\r\nc\rd\u2028e\u2029f\n", 50, []string{"a", "b", "c", "d", "e", "f", ""}},
		{"blank lines", "a\n\nb", 50, []string{"a", "", "b"}},
		{"tab is four wide", "a\tb c", 25, []string{"a\t", "b c"}},
		{"long word", "abcdefghij", 20, []string{"abcd", "efgh", "ij"}},
		{"long word after another", "ab cdefghij", 20, []string{"ab ", "cdef", "ghij"}},
		{"text goes on after a long word", "abcdef gh ij", 20, []string{"abcd", "ef ", "gh ", "ij"}},
		{"hyphen", "well-known fact", 30, []string{"well-", "known ", "fact"}},
		{"not before a number", "minus -55", 30, []string{"minus ", "-55"}},
		{"em dash", "stop—go on", 30, []string{"stop—", "go on"}},
		{"no-break space holds", "a 5\u00A0km", 20, []string{"a ", "5\u00A0km"}},
		{"closing quote stays back", "“aa bb”", 20, []string{"“aa ", "bb”"}},
		{"ideographs", "東京都は日本", 30, []string{"東京都", "は日本"}},
		{"no stop at line start", "東京都。日本", 30, []string{"東京", "都。日", "本"}},
		{"no opening bracket at line end", "東京「都」は", 30, []string{"東京", "「都」", "は"}},
		{"ideographs beside letters", "ab東京cd", 20, []string{"ab東", "京cd"}},
		{"combining marks stay", "e\u0301e\u0301e\u0301e\u0301e\u0301", 10, []string{"e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"}},
		{"emoji family stays", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 10, []string{"👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"}},
		{"flags stay", "🇵🇱🇮🇶", 10, []string{"🇵🇱", "🇮🇶"}},
		{"one grapheme at least", "東京", 1, []string{"東", "京"}},
		{"invalid bytes", "a\xffb\xc3", 100, []string{"a\xffb\xc3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := linesOf(pageOf(c.text, c.width)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestBlocksSetWholeParagraphs(t *testing.T) {
	p := pageOf("aaaa bbbb\ncccc dddd", 50, Block{Start: 2, End: 3, Scale: 2})
	want := []string{"aaaa ", "bbbb", "cccc dddd"}
	if got := linesOf(p); !slices.Equal(got, want) {
		t.Errorf("the larger paragraph breaks earlier: got %q, want %q", got, want)
	}
	if p.lines[0].height <= p.lines[2].height {
		t.Errorf("line heights %v and %v: the larger type must stand in the taller line", p.lines[0].height, p.lines[2].height)
	}
	if pageOf("a\n\nb", 50).lines[1].height >= pageOf("a\n\nb", 50).lines[0].height {
		t.Error("a blank line must be lower than a full one")
	}
}

// checkPage fails unless the lines cover the text, break only between graphemes
// and keep to the width.
func checkPage(t interface{ Fatalf(string, ...any) }, p *page) {
	edges := map[int]bool{0: true}
	if utf8.ValidString(p.text) {
		for it := graphemes.FromString(p.text); it.Next(); {
			edges[it.End()] = true
		}
	} else {
		for _, e := range clusterEdges(p.text, 0, len(p.text)) {
			edges[e] = true
		}
	}
	at := 0
	top := 0.0
	for i, l := range p.lines {
		pa := p.paras[l.para]
		if l.start != at {
			t.Fatalf("line %d begins at %d, want %d", i, l.start, at)
		}
		if !edges[l.start] || !edges[l.end] {
			t.Fatalf("line %d (%d to %d) cuts a grapheme", i, l.start, l.end)
		}
		if l.top != top || l.height <= 0 {
			t.Fatalf("line %d at %v, want %v, height %v", i, l.top, top, l.height)
		}
		top += float64(l.height)
		trim := trimSpaces(p.text, l.start, l.end)
		r := p.rulers[pa.ruler]
		if one := trim == l.start || nextCluster(p.text[:trim], l.start) == trim; !one && r.sum(p.text[l.start:trim]) > p.width+0.01 {
			t.Fatalf("line %d %q is %v wide, column %v", i, p.text[l.start:trim], r.sum(p.text[l.start:trim]), p.width)
		}
		at = l.end
		if l.end == pa.end {
			if n := pa.next - pa.end; n > 0 && lineEnd(p.text, pa.end) != n {
				t.Fatalf("bytes %q are skipped and no line end", p.text[pa.end:pa.next])
			}
			at = pa.next
		} else if l.end <= l.start {
			t.Fatalf("line %d is empty inside its paragraph", i)
		}
	}
	if at != len(p.text) {
		t.Fatalf("lines end at %d of %d", at, len(p.text))
	}
}

// checkCaret fails unless the steps from end to end visit the same places both
// ways and every place keeps its line through a click on it.
func checkCaret(t interface{ Fatalf(string, ...any) }, p *page) {
	places := []int{0}
	for off := 0; off < len(p.text); {
		next := p.next(off)
		if next <= off {
			t.Fatalf("next(%d) = %d", off, next)
		}
		if back := p.prev(next); back != off {
			t.Fatalf("prev(next(%d) = %d) = %d", off, next, back)
		}
		off = next
		places = append(places, off)
	}
	for _, off := range places {
		i := p.lineAt(off)
		r := p.layRow(i, "", nil)
		x := p.xAt(r, off)
		got := p.caretAt(i, r, x)
		if gx := p.xAt(r, got); gx != x && !(p.isSoft(i) && got < off) {
			t.Fatalf("place %d at x %v: a click there gives %d at %v", off, x, got, gx)
		}
		if a, b := p.wordAt(off); a > off || b < min(off, b) || p.snapDown(a) != a || p.snapUp(b) != b {
			t.Fatalf("wordAt(%d) = %d, %d", off, a, b)
		}
		if w := p.wordRight(off); off < len(p.text) && w <= off || p.snapUp(w) != w {
			t.Fatalf("wordRight(%d) = %d of %d", off, w, len(p.text))
		}
		if w := p.wordLeft(off); off > 0 && w >= off || p.snapDown(w) != w {
			t.Fatalf("wordLeft(%d) = %d", off, w)
		}
	}
}

var alphabet = []string{"a", "b", "Z", "’", "“", "”", "-", "—", " ", "  ", "\t", "\n", "\r\n", "\r", "\u2028", "\u00A0", "\u00AD", "\u200B", "\u200D",
	"é", "e\u0301", "\u0301", "\u0600", "東", "京", "。", "「", "」", "ー", "한", "👨‍👩‍👧‍👦", "🇵🇱", "🙂", "\uFE0F", "ش", "ל", "\x00", "\x7F", "\u0085", "\xff", "\xc3", "1", ".", ",", "/"}

func TestPageInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 120).Draw(t, "text"), "")
		p := pageOf(text, float32(rapid.IntRange(1, 200).Draw(t, "width")))
		checkPage(t, p)
		checkCaret(t, p)
	})
}

func FuzzPage(f *testing.F) {
	f.Add("one two", uint16(20))
	f.Add("e\u0301\u0301東京。🇵🇱👨‍👩‍👧 \r\n\r\n\t\u2028x", uint16(11))
	f.Add(strings.Repeat("ab", 300)+"\u200B"+strings.Repeat("\u0301", 50), uint16(60))
	f.Add("\xff\xfe\r", uint16(0))
	f.Fuzz(func(t *testing.T, text string, width uint16) {
		if len(text) > 600 {
			text = text[:600]
		}
		p := pageOf(text, float32(width%500))
		checkPage(t, p)
		checkCaret(t, p)
	})
}

// TestLongRuns wraps texts of 100 kB without a usual break. They must take time
// in proportion: the limits are some fifty times what is needed.
func TestLongRuns(t *testing.T) {
	const size = 100_000
	for name, unit := range map[string]string{
		"word": "a", "accented": "é", "ideographs": "京", "emoji": "🙂", "spaces": " ", "tabs": "\t",
		"zero width": "\u200B", "joiners": "\u2060", "one grapheme": "\u0301", "line ends": "\n", "wrong bytes": "\xff", "letters and wrong bytes": "a\u0301\xff", "wrong ends": "é\xe6",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(unit, size/len(unit))
			began := time.Now()
			p := pageOf(text, 400)
			for _, at := range []int{0, len(text) / 2, len(text)} {
				off := p.snapDown(at)
				i := p.lineAt(off)
				r := p.layRow(i, "", nil)
				p.caretAt(i, r, p.xAt(r, off))
				p.next(off)
				p.prev(off)
				p.wordAt(off)
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			checkPage(t, p)
		})
	}
}
