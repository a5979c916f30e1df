package story

import "strings"

// Paragraphs returns the lines of text that hold more than space, without their line ends (LF, CRLF or CR).
func Paragraphs(text string) []Span {
	var out []Span
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end = start + i
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, Span{start, end})
		}
		start = end + 1
	}
	return out
}
