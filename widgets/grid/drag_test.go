package grid

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// drag moves the mouse with the button held from one cell over others; drop lets go.
func (s *stage) drag(rows ...int) {
	at := s.cell(rows[0], "name")
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = at
	s.body.MouseDown(ev)
	for _, row := range rows[1:] {
		to := s.cell(row, "name")
		s.moveTo(at, to)
		at = to
	}
}

func (s *stage) moveTo(from, to fyne.Position) {
	s.body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
}

func TestRowIsDroppedOnAnother(t *testing.T) {
	m, columns := ships()
	s := show(t, m, columns, 600, 400)
	var told []string
	s.OnDrop = func(key, on string) { told = append(told, "drop "+key+" on "+on) }
	s.OnDragging = func(key, on string) { told = append(told, key+" over "+on) }
	s.drag(0, 0, 1, 2)
	if s.marks() == 0 {
		t.Error("the row under the mouse is not marked")
	}
	s.body.DragEnd()
	want := []string{"a over b", "a over c", " over ", "drop a on c"}
	if fmt.Sprint(told) != fmt.Sprint(want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if s.marks() != 0 {
		t.Error("the mark stays")
	}
}

// marks is how many objects mark the row under the mouse.
func (s *stage) marks() int { return len(s.Grid.drag.objects(s.Grid)) }

func TestDropOnItselfOrNowhereIsNone(t *testing.T) {
	m, columns := ships()
	s := show(t, m, columns, 600, 400)
	s.OnDrop = func(key, on string) { t.Errorf("%s was dropped on %q", key, on) }
	s.drag(2, 1, 2)
	s.body.DragEnd()
	s.drag(2, 1)
	s.moveTo(s.cell(1, "name"), fyne.NewPos(50, 3000))
	s.body.DragEnd()
	s.moveTo(fyne.NewPos(50, 3000), fyne.NewPos(50, 3010)) // from below the last row
	s.body.DragEnd()
}

func TestEscapeGivesUpADrag(t *testing.T) {
	m, columns := ships()
	s := show(t, m, columns, 600, 400)
	drops := 0
	s.OnDrop = func(string, string) { drops++ }
	s.drag(0, 2)
	s.press(fyne.KeyEscape)
	s.moveTo(s.cell(2, "name"), s.cell(3, "name"))
	s.body.DragEnd()
	if drops != 0 {
		t.Error("a drag that was given up was dropped")
	}
	s.drag(0, 2)
	s.body.DragEnd()
	if drops != 1 {
		t.Error("no drag after one that was given up")
	}
}

func TestDragScrollsAtTheEdge(t *testing.T) {
	m, columns := long(200)
	columns[0].ID, columns[1].ID = "no", "name"
	s := show(t, m, columns, 700, 300)
	dropped := ""
	s.OnDrop = func(_, on string) { dropped = on }
	at := s.cell(0, "name")
	for range 30 {
		to := fyne.NewPos(at.X, s.scroll.Offset.Y+s.scroll.Size().Height-4)
		s.moveTo(at, to)
		at = to
	}
	if s.scroll.Offset.Y < 300 {
		t.Errorf("scrolled to %v", s.scroll.Offset.Y)
	}
	s.body.DragEnd()
	if dropped == "" || dropped == "k0" || dropped == "k1" {
		t.Errorf("dropped on %q", dropped)
	}
}

func TestRowsAreNotDraggedWithoutADropOrWhileEditing(t *testing.T) {
	m, columns := ships()
	s := show(t, m, columns, 600, 400)
	s.drag(0, 2)
	if s.Grid.drag.key != "" {
		t.Error("a row is dragged that cannot be dropped")
	}
	s.OnDrop = func(key, on string) { t.Errorf("%s was dropped on %s", key, on) }
	s.OnEdit = func(string, string, string) error { return fmt.Errorf("no") }
	s.Select("a")
	s.Edit("name")
	s.typed("x")
	s.drag(0, 2)
	s.body.DragEnd()
}

func TestClickTellsItsCell(t *testing.T) {
	m, columns := ships()
	s := show(t, m, columns, 600, 400)
	var told []string
	s.OnClick = func(key, column string, held fyne.KeyModifier) { told = append(told, fmt.Sprint(key, column, held)) }
	s.click(1, "kind")
	s.click(1, "kind")
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShift}
	ev.Position = s.cell(2, "year")
	s.body.MouseDown(ev)
	ev.Button = desktop.MouseButtonSecondary
	s.body.MouseDown(ev)
	ev.Position = fyne.NewPos(10, 5000)
	ev.Button = desktop.MouseButtonPrimary
	s.body.MouseDown(ev)
	want := fmt.Sprint([]string{"bkind0", "bkind0", "cyear1"})
	if got := fmt.Sprint(told); got != want {
		t.Errorf("told %s, want %s", got, want)
	}
}
