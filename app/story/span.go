// Package story holds the nouns every other package speaks in: spans, quotations, names, checks and their status.
//
// It must never import another package of this program, and it decides nothing: no rule, no guess, no screen.
package story

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Span is a stretch of a story's text: two byte offsets, the end excluded, both on rune boundaries.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty says that the span holds no text; the zero Span is the usual "there is none".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains says that t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Has says that the byte at offset lies inside s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps says that s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In returns the stretch of text. The span must be Valid for that text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Valid says that the span is ordered, inside the text and on rune boundaries.
func (s Span) Valid(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) &&
		onRune(text, s.Start) && onRune(text, s.End)
}

func onRune(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// MarshalJSON writes [start, end].
func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// Envelope is the smallest span that holds all of spans; the zero Span when there are none.
func Envelope(spans []Span) Span {
	if len(spans) == 0 {
		return Span{}
	}
	e := spans[0]
	for _, s := range spans[1:] {
		e.Start, e.End = min(e.Start, s.Start), max(e.End, s.End)
	}
	return e
}
