package check

import (
	"strings"

	"quotedesk/app/story"
)

func spacedMark() Rule {
	return Rule{
		ID: "QM11", Name: "Space between mark and words", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A space behind an opening mark or before a closing one.",
		Why:     "The mark may end up alone at the edge of a line.",
		Example: "“ Fine,” she said.",
		Source:  "Common usage; guillemets are left alone, which French sets apart.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, s := range r.markSpaces(i) {
					out = append(out, offer(s, "No space belongs between a quotation mark and the words.", story.Edit{Span: s}))
				}
			}
			return out
		},
	}
}

// markSpaces are the spaces inside the curly marks of paragraph i, next to them. Spaces between two marks are left alone.
func (r *reading) markSpaces(i int) []story.Span {
	var out []story.Span
	for _, p := range r.marks[i].pairs {
		if !strings.ContainsRune("“‘", p.open.sign) || !strings.ContainsRune("”’", p.shut.sign) {
			continue
		}
		in := p.inside()
		piece := in.In(r.text)
		words := strings.TrimFunc(piece, space)
		if words == "" || strings.Trim(words, "“”‘’'\"") != words {
			continue
		}
		left := len(piece) - len(strings.TrimLeftFunc(piece, space))
		right := len(strings.TrimRightFunc(piece, space))
		if left > 0 {
			out = append(out, story.Span{Start: in.Start, End: in.Start + left})
		}
		if right < len(piece) {
			out = append(out, story.Span{Start: in.Start + right, End: in.End})
		}
	}
	return out
}

// besideMark says that the run of spaces is one that markSpaces gives.
func (r *reading) besideMark(run story.Span) bool {
	i := r.index(run.Start)
	if i < 0 {
		return false
	}
	for _, s := range r.markSpaces(i) {
		if s == run {
			return true
		}
	}
	return false
}
