package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	segment "github.com/clipperhouse/uax29/v2/words"

	"quotedesk/app/story"
)

// ColumnHead is the first line of what Columns writes. "start" and "end" are Unicode code points of the text, the end
// excluded; a piece of a quotation is B-kind:id:n or I-kind:id:n, where n counts the pieces from 1; "_" is nothing.
const ColumnHead = "# paragraph\tstart\tend\ttoken\tentity\tentity_id\tquotation\tspeaker_of\tcue_of"

// Columns writes a token a line with IOB2 columns for names and quotations, as CoNLL's shared tasks do, an empty line
// between paragraphs. Tokens are the words and marks of Unicode's UAX #29, parted where a row begins or ends inside
// one; white space is left out. Of rows that overlap in one column the first in text order is written.
func Columns(w io.Writer, s Sheet) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, ColumnHead)
	t := newColumns(s)
	for i, para := range story.Paragraphs(s.Text) {
		if i > 0 {
			fmt.Fprintln(out)
		}
		for _, token := range t.tokens(para) {
			p := t.cp.Pair(token)
			fmt.Fprintf(out, "%d\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n", i+1, p[0], p[1], token.In(s.Text),
				t.iob(t.entities, token), t.plain(t.ids, token), t.iob(t.pieces, token), t.plain(t.speakers, token), t.plain(t.cues, token))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the columns: %w", err)
	}
	return nil
}

// tag is what a column says of a stretch of the text.
type tag struct {
	span story.Span
	says string
}

type columns struct {
	text string
	cp   *story.CodePoints
	cuts []int // where rows begin and end, sorted

	entities, ids, pieces, speakers, cues []tag // each sorted, none overlapping
}

func newColumns(s Sheet) *columns {
	t := &columns{text: s.Text, cp: story.NewCodePoints(s.Text)}
	for _, n := range kept(s.Names, nameStatus, false) {
		for _, m := range n.Mentions {
			t.entities = append(t.entities, tag{m, string(n.Type)})
			t.ids = append(t.ids, tag{m, n.ID})
		}
	}
	for _, q := range kept(s.Quotes, quoteStatus, false) {
		for i, p := range q.Parts {
			t.pieces = append(t.pieces, tag{p, fmt.Sprintf("%s:%s:%d", q.Kind, q.ID, i+1)})
		}
		for _, p := range q.Speaker {
			t.speakers = append(t.speakers, tag{p, q.ID})
		}
		for _, p := range q.Cue {
			t.cues = append(t.cues, tag{p, q.ID})
		}
	}
	for _, column := range []*[]tag{&t.entities, &t.ids, &t.pieces, &t.speakers, &t.cues} {
		*column = inOrder(*column)
		for _, x := range *column {
			t.cuts = append(t.cuts, x.span.Start, x.span.End)
		}
	}
	slices.Sort(t.cuts)
	t.cuts = slices.Compact(t.cuts)
	return t
}

// inOrder sorts and leaves out what is empty or overlaps an earlier one.
func inOrder(tags []tag) []tag {
	slices.SortStableFunc(tags, func(a, b tag) int { return cmp.Compare(a.span.Start, b.span.Start) })
	var out []tag
	for _, x := range tags {
		if x.span.Empty() || len(out) > 0 && x.span.Start < out[len(out)-1].span.End {
			continue
		}
		out = append(out, x)
	}
	return out
}

// tokens are the words and marks of a paragraph, parted at the cuts.
func (t *columns) tokens(para story.Span) []story.Span {
	var out []story.Span
	seg := segment.FromString(para.In(t.text))
	for seg.Next() {
		token := story.Span{Start: para.Start + seg.Start(), End: para.Start + seg.End()}
		for _, at := range t.cutsIn(token) {
			out = appendToken(out, t.text, story.Span{Start: token.Start, End: at})
			token.Start = at
		}
		out = appendToken(out, t.text, token)
	}
	return out
}

func (t *columns) cutsIn(token story.Span) []int {
	from, _ := slices.BinarySearch(t.cuts, token.Start+1)
	to, _ := slices.BinarySearch(t.cuts, token.End)
	return t.cuts[from:to]
}

func appendToken(out []story.Span, text string, token story.Span) []story.Span {
	if token.Empty() || strings.TrimSpace(token.In(text)) == "" {
		return out
	}
	return append(out, token)
}

func covering(tags []tag, token story.Span) (tag, bool) {
	i, found := slices.BinarySearchFunc(tags, token.Start, func(x tag, at int) int { return cmp.Compare(x.span.Start, at) })
	if !found {
		i--
	}
	if i < 0 || !tags[i].span.Contains(token) {
		return tag{}, false
	}
	return tags[i], true
}

func (t *columns) iob(tags []tag, token story.Span) string {
	x, there := covering(tags, token)
	switch {
	case !there:
		return "O"
	case strings.TrimSpace(t.text[x.span.Start:token.Start]) == "":
		return "B-" + x.says
	}
	return "I-" + x.says
}

func (t *columns) plain(tags []tag, token story.Span) string {
	if x, there := covering(tags, token); there {
		return x.says
	}
	return "_"
}
