package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

var _ fyne.Draggable = (*body)(nil)

// rowDrag is a row on its way to be dropped on another. It holds keys, not places: rows may move meanwhile.
type rowDrag struct {
	key   string // of the row that is dragged, "" for none
	on    string // of the row under the mouse, "" for none or the same
	ended bool   // given up before the button was let go

	frame *canvas.Rectangle // round the row under the mouse
	fill  *canvas.Rectangle
}

// dragEdge is how near to the upper or lower edge of the view a drag scrolls, and by how much each time the mouse
// moves, in Fyne's device-independent pixels.
const dragEdge float32 = 18

// Dragged implements fyne.Draggable.
func (b *body) Dragged(ev *fyne.DragEvent) {
	g := b.grid
	if g.OnDrop == nil || g.editor != nil || g.drag.ended {
		return
	}
	if g.drag.key == "" {
		from := b.hit(ev.Position.Subtract(ev.Dragged))
		if from.row < 0 {
			return
		}
		g.drag.key = g.model.Key(g.order.row(from.row))
	}
	g.scrollForDrag(ev.Position.Y - g.scroll.Offset.Y)
	on := ""
	y := ev.Position.Y - g.scroll.Offset.Y
	if to := b.hit(ev.Position); to.row >= 0 && y >= 0 && y < g.scroll.Size().Height {
		on = g.model.Key(g.order.row(to.row))
	}
	if on == g.drag.key {
		on = ""
	}
	g.dragOver(on)
}

// DragEnd implements fyne.Draggable.
func (b *body) DragEnd() {
	g := b.grid
	key, on := g.drag.key, g.drag.on
	g.endDrag()
	g.drag.ended = false
	if key != "" && on != "" {
		g.OnDrop(key, on)
	}
}

// dragOver marks the row under the mouse and tells of it.
func (g *Grid) dragOver(on string) {
	changed := on != g.drag.on
	g.drag.on = on
	g.body.show()
	if changed && g.OnDragging != nil {
		g.OnDragging(g.drag.key, on)
	}
}

// endDrag forgets the drag. What is marked goes.
func (g *Grid) endDrag() {
	if g.drag.key == "" {
		return
	}
	g.drag.key, g.drag.on = "", ""
	g.body.show()
	if g.OnDragging != nil {
		g.OnDragging("", "")
	}
}

// scrollForDrag moves the view on when the mouse, at y in it, is at an edge.
func (g *Grid) scrollForDrag(y float32) {
	by := float32(0)
	switch {
	case y < dragEdge:
		by = -dragEdge
	case y > g.scroll.Size().Height-dragEdge:
		by = dragEdge
	}
	last := max(g.heights.total()-g.scroll.Size().Height, 0)
	to := min(max(g.scroll.Offset.Y+by, 0), last)
	if by == 0 || to == g.scroll.Offset.Y {
		return
	}
	g.scroll.Offset.Y = to
	g.layRows()
	g.scroll.Refresh()
}

// objects are what marks the row under the mouse.
func (d *rowDrag) objects(g *Grid) []fyne.CanvasObject {
	if d.on == "" {
		return nil
	}
	for _, r := range g.rows {
		if r.key != d.on {
			continue
		}
		if d.frame == nil {
			d.frame = &canvas.Rectangle{StrokeWidth: 2, CornerRadius: 4}
			d.fill = &canvas.Rectangle{CornerRadius: 4}
		}
		at, size := fyne.NewPos(g.scroll.Offset.X+1, g.heights.top(r.at)), fyne.NewSize(g.scroll.Size().Width-2, r.height-1)
		d.frame.StrokeColor = g.paint.color(theme.ColorNamePrimary)
		d.fill.FillColor = g.paint.color(theme.ColorNameHover)
		for _, box := range []*canvas.Rectangle{d.fill, d.frame} {
			box.Move(at)
			box.Resize(size)
			box.Refresh()
		}
		return []fyne.CanvasObject{d.fill, d.frame}
	}
	return nil
}
