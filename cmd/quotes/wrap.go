package main

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// columns is how many columns of a terminal the text takes: two for wide and full-width characters, none for
// combining ones. A grapheme cluster is as wide as its widest character.
func columns(text string) int {
	n := 0
	for g := graphemes.FromString(text); g.Next(); {
		n += clusterColumns(g.Value())
	}
	return n
}

func clusterColumns(cluster string) int {
	widest := 0
	for _, r := range cluster {
		widest = max(widest, runeColumns(r))
	}
	return widest
}

func runeColumns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// flat puts text on one line: every run of white space becomes one space.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// shorten cuts flat text to at most limit columns, at a word's end where it can, and marks the cut with an ellipsis.
func shorten(text string, limit int) string {
	if columns(text) <= limit {
		return text
	}
	end, used, lastSpace := 0, 0, 0
	for g := graphemes.FromString(text); g.Next(); {
		w := clusterColumns(g.Value())
		if g.Value() == " " {
			lastSpace = end
		}
		if used+w > limit-1 {
			break
		}
		used += w
		end += len(g.Value())
	}
	if lastSpace > end/2 {
		end = lastSpace
	}
	return strings.TrimRight(text[:end], " ") + "…"
}

// wrap breaks text into lines of at most limit columns. A word longer than a line is cut between graphemes.
func wrap(text string, limit int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		w := columns(word)
		if line != "" && used+1+w > limit {
			lines, line, used = append(lines, line), "", 0
		}
		for w > limit {
			head := fit(word, limit)
			lines, word = append(lines, head), word[len(head):]
			w = columns(word)
		}
		if line != "" {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fit is the longest beginning of word that takes at most limit columns, but at least one grapheme.
func fit(word string, limit int) string {
	end, used := 0, 0
	for g := graphemes.FromString(word); g.Next(); {
		w := clusterColumns(g.Value())
		if end > 0 && used+w > limit {
			break
		}
		used += w
		end += len(g.Value())
	}
	return word[:end]
}
