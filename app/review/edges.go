package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// MovedEdge is the quotation's parts with one edge moved by a word: the end when end is true, outwards when
// grow is. It stays inside the paragraph; false when there is no room.
func (d *Document) MovedEdge(q QuoteRow, end, grow bool) ([]story.Span, bool) {
	parts := copied(q.Parts)
	if len(parts) == 0 {
		return nil, false
	}
	if end {
		p := &parts[len(parts)-1]
		if grow {
			p.End = d.grown(q, p.End)
		} else {
			p.End = wordStart(d.Text, p.End)
			if p.End > p.Start {
				p.End = p.Start + len(trimRight(p.In(d.Text)))
			}
		}
		return parts, !p.Empty() && *p != q.Parts[len(parts)-1] && d.validParts(parts) == nil
	}
	p := &parts[0]
	if grow {
		p.Start = wordStart(d.Text, p.Start)
	} else {
		p.Start = skipSpace(d.Text, wordEnd(d.Text, p.Start))
	}
	return parts, !p.Empty() && *p != q.Parts[0] && d.validParts(parts) == nil
}

// grown is where the end moves by a word. The comma or stop behind the last word of reported speech is the next step: it
// belongs to the sentence around.
func (d *Document) grown(q QuoteRow, end int) int {
	to := wordEnd(d.Text, end)
	if q.Kind != story.Indirect {
		return to
	}
	if bare := end + len(strings.TrimRight(d.Text[end:to], stops)); strings.TrimSpace(d.Text[end:bare]) != "" {
		return bare
	}
	return to
}

// wordEnd is the end of the word after i, where a word is a run without white space; i itself at a line's end.
func wordEnd(text string, i int) int {
	j := skipSpace(text, i)
	if j == len(text) || text[j] == '\n' || text[j] == '\r' {
		return i
	}
	for j < len(text) {
		r, n := utf8.DecodeRuneInString(text[j:])
		if unicode.IsSpace(r) {
			break
		}
		j += n
	}
	return j
}

// wordStart is the start of the word before i; i itself at a line's start.
func wordStart(text string, i int) int {
	j := i - (len(text[:i]) - len(trimRight(text[:i])))
	if j == 0 || text[j-1] == '\n' || text[j-1] == '\r' {
		return i
	}
	for j > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:j])
		if unicode.IsSpace(r) {
			break
		}
		j -= n
	}
	return j
}

// skipSpace passes white space that does not end the line.
func skipSpace(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) || r == '\n' || r == '\r' {
			return i
		}
		i += n
	}
	return i
}

// trimRight takes white space off the end that does not end the line before.
func trimRight(s string) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsSpace(r) || r == '\n' || r == '\r' {
			return s
		}
		s = s[:len(s)-n]
	}
	return s
}
