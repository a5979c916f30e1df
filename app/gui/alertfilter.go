package gui

import (
	"cmp"

	"fyne.io/fyne/v2"

	"quotedesk/app/check"
	"quotedesk/app/review"
)

// alertFilter is which alerts the table shows.
type alertFilter int

// The filters in the order in which a key goes through them.
const (
	everyAlert alertFilter = iota
	openAlerts
	errorAlerts
	graveAlerts // errors and warnings
	fixAlerts   // with a fix
	ruleAlerts  // of one rule
	alertFilters
)

// words say what is shown.
func (f alertFilter) words(rule string) string {
	switch f {
	case openAlerts:
		return "alerts that want a look"
	case errorAlerts:
		return "errors"
	case graveAlerts:
		return "errors and warnings"
	case fixAlerts:
		return "alerts with a fix"
	case ruleAlerts:
		return "alerts of " + rule
	}
	return "all alerts"
}

// kept says that the filter shows the row.
func (m *checkRows) kept(row int) bool {
	c := m.doc.Checks()[row]
	switch m.only {
	case openAlerts:
		return c.Status.Open()
	case errorAlerts:
		return m.severity(c.Rule) == check.Error
	case graveAlerts:
		return m.severity(c.Rule) != check.Hint
	case fixAlerts:
		return len(c.Fix) > 0
	case ruleAlerts:
		return c.Rule == m.rule
	}
	return true
}

// less orders by a column: the gravest first, places by where they stand.
func (m *checkRows) less(column string, a, b int) bool {
	x, y := m.doc.Checks()[a], m.doc.Checks()[b]
	switch column {
	case "severity":
		return cmp.Or(cmp.Compare(gravity(m.severity(x.Rule)), gravity(m.severity(y.Rule))), cmp.Compare(a, b)) < 0
	case "where":
		return a < b
	}
	return cmp.Or(cmp.Compare(m.text(x, column), m.text(y, column)), cmp.Compare(a, b)) < 0
}

func gravity(s check.Severity) int {
	switch s {
	case check.Error:
		return 0
	case check.Warning:
		return 1
	}
	return 2
}

func severityColor(s check.Severity) fyne.ThemeColorName {
	switch s {
	case check.Error:
		return colorWrong
	case check.Warning:
		return colorWarn
	}
	return colorOpen
}

func (m *checkRows) emptyWords() string {
	if m.only != everyAlert {
		return "There are no " + m.only.words(m.rule) + ". {filter alerts}: show others."
	}
	return "Nothing to check: the story is clean."
}

// FilterAlerts shows the next sort of alerts: all, those that want a look, errors, errors and warnings, those with a fix, those
// of the selected one's rule.
func (d *Desk) FilterAlerts() {
	m, g := d.tables.checks, d.tables.grids[review.Checks]
	d.tables.openTable(review.Checks)
	m.only = (m.only + 1) % alertFilters
	if m.only == ruleAlerts {
		c, ok := review.CheckRow{}, false
		if d.doc != nil && d.at.table == review.Checks {
			c, ok = d.doc.Check(d.at.id)
		}
		if m.rule = c.Rule; !ok {
			m.only = everyAlert
		}
	}
	d.tables.placeholders()
	d.tables.refresh()
	if g.Shown() > 0 && d.doc != nil && (d.at.table != review.Checks || !d.inFilter(d.at.id)) {
		d.selectPlace(place{review.Checks, m.Key(g.Row(0))})
	}
	d.refreshActs()
	d.status.say("Shown are " + m.only.words(m.rule) + ": " + plural(g.Shown(), "alert", "alerts") + d.keys.say(". {filter alerts}: others."))
}

func (d *Desk) inFilter(id string) bool {
	i := d.checkIndex(id)
	return i >= 0 && d.tables.checks.kept(i)
}

// StepAlert goes to the next alert that wants a look, or the one before, in the order that the table shows; past the last comes
// the first.
func (d *Desk) StepAlert(back bool) {
	if d.doc == nil {
		return
	}
	d.tables.openTable(review.Checks)
	g, m := d.tables.grids[review.Checks], d.tables.checks
	n, from := g.Shown(), -1
	for i := range n {
		if d.at == (place{review.Checks, m.Key(g.Row(i))}) {
			from = i
		}
	}
	if back && from < 0 {
		from = n
	}
	for k := range n {
		i := from + 1 + k
		if back {
			i = from - 1 - k
		}
		row := g.Row(((i % n) + n) % n)
		if d.doc.Checks()[row].Status.Open() {
			d.selectPlace(place{review.Checks, m.Key(row)})
			return
		}
	}
	d.status.say("No alert wants a look" + map[bool]string{true: "", false: " among the " + m.only.words(m.rule)}[m.only == everyAlert] + ".")
}
