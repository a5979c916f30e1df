package storyview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained is called by Fyne.
func (v *View) FocusGained() {
	v.focused = true
	v.show(false)
	if v.OnFocus != nil {
		v.OnFocus(true)
	}
}

// FocusLost is called by Fyne.
func (v *View) FocusLost() {
	v.focused, v.shift = false, false
	v.show(false)
	if v.OnFocus != nil {
		v.OnFocus(false)
	}
}

// KeyDown is called by Fyne.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.shift = true
	}
}

// KeyUp is called by Fyne.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.shift = false
	}
}

// TypedRune is called by Fyne.
func (v *View) TypedRune(r rune) {
	if v.OnRune != nil {
		v.OnRune(r)
	}
}

// TypedKey is called by Fyne. What OnKey leaves moves the caret, with Shift the
// end of the selection.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	if v.OnKey != nil && v.OnKey(e) || len(v.page.lines) == 0 {
		return
	}
	p := &v.page
	start, end := v.Selection()
	collapse := start != end && !v.shift
	switch e.Name {
	case fyne.KeyLeft:
		if collapse {
			v.moveCaret(start, -1)
			return
		}
		v.moveCaret(p.prev(v.caret), -1)
	case fyne.KeyRight:
		if collapse {
			v.moveCaret(end, -1)
			return
		}
		v.moveCaret(p.next(v.caret), -1)
	case fyne.KeyUp:
		v.moveLine(-1)
	case fyne.KeyDown:
		v.moveLine(1)
	case fyne.KeyHome:
		v.moveCaret(p.lineEdge(v.caret, false), -1)
	case fyne.KeyEnd:
		v.moveCaret(p.lineEdge(v.caret, true), -1)
	case fyne.KeyPageUp:
		v.movePage(-1)
	case fyne.KeyPageDown:
		v.movePage(1)
	case fyne.KeyEscape:
		v.setSelection(v.caret, v.caret)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.tapCaret()
	case desktop.KeyMenu:
		v.menuAtCaret()
	case fyne.KeyF10:
		if v.shift {
			v.menuAtCaret()
		}
	}
}

// TypedShortcut is called by Fyne. A shortcut that is not the view's own goes on
// to the canvas: a focused widget would otherwise swallow the window's.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		v.copySelection(s.Clipboard)
		return
	case *fyne.ShortcutSelectAll:
		v.setSelection(0, len(v.text))
		return
	case *desktop.CustomShortcut:
		if v.wordShortcut(s) {
			return
		}
	}
	if v.OnShortcut == nil || !v.OnShortcut(s) {
		passOn(fyne.CurrentApp().Driver().CanvasForObject(v), s)
	}
}

// passOn hands a shortcut to a canvas. The canvas interface cannot be typed
// into; the desktop driver's canvas can.
func passOn(canvas any, s fyne.Shortcut) {
	if c, ok := canvas.(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// wordShortcut handles the caret keys with Ctrl (on a Mac, Option): by word, and
// to the ends of the text.
func (v *View) wordShortcut(s *desktop.CustomShortcut) bool {
	mod := s.Modifier &^ fyne.KeyModifierShift
	if mod != fyne.KeyModifierShortcutDefault && mod != fyne.KeyModifierControl && mod != fyne.KeyModifierAlt || len(v.page.lines) == 0 {
		return false
	}
	to := v.caret
	switch s.KeyName {
	case fyne.KeyLeft:
		to = v.page.wordLeft(v.caret)
	case fyne.KeyRight:
		to = v.page.wordRight(v.caret)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(v.text)
	default:
		return false
	}
	if mod == fyne.KeyModifierAlt && fyne.KeyModifierShortcutDefault == fyne.KeyModifierControl {
		return false // Alt belongs to the menus here
	}
	held := v.shift
	v.shift = s.Modifier&fyne.KeyModifierShift != 0
	v.moveCaret(to, -1)
	v.shift = held
	return true
}

// moveCaret moves the caret into view; with Shift the anchor stays. wish is the
// column that Up and Down go on aiming at, -1 for the caret's own.
func (v *View) moveCaret(to int, wish float32) {
	v.wish = wish
	if v.shift {
		v.setSelection(v.anchor, to)
	} else {
		v.setSelection(to, to)
	}
	v.reveal(to)
}

func (v *View) moveLine(by int) {
	i := v.page.lineAt(v.caret)
	wish := v.wishColumn(i)
	switch to := i + by; {
	case to < 0:
		v.moveCaret(0, wish)
	case to >= len(v.page.lines):
		v.moveCaret(len(v.text), wish)
	default:
		v.moveCaret(v.page.caretAt(to, v.row(to), wish), wish)
	}
}

// movePage moves the caret by the height of the view less two lines, and the
// text with it.
func (v *View) movePage(by int) {
	i := v.page.lineAt(v.caret)
	wish := v.wishColumn(i)
	l := v.page.lines[i]
	step := float64(by) * max(float64(v.Size().Height)-3*float64(v.page.rowHeight(l.para)), float64(l.height))
	to := v.page.lineAtY(l.top + float64(l.height)/2 + step)
	if l.top+step < 0 {
		to = 0
	}
	v.scrollTo(v.top + step)
	v.moveCaret(v.page.caretAt(to, v.row(to), wish), wish)
}

func (v *View) wishColumn(i int) float32 {
	if v.wish >= 0 {
		return v.wish
	}
	return v.page.xAt(v.row(i), v.caret)
}

// tapCaret does by keyboard what a click at the caret does.
func (v *View) tapCaret() {
	if v.OnTapped != nil {
		v.OnTapped(v.idsAt(v.caret), v.caret)
	}
}

// menuAtCaret asks for a menu just below the caret.
func (v *View) menuAtCaret() {
	if v.OnMenu == nil {
		return
	}
	v.reveal(v.caret)
	i := v.page.lineAt(v.caret)
	l := v.page.lines[i]
	at := fyne.NewPos(v.column().x+v.page.xAt(v.row(i), v.caret), float32(l.top+topMargin-v.top)+l.height)
	v.OnMenu(v.idsAt(v.caret), v.caret, fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Add(at))
}

// idsAt gives the highlights of the grapheme at a caret place, or at the end of
// a highlight those that end there.
func (v *View) idsAt(off int) []string {
	if ids := v.spans.ids(off, off+1, v.Styles); len(ids) > 0 || off == 0 {
		return ids
	}
	return v.spans.ids(off-1, off, v.Styles)
}
