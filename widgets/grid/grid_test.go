package grid

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// fleet shows the ships with all callbacks noted down.
type fleet struct {
	*stage
	sheet  *sheet
	events []string
	refuse error
}

func newFleet(t *testing.T) *fleet {
	m, columns := ships()
	f := &fleet{sheet: m}
	f.stage = show(t, m, columns, 640, 260)
	f.OnSelected = func(key string) { f.note("selected", key) }
	f.OnEdit = func(key, column, text string) error {
		f.note("edit", key, column, text)
		if f.refuse != nil {
			return f.refuse
		}
		m.set(key, column, text)
		return nil
	}
	f.OnActivated = func(key, column string) { f.note("activated", key, column) }
	f.OnMenu = func(key, column string, _ fyne.Position) { f.note("menu", key, column) }
	f.OnSort = func(column string, descending bool) {
		f.note("sort", column, map[bool]string{true: "down", false: "up"}[descending])
	}
	return f
}

func (f *fleet) note(words ...string) { f.events = append(f.events, strings.Join(words, " ")) }

// expect checks what was told since the last time.
func (f *fleet) expect(events ...string) {
	f.t.Helper()
	if diff := cmp.Diff(events, f.events); diff != "" {
		f.t.Errorf("events (-want +got):\n%s", diff)
	}
	f.events = nil
}

func (f *fleet) expectAt(key, column string) {
	f.t.Helper()
	if f.Selected() != key || f.SelectedColumn() != column {
		f.t.Errorf("current cell is %s/%s, want %s/%s", f.Selected(), f.SelectedColumn(), key, column)
	}
}

func (f *fleet) expectFocus(want fyne.Focusable) {
	f.t.Helper()
	if got := f.window.Canvas().Focused(); got != want {
		f.t.Errorf("focus is on %T, want %T", got, want)
	}
}

func TestClickSelectsAndFocuses(t *testing.T) {
	f := newFleet(t)
	f.click(1, "kind")
	f.expect("selected b")
	f.expectAt("b", "kind")
	f.expectFocus(f.Grid)
	f.click(1, "name")
	f.expect()
	f.expectAt("b", "name")
	test.TapAt(f.body, f.cell(2, "note")) // without a mouse
	f.expect("selected c")
	test.TapAt(f.body, fyne.NewPos(20, 1000)) // below the rows
	f.expect()
	f.expectAt("c", "note")
}

func TestKeysMove(t *testing.T) {
	f := newFleet(t)
	f.window.Canvas().Focus(f.Grid)
	f.press(fyne.KeyDown)
	f.expectAt("a", "name")
	f.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	f.expectAt("b", "year")
	f.press(fyne.KeyEnd, fyne.KeyUp)
	f.expectAt("a", "note")
	f.press(fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageDown)
	f.expectAt("e", "name")
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierControl})
	f.expectAt("a", "name")
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	f.expectAt("e", "note")
	if f.Next() || !f.Previous() {
		t.Error("Next past the last row, or Previous refused")
	}
	f.expectAt("d", "note")
}

func TestTabRunsThroughCellsAndLeaves(t *testing.T) {
	f := newFleet(t)
	f.click(0, "name")
	if f.shiftDown = true; f.AcceptsTab() {
		t.Error("Shift+Tab kept at the first cell")
	}
	f.shiftDown = false
	for range 4 {
		if !f.AcceptsTab() {
			t.Fatal("Tab refused inside the table")
		}
		f.press(fyne.KeyTab)
	}
	f.expectAt("b", "name")
	f.shifted(fyne.KeyTab)
	f.expectAt("a", "note")
	f.click(4, "note")
	if f.AcceptsTab() {
		t.Error("Tab kept at the last cell")
	}
}

func TestMenu(t *testing.T) {
	f := newFleet(t)
	test.TapSecondaryAt(f.body, f.cell(3, "kind"))
	f.expect("selected d", "menu d kind")
	f.window.Canvas().Focus(f.Grid)
	f.press(desktop.KeyMenu)
	f.shifted(fyne.KeyF10)
	f.press(fyne.KeyF10)
	f.expect("menu d kind", "menu d kind")
}

func TestHeaderSorts(t *testing.T) {
	f := newFleet(t)
	f.Select("d")
	f.events = nil
	year := f.header.titles[f.columnIndex("year")]
	test.Tap(year)
	f.expect("sort year up")
	if diff := cmp.Diff([]string{"84", "720", "1967", "1999", "2011"}, f.column("year")); diff != "" {
		t.Error(diff)
	}
	f.expectAt("d", "name")
	f.expectFocus(f.Grid)
	test.Tap(year)
	if got := f.column("year"); got[0] != "2011" {
		t.Errorf("descending begins with %s", got[0])
	}
	test.Tap(year)
	f.expect("sort year down", "sort  up")
	if diff := cmp.Diff([]string{"Aurora", "Brisk", "Castor", "Doris", "Élan"}, f.column("name")); diff != "" {
		t.Error(diff)
	}
	f.SortBy("no such column", true)
	if column, _ := f.Sorting(); column != "" {
		t.Errorf("sorts by %q", column)
	}
}

func TestFilterKeepsTheCurrentRow(t *testing.T) {
	f := newFleet(t)
	f.click(3, "kind")
	f.events = nil
	f.SetFilter(func(row int) bool { return row != 3 })
	f.expectAt("", "kind")
	if got := f.Shown(); got != 4 {
		t.Errorf("%d rows shown", got)
	}
	f.SetFilter(nil)
	f.expectAt("d", "kind")
	f.SetFilter(func(row int) bool { return row != 3 })
	f.Next() // to the row in its place
	f.expectAt("e", "kind")
	f.expect("selected e")
}

func TestRowsThatGo(t *testing.T) {
	f := newFleet(t)
	f.click(1, "name")
	f.events = nil
	f.sheet.keys = slices.Delete(f.sheet.keys, 1, 2)
	f.Refresh()
	f.expectAt("", "name")
	f.press(fyne.KeyF2) // nothing to edit
	if f.Editing() {
		t.Error("edits a row that has gone")
	}
	f.Next()
	f.expectAt("c", "name")
	f.typed("X")
	f.sheet.keys = nil
	f.Refresh()
	if f.Editing() || f.Next() || f.Previous() {
		t.Error("an empty table is edited or walked through")
	}
	f.press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageUp)
}

func TestEmptyFromTheStart(t *testing.T) {
	m := newSheet()
	_, columns := ships()
	s := show(t, m, columns, 400, 300)
	s.Select("a")
	s.SetFilter(func(int) bool { return true })
	s.SortBy("name", true)
	s.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	s.press(fyne.KeyDown)
	m.set("a", "name", "Aurora")
	s.Refresh()
	if got := s.Selected(); got != "a" {
		t.Errorf("the row asked for before it came is not current, %q is", got)
	}
	none := show(t, m, nil, 400, 300)
	none.window.Canvas().Focus(none.Grid)
	none.OnMenu = func(string, string, fyne.Position) { t.Error("a menu for no column") }
	none.Select("a")
	none.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyF2)
	none.typed("x")
	none.menuByKey()
	if none.SelectedColumn() != "" || none.Editing() {
		t.Error("a table without columns has a current column")
	}
}

func TestPlaceOf(t *testing.T) {
	f := newFleet(t)
	pos, size, ok := f.PlaceOf("b", "kind")
	if want := fyne.NewPos(f.widths[0], f.header.height()+f.rows[0].height); !ok || pos != want || size.Width != f.widths[1] {
		t.Errorf("at %v, %v, %v, want %v", pos, size, ok, want)
	}
	f.SetFilter(func(row int) bool { return row != 1 })
	if _, _, ok := f.PlaceOf("b", "kind"); ok {
		t.Error("a row that is filtered out has a place")
	}
}

func TestSelect(t *testing.T) {
	f := newFleet(t)
	f.OnSelected = func(key string) {
		f.note("selected", key)
		if key != "" {
			f.Select(key) // as a screen does that follows both ways
		}
	}
	f.Select("c")
	f.Select("c")
	f.expect("selected c")
	f.Select("nobody")
	f.expectAt("", "name")
	f.expect("selected ")
	f.SetFilter(func(row int) bool { return row != 1 })
	f.Select("b")
	f.expect()
	f.SetFilter(nil)
	f.expectAt("b", "name")
}

func TestRefreshRowReadsOneRow(t *testing.T) {
	f := newFleet(t)
	f.sheet.set("b", "note", strings.Repeat("longer ", 30))
	f.sheet.set("c", "note", "not asked for")
	before := f.rows[2].Position().Y
	f.RefreshRow("b")
	if f.rows[2].Position().Y <= before {
		t.Error("the rows below do not move down")
	}
	if got := f.rows[2].cells[3].cell.Text; got != "Grain." {
		t.Errorf("another row was read: %q", got)
	}
	f.RefreshRow("nobody")
}

func TestCopy(t *testing.T) {
	f := newFleet(t)
	f.click(1, "note")
	clipboard := test.NewClipboard()
	f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != "Small and strong." {
		t.Errorf("copied %q", got)
	}
}

// canvasWithShortcuts is a canvas as the desktop driver has it.
type canvasWithShortcuts struct {
	fyne.Canvas
	fyne.ShortcutHandler
}

func (c *canvasWithShortcuts) AddShortcut(s fyne.Shortcut, f func(fyne.Shortcut)) {
	c.ShortcutHandler.AddShortcut(s, f)
}

func (c *canvasWithShortcuts) RemoveShortcut(s fyne.Shortcut) { c.ShortcutHandler.RemoveShortcut(s) }

func TestShortcutsGoOnToTheCanvas(t *testing.T) {
	f := newFleet(t)
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	c := &canvasWithShortcuts{Canvas: f.window.Canvas()}
	c.AddShortcut(save, func(fyne.Shortcut) { f.note("saved") })
	passOn(c, save)
	f.expect("saved")
	passOn(nil, save)
	f.expect()
}
