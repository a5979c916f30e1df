// Package furniture finds what stands around the story proper: headline, byline, dateline and agency.
//
// It goes by the place and the shape of lines only. It must never decide who a person is, and never hide text: what it
// calls furniture is still read by the packages after it.
package furniture

import (
	"strings"

	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// Tokens is a range of token indexes, Last excluded; the zero value is "none".
type Tokens struct{ First, Last int }

// Empty says that there is none.
func (t Tokens) Empty() bool { return t.Last <= t.First }

// Has says that token i lies in the range.
func (t Tokens) Has(i int) bool { return t.First <= i && i < t.Last }

// Credit is a person named in a byline, with the work the line credits ("reporter" or "editor").
type Credit struct {
	Tokens
	Role string
}

// Found is the furniture of one text, with the token ranges behind the spans.
type Found struct {
	story.Furniture
	HeadlineTokens Tokens
	BylineTokens   []Tokens // whole lines: one at the top, one or more at the end
	DatelineTokens Tokens   // from the place to the dash, the dash included
	Credits        []Credit
	BylinePlaces   []Tokens // "in NAIROBI", ", Lagos"
	Places         []Tokens // the dateline's places, one a range
	AgencyTokens   Tokens
}

// Has says that token i stands in a byline or in the dateline.
func (f *Found) Has(i int) bool {
	for _, b := range f.BylineTokens {
		if b.Has(i) {
			return true
		}
	}
	return f.DatelineTokens.Has(i)
}

// topLines is how many paragraphs may come before the story proper.
const topLines = 5

// Find reads the first and last paragraphs of d.
func Find(d *token.Doc) Found {
	var f Found
	top := min(topLines, len(d.Paragraphs))
	for i := range top {
		if f.findDateline(d, d.Paragraphs[i]) {
			top = i
			break
		}
	}
	for i := range top {
		p := d.Paragraphs[i]
		if i+1 < len(d.Paragraphs) && f.findByline(d, p, i <= 2 && (i > 0 || d.Tokens[p.First].Kind == token.Symbol || hasPlace(d, p))) {
			break
		}
		if i == 0 && isHeadline(d, p) {
			f.HeadlineTokens = Tokens{p.First, p.Last}
			f.Headline = p.Span
		}
	}
	for i := len(d.Paragraphs) - 1; i >= max(1, len(d.Paragraphs)-3); i-- {
		f.findCredits(d, d.Paragraphs[i])
	}
	if len(f.BylineTokens) > 0 {
		b := f.BylineTokens[0]
		f.Byline = d.Span(b.First, b.Last)
	}
	for _, c := range f.Credits {
		if c.Role == reporter {
			f.BylineNames = append(f.BylineNames, d.Span(c.First, c.Last).In(d.Text))
		}
	}
	return f
}

// hasPlace says that the paragraph is a name, a comma or "in", and one more capitalised word.
func hasPlace(d *token.Doc, p token.Run) bool {
	end := nameEnd(d, p.First, p.Last)
	return p.Last-end == 2 && d.Word(end) == "," && d.Tokens[end+1].Cap
}

// Limits of a headline, in tokens and bytes; headlines of the agencies stay well below.
const (
	headlineTokens = 32
	headlineBytes  = 220
)

// isHeadline says that the paragraph is short, does not end with a full stop, and is followed by more.
func isHeadline(d *token.Doc, p token.Run) bool {
	if len(d.Paragraphs) < 2 || p.Last-p.First > headlineTokens || p.Len() > headlineBytes || p.Last-p.First < 2 || isTranscript(d, p) && strings.Contains(p.In(d.Text), ":") {
		return false
	}
	last := p.Last - 1
	for last > p.First && d.Tokens[last].Kind == token.Mark {
		last--
	}
	w := d.Word(last)
	return w[len(w)-1] != '.' && w[len(w)-1] != ',' && w[len(w)-1] != ':'
}
