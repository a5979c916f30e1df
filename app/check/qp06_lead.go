package check

import (
	"unicode"

	"quotedesk/app/story"
)

func leadIn() Rule {
	return Rule{
		ID: "QP06", Name: "Comma or colon before a quotation", Safety: story.Offer, Severity: Hint, Scope: Narration,
		What:    "“He said,” before a quoted sentence where the house sets a colon, or the reverse.",
		Why:     "Papers differ; a paper should not differ from itself.",
		Example: "He said, “No.”",
		Source:  "Reuters: a colon before a quotation. AP-type style books: a comma before one sentence, a colon before several.",
		find: func(r *reading) []story.Check {
			want := r.by.House.Before
			if want != "," && want != ":" {
				return nil
			}
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					if sign, ok := r.leadSign(i, p); ok && sign.In(r.text) != want && (want == ":" || len(r.sentences(p.inside())) == 1) {
						out = append(out, offer(sign, "The house sets “"+want+"” here.", story.Edit{Span: sign, Text: want}))
					}
				}
			}
			return out
		},
	}
}

// leadSign is the comma or colon between a word for saying and the quoted sentence.
func (r *reading) leadSign(i int, p pair) (story.Span, bool) {
	before := edgeless(r.text, story.Span{Start: r.paras[i].Start, End: p.open.at})
	if before.Len() < 2 || !unicode.IsUpper(r.begun(p.inside())) {
		return story.Span{}, false
	}
	sign := story.Span{Start: before.End - 1, End: before.End}
	t := r.terms()
	k := r.from(p.open.at) - 1
	if s := sign.In(r.text); s != "," && s != ":" || k < 0 || t[k].End != sign.Start || saidTense(t[k].low) == "" || t[k].quoted {
		return story.Span{}, false
	}
	return sign, true
}
