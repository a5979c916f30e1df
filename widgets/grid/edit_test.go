package grid

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestEditCommitAndCancel(t *testing.T) {
	f := newFleet(t)
	f.click(1, "note")
	f.events = nil
	f.press(fyne.KeyF2)
	f.expectFocus(f.editor)
	f.typed(" Fast.")
	f.press(fyne.KeyReturn)
	f.expect("edit b note Small and strong. Fast.")
	f.expectFocus(f.Grid)
	if f.Editing() {
		t.Error("still editing after Return")
	}

	f.press(fyne.KeyReturn)
	f.typed("x")
	f.press(fyne.KeyEscape)
	f.expect()
	f.expectFocus(f.Grid)
	if got := f.sheet.text("b", "note"); got != "Small and strong. Fast." {
		t.Errorf("text after Escape is %q", got)
	}

	f.press(fyne.KeyF2, fyne.KeyReturn) // nothing changed
	f.expect()

	f.typed("New") // replaces
	f.press(fyne.KeyReturn)
	f.expect("edit b note New")
}

func TestEditBeginsByDoubleClickAndByCall(t *testing.T) {
	f := newFleet(t)
	f.doubleClick(2, "name")
	f.expect("selected c")
	if !f.Editing() {
		t.Error("a double click does not edit")
	}
	f.CancelEdit()
	f.doubleClick(2, "year")
	f.expect("activated c year")
	f.press(fyne.KeyReturn)
	f.expect("activated c year")
	f.Edit("year")
	if f.Editing() {
		t.Error("a column that is not editable is edited")
	}
	f.Edit("note")
	if !f.Editing() || f.SelectedColumn() != "note" {
		t.Error("Edit does not go to its column")
	}
	f.Select("")
	f.Edit("note")
	if f.Editing() {
		t.Error("edits without a current row")
	}
}

func TestTabCommitsAndGoesOn(t *testing.T) {
	f := newFleet(t)
	f.click(0, "kind")
	f.press(fyne.KeyF2)
	f.typed("boat")
	f.press(fyne.KeyTab)
	f.expect("selected a", "edit a kind Ferryboat")
	f.expectAt("a", "note") // over the column that is not editable
	if !f.Editing() {
		t.Error("Tab does not go on editing")
	}
	f.shifted(fyne.KeyTab)
	f.expectAt("a", "kind")
	f.shifted(fyne.KeyTab)
	f.expectAt("a", "name")
	if !f.Editing() {
		t.Error("Shift+Tab does not go on editing")
	}
	f.press(fyne.KeyEscape)
	f.expect()
}

func TestRefusedTextStaysOpen(t *testing.T) {
	f := newFleet(t)
	f.refuse = refusal("No.")
	f.click(1, "name")
	f.typed("X")
	f.press(fyne.KeyReturn)
	f.expect("selected b", "edit b name X")
	f.expectFocus(f.editor)
	if !f.Editing() || f.editor.message != "No." {
		t.Fatal("the reason is not shown")
	}
	f.click(3, "name") // a click elsewhere asks again, once
	f.expect("edit b name X")
	f.expectAt("b", "name")
	f.typed("Y") // goes on in the editor though the click took the focus
	if f.editor.Text != "XY" || f.editor.message != "" {
		t.Errorf("text %q, message %q", f.editor.Text, f.editor.message)
	}
	f.refuse = nil
	f.press(fyne.KeyReturn)
	f.expect("edit b name XY")
}

func TestLosingFocusCommits(t *testing.T) {
	f := newFleet(t)
	f.click(1, "name")
	f.typed("Bold")
	f.click(3, "kind")
	f.expect("selected b", "edit b name Bold", "selected d")
	f.click(1, "name")
	f.typed("Brave")
	f.window.Canvas().Unfocus()
	f.expect("selected b", "edit b name Brave")
	if f.Editing() {
		t.Error("still editing without focus")
	}
	f.window.Canvas().Focus(f.Grid)
	f.typed("Back")
	e := f.editor
	e.FocusLost() // the window leaves and comes back
	e.FocusGained()
	f.expect("edit b name Back")
	f.expectFocus(f.Grid)
}

func TestClickAfterEditHitsTheRowThatWasSeen(t *testing.T) {
	f := newFleet(t)
	f.SortBy("name", false)
	save := f.OnEdit
	f.OnEdit = func(key, column, text string) error {
		defer f.Refresh()
		return save(key, column, text)
	}
	f.click(0, "name")
	f.typed("Zephyr") // sorts last: all rows move up
	f.click(2, "name")
	f.expect("selected a", "edit a name Zephyr", "selected c")
}

func TestKeysGoToTheOwnerFirst(t *testing.T) {
	f := newFleet(t)
	f.click(0, "name")
	f.events = nil
	f.OnKey = func(key string, ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyJ:
			f.Next()
		case fyne.KeyE:
			f.Edit("note")
		default:
			return false
		}
		return true
	}
	f.press(fyne.KeyJ)
	f.typed("j") // the character of the same key
	f.expect("selected b")
	if f.Editing() {
		t.Error("a used key begins an edit")
	}
	f.press(fyne.KeyE)
	f.typed("e")
	if f.editor == nil || f.editor.Text != "Small and strong." {
		t.Fatal("the key that opens the editor types into it")
	}
	f.press(fyne.KeyE)
	f.typed("e")
	if f.editor.Text != "Small and strong.e" {
		t.Errorf("editor has %q", f.editor.Text)
	}
	f.press(fyne.KeyEscape, fyne.KeyX)
	f.typed("x")
	if f.editor == nil || f.editor.Text != "x" {
		t.Error("a free key does not begin an edit")
	}
}
