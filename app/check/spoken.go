package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// outer are the pairs of paragraph i that stand inside no other, in text order.
func (r *reading) outer(i int) []pair {
	all := slices.Clone(r.marks[i].pairs)
	slices.SortFunc(all, func(a, b pair) int { return a.open.at - b.open.at })
	var out []pair
	for _, p := range all {
		if n := len(out); n == 0 || p.open.at >= out[n-1].shut.at {
			out = append(out, p)
		}
	}
	return out
}

// inside is the stretch between the marks.
func (p pair) inside() story.Span { return story.Span{Start: p.open.span().End, End: p.shut.at} }

// speaker names whose words the quotation is, for comparing; "" when that is not known.
func speaker(q story.Quote) string {
	if q.SpeakerEntity != "" {
		return "#" + q.SpeakerEntity
	}
	return strings.ToLower(strings.Join(strings.Fields(q.SpeakerName), " "))
}

// saidAt are the direct quotations with a part that overlaps the span.
func (r *reading) saidAt(s story.Span) []story.Quote {
	var out []story.Quote
	for _, q := range r.usable() {
		if q.Kind != story.Indirect && slices.ContainsFunc(q.Parts, s.Overlaps) {
			out = append(out, q)
		}
	}
	return out
}

// attributed says that the quotation has its speaker or cue printed inside the span.
func attributed(q story.Quote, in story.Span) bool {
	within := func(s story.Span) bool { return !s.Empty() && in.Contains(s) }
	return slices.ContainsFunc(q.Speaker, within) || slices.ContainsFunc(q.Cue, within)
}

// double says that the sign is a double mark.
func double(sign rune) bool { return strings.ContainsRune("\"“”„«»", sign) }

// begins is the double mark with which paragraph i begins, if it opens something; false when there is none.
func (r *reading) begins(i int) (mark, bool) {
	if i < 0 || i >= len(r.paras) {
		return mark{}, false
	}
	start := edgeless(r.text, r.paras[i]).Start
	for _, p := range r.marks[i].pairs {
		if p.open.at == start {
			return p.open, true
		}
	}
	for _, u := range r.marks[i].unclosed {
		if u.at == start {
			return u, true
		}
	}
	return mark{}, false
}

// opening is the first rune of a setting such as House.Outer; 0 when it is empty.
func opening(setting string) rune {
	for _, sign := range setting {
		return sign
	}
	return 0
}

// shutting is the usual closing mark of an opening one.
func shutting(open rune) string { return string([]rune(closers(open))[0]) }

// remark changes the marks of a pair to those of the opening sign.
func remark(p pair, open rune) []story.Edit {
	return []story.Edit{{Span: p.open.span(), Text: string(open)}, {Span: p.shut.span(), Text: shutting(open)}}
}
