package story

import "unicode/utf8"

// stride is how many bytes lie between two remembered positions of a CodePoints index.
const stride = 256

// CodePoints converts between byte offsets, which the program uses, and Unicode code point offsets, which
// JSON and annotation formats use. Build it once a text; each conversion then reads at most 256 bytes.
type CodePoints struct {
	text  string
	marks []int // code points before byte i*stride (or before the rune that covers it); nil when all is ASCII
}

// NewCodePoints indexes text.
func NewCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text}
	n, ascii := 0, true
	marks := make([]int, 0, len(text)/stride+1)
	for i := range len(text) {
		if i%stride == 0 {
			marks = append(marks, n)
		}
		if isBoundary(text, i) {
			n++
		}
		ascii = ascii && text[i] < utf8.RuneSelf
	}
	if !ascii {
		c.marks = marks
	}
	return c
}

// isBoundary counts a byte as the start of a code point: all but UTF-8 continuation bytes.
func isBoundary(text string, i int) bool { return utf8.RuneStart(text[i]) }

// Offset is the number of code points before the byte offset.
func (c *CodePoints) Offset(b int) int {
	if c.marks == nil {
		return b
	}
	if len(c.text) == 0 {
		return 0
	}
	m := min(b/stride, len(c.marks)-1)
	n := c.marks[m]
	for i := m * stride; i < b; i++ {
		if isBoundary(c.text, i) {
			n++
		}
	}
	return n
}

// Pair converts a span to [start, end] in code points.
func (c *CodePoints) Pair(s Span) [2]int { return [2]int{c.Offset(s.Start), c.Offset(s.End)} }

// Byte is the byte offset of code point n, or the length of the text when n is past its end.
func (c *CodePoints) Byte(n int) int {
	if c.marks == nil {
		return min(n, len(c.text))
	}
	lo, hi := 0, len(c.marks)-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; c.marks[mid] <= n {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	at := c.marks[lo]
	for i := lo * stride; i < len(c.text); i++ {
		if !isBoundary(c.text, i) {
			continue
		}
		if at == n {
			return i
		}
		at++
	}
	return len(c.text)
}

// Span converts [start, end] in code points to a Span.
func (c *CodePoints) Span(pair [2]int) Span { return Span{c.Byte(pair[0]), c.Byte(pair[1])} }
