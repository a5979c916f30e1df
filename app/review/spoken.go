package review

import (
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// closers are the marks that end what a mark begins. Single marks are left out: they cannot be told from apostrophes.
var closers = map[rune]string{'“': "”", '”': "”", '„': "“”", '«': "»", '»': "«", '"': `"`}

// InMarks says that a place stands between quotation marks of its paragraph, whether or not a row is made of them.
func (d *Document) InMarks(s story.Span) bool {
	from := 1 + strings.LastIndexAny(d.Text[:s.Start], "\r\n")
	ends := ""
	for i := from; i < s.Start; {
		r, n := utf8.DecodeRuneInString(d.Text[i:])
		switch {
		case ends == "":
			ends = closers[r]
		case strings.ContainsRune(ends, r):
			ends = ""
		}
		i += n
	}
	return ends != "" && strings.ContainsAny(paragraphRest(d.Text[s.Start:]), ends)
}

// paragraphRest is the text up to the end of the paragraph.
func paragraphRest(text string) string {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// Spoken says that a hit is inside words that are told as somebody's own: between quotation marks, or in a direct
// quotation whose marks are not both there.
func (d *Document) Spoken(h Hit) bool {
	if q := d.quote(h.Quote); q != nil && q.Kind == story.Direct {
		return true
	}
	return d.InMarks(h.Span)
}
