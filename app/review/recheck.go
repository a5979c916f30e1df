package review

import (
	"slices"

	"quotedesk/app/story"
)

// CheckAgain proposes the alerts of a new look at the text as it stands: new ones come, open ones that were not
// found again go, those a person has ignored or noted stay as they are. Only alerts within one of the spans are
// weighed, all when there are none.
func (d *Document) CheckAgain(found []story.Check, within []story.Span, cause string) []Correction {
	step := d.mergeChecks(found, within, cause)
	if len(step) == 0 {
		return nil
	}
	return d.sign(step)
}

func (d *Document) mergeChecks(found []story.Check, within []story.Span, cause string) []Correction {
	in := func(c story.Check) bool {
		return len(within) == 0 || slices.ContainsFunc(within, func(s story.Span) bool { return s.Contains(c.Span) })
	}
	var fresh []story.Check
	for _, c := range found {
		if in(c) {
			fresh = append(fresh, c)
		}
	}
	taken := make([]bool, len(fresh))
	take := func(fits func(story.Check) bool) bool {
		for i, c := range fresh {
			if !taken[i] && fits(c) {
				taken[i] = true
				return true
			}
		}
		return false
	}
	var step []Correction
	var open []CheckRow
	for _, row := range d.checks { // what a person has said of an alert comes first
		switch {
		case !in(row.Check):
		case row.Status == story.Unreviewed && row.Note == "":
			open = append(open, row)
		default:
			take(func(c story.Check) bool { return c.Rule == row.Rule && c.Span == row.Span })
		}
	}
	for _, row := range d.checks {
		if in(row.Check) && (row.Status != story.Unreviewed || row.Note != "") {
			take(func(c story.Check) bool { return c.Rule == row.Rule && c.Span.Overlaps(row.Span) })
		}
	}
	for _, row := range open {
		if !take(func(c story.Check) bool { return sameAlert(c, row.Check) }) {
			step = append(step, Correction{What: Removed, Table: Checks, Target: row.ID, Cause: cause, Before: Patch{Check: &row}})
		}
	}
	for i, c := range fresh {
		if taken[i] {
			continue
		}
		c.ID = "c-" + d.NewID()
		step = append(step, Correction{What: Added, Table: Checks, Target: c.ID, Cause: cause,
			After: Patch{Check: &CheckRow{Check: c, Status: story.Unreviewed}}})
	}
	return step
}

func sameAlert(a, b story.Check) bool {
	return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message && a.Safety == b.Safety && slices.Equal(a.Fix, b.Fix)
}
