package score

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// isWord is a letter, a number of any kind or an underscore: what \w means in Python's re. A combining mark is
// none, so that a decomposed é ends a word.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isSpace is what Python calls a space: Unicode's white space and the four separators U+001C to U+001F.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// isJoiner may stand inside a word token: an apostrophe or a hyphen.
func isJoiner(r rune) bool { return r == '\'' || r == '’' || r == '-' }

// wordTokens finds the words of text; an apostrophe or hyphen between two word characters belongs to the word.
func wordTokens(text []rune) []Pair {
	var out []Pair
	for i := 0; i < len(text); {
		if !isWord(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && (isWord(text[i]) || isJoiner(text[i]) && i+1 < len(text) && isWord(text[i+1])) {
			i++
		}
		out = append(out, Pair{start, i})
	}
	return out
}

// bareWords are the runs of word characters in text: no apostrophe or hyphen holds two together.
func bareWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) })
}

// lower is text in small letters by the full mapping of Unicode.
func lower(text string) string {
	if strings.ContainsAny(text, "Σİ") {
		// the ending form of sigma and the dotted capital I need more than one letter's look
		return cases.Lower(language.Und).String(text)
	}
	return strings.ToLower(text)
}

// strip cuts white space off both ends.
func strip(text string) string { return strings.TrimFunc(text, isSpace) }

// set makes a set of the words of a list.
func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// sortedUnique sorts numbers and leaves each once. It works in place.
func sortedUnique(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}
