package check

import (
	"slices"

	"quotedesk/app/story"
)

func leftOpen() Rule {
	return Rule{
		ID: "QM04", Whole: true, Name: "Quotation left open before another speaker", Safety: story.Offer, Severity: Error, Scope: Both,
		What:    "An opening mark that is not closed in its paragraph, where the next paragraph begins with a mark but is somebody else's.",
		Why:     "An open mark says that the next paragraph goes on with the same words: two speakers become one.",
		Example: "“Should we go? asked Pell.\n\n“Yes,” Ona said.",
		Source:  "The AP-type style books: only a quotation that goes on leaves its mark open.",
		find:    findLeftOpen,
	}
}

func findLeftOpen(r *reading) []story.Check {
	var out []story.Check
	for i, m := range r.marks {
		next, ok := r.begins(i + 1)
		if len(m.unclosed) == 0 || !ok || r.flaggedUnclosed(r.paras[i]) {
			continue
		}
		open := m.unclosed[len(m.unclosed)-1]
		if other, ok := r.otherSpeaker(open, i, next); ok {
			out = append(out, r.closeHere(open, i, other))
		}
	}
	return out
}

// flaggedUnclosed says that a quotation found in the paragraph is known as never closed, which has its own alert.
func (r *reading) flaggedUnclosed(p story.Span) bool {
	return slices.ContainsFunc(r.found.Quotes, func(q story.Quote) bool {
		return q.Has(story.FlagUnclosed) && len(q.Parts) > 0 && q.Parts[len(q.Parts)-1].Overlaps(p)
	})
}

// otherSpeaker names who speaks in the paragraph behind when that is somebody else than whoever is left open.
func (r *reading) otherSpeaker(open mark, i int, next mark) (string, bool) {
	for _, a := range r.saidAt(open.span()) {
		for _, b := range r.saidAt(next.span()) {
			if who := speaker(a); who != "" && speaker(b) != "" && who != speaker(b) {
				return spoken(b.SpeakerName, "somebody else"), true
			}
		}
	}
	return "", false
}

// closeHere proposes the closing mark at the paragraph's end when nothing of the paper's own follows the words there.
func (r *reading) closeHere(open mark, i int, other string) story.Check {
	message := "This quotation is never closed, and the next one is by " + other + "."
	end := edgeless(r.text, r.paras[i]).End
	for _, q := range r.saidAt(open.span()) {
		for _, p := range q.Parts {
			if p.Overlaps(open.span()) && edgeless(r.text, p).End == end && r.paras[i].Contains(p) {
				at := story.Span{Start: end, End: end}
				return offer(open.span(), message+" Close it at the end of the paragraph?", story.Edit{Span: at, Text: shutting(open.sign)})
			}
		}
	}
	return warn(open.span(), message)
}
