package grid

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {
	g.focused = true
	g.showFocus()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	g.focused = false
	g.showFocus()
}

func (g *Grid) showFocus() {
	g.arrangeRow(g.at.row)
	g.BaseWidget.Refresh()
}

// KeyDown implements desktop.Keyable.
func (g *Grid) KeyDown(ev *fyne.KeyEvent) { g.noteShift(ev.Name, true) }

// KeyUp implements desktop.Keyable.
func (g *Grid) KeyUp(ev *fyne.KeyEvent) { g.noteShift(ev.Name, false) }

func (g *Grid) noteShift(key fyne.KeyName, down bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		g.shiftDown = down
	}
}

// shift tells whether Shift is held. A driver that knows is asked, since the
// release may have gone to another widget.
func (g *Grid) shift() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shiftDown
}

func (g *Grid) extent() extent {
	page := int(g.scroll.Size().Height/g.paint.rowHeight(1)) - 1
	if n := len(g.rows); n > 2 {
		page = n - 2
	}
	return extent{rows: g.order.n, columns: len(g.columns), page: page}
}

// AcceptsTab implements fyne.Tabbable: at the first and last cell, and without a
// current row, the focus goes on to the next widget.
func (g *Grid) AcceptsTab() bool {
	_, ok := moveByTab(g.at, g.shift(), g.extent())
	return ok
}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	g.swallow = ""
	if g.drag.key != "" && ev.Name == fyne.KeyEscape {
		g.endDrag()
		g.drag.ended = true
		return
	}
	if g.editor != nil { // still open because its text was refused
		g.editor.takeFocus()
		g.editor.TypedKey(ev)
		return
	}
	if g.OnKey != nil {
		if typesCharacter(ev.Name) {
			g.swallow = ev.Name
		}
		if g.OnKey(g.Selected(), ev) {
			return
		}
		g.swallow = ""
	}
	g.ownKey(ev.Name)
}

func (g *Grid) ownKey(key fyne.KeyName) {
	if to, ok := move(g.at, key, false, g.extent()); ok {
		g.goToPlace(to)
		return
	}
	switch key {
	case fyne.KeyTab:
		if to, ok := moveByTab(g.at, g.shift(), g.extent()); ok {
			g.goToPlace(to)
		}
	case fyne.KeyF2:
		g.Edit(g.SelectedColumn())
	case fyne.KeyReturn, fyne.KeyEnter:
		g.editOrActivate()
	case desktop.KeyMenu:
		g.menuByKey()
	case fyne.KeyF10:
		if g.shift() {
			g.menuByKey()
		}
	}
}

// typesCharacter tells whether a character follows a key.
func typesCharacter(key fyne.KeyName) bool { return len(key) == 1 || key == fyne.KeySpace }

// TypedRune begins an edit that replaces the cell's text.
func (g *Grid) TypedRune(r rune) {
	if g.swallow != "" {
		g.swallow = ""
		return
	}
	if g.editor != nil {
		g.editor.takeFocus()
		g.editor.TypedRune(r)
		return
	}
	if g.OnRune != nil && g.OnRune(g.Selected(), r) {
		return
	}
	if unicode.IsControl(r) || r == ' ' || g.at.row < 0 || !g.editable(g.at.column) {
		return
	}
	g.beginEdit(g.at, true)
	if g.editor != nil {
		g.editor.TypedRune(r)
	}
}

// TypedShortcut moves by Ctrl+Home and Ctrl+End and copies the current cell; all
// other shortcuts go on to the canvas, which does not see them by itself while a
// widget that takes shortcuts has the focus.
func (g *Grid) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *desktop.CustomShortcut:
		if s.Modifier != fyne.KeyModifierShortcutDefault && s.Modifier != fyne.KeyModifierControl {
			break
		}
		if s.KeyName != fyne.KeyHome && s.KeyName != fyne.KeyEnd {
			break
		}
		if to, ok := move(g.at, s.KeyName, true, g.extent()); ok {
			g.goToPlace(to)
		}
		return
	case *fyne.ShortcutCopy:
		if g.at.row >= 0 && s.Clipboard != nil {
			s.Clipboard.SetContent(g.model.Cell(g.order.row(g.at.row), g.SelectedColumn()).Text)
		}
		return
	}
	passOn(g.canvas(), shortcut)
}

func passOn(c fyne.Canvas, shortcut fyne.Shortcut) {
	if s, ok := c.(fyne.Shortcutable); ok {
		s.TypedShortcut(shortcut)
	}
}

// menuByKey asks for the menu under the current cell.
func (g *Grid) menuByKey() {
	if g.OnMenu == nil || g.at.row < 0 || len(g.columns) == 0 {
		return
	}
	cell, size := g.cellRect(g.at)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.body)
	g.OnMenu(g.current, g.SelectedColumn(), at.Add(cell).AddXY(g.paint.padX, size.Height))
}

func (g *Grid) editable(column int) bool {
	return column < len(g.columns) && g.columns[column].Editable && g.OnEdit != nil
}

func (g *Grid) editOrActivate() {
	switch {
	case g.at.row < 0:
	case g.editable(g.at.column):
		g.beginEdit(g.at, false)
	case g.OnActivated != nil:
		g.OnActivated(g.current, g.SelectedColumn())
	}
}
