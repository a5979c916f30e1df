package check

import "quotedesk/app/story"

func fillerWords() Rule {
	return Rule{
		ID: "QI07", Whole: true, Name: "Um and er", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "Fillers in a quotation where the house takes them out; where it keeps them, their loss, if the wording is laid beside it.",
		Why:     "Houses differ over whether they may go. Nothing here is changed without a person.",
		Example: "“I, um, left,” she said.",
		Source:  "The Guardian: ums may be removed. Reuters: nothing inside marks is changed.",
		find: func(r *reading) []story.Check {
			switch r.by.House.Fillers {
			case Out:
				var out []story.Check
				for _, s := range r.listed(filled(), Quotation) {
					out = append(out, warn(s, "The house takes this out of quotations."))
				}
				return out
			case Kept:
				return r.lostFillers()
			}
			return nil
		},
	}
}

func filled() []string { return []string{"um", "umm", "uh", "er", "erm", "uhm"} }

// lostFillers are the quotations whose source has a filler that the story has not.
func (r *reading) lostFillers() []story.Check {
	if r.by.Evidence == nil {
		return nil
	}
	var out []story.Check
	for _, q := range r.usable() {
		source, ok := r.by.Evidence.Of(q.ID)
		if !ok || source.Wording == "" || q.Kind == story.Indirect {
			continue
		}
		other := read(source.Wording, story.Findings{}, Given{})
		has := len(other.listed(filled(), Both)) > 0
		for _, p := range q.Parts {
			has = has && len(r.within(r.listed(filled(), Quotation), p)) == 0
		}
		if has {
			out = append(out, warn(q.Span(), "The source has an “um” that the house keeps and the story has not."))
		}
	}
	return out
}

// within are the spans that lie in s.
func (r *reading) within(spans []story.Span, s story.Span) []story.Span {
	var out []story.Span
	for _, x := range spans {
		if s.Contains(x) {
			out = append(out, x)
		}
	}
	return out
}
