package check

import (
	"context"
	"slices"

	"quotedesk/app/story"
)

// neighbours is how many paragraphs at each side a rule may look at to judge one.
const neighbours = 3

// Around applies the rules that judge a paragraph by itself and its neighbours to the paragraphs that hold the
// edited spans, which takes a small part of the time that Run takes for a long story. It returns what they find there,
// with ids that mean nothing, the paragraphs looked at, and the rules applied: what the others say needs Whole.
func Around(ctx context.Context, text string, f story.Findings, by Given, edited []story.Span) (found []story.Check, within []story.Span, rules []string) {
	paras := story.Paragraphs(text)
	if len(paras) == 0 { // white space alone
		paras = []story.Span{{End: len(text)}}
	}
	near := slices.DeleteFunc(by.Rules(), func(r Rule) bool { return r.Whole })
	for _, reach := range reaches(paras, edited, f.Quotes) {
		first, last := reach[0], reach[1]
		at := story.Span{Start: paras[first].Start, End: paras[last].End}
		if first == 0 {
			at.Start = 0
		}
		if last == len(paras)-1 {
			at.End = len(text)
		} else {
			at.End = paras[last+1].Start
		}
		window := story.Span{Start: paras[max(first-neighbours, 0)].Start, End: paras[min(last+neighbours, len(paras)-1)].End}
		if first <= neighbours {
			window.Start = 0
		}
		if last+neighbours >= len(paras)-1 {
			window.End = len(text)
		}
		part, ok := apply(ctx, readWindow(text, f, by, window), near)
		if !ok {
			return nil, nil, nil
		}
		for _, c := range part {
			if c = shifted(c, window.Start); at.Contains(c.Span) {
				found = append(found, c)
			}
		}
		within = append(within, at)
	}
	return found, within, ids(near)
}

// readWindow reads a part of the text as it stands in the whole: what lies in a quotation that reaches out of it lies in a
// quotation here too.
func readWindow(text string, f story.Findings, by Given, window story.Span) *reading {
	r := read(window.In(text), cut(f, window), by)
	for _, q := range f.Quotes {
		if q.Kind != story.Direct {
			continue
		}
		for _, p := range q.Parts {
			if p = (story.Span{Start: max(p.Start, window.Start) - window.Start, End: min(p.End, window.End) - window.Start}); !p.Empty() {
				r.quoted = append(r.quoted, p)
			}
		}
	}
	r.quoted = merge(r.quoted)
	return r
}

// Whole applies the rules that judge a place by the rest of the story, those that Around leaves out. It returns what
// they find, in no order and with ids that mean nothing, and the rules applied. A cancelled context stops it between
// two rules and it returns nil.
func Whole(ctx context.Context, text string, f story.Findings, by Given) (found []story.Check, rules []string) {
	far := slices.DeleteFunc(by.Rules(), func(r Rule) bool { return !r.Whole })
	found, ok := apply(ctx, read(text, f, by), far)
	if !ok {
		return nil, nil
	}
	return found, ids(far)
}

// reaches are the paragraphs that the edits reach, from first to last, in order and apart. A quotation of several
// paragraphs is reached as a whole, as alerts about it are.
func reaches(paras []story.Span, edited []story.Span, quotes []story.Quote) [][2]int {
	var out [][2]int
	for _, e := range edited {
		first, last := reached(paras, e)
		for more := true; more; {
			more = false
			at := story.Span{Start: paras[first].Start, End: paras[last].End}
			for _, q := range quotes {
				s := q.Span()
				if !s.Overlaps(at) || at.Contains(s) {
					continue
				}
				a, b := reached(paras, s)
				more = more || a < first || b > last
				first, last = min(a, first), max(b, last)
			}
		}
		out = append(out, [2]int{first, last})
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	n := 0
	for _, r := range out {
		if n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out[n] = r
		n++
	}
	return out[:n]
}

// reached are the paragraphs, from first to last, that the span touches or that stand at its sides; first > last
// when there are none.
func reached(paras []story.Span, e story.Span) (first, last int) {
	first, _ = slices.BinarySearchFunc(paras, e.Start, func(p story.Span, at int) int { return p.End - at })
	last, _ = slices.BinarySearchFunc(paras, e.End+1, func(p story.Span, at int) int { return p.Start - at })
	first, last = max(first-1, 0), min(last, len(paras)-1)
	return first, last
}

// cut is what was found within the window, with offsets into it.
func cut(f story.Findings, window story.Span) story.Findings {
	shift := func(in []story.Span) ([]story.Span, bool) {
		var out []story.Span
		for _, s := range in {
			if window.Contains(s) {
				out = append(out, story.Span{Start: s.Start - window.Start, End: s.End - window.Start})
			}
		}
		return out, len(out) == len(in)
	}
	var out story.Findings
	for _, q := range f.Quotes {
		whole := true
		for _, spans := range []*[]story.Span{&q.Parts, &q.Speaker, &q.Cue} {
			s, all := shift(*spans)
			*spans, whole = s, whole && all
		}
		if whole {
			out.Quotes = append(out.Quotes, q)
		}
	}
	for _, e := range f.Entities {
		e.Mentions, _ = shift(e.Mentions)
		e.RoleSpans, _ = shift(e.RoleSpans)
		if len(e.Mentions) > 0 {
			out.Entities = append(out.Entities, e)
		}
	}
	for _, s := range []struct{ to, from *story.Span }{
		{&out.Furniture.Headline, &f.Furniture.Headline}, {&out.Furniture.Byline, &f.Furniture.Byline},
		{&out.Furniture.Dateline, &f.Furniture.Dateline},
	} {
		if !s.from.Empty() && window.Contains(*s.from) {
			*s.to = story.Span{Start: s.from.Start - window.Start, End: s.from.End - window.Start}
		}
	}
	return out
}

// shifted is the alert that much further on.
func shifted(c story.Check, by int) story.Check {
	c.Span.Start, c.Span.End = c.Span.Start+by, c.Span.End+by
	c.Fix = slices.Clone(c.Fix)
	for i := range c.Fix {
		c.Fix[i].Span.Start, c.Fix[i].Span.End = c.Fix[i].Span.Start+by, c.Fix[i].Span.End+by
	}
	return c
}
