package check

import "quotedesk/app/story"

func headlineMarks() Rule {
	return Rule{
		ID: "QM09", Name: "Headline in other marks than the house's", Safety: story.Offer, Severity: Hint, Scope: Narration,
		What:    "A quotation in the headline in double marks where the house wants single ones, or the reverse.",
		Why:     "Many houses set headlines apart by their marks.",
		Example: "Minister says “no”",
		Source:  "The BBC's style guide: single marks in headlines, double in text.",
		find: func(r *reading) []story.Check {
			want := opening(r.by.House.Headline)
			if want == 0 {
				return nil
			}
			var out []story.Check
			for i, p := range r.paras {
				if !r.found.Furniture.Headline.Overlaps(p) {
					continue
				}
				for _, m := range r.outer(i) {
					if m.open.sign != want {
						out = append(out, offer(m.span(), "The house sets headlines in "+string(want)+" "+shutting(want)+".", remark(m, want)...))
					}
				}
			}
			return out
		},
	}
}
