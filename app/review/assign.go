package review

import (
	"slices"
	"strings"
)

// Assign gives a quotation to a checker by name; "" gives it to nobody. Whoever verifies it may be somebody else.
func (d *Document) Assign(id, checker, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	checker = strings.Join(strings.Fields(checker), " ")
	if q.Checker == checker {
		return nil, nil
	}
	was := q.Checker
	return d.sign([]Correction{{What: Assigned, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Checker: &was}, After: Patch{Checker: &checker}}}), nil
}

// Checkers are all who have a quotation of the story or have ruled on one, in text order.
func (d *Document) Checkers() []string {
	var out []string
	for _, q := range d.quotes {
		for _, who := range []string{q.Checker, q.Verdict.By} {
			if who != "" && !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return out
}
