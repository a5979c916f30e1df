package check

import (
	"strings"

	"quotedesk/app/story"
)

func closedEarly() Rule {
	return Rule{
		ID: "QM03", Whole: true, Name: "Quotation closed although it goes on", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A closing mark at the end of a paragraph where the next one goes on with the same speaker's words and has no attribution of its own.",
		Why:     "The reader takes the next paragraph for another speaker's.",
		Example: "Pell said: “There is no money.”\n\n“And there is no time.”",
		Source:  "The AP-type style books: a quotation of several paragraphs leaves its mark open.",
		find:    findClosedEarly,
	}
}

func findClosedEarly(r *reading) []story.Check {
	var out []story.Check
	for i := range r.paras {
		shut, ok := r.shutAtEnd(i)
		next, goes := r.begins(i + 1)
		if !ok || !goes || !double(shut.sign) || !double(next.sign) || !r.allQuoted(i+1) || r.headedLine(i) {
			continue
		}
		if who, same := r.sameSpeaker(shut, next, r.paras[i+1]); same {
			out = append(out, offer(shut.span(), "The next paragraph goes on with the words of "+who+". Leave this mark out, so that the quotation stays open?", story.Edit{Span: shut.span()}))
		}
	}
	return out
}

func (r *reading) headedLine(i int) bool { return r.found.Furniture.Headline.Overlaps(r.paras[i]) }

// shutAtEnd is the closing mark with which paragraph i ends behind the end of a sentence.
func (r *reading) shutAtEnd(i int) (mark, bool) {
	end := edgeless(r.text, r.paras[i]).End
	for _, p := range r.marks[i].pairs {
		if p.shut.span().End == end && p.shut.at > 0 && strings.ContainsAny(r.text[max(0, p.shut.at-3):p.shut.at], ".!?…") {
			return p.shut, true
		}
	}
	return mark{}, false
}

// allQuoted says that paragraph i is one quotation from its first mark to its end, closed there or left open.
func (r *reading) allQuoted(i int) bool {
	p := edgeless(r.text, r.paras[i])
	outer := r.outer(i)
	if len(r.marks[i].unclosed) == 1 {
		return r.marks[i].unclosed[0].at == p.Start
	}
	return len(outer) == 1 && outer[0].span() == p
}

// sameSpeaker says that the quotations that hold the two marks are one speaker's, the second without an attribution
// of its own.
func (r *reading) sameSpeaker(shut, next mark, para story.Span) (string, bool) {
	for _, a := range r.saidAt(shut.span()) {
		for _, b := range r.saidAt(next.span()) {
			who := speaker(a)
			if a.Kind == story.Direct && b.Kind == story.Direct && who != "" && who == speaker(b) && !attributed(b, para) {
				return spoken(a.SpeakerName, "the same speaker"), true
			}
		}
	}
	return "", false
}
