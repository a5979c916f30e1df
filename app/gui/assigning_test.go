package gui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestARowIsAssignedByKeysAndIsMine(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	has := func(id string) string {
		q, _ := d.doc.Quote(id)
		return q.Checker
	}
	h.letters("m")
	h.key(fyne.KeyReturn) // the first choice is the person at the window
	if has("q1") != "Ada" || dialogs(d) != 0 || d.at.id != "q1" {
		t.Fatalf("%q has it, %d dialogs, at %s", has("q1"), dialogs(d), d.at.id)
	}
	if h.letters("5"); d.tables.checking.grid.Shown() != 1 {
		t.Errorf("%d rows are mine", d.tables.checking.grid.Shown())
	}
	h.letters("5")
	h.key(fyne.KeyDown)
	h.letters("m")
	h.letters("somebody")
	h.key(fyne.KeyReturn)
	h.letters("Ben Cole")
	h.key(fyne.KeyReturn)
	if has("q2") != "Ben Cole" || dialogs(d) != 0 {
		t.Fatalf("%q has it, %d dialogs", has("q2"), dialogs(d))
	}
	if c := d.tables.checking.Cell(1, "by"); c.Hint != "for Ben Cole" {
		t.Errorf("the row says %+v", c)
	}
	if h.letters("5"); d.tables.checking.grid.Shown() != 1 {
		t.Errorf("%d rows are mine", d.tables.checking.grid.Shown())
	}
	h.letters("5")
	d.selectPlace(place{d.at.table, "q2"})
	h.letters("m")
	h.letters("nobody")
	h.key(fyne.KeyReturn)
	if has("q2") != "" {
		t.Errorf("%q still has it", has("q2"))
	}
	h.menu(ctrl(fyne.KeyZ))
	if has("q2") != "Ben Cole" {
		t.Errorf("after undo %q has it", has("q2"))
	}
}
