package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleRunes is about how many code points of the first line make a title.
const titleRunes = 80

// titleOf is the first line with something to see, its spaces made single, cut at a word edge. "" when the
// text holds nothing to see.
func titleOf(text string) string {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		words := strings.FieldsFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200D' && r != '\u200C'
		})
		if len(words) > 0 {
			return cut(strings.Join(words, " "))
		}
	}
	return ""
}

// cut shortens a line to titleRunes code points: at a space if one stands in the second half, else at the limit.
func cut(line string) string {
	if utf8.RuneCountInString(line) <= titleRunes {
		return line
	}
	end, n := 0, 0
	for i := range line {
		if n == titleRunes {
			end = i
			break
		}
		n++
	}
	head := line[:end]
	if at := strings.LastIndexByte(line[:end+1], ' '); at > end/2 {
		head = line[:at]
	}
	return strings.TrimRight(head, " ,;:–—-") + "…"
}

// noticed counts what a reader cannot see but an editor should know of.
func noticed(text string) []string {
	fixed, hidden := 0, 0
	for _, r := range text {
		switch {
		case r == '\u00A0' || r == '\u202F':
			fixed++
		case r == '\u200B' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069':
			hidden++
		case r < ' ' && r != '\n' && r != '\r' && r != '\t':
			hidden++
		}
	}
	var out []string
	if fixed > 0 {
		out = append(out, fmt.Sprintf("There %s %s in the text.", isAre(fixed), count(fixed, "no-break space")))
	}
	if hidden > 0 {
		out = append(out, fmt.Sprintf("There %s %s in the text.", isAre(hidden), count(hidden, "hidden character")))
	}
	return out
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
