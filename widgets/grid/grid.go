package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Declare conformity with the interfaces of Fyne.
var (
	_ fyne.Widget       = (*Grid)(nil)
	_ fyne.Focusable    = (*Grid)(nil)
	_ fyne.Tabbable     = (*Grid)(nil)
	_ fyne.Shortcutable = (*Grid)(nil)
	_ desktop.Keyable   = (*Grid)(nil)
)

// Grid is the table. Set the callbacks before it is shown; all may be nil.
type Grid struct {
	widget.BaseWidget

	// OnSelected tells that another row has become the current one, by a person
	// or by Select; "" when there is none any more.
	OnSelected func(key string)
	// OnCell tells that the current row or the current column has changed.
	OnCell func(key, column string)
	// OnEdit takes a changed text. On an error the editor stays open and shows it.
	OnEdit func(key, column, text string) error
	// OnKey sees each key before the grid does, with the current row's key or "";
	// true tells that it is used up. The character the key types is then dropped.
	OnKey func(key string, ev *fyne.KeyEvent) bool
	// OnRune sees each character before the grid begins an edit with it, with the
	// current row's key or ""; true tells that it is used up. It does not see what
	// is typed into an open editor.
	OnRune func(key string, r rune) bool
	// OnMenu asks for a context menu at a position of the canvas: secondary click,
	// the Menu key or Shift+F10.
	OnMenu func(key, column string, at fyne.Position)
	// OnActivated tells of a double click or Return on a cell that is not editable.
	OnActivated func(key, column string)
	// OnClick tells of a click on a cell, which is the current one by then, with the
	// modifier keys held.
	OnClick func(key, column string, held fyne.KeyModifier)
	// OnDrop tells that a row has been dragged onto another one. Rows can be dragged
	// only when it is set.
	OnDrop func(key, on string)
	// OnDragging tells which row a dragged one is over now, "" when over none. At the
	// end of a drag, before OnDrop, both keys are "".
	OnDragging func(key, on string)
	// ChoicesFor offers completion to a cell's editor; false is none.
	ChoicesFor func(key, column string) (Choices, bool)
	// Less orders rows of the model by a column. Nil compares the texts of the
	// cells: numbers by value, words without regard to case and accents, empty
	// cells last.
	Less func(column string, a, b int) bool
	// OnWidths tells the widths a person has chosen so far, in pixels by column.
	OnWidths func(map[string]float32)
	// OnSort tells that a person has sorted by a column; "" is the model's order.
	OnSort func(column string, descending bool)
	// Placeholder is shown, wrapped and muted, when there is no row to show.
	Placeholder string

	model   Model
	all     []Column
	columns []Column           // those that are shown
	pinned  map[string]float32 // widths chosen by a person
	widths  []float32          // of the columns, as laid out

	filter     func(row int) bool
	sortColumn string
	descending bool
	order      order

	current string // key of the current row, also while it is filtered out
	at      place  // where it is shown; row -1 while it is not
	resume  int    // where it was shown last, to go on from there
	hovered int    // row under the mouse, -1 for none

	focused     bool
	shiftDown   bool
	swallow     fyne.KeyName // key used up, whose character is still to come
	clickHandle bool         // the press of this click has been handled

	drag rowDrag

	paint   *palette
	ruler   *ruler
	heights heights
	rows    []*rowView // in view, from the top
	spare   []*rowView
	round   uint64 // counts what makes rows be read again
	laying  bool

	header *header
	body   *body
	scroll *container.Scroll
	editor *editor
}

// New returns a grid that shows a model's rows in columns.
func New(m Model, columns []Column) *Grid {
	g := &Grid{
		model:   m,
		all:     append([]Column(nil), columns...),
		columns: append([]Column(nil), columns...),
		pinned:  make(map[string]float32),
		at:      place{row: -1},
		hovered: -1,
	}
	g.ExtendBaseWidget(g)
	g.order = plainOrder(m.Len())
	g.header = newHeader(g)
	g.body = newBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.repaint()
	return g
}

// Refresh shows the model as it is now. The current row, an open editor and the
// first row in view are kept by their keys. Without a sort or a filter its cost
// does not depend on the number of rows; with one, all rows are looked at.
func (g *Grid) Refresh() {
	g.repaint()
	g.reorder()
	g.BaseWidget.Refresh()
}

// RefreshRow reads one row again, at a cost that does not depend on the number of
// rows. The row stays in its place until the next Refresh even if it would now
// sort elsewhere or be filtered out.
func (g *Grid) RefreshRow(key string) {
	for _, r := range g.rows {
		if r.key != key || r.at >= g.order.n {
			continue
		}
		before := r.height
		r.read(r.at)
		if r.height != before {
			g.layRows()
		}
		return
	}
}

// Select makes the row with a key the current one and scrolls to it. A key that
// is not shown now leaves no row current, but is remembered: the row is current
// again as soon as it is shown. Selecting the current row again only scrolls.
func (g *Grid) Select(key string) {
	at := -1
	if key != "" {
		at = g.order.find(key, g.resume, g.model.Key)
	}
	g.goTo(key, place{row: at, column: g.at.column})
}

// Selected is the key of the current row, "" if there is none or it is not shown.
func (g *Grid) Selected() string {
	if g.at.row < 0 {
		return ""
	}
	return g.current
}

// SelectedColumn is the ID of the current column, "" when there are no columns.
func (g *Grid) SelectedColumn() string {
	if g.at.column >= len(g.columns) {
		return ""
	}
	return g.columns[g.at.column].ID
}

// SelectColumn makes a column the current one, for the row that is current.
func (g *Grid) SelectColumn(column string) {
	if i := g.columnIndex(column); i >= 0 {
		g.goTo(g.current, place{row: g.at.row, column: i})
	}
}

// Next makes the row below the current one current. From a row that has gone it
// moves to the row that took its place. It reports whether there was one.
func (g *Grid) Next() bool { return g.step(1) }

// Previous makes the row above the current one current; see Next.
func (g *Grid) Previous() bool { return g.step(-1) }

func (g *Grid) step(by int) bool {
	to := g.at.row + by
	if g.at.row < 0 {
		to = g.resume
		if by < 0 {
			to--
		}
	}
	if to < 0 || to >= g.order.n {
		return false
	}
	g.goToPlace(place{row: to, column: g.at.column})
	return true
}

// SetFilter shows only the rows for which keep is true, all when it is nil.
func (g *Grid) SetFilter(keep func(row int) bool) {
	g.finishEdit()
	g.filter = keep
	g.reorder()
	g.BaseWidget.Refresh()
}

// SortBy arranges the rows by a column; "" is the model's order. Rows that are
// equal keep the model's order.
func (g *Grid) SortBy(column string, descending bool) {
	if g.columnIndex(column) < 0 {
		column, descending = "", false
	}
	g.finishEdit()
	g.sortColumn, g.descending = column, descending
	g.reorder()
	g.BaseWidget.Refresh()
}

// Sorting is the column the rows are sorted by, "" for the model's order.
func (g *Grid) Sorting() (column string, descending bool) {
	return g.sortColumn, g.descending
}

// Shown is the number of rows that pass the filter.
func (g *Grid) Shown() int { return g.order.n }

// Row is the model's row shown at a place counted from 0, -1 outside.
func (g *Grid) Row(at int) int {
	if at < 0 || at >= g.order.n {
		return -1
	}
	return g.order.row(at)
}

// Widths are the widths a person has chosen, in pixels by column. Columns never
// touched are not in it, so that they keep growing with the window.
func (g *Grid) Widths() map[string]float32 {
	widths := make(map[string]float32, len(g.pinned))
	for id, w := range g.pinned {
		widths[id] = w
	}
	return widths
}

// SetWidths brings chosen widths back. Unknown columns and senseless figures are
// passed over.
func (g *Grid) SetWidths(widths map[string]float32) {
	clear(g.pinned)
	for id, w := range widths {
		if columnIn(g.all, id) >= 0 && usableWidth(w) {
			g.pinned[id] = w
		}
	}
	g.layColumns()
	g.BaseWidget.Refresh()
}

// columnIndex is the place of a column among those that are shown, -1 when it is not.
func (g *Grid) columnIndex(id string) int { return columnIn(g.columns, id) }

func columnIn(columns []Column, id string) int {
	for i, c := range columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}

func (g *Grid) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(g)
}

// takeFocus asks for the keyboard; it must not be called while rows are drawn.
func (g *Grid) takeFocus() {
	if c := g.canvas(); c != nil && c.Focused() != fyne.Focusable(g) {
		c.Focus(g)
	}
}
