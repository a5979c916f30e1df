package check

import "quotedesk/app/story"

func twoWordings() Rule {
	return Rule{
		ID: "AT12", Whole: true, Name: "The same quotation in two wordings", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "Two quotations of one speaker, or one in the headline and one in the text, that share most of their telling words but not the wording.",
		Why:     "Only one can be what was said.",
		Example: "“We will never sell the old pier,” said Ruiz.\n\nIn a letter Ruiz wrote: “We shall never sell that old pier.”",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			return r.twice(func(a, b utterance) (string, bool) {
				return "These words stand elsewhere in another form: which is right?", a.alike(b) && (a.resembles(b) || a.retold(b))
			})
		},
	}
}
