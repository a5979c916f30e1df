package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"quotedesk/app/review"
)

// action is something a person can have done. One table holds all of them: the menus, the buttons, the keys and the
// sheet that changes them are made of it, so that none can lack an action.
type action struct {
	id    string // in the preferences
	menu  string // the menu it stands in; behind a slash a submenu
	words string // its menu entry
	tip   string // what a button says of it, when that is not the entry
	icon  fyne.Resource

	chord string // usual key with Ctrl or Alt, which works everywhere; see chord.go
	plain string // usual key of one character or name, which works in panes only
	in    pane   // where the plain key works; 0 is rowPanes

	needs need
	field fyne.Shortcut // what a text field that has the keyboard does instead
	do    func(d *Desk, cause string)
}

// pane is a set of the places that plain keys work in.
type pane uint8

const (
	inQuotes pane = 1 << iota
	inNames
	inChecks
	inStory
	inHistory
	inPeople   // the people of all stories
	inSaid     // what one of them said
	inChecking // the quotations as a checker sees them

	rowPanes    = inQuotes | inChecks | inStory // where letters do not begin to type
	tablePanes  = inQuotes | inNames | inChecks
	peoplePanes = inPeople | inSaid
)

// need is what has to be there for an action to make sense.
type need uint8

const (
	needNothing need = iota
	needStory
	needWritable // a story, in an archive that is not only to be read
	needRow
	needQuote
	needName
	needCheck
	needUndo
	needRedo
	needKnown // a name of which the memory knows somebody else whom it may mean
)

// panes are the places that the action's plain key works in.
func (a *action) panes() pane {
	if a.in == 0 {
		return rowPanes
	}
	return a.in
}

// toolTip is what a button says of the action, without its keys.
func (a *action) toolTip() string {
	if a.tip != "" {
		return a.tip
	}
	return a.words
}

// can says that what the action needs is there.
func (d *Desk) can(n need) bool {
	open := d.doc != nil && !d.db.ReadOnly()
	switch n {
	case needNothing:
		return true
	case needStory:
		return d.doc != nil
	case needWritable:
		return open
	case needUndo:
		return open && d.doc.CanUndo()
	case needRedo:
		return open && d.doc.CanRedo()
	case needKnown:
		n, ok := d.nameLookedAt()
		return open && ok && len(d.takeable(n)) > 0
	}
	at, of := d.at, map[need]review.Table{needQuote: review.Quotes, needName: review.Names, needCheck: review.Checks}
	return open && at.id != "" && (n == needRow || at.table == of[n])
}

// perform does what a key, a menu entry or a button asks for.
func (d *Desk) perform(id, cause string) {
	a := d.keys.action(id)
	if a == nil || d.later(func() { d.perform(id, cause) }) {
		return
	}
	a.do(d, cause)
}

// byMenu does what the entry of the main menu, or the chord that it shows, asks for. While the sheet of keys waits for a key, that is
// what it is told. A text field that has the keyboard comes first where the key is one of its own; and nothing is done
// behind a dialog, as Fyne asks the main menu before it.
func (d *Desk) byMenu(a *action, chord string) {
	if d.keys.waiting != nil {
		d.keys.waiting(chord)
		return
	}
	if s := d.fieldKey(a); s != nil {
		d.typed(s, func() { a.do(d, "key") })
		return
	}
	if d.later(func() { d.byMenu(a, chord) }) {
		return
	}
	if a.id == "quit" || a.panes()&^peoplePanes == 0 && d.peopleOnTop() {
		a.do(d, "key")
		return
	}
	d.unlessAsked(func() {
		if a.id != "confirm" { // which keeps them itself, and does no more
			d.story.words.keep()
		}
		a.do(d, "key")
	})
}

// fieldKey is what a text field does with the action's key, nil when it leaves it to the desk.
func (d *Desk) fieldKey(a *action) fyne.Shortcut {
	switch s := a.field.(type) {
	case *desktop.CustomShortcut:
		if chordOf(s) != d.keys.chordOf(a.id) {
			return nil
		}
	case *fyne.ShortcutCopy:
		return &fyne.ShortcutCopy{Clipboard: d.app.Clipboard()}
	case *fyne.ShortcutPaste:
		return &fyne.ShortcutPaste{Clipboard: d.app.Clipboard()}
	}
	return a.field
}

// actions are all of them in the order of the menus; one without an id is a line between two groups.
func actions() []action {
	return slices.Concat(fileActions(), editActions(), markActions(), rowActions(), edgeActions(), nameActions(), peopleActions(), checkingActions(), viewActions(), helpActions())
}

// line parts two groups of a menu.
func line(menu string) action { return action{menu: menu} }
