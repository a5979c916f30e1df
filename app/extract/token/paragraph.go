package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Line lengths, in code points, between which a text counts as wrapped by hand: mail programs break near 72, and none
// of the usual settings breaks below 50 or above 100.
const (
	wrapLeast = 50
	wrapMost  = 100
)

// line is one non-blank line: its text without the line end, its length in code points, and whether a blank line
// or the start of the text stands before it.
type line struct {
	story.Span
	width int
	block bool
}

// cutParagraphs makes a paragraph of each non-blank line, or of each run of lines that were one before a mail program
// broke them.
func (d *Doc) cutParagraphs() {
	lines := linesOf(clip(d.Text))
	wrapped := isWrapped(d.Text, lines)
	d.Paragraphs = make([]Run, 0, len(lines))
	first := 0
	for i := 0; i < len(lines); {
		end := i + 1
		for wrapped && end < len(lines) && !lines[end].block && lines[end-1].width >= wrapLeast {
			end++
		}
		last := first
		for last < len(d.Tokens) && int(d.Tokens[last].Start) < lines[end-1].End {
			last++
		}
		if last > first {
			d.Paragraphs = append(d.Paragraphs, Run{first, last, d.Span(first, last)})
		}
		first, i = last, end
	}
}

func linesOf(text string) []line {
	var out []line
	blank := true
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		if s := text[start:end]; strings.TrimSpace(s) != "" {
			out = append(out, line{story.Span{Start: start, End: end}, utf8.RuneCountInString(s), blank})
			blank = false
		} else {
			blank = true
		}
		if strings.HasPrefix(text[end:], "\r\n") {
			end++
		}
		start = end + 1
	}
	return out
}

// isWrapped says that the breaks inside blocks of lines were put there by a mail program: no line of a block is long,
// and at one break in four or more a long line without a full stop is followed by a small letter.
func isWrapped(text string, lines []line) bool {
	breaks, soft := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].block {
			continue
		}
		if lines[i].width > wrapMost || lines[i-1].width > wrapMost {
			return false
		}
		breaks++
		if lines[i-1].width >= wrapLeast && !endsSentence(lines[i-1].In(text)) && startsSmall(lines[i].In(text)) {
			soft++
		}
	}
	return soft > 0 && soft*4 >= breaks
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’»)]")
	return s != "" && strings.IndexByte(".!?:", s[len(s)-1]) >= 0
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t"))
	return unicode.IsLower(r)
}
