package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// keyButton is a button that Enter presses too and that Escape leaves, so that a dialog needs no mouse.
type keyButton struct {
	widget.Button
	escape func()
}

func newKeyButton(words string, importance widget.Importance, act, escape func()) *keyButton {
	b := &keyButton{escape: escape}
	b.Text, b.Importance, b.OnTapped = words, importance, act
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey is called while the button has the keyboard.
func (b *keyButton) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.escape()
	default:
		b.Button.TypedKey(e)
	}
}

// keyEntry is a text field that Escape leaves.
type keyEntry struct {
	widget.Entry
	escape func()
	what   string // it is for, in words
	given  string // what stood in it before anything was typed
}

// enterOrEscape are the keys of a list in a dialog: Enter does what it is for, Escape leaves.
func enterOrEscape(enter, leave func()) func(string, *fyne.KeyEvent) bool {
	return func(_ string, e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			leave()
		case fyne.KeyReturn, fyne.KeyEnter:
			enter()
		default:
			return false
		}
		return true
	}
}

func newKeyEntry(escape func()) *keyEntry {
	e := &keyEntry{escape: escape}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey is called while the field has the keyboard.
func (e *keyEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}
