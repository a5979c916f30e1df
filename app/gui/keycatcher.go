package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable    = (*keyCatcher)(nil)
	_ fyne.Shortcutable = (*keyCatcher)(nil)
	_ fyne.Tabbable     = (*keyCatcher)(nil)
)

// keyCatcher has the keyboard while a key is waited for, and tells which it was. Nothing of it is seen.
type keyCatcher struct {
	widget.BaseWidget
	took  func(key string)
	leave func()
}

func newKeyCatcher(took func(key string), leave func()) *keyCatcher {
	c := &keyCatcher{took: took, leave: leave}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained is called by Fyne.
func (c *keyCatcher) FocusGained() {}

// FocusLost is called by Fyne.
func (c *keyCatcher) FocusLost() { c.leave() }

// AcceptsTab is called by Fyne: Tab is told like any other key.
func (c *keyCatcher) AcceptsTab() bool { return true }

// held are the keys that are held down for others. Fyne tells of them like of any.
var held = []fyne.KeyName{desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
	desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock}

// TypedKey is called by Fyne. Of a key with a character, the character follows.
func (c *keyCatcher) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape:
		c.leave()
	case slices.Contains(held, e.Name): // the key that it is held for follows
	case e.Name == desktop.KeyMenu || len(e.Name) > 1 && e.Name != fyne.KeySpace:
		mods := fyne.KeyModifier(0)
		if shiftHeld() {
			mods = fyne.KeyModifierShift
		}
		c.took(chordWith(mods, string(e.Name)))
	}
}

// TypedRune is called by Fyne.
func (c *keyCatcher) TypedRune(r rune) {
	if r == ' ' {
		c.took(string(fyne.KeySpace))
		return
	}
	c.took(string(r))
}

// TypedShortcut is called by Fyne, unless the chord is one of the main menu's.
func (c *keyCatcher) TypedShortcut(s fyne.Shortcut) {
	if chord := chordOf(s); chord != "" {
		c.took(chord)
	}
}

// CreateRenderer is called by Fyne.
func (c *keyCatcher) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
