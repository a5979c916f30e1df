package check

import (
	"strings"

	"quotedesk/app/story"
)

func ellipsisInside() Rule {
	return Rule{
		ID: "QI01", Whole: true, Name: "Words left out of a quotation", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "Three points inside a quotation. Silent where the full wording is laid beside it.",
		Why:     "What was left out may change what is said: the evidence must show the full wording.",
		Example: "“We tried … and failed,” she said.",
		Source:  "Reuters: nothing inside marks may change but by deletion, and a deletion is shown.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			r.ellipses(func(i int, at story.Span, m pair) {
				if r.atEdge(at, m) || r.proven(at) {
					return
				}
				out = append(out, warn(at, "Was something left out here? The evidence must show the full wording."))
			})
			return out
		},
	}
}

// ellipses calls do for each ellipsis inside an outer pair.
func (r *reading) ellipses(do func(i int, at story.Span, m pair)) {
	if !strings.Contains(r.text, "…") && !strings.Contains(r.text, "..") && !strings.Contains(r.text, ". .") {
		return
	}
	for i := range r.paras {
		for _, m := range r.outer(i) {
			for _, at := range pointRuns(r.text, m.inside()) {
				do(i, at, m)
			}
		}
	}
}

// pointRuns are the ellipses of the span: …, ... or . . . and longer.
func pointRuns(text string, in story.Span) []story.Span {
	var out []story.Span
	for at := in.Start; at < in.End; at++ {
		switch {
		case strings.HasPrefix(text[at:in.End], "…"):
			out = append(out, story.Span{Start: at, End: at + len("…")})
			at += len("…") - 1
		case strings.HasPrefix(text[at:in.End], "..."), strings.HasPrefix(text[at:in.End], ". . ."):
			end := at
			for end < in.End && (text[end] == '.' || text[end] == ' ' && end+1 < in.End && text[end+1] == '.') {
				end++
			}
			out = append(out, story.Span{Start: at, End: end})
			at = end
		}
	}
	return out
}

// atEdge says that the ellipsis is the first or last thing inside the pair.
func (r *reading) atEdge(at story.Span, m pair) bool {
	in := edgeless(r.text, m.inside())
	return at.Start <= in.Start || at.End >= in.End
}

// proven says that the wording of the quotation at the place is laid beside the story.
func (r *reading) proven(at story.Span) bool {
	if r.by.Evidence == nil {
		return false
	}
	for _, q := range r.saidAt(at) {
		if source, ok := r.by.Evidence.Of(q.ID); ok && source.Wording != "" {
			return true
		}
	}
	return false
}
