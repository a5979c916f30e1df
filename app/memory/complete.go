package memory

import (
	"slices"
	"strings"
)

// Typed are the words of what a person has typed, for completion: all but the last are whole, the last may be the
// beginning of one. They are empty until two letters of some word are there.
func Typed(text string) []string {
	words := Words(text)
	if !slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) >= leastTyped }) {
		return nil
	}
	return words
}

// leastTyped is how many letters a look-up needs: one letter would find half of everybody.
const leastTyped = 2

// Completes says that a person is called so: each typed word begins a word of one and the same form of the name.
func (p Person) Completes(typed []string) bool {
	if len(typed) == 0 {
		return false
	}
	if begins(typed, Words(p.Name)) {
		return true
	}
	return slices.ContainsFunc(p.Aliases, func(a Alias) bool { return begins(typed, Words(a.Form)) })
}

func begins(typed, words []string) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}
