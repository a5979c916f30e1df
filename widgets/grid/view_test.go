package grid

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestGridKeepsTheCurrentRowThroughEverything(t *testing.T) {
	m, columns := long(60)
	s := show(t, m, columns, 700, 300)
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			key := s.current
			switch rapid.IntRange(0, 5).Draw(t, "step") {
			case 0:
				s.SortBy(rapid.SampledFrom([]string{"", "no", "who", "text"}).Draw(t, "column"), rapid.Bool().Draw(t, "descending"))
			case 1:
				by := rapid.IntRange(1, 4).Draw(t, "by")
				s.SetFilter(func(row int) bool { return row%by == 0 })
			case 2:
				key = fmt.Sprint("k", rapid.IntRange(0, 59).Draw(t, "row"))
				s.Select(key)
			case 3:
				s.scroll.ScrollToOffset(s.scroll.Offset.AddXY(0, rapid.Float32Range(-900, 900).Draw(t, "by")))
				s.scrolled()
			case 4:
				s.Refresh()
			case 5:
				if s.Next() {
					key = s.Selected()
				}
			}
			checkView(t, s, key)
		}
	})
}

// checkView tests what must always hold of a grid.
func checkView(t *rapid.T, s *stage, key string) {
	if s.current != key {
		t.Fatalf("current row is %q, was %q", s.current, key)
	}
	if got := s.Selected(); got != "" && s.model.Key(s.Row(s.at.row)) != got {
		t.Fatalf("%q is current, but row %d is %q", got, s.at.row, s.model.Key(s.Row(s.at.row)))
	}
	if s.order.n == 0 {
		return
	}
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.scroll.Size().Height
	y := s.rows[0].Position().Y
	if y > top+0.5 {
		t.Fatalf("first row begins at %v, view at %v", y, top)
	}
	for i, r := range s.rows {
		if want := s.model.Key(s.Row(r.at)); r.key != want || r.at != s.rows[0].at+i {
			t.Fatalf("view %d shows %q at %d, want %q", i, r.key, r.at, want)
		}
		if d := r.Position().Y - y; d > 0.5 || d < -0.5 {
			t.Fatalf("row %d begins at %v, the one above ends at %v", r.at, r.Position().Y, y)
		}
		if wrapped := s.cellLines(r); wrapped != r.height {
			t.Fatalf("row %d is %v high, its text needs %v", r.at, r.height, wrapped)
		}
		y += r.height
	}
	if last := s.rows[len(s.rows)-1].at; last < s.order.n-1 && y < bottom-0.5 {
		t.Fatalf("rows end at %v, view at %v", y, bottom)
	}
}

// cellLines is the height a row's text needs.
func (s *stage) cellLines(r *rowView) float32 {
	lines := 1
	for _, c := range r.cells {
		lines = max(lines, len(c.lines))
	}
	return s.paint.rowHeight(lines)
}

func TestHeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "n")
		var h heights
		h.reset(7, 10)
		h.set(3, 25)
		h.reset(n, 20)
		plain := make([]float32, n)
		for i := range plain {
			plain[i] = 20
		}
		for range rapid.IntRange(0, 50).Draw(t, "sets") {
			if n == 0 {
				break
			}
			row := rapid.IntRange(0, n-1).Draw(t, "row")
			plain[row] = float32(rapid.IntRange(1, 90).Draw(t, "height"))
			h.set(row, plain[row])
		}
		var y float32
		for row, height := range plain {
			if h.of(row) != height || h.top(row) != y {
				t.Fatalf("row %d: %v high at %v, want %v at %v", row, h.of(row), h.top(row), height, y)
			}
			if h.at(y) != row || h.at(y+height-0.25) != row {
				t.Fatalf("row %d covers %v to %v, found %d and %d", row, y, y+height, h.at(y), h.at(y+height-0.25))
			}
			y += height
		}
		if h.total() != y || h.at(-5) != min(0, n-1) || h.at(y+100) != n-1 {
			t.Fatalf("total %v, want %v; outside: %d and %d", h.total(), y, h.at(-5), h.at(y+100))
		}
	})
}

func TestScrollingUpKeepsWhatIsSeenStill(t *testing.T) {
	m, columns := long(300)
	s := show(t, m, columns, 700, 300)
	s.Select("k299") // all above is unmeasured
	for range 40 {
		row := s.rows[1]
		before, key := row.Position().Y-s.scroll.Offset.Y, row.key
		s.scroll.Offset.Y -= 20
		s.scrolled()
		for _, r := range s.rows {
			if moved := r.Position().Y - s.scroll.Offset.Y - before; r.key == key && (moved < 19.5 || moved > 20.5) {
				t.Fatalf("row %s moved by %v when scrolled by 20", key, moved)
			}
		}
	}
}

func TestSelectedRowIsWhollyInView(t *testing.T) {
	m, columns := long(500)
	s := show(t, m, columns, 700, 300)
	for _, row := range []int{250, 0, 499, 498, 3, 120, 117, 118} {
		key := fmt.Sprint("k", row)
		s.Select(key)
		at := slices.IndexFunc(s.rows, func(r *rowView) bool { return r.key == key })
		if at < 0 {
			t.Fatalf("row %d is not in view", row)
		}
		r := s.rows[at]
		if y := r.Position().Y - s.scroll.Offset.Y; y < -0.5 || y+r.height > s.scroll.Size().Height+0.5 {
			t.Errorf("row %d is at %v, %v high, in a view of %v", row, y, r.height, s.scroll.Size().Height)
		}
	}
}

func TestColumnScrollsIntoView(t *testing.T) {
	f := newFleet(t)
	f.SetWidths(map[string]float32{"name": 400, "kind": 400, "note": 900})
	f.Select("a")
	f.SelectColumn("year")
	if x := f.scroll.Offset.X; x < 200 || f.header.Position().X != -x {
		t.Errorf("scrolled to %v, the header to %v", x, f.header.Position().X)
	}
	f.SelectColumn("name")
	if f.scroll.Offset.X != 0 {
		t.Errorf("scrolled to %v", f.scroll.Offset.X)
	}
}

func TestRowsKeepTheirPlaceOnRefresh(t *testing.T) {
	m, columns := long(300)
	s := show(t, m, columns, 700, 300)
	s.scroll.Offset.Y = 2000
	s.scrolled()
	key, before := s.firstInView()
	m.keys = slices.Delete(m.keys, 0, 10)
	s.Refresh()
	if got, at := s.firstInView(); got != key || at != before {
		t.Errorf("after ten rows above have gone, the view begins with %s at %v, was %s at %v", got, at, key, before)
	}
	m.keys = m.keys[:4]
	s.Refresh()
	if s.scroll.Offset.Y != 0 || len(s.rows) != 4 {
		t.Errorf("four rows, scrolled to %v, %d in view", s.scroll.Offset.Y, len(s.rows))
	}
}

// firstInView is the first row of which something is seen, and how far it is
// scrolled out.
func (s *stage) firstInView() (key string, offset float32) {
	r, offset := s.anchor()
	return r.key, offset
}

func TestTheEndStaysInViewWhenRowsAreMeasuredAnew(t *testing.T) {
	m, columns := long(300)
	for i := range 300 {
		if i < 280 {
			m.set(m.keys[i], "text", "short")
		} else {
			m.set(m.keys[i], "text", strings.Repeat("long ", 60))
		}
	}
	s := show(t, m, columns, 700, 300)
	s.Select("k299")
	for name, change := range map[string]func(){
		"a column is resized": func() { s.SetWidths(map[string]float32{"who": 150}) },
		"the rows are sorted": func() { s.SortBy("no", false) },
		"the model is read":   s.Refresh,
	} {
		first, offset := s.firstInView()
		change()
		if last := s.rows[len(s.rows)-1].key; last != "k299" {
			t.Errorf("when %s, the view ends with %s", name, last)
		}
		if got, now := s.firstInView(); got != first || now != offset {
			t.Errorf("when %s, the view begins with %s at %v, was %s at %v", name, got, now, first, offset)
		}
	}
}

func TestHoverFollowsScrolling(t *testing.T) {
	m, columns := long(100)
	s := show(t, m, columns, 700, 300)
	at := fyne.NewPos(100, 150)
	test.MoveMouse(s.window.Canvas(), at)
	before := s.hovered
	test.Scroll(s.window.Canvas(), at, 0, -200)
	if s.hovered <= before {
		t.Errorf("row %d under the mouse, %d after scrolling", before, s.hovered)
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(100, 5))
	if s.hovered != -1 {
		t.Errorf("row %d under a mouse that has left", s.hovered)
	}
}

// counted counts how often a cell is asked for.
type counted struct {
	Model
	cells int
}

func (c *counted) Cell(row int, column string) Cell {
	c.cells++
	return c.Model.Cell(row, column)
}

func TestWorkDoesNotGrowWithTheRows(t *testing.T) {
	for _, n := range []int{50, 5_000} {
		plain, columns := long(n)
		m := &counted{Model: plain}
		s := show(t, m, columns, 700, 300)
		for name, c := range map[string]struct {
			act  func()
			rows int // that may be read
		}{
			"Refresh":        {s.Refresh, 12},
			"RefreshRow":     {func() { s.RefreshRow(s.rows[1].key) }, 1},
			"a scroll step":  {func() { s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -60}}) }, 3},
			"a jump":         {func() { s.Select(fmt.Sprint("k", n-1)) }, 24},
			"the next row":   {func() { s.Select("k20"); m.cells = 0; s.Next() }, 2},
			"the same again": {func() { s.Select("k20"); m.cells = 0; s.Select("k20") }, 0},
		} {
			m.cells = 0
			c.act()
			if most := c.rows * len(columns); m.cells > most {
				t.Errorf("%d rows: %s reads %d cells, %d were to be enough", n, name, m.cells, most)
			}
		}
	}
}
