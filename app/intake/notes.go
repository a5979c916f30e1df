package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
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

// lostSigns are characters that were replaced because they could not be read.
const lostSigns = "characters that could not be read (�)"

// hiddenSigns counts what a reader cannot see but an editor should know of, by kind.
func hiddenSigns(text string) []story.Tally {
	var fixed, soft, zero, bidi, control, private, lost, straight, curly int
	for _, r := range text {
		switch {
		case r == '\u00A0' || r == '\u202F':
			fixed++
		case r == '\u00AD':
			soft++
		case r == '\u200B' || r == '\u2060' || r == '\uFEFF':
			zero++
		case r == '\u200E' || r == '\u200F' || r == '\u061C' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069':
			bidi++
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7F && r <= 0x9F:
			control++
		case r >= 0xE000 && r <= 0xF8FF:
			private++
		case r == utf8.RuneError:
			lost++
		case r == '"':
			straight++
		case r == '“' || r == '”':
			curly++
		}
	}
	mixed := min(straight, curly)
	return tallies([]story.Tally{
		{What: "no-break spaces", N: fixed}, {What: "soft hyphens", N: soft}, {What: "zero-width characters", N: zero},
		{What: "direction controls", N: bidi}, {What: "control characters", N: control},
		{What: "characters that only one font knows", N: private}, {What: lostSigns, N: lost},
		{What: "quotation marks of the rarer kind, straight among curly or curly among straight", N: mixed},
	})
}

// noticed says in sentences what hiddenSigns counted, but for what every text may hold.
func noticed(text string) []string {
	fixed, hidden, lost := 0, 0, 0
	for _, t := range hiddenSigns(text) {
		switch t.What {
		case lostSigns, "characters that only one font knows":
			lost += t.N
		case "no-break spaces":
			fixed += t.N
		case "soft hyphens", "zero-width characters", "direction controls", "control characters":
			hidden += t.N
		}
	}
	var out []string
	if fixed > 0 {
		out = append(out, fmt.Sprintf("There %s %s in the text.", isAre(fixed), count(fixed, "no-break space")))
	}
	if hidden > 0 {
		out = append(out, fmt.Sprintf("There %s %s in the text.", isAre(hidden), count(hidden, "hidden character")))
	}
	if lost > 0 {
		out = append(out, fmt.Sprintf("There %s %s in the text that cannot be read, such as �.", isAre(lost), count(lost, "character")))
	}
	return out
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "ch") {
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
