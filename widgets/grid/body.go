package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ desktop.Mouseable      = (*body)(nil)
	_ desktop.Hoverable      = (*body)(nil)
	_ fyne.Tappable          = (*body)(nil)
	_ fyne.DoubleTappable    = (*body)(nil)
	_ fyne.SecondaryTappable = (*body)(nil)
)

// body is what scrolls: as large as all rows together, holding views only of
// those in sight, with the editor above them. It takes the mouse for all rows.
type body struct {
	widget.BaseWidget
	grid    *Grid
	objects []fyne.CanvasObject
	mouse   fyne.Position // in the view, while hovering
	inside  bool
}

func newBody(g *Grid) *body {
	b := &body{grid: g}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *body) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &b.objects} }

// MinSize is the size of all rows and columns.
func (b *body) MinSize() fyne.Size {
	return fyne.NewSize(b.grid.columnsWidth(), b.grid.heights.total())
}

// show takes over the row views and the editor that are in use now.
func (b *body) show() {
	b.objects = b.objects[:0]
	for _, r := range b.grid.rows {
		b.objects = append(b.objects, r)
	}
	b.objects = append(b.objects, b.grid.drag.objects(b.grid)...)
	if e := b.grid.editor; e != nil {
		b.objects = append(b.objects, e.objects()...)
	}
	canvas.Refresh(b)
}

// hit is the cell at a position of the body; row -1 below the last row.
func (b *body) hit(at fyne.Position) place {
	g := b.grid
	to := place{row: g.heights.at(at.Y), column: len(g.widths) - 1}
	if at.Y >= g.heights.total() {
		to.row = -1
	}
	var right float32
	for i, w := range g.widths {
		if right += w; at.X < right {
			to.column = i
			break
		}
	}
	to.column = max(to.column, 0)
	return to
}

// MouseDown makes the cell under the mouse current at once: Fyne holds taps back
// while it waits for a second one.
func (b *body) MouseDown(ev *desktop.MouseEvent) {
	b.grid.clickHandle = true
	b.press(ev.Position)
	if ev.Button != desktop.MouseButtonSecondary {
		b.clicked(ev.Position, ev.Modifier)
	}
}

// clicked tells of a click that has made its cell the current one.
func (b *body) clicked(at fyne.Position, held fyne.KeyModifier) {
	g := b.grid
	if to := b.hit(at); g.OnClick != nil && g.editor == nil && to.row >= 0 && to.row == g.at.row {
		g.OnClick(g.current, g.SelectedColumn(), held)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *body) MouseUp(*desktop.MouseEvent) {}

func (b *body) press(at fyne.Position) {
	g := b.grid
	to := b.hit(at)
	key := ""
	if to.row >= 0 {
		key = g.model.Key(g.order.row(to.row)) // committing an edit may move rows
	}
	done := g.finishEdit()
	g.takeFocus()
	if !done || key == "" {
		return
	}
	if row := g.order.find(key, to.row, g.model.Key); row >= 0 {
		g.goTo(key, place{row: row, column: to.column})
	}
}

// Tapped serves devices and tests without a mouse.
func (b *body) Tapped(ev *fyne.PointEvent) {
	if b.grid.clickHandle {
		b.grid.clickHandle = false
		return
	}
	b.press(ev.Position)
	b.clicked(ev.Position, 0)
}

// DoubleTapped edits the cell, or activates it when it is not editable.
func (b *body) DoubleTapped(ev *fyne.PointEvent) {
	g := b.grid
	if !g.clickHandle {
		b.press(ev.Position)
	}
	g.clickHandle = false
	if to := b.hit(ev.Position); to.row >= 0 && to.row == g.at.row {
		g.editOrActivate()
	}
}

// TappedSecondary asks for the menu of the cell.
func (b *body) TappedSecondary(ev *fyne.PointEvent) {
	g := b.grid
	if !g.clickHandle {
		b.press(ev.Position)
	}
	g.clickHandle = false
	if to := b.hit(ev.Position); to.row >= 0 && to.row == g.at.row && g.OnMenu != nil {
		g.OnMenu(g.current, g.SelectedColumn(), ev.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *body) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved tints the row under the mouse.
func (b *body) MouseMoved(ev *desktop.MouseEvent) {
	b.mouse, b.inside = ev.Position.Subtract(b.grid.scroll.Offset), true
	b.hoverAgain()
}

// hoverAgain finds the row under a mouse that has not moved itself.
func (b *body) hoverAgain() {
	if b.inside {
		b.grid.hover(b.hit(b.mouse.Add(b.grid.scroll.Offset)).row)
	}
}

// MouseOut implements desktop.Hoverable.
func (b *body) MouseOut() {
	b.inside = false
	b.grid.hover(-1)
}
