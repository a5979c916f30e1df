package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes text comparable for the search box: no case, no accents, plain quotation marks and dashes, ligatures
// and compatibility forms (full-width letters, no-break spaces) as their plain letters. It works rune by rune, so
// that fold(a+b) == fold(a)+fold(b): a piece of a text always folds to a piece of the folded text.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var buf []byte
	for i, r := range text {
		if r < utf8.RuneSelf {
			b.WriteRune(foldASCII(r))
			continue
		}
		if r == utf8.RuneError {
			b.WriteRune(r)
			continue
		}
		buf = norm.NFKD.AppendString(buf[:0], text[i:i+utf8.RuneLen(r)])
		for _, d := range string(buf) {
			b.WriteString(foldRune(d))
		}
	}
	return b.String()
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
	return 0x0300 <= r && r <= 0x036F || 0x0591 <= r && r <= 0x05C7 && r != 0x05BE ||
		0x064B <= r && r <= 0x065F || r == 0x0670 || 0x1AB0 <= r && r <= 0x1AFF || 0x1DC0 <= r && r <= 0x1DFF
}

// isHidden names what is there and not seen: soft hyphen, joiners, direction marks, variation selectors.
func isHidden(r rune) bool {
	return r == 0x00AD || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E ||
		0x2060 <= r && r <= 0x2069 || 0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF
}

// maxTerms is how many words of a query are used; nobody types more, and each costs a pass over the texts.
const maxTerms = 16

// terms are the folded words of a query, each of which a story must hold somewhere in its title or text.
func terms(query string) []string {
	all := strings.Fields(fold(query))
	return all[:min(len(all), maxTerms)]
}
