package check

import (
	"fmt"

	"quotedesk/app/story"
)

func partsAndTotal() Rule {
	return Rule{
		ID: "FA02", Name: "Parts do not add up", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A total with its parts right behind it, as in “eight people, three men and four women”, where the sum differs.",
		Why:     "One of the figures is wrong.",
		Example: "Eight people, three men and four women, were saved.",
		Source:  "Arithmetic.",
		find: func(r *reading) []story.Check {
			all := r.figures()
			var out []story.Check
			for i := range all {
				if c, ok := r.addsUp(all[i:]); ok {
					out = append(out, c)
				}
			}
			return out
		},
	}
}

// addsUp judges the first figure as the total of those that follow it in its sentence, joined by commas and “and”.
func (r *reading) addsUp(all []figure) (story.Check, bool) {
	total := all[0]
	sum, n, last := 0.0, 0, total
	for _, f := range all[1:min(len(all), 8)] {
		if f.at.Start < last.at.End || f.at.Start > last.at.End+6 {
			break
		}
		gap := r.text[last.at.End:f.at.Start]
		if n == 0 && gap != ", " && gap != ": " && gap != " – " && gap != " — " || n > 0 && gap != ", " && gap != " and " && gap != ", and " {
			break
		}
		sum, n, last = sum+f.value, n+1, f
		if gap != ", " && gap != ": " && n > 1 {
			break
		}
	}
	joined := n >= 2 && total.value >= 3 && total.value == float64(int(total.value)) && !total.quoted
	if !joined || sum == total.value || total.noun == last.noun || !r.listEnds(last.at.End) {
		return story.Check{}, false
	}
	at := story.Span{Start: total.at.Start, End: last.at.End}
	return warn(at, fmt.Sprintf("The parts add up to %g, not to %g.", sum, total.value)), true
}

// listEnds says that a list ends at the offset: a comma, a dash or the end of the sentence follows.
func (r *reading) listEnds(at int) bool {
	p := r.paragraph(at)
	rest := r.text[at:p.End]
	return rest == "" || rest[0] == ',' || rest[0] == '.' || rest[0] == ';'
}
