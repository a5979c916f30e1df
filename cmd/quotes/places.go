package main

import (
	"slices"
	"unicode/utf8"
)

// places turns byte offsets of a text into line and column as an editor shows them.
type places struct {
	text   string
	starts []int // byte offset at which each line starts
}

func newPlaces(text string) places {
	p := places{text: text, starts: []int{0}}
	for i := range len(text) {
		switch {
		case text[i] == '\n', text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

// at is the line and the column of the byte offset, both counted from 1, the column in code points.
func (p places) at(offset int) (line, column int) {
	n, found := slices.BinarySearch(p.starts, offset)
	if !found {
		n--
	}
	return n + 1, utf8.RuneCountInString(p.text[p.starts[n]:offset]) + 1
}
