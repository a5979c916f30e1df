package check

import "quotedesk/app/story"

func innerMarks() Rule {
	return Rule{
		ID: "QM08", Name: "Inner quotation in the same marks", Safety: story.Offer, Severity: Warning, Scope: Quotation,
		What:    "A quotation inside a quotation, set in the marks of the outer one.",
		Why:     "The first closing mark seems to end the whole.",
		Example: "“He shouted “stop” twice,” she said.",
		Source:  "Common usage: single inside double, double inside single.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i, m := range r.marks {
				for _, o := range r.outer(i) {
					for _, p := range m.pairs {
						if p == o || !o.span().Contains(p.span()) || p.open.sign != o.open.sign {
							continue
						}
						out = append(out, offer(p.span(), "This quotation stands inside another with the same marks.", remark(p, innerOf(o.open.sign))...))
					}
				}
			}
			return out
		},
	}
}

// innerOf is the opening mark that goes inside a quotation opened with the sign.
func innerOf(sign rune) rune {
	switch sign {
	case '“':
		return '‘'
	case '‘':
		return '“'
	case '"':
		return '\''
	case '\'':
		return '"'
	case '«':
		return '“'
	}
	return '‘'
}
