package grid

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestPlaceOfIsWhereTheCellIsShown(t *testing.T) {
	m, columns := long(1000)
	s := show(t, m, columns, 500, 300)
	key := m.Key(2)
	pos, size, ok := s.PlaceOf(key, columns[1].ID)
	if !ok {
		t.Fatal("a row in view has no place")
	}
	body := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.body)
	if want := s.cell(2, columns[1].ID).Add(body); pos.AddXY(size.Width/2, size.Height/2) != want {
		t.Errorf("the middle is at %v, want %v", pos.AddXY(size.Width/2, size.Height/2), want)
	}
	if _, _, ok := s.PlaceOf(m.Key(900), columns[1].ID); ok {
		t.Error("a row far below has a place")
	}
	if _, _, ok := s.PlaceOf(key, "no such column"); ok {
		t.Error("an unknown column has a place")
	}
}
