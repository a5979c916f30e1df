package grid

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLayWidths(t *testing.T) {
	columns := []Column{{ID: "a", Width: 100}, {ID: "b", Width: 100, MinWidth: 60, Grow: true}, {ID: "c", Width: 100, MinWidth: 90, Grow: true}}
	for _, c := range []struct {
		name   string
		pinned map[string]float32
		avail  float32
		want   []float32
	}{
		{"exact", nil, 300, []float32{100, 100, 100}},
		{"spare is shared", nil, 400, []float32{100, 150, 150}},
		{"missing is shared down to the least", nil, 260, []float32{100, 70, 90}},
		{"too narrow overflows", nil, 100, []float32{100, 60, 90}},
		{"a chosen width holds", map[string]float32{"b": 200}, 500, []float32{100, 200, 200}},
		{"all chosen leaves a gap", map[string]float32{"b": 100, "c": 100}, 900, []float32{100, 100, 100}},
		{"below the least", map[string]float32{"a": 1}, 340, []float32{40, 150, 150}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, layWidths(columns, c.pinned, c.avail)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLayWidthsFillsAndRespectsLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "columns")
		columns := make([]Column, n)
		var least, grow float32
		for i := range columns {
			columns[i] = Column{ID: string(rune('a' + i)), Width: rapid.Float32Range(0, 400).Draw(t, "width"),
				MinWidth: rapid.Float32Range(0, 200).Draw(t, "min"), Grow: rapid.Bool().Draw(t, "grow")}
			if columns[i].Grow {
				grow++
				least += columns[i].least()
			} else {
				least += columns[i].preferred()
			}
		}
		avail := rapid.Float32Range(-100, 3000).Draw(t, "avail")
		var sum float32
		for i, w := range layWidths(columns, nil, avail) {
			if w < columns[i].least()-0.1 {
				t.Fatalf("column %d is %v wide, its least is %v", i, w, columns[i].least())
			}
			sum += w
		}
		if grow > 0 && avail >= least && math.Abs(float64(sum-avail)) > 0.5 {
			t.Fatalf("%v pixels of %v used", sum, avail)
		}
	})
}

func TestDragResizes(t *testing.T) {
	f := newFleet(t)
	var told map[string]float32
	f.OnWidths = func(w map[string]float32) { told = w }
	edge := fyne.NewPos(f.widths[0], 10)
	test.Drag(f.window.Canvas(), edge, 30, 0)
	if diff := cmp.Diff(map[string]float32{"name": 140}, told); diff != "" {
		t.Error(diff)
	}
	if f.widths[0] != 140 || f.header.titles[1].Position().X != 140 {
		t.Errorf("width %v, next title at %v", f.widths[0], f.header.titles[1].Position().X)
	}
	grip := f.header.grips[0]
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: -500}})
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 450}}) // the mouse comes back to the edge
	grip.DragEnd()
	if f.widths[0] != 90 {
		t.Errorf("width %v after dragging out and back", f.widths[0])
	}
	if grip.Cursor() != desktop.HResizeCursor {
		t.Error("the grip does not show that it can be dragged")
	}
}

func TestDoubleClickFits(t *testing.T) {
	f := newFleet(t)
	f.header.grips[1].DoubleTapped(nil)
	w := f.Widths()["kind"]
	if w < 60 || w > 110 {
		t.Errorf("fitted to %v", w)
	}
	for _, r := range f.rows {
		if cell := r.cells[1]; cell.cell.Text != cell.lines[0] {
			t.Errorf("%q is cut to %q", cell.cell.Text, cell.lines[0])
		}
	}
}

func TestSetWidths(t *testing.T) {
	f := newFleet(t)
	nan := float32(math.NaN())
	f.SetWidths(map[string]float32{"name": 155, "kind": nan, "year": -3, "gone": 80})
	if diff := cmp.Diff(map[string]float32{"name": 155}, f.Widths()); diff != "" {
		t.Error(diff)
	}
	if f.widths[0] != 155 {
		t.Errorf("laid out %v wide", f.widths[0])
	}
}
