package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// EdgeAtMark is the quotation's parts with one edge moved to the next mark outwards: the end behind a closing one when
// end is true, the start before an opening one. Where no quotation mark is left in the paragraph the stop or comma
// ahead counts, as with words that stand in no marks. It stays inside the paragraph; false when there is no room.
func (d *Document) EdgeAtMark(q QuoteRow, end bool) ([]story.Span, bool) {
	parts := copied(q.Parts)
	if len(parts) == 0 {
		return nil, false
	}
	line := paragraphOf(d.Text, q.Span())
	if end {
		p := &parts[len(parts)-1]
		n := markAhead(d.Text[p.End:line.End])
		p.End += n
		return parts, n > 0 && d.validParts(parts) == nil
	}
	p := &parts[0]
	n := markBehind(d.Text[line.Start:p.Start])
	p.Start -= n
	return parts, n > 0 && d.validParts(parts) == nil
}

const stops = ".!?,;:…"

// markAhead is how many bytes there are to the end of the next mark, 0 when there is none.
func markAhead(text string) int {
	for _, wanted := range []string{marks, stops} {
		for i, r := range text {
			n := utf8.RuneLen(r)
			if strings.ContainsRune(wanted, r) && !betweenWords(text, i, n) {
				return i + n
			}
		}
	}
	return 0
}

// markBehind is how many bytes lie between the last mark, with it when it is a quotation mark, and the end of the text.
func markBehind(text string) int {
	if i := lastMark(text, marks); i >= 0 {
		return len(text) - i
	}
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	if i := lastMark(strings.TrimRight(trimmed, stops), stops); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		after := strings.TrimLeftFunc(text[i+n:], unicode.IsSpace)
		return len(after)
	}
	return len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

func lastMark(text, wanted string) int {
	last := -1
	for i, r := range text {
		if strings.ContainsRune(wanted, r) && !betweenWords(text, i, utf8.RuneLen(r)) {
			last = i
		}
	}
	return last
}

// betweenWords says that letters or digits stand on both sides: an apostrophe, a decimal point.
func betweenWords(text string, at, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+n:])
	return isWord(before) && isWord(after)
}
