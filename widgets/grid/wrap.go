package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

const (
	ellipsis = "…"
	// longestCluster is the most bytes of one character with its marks that are
	// drawn; the longest emoji sequences in use take 35.
	longestCluster = 64
)

// wrapText lays text into at most maxLines lines of width pixels, breaking after
// spaces and hyphens and between ideographs, inside a word only when the word is
// wider than a line. Text that does not fit ends in "…". Line breaks and tabs
// become spaces, other control characters are dropped. A line is wider than width
// only when a single character (or the "…") is.
func wrapText(text string, width float32, maxLines int, measure func(string) float32) []string {
	width = max(width, 0)
	rest, cut := cleanText(text, maxLines*int(width+16))
	var lines []string
	var line string
	var used float32
	for rest != "" {
		token := nextToken(rest)
		if used+measure(trimEnd(token)) <= width {
			line += token
			used += measure(token)
			rest = rest[len(token):]
			continue
		}
		if len(lines) == maxLines-1 {
			return append(lines, ellipsize(line+rest, width, measure))
		}
		if line == "" {
			line = fitClusters(token, width, measure)
			rest = rest[len(line):]
		}
		lines = append(lines, trimEnd(line))
		line, used = "", 0
		rest = strings.TrimLeftFunc(rest, breakingSpace)
	}
	switch {
	case cut:
		lines = append(lines, ellipsize(line, width, measure))
	case line != "":
		lines = append(lines, trimEnd(line))
	}
	return lines
}

// ellipsize is the longest start of text that leaves room for "…", and the "…".
func ellipsize(text string, width float32, measure func(string) float32) string {
	room := width - measure(ellipsis)
	var kept int
	for kept < len(text) {
		token := nextToken(text[kept:])
		w := measure(token)
		if w > room {
			break
		}
		room -= w
		kept += len(token)
	}
	if kept < len(text) {
		kept += len(prefixClusters(nextToken(text[kept:]), room, measure))
	}
	return trimEnd(text[:kept]) + ellipsis
}

// fitClusters is the longest start of a word that fits, at least one character.
func fitClusters(word string, width float32, measure func(string) float32) string {
	if head := prefixClusters(word, width, measure); head != "" {
		return head
	}
	clusters := graphemes.FromString(word)
	clusters.Next()
	return clusters.Value()
}

func prefixClusters(word string, width float32, measure func(string) float32) string {
	clusters := graphemes.FromString(word)
	kept := 0
	for clusters.Next() {
		width -= measure(clusters.Value())
		if width < 0 {
			break
		}
		kept += len(clusters.Value())
	}
	return word[:kept]
}

// cleanText makes text fit to draw and no longer than most characters; cut tells
// that some were left out.
func cleanText(text string, most int) (clean string, cut bool) {
	if len(text) <= most && isPrintableASCII(text) {
		return strings.Trim(text, " "), false
	}
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	var b strings.Builder
	clusters := graphemes.FromString(text)
	for ; clusters.Next(); most-- {
		if most <= 0 {
			cut = strings.TrimSpace(text[clusters.Start():]) != ""
			break
		}
		writeCluster(&b, clusters.Value())
	}
	return strings.TrimFunc(b.String(), breakingSpace), cut
}

func writeCluster(b *strings.Builder, cluster string) {
	if len(cluster) > longestCluster {
		end := longestCluster
		for end > 0 && !utf8.RuneStart(cluster[end]) {
			end--
		}
		cluster = cluster[:end]
	}
	if cluster == "\r\n" {
		cluster = " "
	}
	for _, r := range cluster {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case unicode.IsControl(r):
		default:
			b.WriteRune(r) // an invalid byte has become U+FFFD
		}
	}
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// nextToken is the start of text up to the first place where a line may break.
func nextToken(text string) string {
	var before rune
	for i, r := range text {
		if i > 0 && mayBreak(before, r) {
			return text[:i]
		}
		before = r
	}
	return text
}

// mayBreak tells whether a line may end between two characters: a small part of
// Unicode Standard Annex 14, enough for cells of a table.
func mayBreak(before, after rune) bool {
	if breakingSpace(after) || unicode.Is(unicode.M, after) || after == '\u200d' || before == '\u200d' {
		return false
	}
	if breakingSpace(before) {
		return true
	}
	switch before {
	case '-', '‐', '–', '—', '/':
		return unicode.IsLetter(after)
	}
	if !ideograph(before) && !ideograph(after) {
		return false
	}
	return !unicode.In(after, unicode.Pe, unicode.Pf, unicode.Po) && !unicode.In(before, unicode.Ps, unicode.Pi)
}

// ideograph leaves out the Hangul letters that join into one syllable.
func ideograph(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		0xac00 <= r && r <= 0xd7a3 || 0x3000 <= r && r <= 0x303f)
}

// breakingSpace leaves out the no-break spaces, which unicode.IsSpace counts.
func breakingSpace(r rune) bool {
	return r == ' ' || r == 0x3000 || r == 0x200b || 0x2000 <= r && r <= 0x200a && r != 0x2007
}

func trimEnd(s string) string { return strings.TrimRightFunc(s, breakingSpace) }
