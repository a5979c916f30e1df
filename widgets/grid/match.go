package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match picks the options that typed text may mean, best first, as indexes of options: those with a word that begins
// with it, then those that hold it anywhere. Case and accents do not count. Empty text picks all.
func Match(options []string, typed string) []int { return matchOptions(options, typed) }

// matchOptions picks the options that typed text may mean, best first: those with
// a word that begins with it, then those that hold it anywhere, each in their
// given order. Case and accents do not count. Empty text picks all. The result
// holds indexes of options.
func matchOptions(options []string, typed string) []int {
	want := fold(strings.TrimSpace(typed))
	var prefix, inside []int
	for i, option := range options {
		folded := fold(option)
		switch {
		case startsWord(folded, want):
			prefix = append(prefix, i)
		case strings.Contains(folded, want):
			inside = append(inside, i)
		}
	}
	return append(prefix, inside...)
}

// startsWord tells whether want stands at the start of a word of text.
func startsWord(text, want string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], want)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || !unicode.IsLetter(before) && !unicode.IsNumber(before) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + max(size, 1)
		if from > len(text) {
			return false
		}
	}
}

// exactOption is the option equal to text but for case, accents and outer spaces,
// preferring one that is wholly equal; -1 if there is none.
func exactOption(options []string, text string) int {
	want, found := fold(strings.TrimSpace(text)), -1
	for i, option := range options {
		if option == text {
			return i
		}
		if found < 0 && fold(strings.TrimSpace(option)) == want {
			found = i
		}
	}
	return found
}
