package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable, for search, for names and for what protects a source: no case, no accents, plain
// quotation marks and dashes, ligatures and compatibility forms (full-width letters, no-break spaces) as their plain
// letters, and letters that Unicode does not take apart as a person at another keyboard types them. It works rune by
// rune, so that Fold(a+b) == Fold(a)+Fold(b): a piece of a text always folds to a piece of the folded text.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		if r < utf8.RuneSelf {
			b.WriteRune(foldASCII(r))
			continue
		}
		b.WriteString(FoldRune(r))
	}
	return b.String()
}

// FoldRune is Fold of one rune; "" for what nobody types: accents, and what is there and not seen.
func FoldRune(r rune) string {
	switch {
	case r < utf8.RuneSelf:
		return string(foldASCII(r))
	case r == utf8.RuneError:
		return string(r)
	case r == '´': // stands for an apostrophe, and falls apart into a space and an accent
		return "'"
	}
	var in [utf8.UTFMax]byte
	var buf [64]byte
	decomposed := norm.NFKD.Append(buf[:0], in[:utf8.EncodeRune(in[:], r)]...)
	if len(decomposed) <= utf8.UTFMax && utf8.RuneCount(decomposed) == 1 {
		d, _ := utf8.DecodeRune(decomposed)
		return foldRune(d)
	}
	out := ""
	for _, d := range string(decomposed) {
		out += foldRune(d)
	}
	return out
}

func foldASCII(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == '`':
		return '\''
	case '\t' <= r && r <= '\r':
		return ' '
	}
	return r
}

func foldRune(r rune) string {
	if isAccent(r) || isHidden(r) {
		return ""
	}
	r = unicode.ToLower(unicode.ToUpper(r))
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ŧ':
		return "t"
	case 'ı':
		return "i"
	case 'ə':
		return "a"
	case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʻ', '‹', '›':
		return "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return string(foldASCII(r))
}

// isAccent names the marks that readers leave out when they type: Latin, Greek and Cyrillic accents, Hebrew points,
// Arabic vowel signs. The vowel signs of Indic and South-East Asian scripts are letters to their readers and stay.
func isAccent(r rune) bool {
	return 0x0300 <= r && r <= 0x036F || 0x0483 <= r && r <= 0x0489 || 0x0591 <= r && r <= 0x05C7 && r != 0x05BE ||
		0x064B <= r && r <= 0x065F || r == 0x0670 || 0x1AB0 <= r && r <= 0x1AFF || 0x1DC0 <= r && r <= 0x1DFF ||
		0x20D0 <= r && r <= 0x20FF || 0xFE20 <= r && r <= 0xFE2F
}

// isHidden names what is there and not seen: soft hyphen, joiners, direction marks, variation selectors.
func isHidden(r rune) bool {
	return unicode.Is(unicode.Cf, r) || 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF
}
