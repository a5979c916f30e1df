package check

import (
	"regexp"
	"slices"

	"quotedesk/app/story"
)

func captionQuote() Rule {
	return Rule{
		ID: "SF04", Whole: true, Name: "Caption or pull quote unlike the text", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "Words in marks in a caption or pull quote that the text does not hold in this form.",
		Why:     "A quotation trimmed or changed on the way to the layout is a misquotation.",
		Example: "“We will never sell the old pier,” said Ruiz.\n\nThe town met.\n\nCaption: Ruiz: “We never sell the pier”",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i, p := range r.paras {
				if !r.caption(i) {
					continue
				}
				body := r.wordsOutside(p)
				for _, m := range r.outer(i) {
					if words := r.wordsIn(m.inside()); len(words) > 1 && !inRow(body, words) {
						out = append(out, warn(m.span(), "The text does not hold these words in this form."))
					}
				}
			}
			return out
		},
	}
}

var captioned = regexp.MustCompile(`^(?i:(?:photo |picture )?caption|photo|picture|image|pull ?quote|quote box)[:.] `)

// caption says that paragraph i calls itself a caption or pull quote.
func (r *reading) caption(i int) bool {
	return captioned.MatchString(edgeless(r.text, r.paras[i]).In(r.text))
}

// inCaption says that the quotation stands in a caption.
func (r *reading) inCaption(q story.Quote) bool {
	return slices.ContainsFunc(q.Parts, func(s story.Span) bool { i := r.index(s.Start); return i >= 0 && r.caption(i) })
}
