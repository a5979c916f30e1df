package gui

import (
	"slices"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// paneOf is the pane of a table.
func paneOf(t review.Table) pane {
	switch t {
	case review.Names:
		return inNames
	case review.Checks:
		return inChecks
	}
	return inQuotes
}

// paneKey does what a key without a character does in a pane; it is false when that is nothing.
func (d *Desk) paneKey(p pane, e *fyne.KeyEvent) bool {
	shift := d.shifted || shiftHeld()
	if d.later(func() { d.again(e, shift) }) {
		return true
	}
	name := e.Name
	if name == fyne.KeyEnter {
		name = fyne.KeyReturn
	}
	if !slices.Contains(plainNames, name) {
		return false
	}
	key := string(name)
	if shift {
		key = chordWith(fyne.KeyModifierShift, key)
	}
	return d.paneDo(p, key)
}

// paneRune does what the key of a character does in a pane; it is false when that is nothing.
func (d *Desk) paneRune(p pane, r rune) bool {
	return d.later(func() { d.runeAgain(r) }) || d.paneDo(p, string(r))
}

func (d *Desk) paneDo(p pane, key string) bool {
	a := d.keys.in(p, key)
	if a == nil || d.doc == nil && a.needs != needNothing {
		return false
	}
	a.do(d, "key")
	return true
}

// paneWithKeyboard is the pane that plain keys go to now, 0 when it is none.
func (d *Desk) paneWithKeyboard() pane {
	focused := d.win.Canvas().Focused()
	for t, g := range d.tables.grids {
		if focused == fyne.Focusable(g) {
			return paneOf(t)
		}
	}
	switch focused {
	case fyne.Focusable(d.tables.checking.grid), fyne.Focusable(d.tables.checking.evidence.grid):
		return inChecking
	case fyne.Focusable(d.story.view):
		return inStory
	case fyne.Focusable(d.history.grid):
		return inHistory
	}
	if s := d.everybody; s != nil {
		switch focused {
		case fyne.Focusable(s.list):
			return inPeople
		case fyne.Focusable(s.said.grid):
			return inSaid
		}
	}
	return 0
}
