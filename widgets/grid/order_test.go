package grid

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSortKeys(t *testing.T) {
	want := []string{"-3", "0.5", "7 %", "10", "1,200", "1e", "Abel", "ábel 2", "Abel 10", "page 9", "Page 10", "page 10a", "Zoë", ""}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int { return newSortKey(a).compare(newSortKey(b)) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "007": 7, "+4": 4, "-4.25": -4.25, "−2": -2, ".5": 0.5, "5.": 5, "97 %": 97, "97%": 97, "1,234,567.5": 1234567.5,
	} {
		if got, ok := parseNumber(text); !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", ".", "-", "%", "1,23", "1,2345", ",123", "1.2.3", "--1", "+-1", "0x10", "inf", "NaN", "1e5", "1_000", "3 4", "12a"} {
		if got, ok := parseNumber(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func cellText(t *rapid.T, name string) string {
	return rapid.OneOf(
		rapid.StringMatching(`[a-cA-Cé]{0,3} ?[0-9]{0,3}[a-b]?`),
		rapid.StringMatching(`[-+]?[0-9]{0,2}(,[0-9]{3})?\.?[0-9]{0,2} ?%?`),
	).Draw(t, name)
}

func TestSortKeysAreAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := newSortKey(cellText(t, "a")), newSortKey(cellText(t, "b")), newSortKey(cellText(t, "c"))
		if a.compare(b) != -b.compare(a) {
			t.Fatalf("%v and %v compare %d and %d", a, b, a.compare(b), b.compare(a))
		}
		if a.compare(b) <= 0 && b.compare(c) <= 0 && a.compare(c) > 0 {
			t.Fatalf("%v ≤ %v ≤ %v, but not the first and the last", a, b, c)
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "ÉCOLE": "ecole", "Straße": "strasse", "Łódź": "lodz", "Ørsted": "orsted", "O’Neill": "o'neill", "ﬁn": "fin", "İzmir": "izmir", "東京": "東京", "\xff": "\ufffd",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestOrderHoldsWhatPasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(0, 5), 0, 40).Draw(t, "values")
		least := rapid.IntRange(0, 5).Draw(t, "least")
		descending := rapid.Bool().Draw(t, "descending")
		keep := func(row int) bool { return values[row] >= least }
		o := newOrder(len(values), keep, func(a, b int) int { return values[a] - values[b] }, descending)
		passing := 0
		for row := range values {
			if keep(row) {
				passing++
			}
			if got := o.place(row); keep(row) != (got >= 0) || got >= 0 && o.row(got) != row {
				t.Fatalf("row %d (value %d) is at %d", row, values[row], got)
			}
		}
		if o.n != passing {
			t.Fatalf("%d rows shown, %d pass", o.n, passing)
		}
		for at := 1; at < o.n; at++ {
			a, b := o.row(at-1), o.row(at)
			if d := values[b] - values[a]; descending && d > 0 || !descending && d < 0 || d == 0 && b < a {
				t.Fatalf("rows %d and %d (values %d and %d) stand so", a, b, values[a], values[b])
			}
		}
	})
}

func TestOrderFindsKeysFromAnyHint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "n")
		o := newOrder(n, func(row int) bool { return row%3 != 0 }, nil, false)
		keyOf := func(row int) string { return fmt.Sprint("k", row) }
		row := rapid.IntRange(0, 25).Draw(t, "row")
		hint := rapid.IntRange(-3, 25).Draw(t, "hint")
		if got, want := o.find(keyOf(row), hint, keyOf), o.place(row); got != want {
			t.Fatalf("row %d found at %d, is at %d", row, got, want)
		}
	})
}

func TestPlainOrder(t *testing.T) {
	o := newOrder(3, nil, nil, true)
	if o.rows != nil || o.place(2) != 2 || o.place(3) != -1 || o.place(-1) != -1 {
		t.Errorf("the model's own order is %+v", o)
	}
}

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
	key, before := s.rows[0].key, s.rows[0].Position().Y-s.scroll.Offset.Y
	m.keys = slices.Delete(m.keys, 0, 10)
	s.Refresh()
	if got := s.rows[0].Position().Y - s.scroll.Offset.Y; s.rows[0].key != key || got != before {
		t.Errorf("after ten rows above have gone, the view begins with %s at %v, was %s at %v", s.rows[0].key, got, key, before)
	}
	m.keys = m.keys[:4]
	s.Refresh()
	if s.scroll.Offset.Y != 0 || len(s.rows) != 4 {
		t.Errorf("four rows, scrolled to %v, %d in view", s.scroll.Offset.Y, len(s.rows))
	}
}

func TestLessReplacesComparison(t *testing.T) {
	f := newFleet(t)
	f.Less = func(column string, a, b int) bool {
		return column == "name" && len(f.sheet.Cell(a, "name").Text) > len(f.sheet.Cell(b, "name").Text)
	}
	f.SortBy("name", false)
	if got := strings.Join(f.column("name"), " "); got != "Aurora Castor Brisk Doris Élan" {
		t.Error(got)
	}
}
