package grid

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// sheet is a model of plain texts for tests.
type sheet struct {
	columns []string
	keys    []string
	cells   map[string]map[string]Cell
	tints   map[string]fyne.ThemeColorName
}

func (s *sheet) Len() int                               { return len(s.keys) }
func (s *sheet) Key(row int) string                     { return s.keys[row] }
func (s *sheet) Cell(row int, column string) Cell       { return s.cells[s.keys[row]][column] }
func (s *sheet) Tint(row int) fyne.ThemeColorName       { return s.tints[s.keys[row]] }
func (s *sheet) set(key, column, text string)           { s.put(key, column, Cell{Text: text}) }
func (s *sheet) put(key, column string, cell Cell)      { s.row(key)[column] = cell }
func (s *sheet) text(key, column string) string         { return s.cells[key][column].Text }
func (s *sheet) tint(key string, n fyne.ThemeColorName) { s.tints[key] = n }

func (s *sheet) row(key string) map[string]Cell {
	if s.cells[key] == nil {
		s.keys = append(s.keys, key)
		s.cells[key] = make(map[string]Cell)
	}
	return s.cells[key]
}

func newSheet() *sheet {
	return &sheet{cells: make(map[string]map[string]Cell), tints: make(map[string]fyne.ThemeColorName)}
}

// ships is a small table of ships, with every kind of cell.
func ships() (*sheet, []Column) {
	s := newSheet()
	for _, row := range [][]string{
		{"a", "Aurora", "Ferry", "1967", "Carries cars and passengers between the two harbours every hour, also at night, except when there is ice."},
		{"b", "Brisk", "Tug", "1999", "Small and strong."},
		{"c", "Castor", "Freighter", "84", "Grain."},
		{"d", "Doris", "Ferry", "2011", "Laid up since the new bridge opened; its owner looks for a buyer."},
		{"e", "Élan", "Yacht", "720", ""},
	} {
		s.put(row[0], "name", Cell{Text: row[1], Bold: true})
		s.put(row[0], "kind", Cell{Text: row[2], Badge: map[string]fyne.ThemeColorName{
			"Ferry": theme.ColorNamePrimary, "Tug": theme.ColorNameWarning, "Freighter": theme.ColorNameSuccess,
		}[row[2]]})
		s.put(row[0], "year", Cell{Text: row[3]})
		s.put(row[0], "note", Cell{Text: row[4], Strike: row[0] == "c", Italic: row[0] == "d"})
	}
	s.tint("d", theme.ColorNameError)
	return s, []Column{
		{ID: "name", Title: "Name", Width: 110, Editable: true},
		{ID: "kind", Title: "Kind", Width: 100, Editable: true},
		{ID: "year", Title: "Tonnes", Width: 80, Align: fyne.TextAlignTrailing, Mono: true},
		{ID: "note", Title: "Note", Width: 200, MinWidth: 120, Lines: 2, Grow: true, Editable: true},
	}
}

// long is a table of n rows, every third one with a text of several lines.
func long(n int) (*sheet, []Column) {
	s := newSheet()
	for i := range n {
		key := fmt.Sprint("k", i)
		s.set(key, "no", fmt.Sprint(i))
		s.set(key, "who", fmt.Sprint("Speaker ", (i*7919)%n))
		s.set(key, "role", "Harbour master of the old port")
		s.set(key, "kind", "direct")
		s.set(key, "state", "unreviewed")
		text := "“We never said that,” she said."
		if i%3 == 0 {
			text = strings.Repeat(text+" ", 6)
		}
		s.set(key, "text", text)
	}
	return s, []Column{
		{ID: "no", Title: "No", Width: 60, Align: fyne.TextAlignTrailing},
		{ID: "who", Title: "Speaker", Width: 140, Editable: true},
		{ID: "role", Title: "Role", Width: 140, Editable: true},
		{ID: "kind", Title: "Kind", Width: 80},
		{ID: "state", Title: "State", Width: 100},
		{ID: "text", Title: "Text", Width: 240, Lines: 3, Grow: true, Editable: true},
	}
}

// bench shows a grid in a window of the test driver.
type stage struct {
	*Grid
	t      testing.TB
	window fyne.Window
}

func show(t testing.TB, m Model, columns []Column, width, height float32) *stage {
	test.NewTempApp(t)
	g := New(m, columns)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return &stage{Grid: g, t: t, window: w}
}

// cell is the middle of a shown cell, on the body.
func (s *stage) cell(row int, column string) fyne.Position {
	pos, size := s.cellRect(place{row: row, column: s.columnIndex(column)})
	return pos.AddXY(size.Width/2, size.Height/2)
}

func (s *stage) click(row int, column string) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = s.cell(row, column)
	s.body.MouseDown(ev)
	s.body.MouseUp(ev)
	s.body.Tapped(&ev.PointEvent)
}

func (s *stage) doubleClick(row int, column string) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = s.cell(row, column)
	s.body.MouseDown(ev)
	s.body.MouseDown(ev)
	s.body.DoubleTapped(&ev.PointEvent)
}

// press sends keys to whatever has the focus.
func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, key := range keys {
		focused := s.window.Canvas().Focused()
		if focused == nil {
			s.t.Fatalf("nothing has the focus for %s", key)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (s *stage) shifted(keys ...fyne.KeyName) {
	s.t.Helper()
	s.shiftDown = true
	s.press(keys...)
	s.shiftDown = false
}

func (s *stage) typed(text string) {
	s.t.Helper()
	for _, r := range text {
		s.window.Canvas().Focused().TypedRune(r)
	}
}

// column is a column's texts as shown.
func (s *stage) column(id string) []string {
	var texts []string
	for at := range s.Shown() {
		texts = append(texts, s.model.Cell(s.Row(at), id).Text)
	}
	return texts
}

// fixedTheme pins the colours of the golden images.
type fixedTheme struct {
	fyne.Theme
	variant fyne.ThemeVariant
}

func (f fixedTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	dark := f.variant == theme.VariantDark
	pick := func(light, night color.Color) color.Color {
		if dark {
			return night
		}
		return light
	}
	switch name {
	case theme.ColorNameBackground:
		return pick(color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0x1d, 0x1f, 0x23, 0xff})
	case theme.ColorNameHeaderBackground:
		return pick(color.NRGBA{0xf3, 0xf4, 0xf6, 0xff}, color.NRGBA{0x27, 0x2a, 0x30, 0xff})
	case theme.ColorNameForeground:
		return pick(color.NRGBA{0x20, 0x24, 0x2a, 0xff}, color.NRGBA{0xe6, 0xe8, 0xeb, 0xff})
	case theme.ColorNamePlaceHolder:
		return pick(color.NRGBA{0x77, 0x7d, 0x86, 0xff}, color.NRGBA{0x8c, 0x93, 0x9d, 0xff})
	case theme.ColorNameSeparator:
		return pick(color.NRGBA{0xe4, 0xe6, 0xea, 0xff}, color.NRGBA{0x33, 0x37, 0x3e, 0xff})
	case theme.ColorNamePrimary:
		return pick(color.NRGBA{0x1f, 0x6f, 0xd6, 0xff}, color.NRGBA{0x5a, 0x9c, 0xf0, 0xff})
	case theme.ColorNameSelection:
		return pick(color.NRGBA{0x1f, 0x6f, 0xd6, 0x40}, color.NRGBA{0x5a, 0x9c, 0xf0, 0x50})
	case theme.ColorNameHover:
		return pick(color.NRGBA{0, 0, 0, 0x0a}, color.NRGBA{0xff, 0xff, 0xff, 0x0c})
	case theme.ColorNameInputBackground:
		return pick(color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0x16, 0x18, 0x1b, 0xff})
	case theme.ColorNameInputBorder:
		return pick(color.NRGBA{0xc4, 0xc9, 0xd1, 0xff}, color.NRGBA{0x4a, 0x50, 0x5a, 0xff})
	case theme.ColorNameOverlayBackground:
		return pick(color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0x27, 0x2a, 0x30, 0xff})
	case theme.ColorNameError:
		return pick(color.NRGBA{0xc6, 0x28, 0x28, 0xff}, color.NRGBA{0xef, 0x6a, 0x6a, 0xff})
	case theme.ColorNameWarning:
		return pick(color.NRGBA{0xc7, 0x7a, 0x00, 0xff}, color.NRGBA{0xf0, 0xb0, 0x4a, 0xff})
	case theme.ColorNameSuccess:
		return pick(color.NRGBA{0x2e, 0x7d, 0x32, 0xff}, color.NRGBA{0x6c, 0xc0, 0x70, 0xff})
	}
	return f.Theme.Color(name, f.variant)
}
