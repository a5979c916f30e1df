package grid

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/google/go-cmp/cmp"
)

// count measures a character as one pixel.
func count(s string) float32 {
	n := 0
	for c := graphemes.FromString(s); c.Next(); {
		n++
	}
	return float32(n)
}

func TestWrapText(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		width float32
		most  int
		want  []string
	}{
		{"nothing", "", 10, 2, nil},
		{"spaces only", " \t\r\n ", 10, 2, nil},
		{"fits", "one two", 7, 1, []string{"one two"}},
		{"breaks at spaces", "one two three", 7, 3, []string{"one two", "three"}},
		{"ends in dots", "one two three", 7, 1, []string{"one tw…"}},
		{"dots on the last line", "one two three four", 7, 2, []string{"one two", "three…"}},
		{"no space before the dots", "one two three", 5, 1, []string{"one…"}},
		{"long word", "abcdefghij", 4, 3, []string{"abcd", "efgh", "ij"}},
		{"long word after a short one", "a bcdefghij", 4, 4, []string{"a", "bcde", "fghi", "j"}},
		{"hyphen", "well-known", 6, 2, []string{"well-", "known"}},
		{"no break before a number", "pages 4-17", 7, 2, []string{"pages", "4-17"}},
		{"no-break space", "a b\u00a0c", 3, 2, []string{"a", "b\u00a0c"}},
		{"line break", "one\r\ntwo\nthree\ttab", 30, 1, []string{"one two three tab"}},
		{"control characters", "a\x00b\x1bc", 10, 1, []string{"abc"}},
		{"ideographs", "東京は日本の首都です。", 5, 3, []string{"東京は日本", "の首都で", "す。"}},
		{"combining marks", "e\u0301e\u0301e\u0301e\u0301", 3, 2, []string{"e\u0301e\u0301e\u0301", "e\u0301"}},
		{"emoji sequence", "👩‍👩‍👧‍👦👍🏽🇫🇷x", 2, 2, []string{"👩‍👩‍👧‍👦👍🏽", "🇫🇷x"}},
		{"controls before a space", "\x00\tab", 2, 2, []string{"ab"}},
		{"space after a broken word", "ab c", 1, 3, []string{"a", "b", "c"}},
		{"broken bytes", "a\xff\xfeb", 10, 1, []string{"a\ufffd\ufffdb"}},
		{"no room", "abc", 0, 1, []string{"…"}},
		{"less than no room", "abc", -20, 2, []string{"a", "…"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, wrapText(c.text, c.width, c.most, count)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWrapCostDoesNotGrowWithTheText(t *testing.T) {
	for name, text := range map[string]string{
		"one word":        strings.Repeat("x", 100_000),
		"many words":      strings.Repeat("word ", 200_000),
		"marks on marks":  "a" + strings.Repeat("\u0301", 100_000),
		"nothing visible": strings.Repeat("\u200b", 100_000),
		"line breaks":     strings.Repeat("\n", 1_000_000) + "end",
		"joined emoji":    strings.Repeat("👩\u200d", 50_000),
	} {
		measured := 0
		start := time.Now()
		lines := wrapText(text, 200, 3, func(s string) float32 {
			measured += len(s)
			return count(s)
		})
		if len(lines) == 0 || len(lines) > 3 {
			t.Errorf("%s: %d lines", name, len(lines))
		}
		if measured > 200_000 {
			t.Errorf("%s: %d bytes were measured", name, measured)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func FuzzWrapText(f *testing.F) {
	for _, text := range []string{
		"", "plain words and more", "well-known/ab", "tab\tand\r\nbreak", "東京は「日本」の首都です。안녕하세요", "e\u0301\u0301\u0301x",
		"👩‍👩‍👧‍👦👍🏽🇫🇷 x", "\xff\xc3", "مرحبا שלום", "a\u200d\u200db", "\u200b\u200b", "ᄒ" + "ᅡ" + "ᆫ" + "글", strings.Repeat("x", 3000),
	} {
		f.Add(text, float32(9), 2)
	}
	f.Fuzz(func(t *testing.T, text string, width float32, most int) {
		if !(width >= -10 && width < 500) || most < 1 || most > 5 {
			return
		}
		lines := wrapText(text, width, most, count)
		if len(lines) > most {
			t.Fatalf("%d lines of at most %d", len(lines), most)
		}
		for i, line := range lines {
			if !utf8.ValidString(line) || strings.ContainsFunc(line, unicode.IsControl) {
				t.Fatalf("line %q cannot be drawn", line)
			}
			if w := count(line); w > max(width, 1)+1e-3 && line != ellipsis {
				t.Fatalf("line %q is %v wide of %v", line, w, width)
			}
			if line == "" && i < len(lines)-1 && strings.TrimFunc(text, breakingSpace) == text && !strings.ContainsFunc(text, breakingSpace) {
				t.Fatalf("empty line %d of %q", i, lines)
			}
		}
		clean, cut := cleanText(text, 1<<30)
		if cut {
			t.Fatal("cut without need")
		}
		drawn, whole := squeeze(strings.Join(lines, "")), squeeze(clean)
		if drawn == whole {
			return
		}
		if kept, dotted := strings.CutSuffix(drawn, ellipsis); !dotted || !strings.HasPrefix(whole, kept) {
			t.Fatalf("drawn %q of %q", drawn, clean)
		}
	})
}

// squeeze leaves out the spaces, which may go at the end of a line.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if breakingSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzMatchOptions(f *testing.F) {
	f.Add("Ana Müller\nBo Lind", "mu")
	f.Add("\xff\n", "\xfe")
	f.Add("ß\nSS", "ss")
	f.Fuzz(func(t *testing.T, list, typed string) {
		options := strings.Split(list, "\n")
		seen := make(map[int]bool)
		for _, i := range matchOptions(options, typed) {
			if seen[i] || !strings.Contains(fold(options[i]), fold(strings.TrimSpace(typed))) {
				t.Fatalf("option %d (%q) for %q", i, options[i], typed)
			}
			seen[i] = true
		}
		for i, option := range options {
			if !seen[i] && strings.Contains(fold(option), fold(strings.TrimSpace(typed))) {
				t.Fatalf("option %q left out for %q", option, typed)
			}
			if exactOption(options, option) < 0 {
				t.Fatalf("option %q does not match itself", option)
			}
		}
	})
}

func FuzzSortKey(f *testing.F) {
	f.Add("page 9", "page 10", "Page 9b")
	f.Add("1,200", "7%", "")
	f.Add("00", "0", "0a")
	f.Fuzz(func(t *testing.T, x, y, z string) {
		a, b, c := newSortKey(x), newSortKey(y), newSortKey(z)
		if a.compare(a) != 0 || a.compare(b) != -b.compare(a) {
			t.Fatalf("%+v and %+v", a, b)
		}
		if a.compare(b) <= 0 && b.compare(c) <= 0 && a.compare(c) > 0 {
			t.Fatalf("%+v ≤ %+v ≤ %+v, but not the first and the last", a, b, c)
		}
	})
}
