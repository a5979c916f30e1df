package review

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// fate is what an edit of the text does to a span.
type fate int

const (
	moved   fate = iota // the words are the same; only their place may be another
	altered             // some of the words are others, or the edge is no longer that of a word
	deleted             // none of the words is left
)

// moves carries spans from one version of a text to the next. Edits stand in order and apart, with
// words between them; their spans mean the old text.
type moves struct {
	was, is string
	edits   []story.Edit
	delta   []int // delta[i] is by how much text after edit i has moved, delta[0] before all; one longer than edits
}

// newMoves checks the edits and writes the new text.
func newMoves(text string, edits []story.Edit) (moves, error) {
	m := moves{was: text, edits: edits, delta: make([]int, 1, len(edits)+1)}
	size := len(text)
	for i, e := range edits {
		switch {
		case !e.Span.Valid(text) || !utf8.ValidString(e.Text):
			return moves{}, fmt.Errorf("an edit does not fit the text")
		case i > 0 && e.Span.Start <= edits[i-1].Span.End:
			return moves{}, fmt.Errorf("two edits are about the same words")
		}
		by := len(e.Text) - e.Span.Len()
		size += by
		m.delta = append(m.delta, m.delta[i]+by)
	}
	var b strings.Builder
	b.Grow(size)
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.Text)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	m.is = b.String()
	return m, nil
}

// inverse are the edits that lead from the new text back to the old one.
func (m moves) inverse() []story.Edit {
	out := make([]story.Edit, len(m.edits))
	for i, e := range m.edits {
		start := e.Span.Start + m.delta[i]
		out[i] = story.Edit{Span: story.Span{Start: start, End: start + len(e.Text)}, Text: e.Span.In(m.was)}
	}
	return out
}

// room says where the words of a span stand in the new text, with what was put in at its edges, and whether any edit
// touched them. Where an edit reaches beyond the span, so does the room.
func (m moves) room(s story.Span) (to story.Span, touched bool) {
	first := sort.Search(len(m.edits), func(i int) bool {
		e := m.edits[i].Span
		return e.End > s.Start || e.End == s.Start && e.Empty()
	})
	last := first
	for last < len(m.edits) && (m.edits[last].Span.Start < s.End || m.edits[last].Span.Start == s.End && m.edits[last].Span.Empty()) {
		last++
	}
	to = story.Span{Start: s.Start + m.delta[first], End: s.End + m.delta[last]}
	if first == last {
		return to, false
	}
	to.Start = min(to.Start, m.edits[first].Span.Start+m.delta[first])
	to.End = max(to.End, m.edits[last-1].Span.End+m.delta[last])
	return to, true
}

// span says where a span stands in the new text and what became of its words. Words put in at an edge do not
// belong to the span; words put in the place of others inside it do. Nothing is looked for: a span whose words
// are all gone is left empty where they stood.
func (m moves) span(s story.Span) (story.Span, fate) {
	first := sort.Search(len(m.edits), func(i int) bool { return m.edits[i].Span.End >= s.Start }) // before it: all to the left
	if s.Empty() {
		return m.point(s, first)
	}
	to := story.Span{Start: s.Start + m.delta[first], End: s.End + m.delta[first]}
	what := moved
	i := first
	for ; i < len(m.edits) && m.edits[i].Span.Start <= s.End; i++ {
		e, by := m.edits[i], m.delta[i+1]-m.delta[i]
		switch {
		case e.Span.End <= s.Start:
			to.Start, to.End = to.Start+by, to.End+by
		case e.Span.Start >= s.End:
		case e.Span.Start >= s.Start && e.Span.End <= s.End:
			to.End += by
			what = altered
		case e.Span.Start <= s.Start && e.Span.End >= s.End:
			at := e.Span.Start + m.delta[i]
			return story.Span{Start: at, End: at}, deleted
		case e.Span.Start < s.Start:
			after := e.Span.End + m.delta[i+1]
			to.End += by
			to.Start, what = after, altered
		default:
			to.End, what = e.Span.Start+m.delta[i], altered
		}
	}
	if to.Empty() {
		return story.Span{Start: to.Start, End: to.Start}, deleted
	}
	if what == moved && i > first && m.glued(s, to) {
		what = altered
	}
	return to, what
}

// point moves a place between two characters. An edit that touches it leaves it at the edit's start.
func (m moves) point(s story.Span, first int) (story.Span, fate) {
	at := s.Start + m.delta[first]
	if first < len(m.edits) && m.edits[first].Span.Start <= s.Start {
		at = m.edits[first].Span.Start + m.delta[first]
		return story.Span{Start: at, End: at}, altered
	}
	return story.Span{Start: at, End: at}, moved
}

// glued says that an edge of the span now lies inside a word or a character, where it did not before.
func (m moves) glued(was, is story.Span) bool {
	return joined(m.is, is.Start) && !joined(m.was, was.Start) || joined(m.is, is.End) && !joined(m.was, was.End)
}

const joiner = '\u200D' // zero width joiner: what stands at its sides is one character

func joined(text string, at int) bool {
	if at == 0 || at == len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return isWord(before) && isWord(after) || before == joiner || after == joiner || unicode.IsMark(after) || before == '\r' && after == '\n'
}

// spans moves spans of which each stands for itself; those whose words are gone are left out.
func (m moves) spans(in []story.Span) (out []story.Span, what fate) {
	if len(in) == 0 {
		return in, moved
	}
	out = make([]story.Span, 0, len(in))
	for _, s := range in {
		to, f := m.span(s)
		if f != deleted {
			out = append(out, to)
		}
		if f != moved {
			what = altered
		}
	}
	if len(out) == 0 {
		what = deleted
	}
	return out, what
}

// furniture moves what stands around the story proper.
func (m moves) furniture(f story.Furniture) (story.Furniture, bool) {
	touched := false
	for _, s := range []*story.Span{&f.Headline, &f.Byline, &f.Dateline} {
		if *s == (story.Span{}) {
			continue // there is none
		}
		to, what := m.span(*s)
		touched = touched || what != moved
		if what == deleted {
			to = story.Span{}
		}
		*s = to
	}
	return f, touched
}

// check moves an alert with its fix.
func (m moves) check(c story.Check) (story.Check, fate) {
	to, what := m.span(c.Span)
	c.Span = to
	c.Fix = slices.Clone(c.Fix)
	for i := range c.Fix {
		to, f := m.span(c.Fix[i].Span)
		c.Fix[i].Span, what = to, max(what, f)
	}
	return c, what
}
