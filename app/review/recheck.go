package review

import (
	"slices"

	"quotedesk/app/story"
)

// Look is what a look for alerts gave: those found, where in the text and by which rules was looked. An alert
// elsewhere or of another rule is left as it is. No spans are the whole text, no rules are all.
type Look struct {
	Found      []story.Check
	Within     []story.Span
	Rules      []string
	Everywhere []string // rules that looked at the whole text, whatever Within says
}

func (l Look) saw(c story.Check) bool {
	if slices.Contains(l.Everywhere, c.Rule) {
		return true
	}
	return (len(l.Within) == 0 || slices.ContainsFunc(l.Within, func(s story.Span) bool { return s.Contains(c.Span) })) &&
		(len(l.Rules) == 0 || slices.Contains(l.Rules, c.Rule))
}

// CheckAgain proposes the alerts of a new look at the text as it stands: new ones come, open ones that were not
// found again go, those a person has ignored or noted stay as they are.
func (d *Document) CheckAgain(look Look, cause string) []Correction {
	step := d.mergeChecks(look, cause)
	if len(step) == 0 {
		return nil
	}
	return d.sign(step)
}

func (d *Document) mergeChecks(look Look, cause string) []Correction {
	in := look.saw
	var fresh []story.Check
	for _, c := range look.Found {
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
