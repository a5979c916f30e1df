package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Search is what to look for in the story's words.
type Search struct {
	Words     string
	MatchCase bool
	WholeWord bool // the words stand free: no letter or digit beside them
}

// Hit is a place where the words stand.
type Hit struct {
	Span          story.Span
	Before, After string // the words around, to the paragraph's edge at most
	Quote         string // id of a quotation that the place touches; "" outside quotations
	SameCase      bool   // letter for letter what was looked for: such hits are ticked at first
}

// aside is how many characters stand before and after a hit.
const aside = 40

// Find lists the places where the words stand, in text order, apart.
func (d *Document) Find(s Search) []Hit {
	if s.Words == "" {
		return nil
	}
	var out []Hit
	for at := 0; at < len(d.Text); {
		span, ok := next(d.Text, at, s)
		if !ok {
			break
		}
		at = span.End
		if s.WholeWord && !d.free(span) {
			continue
		}
		out = append(out, d.hit(span, s.Words))
	}
	return out
}

// next is the first place at or after the offset. Case is folded letter by letter: lengths in bytes may differ.
func next(text string, at int, s Search) (story.Span, bool) {
	if s.MatchCase {
		i := strings.Index(text[at:], s.Words)
		return story.Span{Start: at + i, End: at + i + len(s.Words)}, i >= 0
	}
	n := utf8.RuneCountInString(s.Words)
	for ; at < len(text); at += width(text, at) {
		end := at
		for range n {
			end += width(text, end)
		}
		if strings.EqualFold(text[at:end], s.Words) {
			return story.Span{Start: at, End: end}, true
		}
	}
	return story.Span{}, false
}

// width is the length of the rune at the offset, 0 at the end.
func width(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	return n
}

func (d *Document) hit(s story.Span, words string) Hit {
	h := Hit{Span: s, SameCase: s.In(d.Text) == words}
	from, to := s.Start, s.End
	for range aside {
		r, n := utf8.DecodeLastRuneInString(d.Text[:from])
		if n == 0 || r == '\n' || r == '\r' {
			break
		}
		from -= n
	}
	for range aside {
		r, n := utf8.DecodeRuneInString(d.Text[to:])
		if n == 0 || r == '\n' || r == '\r' {
			break
		}
		to += n
	}
	h.Before, h.After = d.Text[from:s.Start], d.Text[s.End:to]
	for _, q := range d.quotes {
		if q.Status != story.Rejected && slices.ContainsFunc(q.Parts, s.Overlaps) {
			h.Quote = q.ID
			break
		}
	}
	return h
}

// Replace proposes other words for the chosen hits, in one step. It refuses places where the words no longer stand.
func (d *Document) Replace(s Search, chosen []story.Span, with, cause string, recheck Recheck) ([]Correction, error) {
	var edits []story.Edit
	for _, at := range chosen {
		same := at.Valid(d.Text) && (at.In(d.Text) == s.Words || !s.MatchCase && strings.EqualFold(at.In(d.Text), s.Words))
		if !same {
			return nil, fmt.Errorf("the words looked for do not stand there any more: look again")
		}
		edits = append(edits, story.Edit{Span: at, Text: with})
	}
	slices.SortFunc(edits, func(a, b story.Edit) int { return a.Span.Start - b.Span.Start })
	return d.EditText(edits, cause, recheck)
}
