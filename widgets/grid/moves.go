package grid

import "fyne.io/fyne/v2"

// place is a cell as shown: row and column numbers from 0, row -1 for none.
type place struct{ row, column int }

// extent is what a place moves about in.
type extent struct {
	rows, columns int
	page          int // rows that Page Up and Page Down skip
}

// move is where a key takes the current cell. It reports false for a key that
// does not move, and when there is nowhere to be. Without a current row, the keys
// that go down or on enter at the first row, the others at the last.
func move(at place, key fyne.KeyName, control bool, in extent) (place, bool) {
	if in.rows == 0 || in.columns == 0 {
		return at, false
	}
	to := at
	switch key {
	case fyne.KeyUp:
		to.row--
	case fyne.KeyDown:
		to.row++
	case fyne.KeyPageUp:
		to.row -= max(in.page, 1)
	case fyne.KeyPageDown:
		to.row += max(in.page, 1)
	case fyne.KeyLeft:
		to.column--
	case fyne.KeyRight:
		to.column++
	case fyne.KeyHome:
		to.column = 0
		if control {
			to.row = 0
		}
	case fyne.KeyEnd:
		to.column = in.columns - 1
		if control {
			to.row = in.rows - 1
		}
	default:
		return at, false
	}
	if at.row < 0 {
		to.row = entryRow(key, control, in.rows)
	}
	to.row = min(max(to.row, 0), in.rows-1)
	to.column = min(max(to.column, 0), in.columns-1)
	return to, true
}

func entryRow(key fyne.KeyName, control bool, rows int) int {
	if key == fyne.KeyUp || key == fyne.KeyPageUp || key == fyne.KeyEnd && control {
		return rows - 1
	}
	return 0
}

// moveByTab is the next cell, or the one before, running on from row to row. It
// reports false at the ends and without a current row: then the focus leaves.
func moveByTab(at place, backward bool, in extent) (place, bool) {
	if at.row < 0 || at.row >= in.rows || in.columns == 0 {
		return at, false
	}
	n := at.row*in.columns + at.column
	if backward {
		n--
	} else {
		n++
	}
	if n < 0 || n >= in.rows*in.columns {
		return at, false
	}
	return place{row: n / in.columns, column: n % in.columns}, true
}

// nextEditable is the nearest editable cell after at, or before it, running on
// from row to row; false when there is none.
func nextEditable(at place, backward bool, in extent, editable func(column int) bool) (place, bool) {
	for range in.columns {
		to, ok := moveByTab(at, backward, in)
		if !ok {
			return at, false
		}
		if at = to; editable(to.column) {
			return to, true
		}
	}
	return at, false
}

// deed is what a key does to an open editor.
type deed int

const (
	deedType         deed = iota // leave it to the text field
	deedCommit                   // keep the text and stay
	deedCommitNext               // keep it and edit the next cell
	deedCommitBefore             // keep it and edit the cell before
	deedCancel                   // give up
	deedOptionDown
	deedOptionUp
	deedHideOptions
)

// editDeed decides what a key does in the editor. While a person is choosing, the
// first Escape only puts the list away.
func editDeed(key fyne.KeyName, shift, listShown, chosen bool) deed {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		return deedCommit
	case fyne.KeyTab:
		if shift {
			return deedCommitBefore
		}
		return deedCommitNext
	case fyne.KeyEscape:
		if listShown && chosen {
			return deedHideOptions
		}
		return deedCancel
	case fyne.KeyDown:
		if listShown {
			return deedOptionDown
		}
	case fyne.KeyUp:
		if listShown {
			return deedOptionUp
		}
	}
	return deedType
}
