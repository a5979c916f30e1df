package export

import (
	"slices"

	"quotedesk/app/story"
)

// revisionsOnPaper are the revisions with spans in code points. Each means the text before or after it, which is worked
// out from the last one backwards.
func revisionsOnPaper(s Sheet) []Revision {
	out := slices.Clone(s.Revisions)
	text := s.Text
	pairs := func(edits []story.Edit) []story.Edit {
		cp := story.NewCodePoints(text)
		return converted(edits, func(x story.Span) story.Span {
			p := cp.Pair(x)
			return story.Span{Start: p[0], End: p[1]}
		})
	}
	for i := len(out) - 1; i >= 0; i-- {
		back := out[i].Back
		out[i].Back = pairs(back)
		text = edited(text, back)
		out[i].Edits = pairs(out[i].Edits)
	}
	return out
}

// revisionsFromPaper undoes revisionsOnPaper; bad says that a span does not fit its text.
func revisionsFromPaper(s Sheet) (out []Revision, bad bool) {
	out = slices.Clone(s.Revisions)
	text := s.Text
	spans := func(edits []story.Edit) []story.Edit {
		cp := story.NewCodePoints(text)
		at := 0
		return converted(edits, func(x story.Span) story.Span {
			if x.Start < at || x.End < x.Start || x.End > len(text) {
				bad = true
				return story.Span{}
			}
			at = x.End
			return cp.Span([2]int{x.Start, x.End})
		})
	}
	for i := len(out) - 1; i >= 0 && !bad; i-- {
		out[i].Back = spans(out[i].Back)
		if bad {
			return nil, true
		}
		text = edited(text, out[i].Back)
		out[i].Edits = spans(out[i].Edits)
	}
	return out, bad
}

func converted(edits []story.Edit, to func(story.Span) story.Span) []story.Edit {
	out := slices.Clone(edits)
	for i := range out {
		out[i].Span = to(out[i].Span)
	}
	return out
}
