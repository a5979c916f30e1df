package storyview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// nextCluster gives the end of the grapheme cluster that begins at i. i must be
// a cluster boundary below len(s).
func nextCluster(s string, i int) int {
	if s[i] < utf8.RuneSelf && s[i] != '\r' && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		return i + 1
	}
	// What the library makes of bytes that are not UTF-8 depends on what follows
	// them, and it may run on to the end of the text. It is therefore shown
	// valid text only, a little at a time; each wrong byte is its own cluster.
	for room := 32; ; room *= 2 {
		stop, whole := validEnd(s, i, i+room)
		if stop == i {
			return i + 1
		}
		it := graphemes.FromString(s[i:stop])
		it.Next()
		if j := i + it.End(); j < stop || whole {
			return j
		}
	}
}

// validEnd gives the end of the valid UTF-8 that begins at i, at or before most;
// whole tells that the valid text goes no further.
func validEnd(s string, i, most int) (end int, whole bool) {
	most = min(most, len(s))
	for i < most {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, n := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && n <= 1 {
			return i, true
		}
		i += n
	}
	return i, i >= len(s)
}

// lineEnd gives the length in bytes of the line end at i, or 0 if there is none.
func lineEnd(s string, i int) int {
	switch s[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xE2: // U+2028 line separator, U+2029 paragraph separator
		if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
			return 3
		}
	}
	return 0
}

// isBreakSpace reports whether a line may break after r and r may hang over the
// right edge. The no-break spaces are left out.
func isBreakSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\u1680', '\u200B', '\u205F', '\u3000':
		return true
	case '\u2007':
		return false
	}
	return r >= '\u2000' && r <= '\u200A'
}

// mayBreak reports whether a line may end between the clusters that begin with
// b and c, where a is the cluster before b, or 0 at the beginning of a piece.
// It follows the main rules of Unicode Standard Annex 14: after a hyphen or dash
// inside a compound, and round ideographs, kana and emoji except before closing
// and after opening punctuation.
func mayBreak(a, b, c rune) bool {
	switch b {
	case '-', '\u2010', '/':
		return isWordRune(a) && unicode.IsLetter(c)
	case '\u2013', '\u2014':
		return a != 0 && !staysBack(c) && !unicode.IsDigit(c)
	}
	if b < 0x2E80 && c < 0x2E80 {
		return false
	}
	return (isIdeograph(b) || isIdeograph(c)) && !staysBack(c) && !holdsOn(b)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isIdeograph reports whether a script sets r without spaces between words.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x3000 && r <= 0x30FF, r >= 0xFF00 && r <= 0xFFEF, r >= 0x1F000 && r <= 0x1FAFF:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// neverFirst holds the marks, besides closing brackets and quotes, that must
// not begin a line: CJK stops, iteration marks and small kana (JIS X 4051).
const neverFirst = "、。，．・：；？！ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥!,.:;?%'\"’”\u200D\uFE0F-–—"

func staysBack(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Mn, unicode.Me) || strings.ContainsRune(neverFirst, r)
}

func holdsOn(r rune) bool {
	return unicode.In(r, unicode.Ps, unicode.Pi) || strings.ContainsRune("$£€¥￥＄'\"", r)
}

// maxSpaces bounds the spaces of one piece, in bytes, so that a page of spaces
// breaks into lines as well.
const maxSpaces = 256

// nextPiece finds the piece of a paragraph that begins at i: up to the next
// place where a line may break. It ends at end, its letters at ink; between the
// two are only spaces.
func nextPiece(s string, i, stop int) (ink, end int) {
	var a, b rune
	j := i
	for j < stop {
		if c := s[j]; isPlain(c) && isPlainRune(b) && j+1 < stop && s[j+1] < utf8.RuneSelf {
			a, b = b, rune(c)
			j++
			continue
		}
		next := nextCluster(s[:stop], j)
		c, _ := utf8.DecodeRuneInString(s[j:])
		if isSpace(s[j:next]) || b != 0 && mayBreak(a, b, c) {
			break
		}
		a, b = b, c
		j = next
	}
	ink = j
	for j < stop && j-ink < maxSpaces {
		next := nextCluster(s[:stop], j)
		if !isSpace(s[j:next]) {
			break
		}
		j = next
	}
	return ink, j
}

// isSpace reports whether a cluster is a space to break at. A space that carries
// a mark is not: the mark has to be seen.
func isSpace(cluster string) bool {
	c, n := utf8.DecodeRuneInString(cluster)
	return n == len(cluster) && isBreakSpace(c)
}

// isPlain reports whether no rule of mayBreak concerns the byte.
func isPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isPlainRune(r rune) bool {
	return r == 0 || r < utf8.RuneSelf && isPlain(byte(r)) || r == '\''
}
