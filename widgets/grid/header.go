package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	arrowSize float32 = 16 // the icon has some air of its own
	arrowRoom float32 = 12
	gripWidth float32 = 9
)

var (
	_ fyne.Tappable       = (*title)(nil)
	_ desktop.Hoverable   = (*title)(nil)
	_ fyne.Draggable      = (*grip)(nil)
	_ fyne.DoubleTappable = (*grip)(nil)
	_ desktop.Cursorable  = (*grip)(nil)
)

// header is the row of titles, with a grip on the right edge of each.
type header struct {
	widget.BaseWidget
	grid    *Grid
	titles  []*title
	grips   []*grip
	objects []fyne.CanvasObject
}

func newHeader(g *Grid) *header {
	h := &header{grid: g}
	h.ExtendBaseWidget(h)
	h.fill()
	return h
}

// fill makes a title and a grip for each column.
func (h *header) fill() {
	g := h.grid
	h.titles, h.grips, h.objects = nil, nil, nil
	for i := range g.columns {
		t := &title{grid: g, column: i, text: &canvas.Text{}, fill: &canvas.Rectangle{}, arrow: widget.NewIcon(nil)}
		t.ExtendBaseWidget(t)
		h.titles = append(h.titles, t)
		h.objects = append(h.objects, t)
	}
	for i := range g.columns {
		grip := &grip{grid: g, column: i, line: &canvas.Rectangle{}}
		grip.ExtendBaseWidget(grip)
		h.grips = append(h.grips, grip)
		h.objects = append(h.objects, grip)
	}
}

// CreateRenderer implements fyne.Widget.
func (h *header) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &h.objects} }

func (h *header) height() float32 { return h.grid.paint.rowHeight(1) + 2 }

// Refresh draws the titles with the theme and the sorting as they are now.
func (h *header) Refresh() {
	h.lay()
	canvas.Refresh(h)
}

func (h *header) lay() {
	var x float32
	for i, t := range h.titles {
		w := h.grid.widths
		if i >= len(w) {
			return
		}
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(w[i], h.height()))
		t.lay()
		x += w[i]
		h.grips[i].Move(fyne.NewPos(x-gripWidth/2-0.5, 0))
		h.grips[i].Resize(fyne.NewSize(gripWidth, h.height()))
		h.grips[i].lay()
	}
	h.Resize(fyne.NewSize(x+gripWidth, h.height()))
}

// follow keeps the titles over their columns.
func (h *header) follow(offset float32) { h.Move(fyne.NewPos(-offset, 0)) }

// title is the head of one column; a click sorts.
type title struct {
	widget.BaseWidget
	grid    *Grid
	column  int
	hovered bool
	text    *canvas.Text
	fill    *canvas.Rectangle
	arrow   *widget.Icon
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (t *title) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &t.objects} }

func (t *title) lay() {
	g, p := t.grid, t.grid.paint
	column := g.columns[t.column]
	style := fyne.TextStyle{Bold: true}
	t.objects = t.objects[:0]
	if t.hovered {
		t.fill.FillColor = p.color(theme.ColorNameHover)
		t.fill.Resize(t.Size())
		t.objects = append(t.objects, t.fill)
	}
	room := t.Size().Width - 2*p.padX
	sorted := g.sortColumn == column.ID && column.ID != ""
	if sorted {
		room -= arrowRoom
	}
	line := ""
	if lines := wrapText(column.Title, room, 1, g.ruler.in(style)); len(lines) > 0 {
		line = lines[0]
	}
	w := g.ruler.width(line, style)
	x := p.padX + alignIn(column.Align, room, w, 0)
	if sorted && column.Align == fyne.TextAlignTrailing {
		x += arrowRoom
	}
	y := (t.Size().Height - p.lineStep) / 2
	t.text.Text, t.text.TextStyle, t.text.TextSize = line, style, p.textSize
	t.text.Color = p.color(theme.ColorNameForeground)
	t.text.Move(fyne.NewPos(x, y))
	t.text.Resize(fyne.NewSize(w, p.lineStep))
	t.text.Refresh()
	t.objects = append(t.objects, t.text)
	if sorted {
		t.layArrow(x, w)
	}
	canvas.Refresh(t)
}

// layArrow puts the arrow next to the title, on its inner side.
func (t *title) layArrow(x, w float32) {
	icon := theme.MenuDropUpIcon()
	if t.grid.descending {
		icon = theme.MenuDropDownIcon()
	}
	t.arrow.SetResource(icon)
	left := x + w - (arrowSize-arrowRoom)/2
	if t.grid.columns[t.column].Align == fyne.TextAlignTrailing {
		left = x - arrowSize + (arrowSize-arrowRoom)/2
	}
	t.arrow.Move(fyne.NewPos(left, (t.Size().Height-arrowSize)/2))
	t.arrow.Resize(fyne.NewSquareSize(arrowSize))
	t.objects = append(t.objects, t.arrow)
}

// Tapped sorts by the column.
func (t *title) Tapped(*fyne.PointEvent) {
	t.grid.takeFocus()
	t.grid.toggleSort(t.grid.columns[t.column].ID)
}

// MouseIn implements desktop.Hoverable.
func (t *title) MouseIn(*desktop.MouseEvent) { t.setHovered(true) }

// MouseMoved implements desktop.Hoverable.
func (t *title) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *title) MouseOut() { t.setHovered(false) }

func (t *title) setHovered(on bool) {
	t.hovered = on
	t.lay()
}

// grip is the edge between two columns: dragged it sets the width of the column
// on its left, double clicked it fits the width to what is in view.
type grip struct {
	widget.BaseWidget
	grid    *Grid
	column  int
	line    *canvas.Rectangle
	objects []fyne.CanvasObject

	dragging bool
	start    float32 // width when the drag began
	moved    float32
}

// CreateRenderer implements fyne.Widget.
func (d *grip) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &d.objects} }

func (d *grip) lay() {
	d.line.FillColor = d.grid.paint.color(theme.ColorNameSeparator)
	d.line.Move(fyne.NewPos(gripWidth/2, 6))
	d.line.Resize(fyne.NewSize(1, max(d.Size().Height-12, 1)))
	d.line.Refresh()
	d.objects = append(d.objects[:0], d.line)
}

// Cursor implements desktop.Cursorable.
func (d *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged implements fyne.Draggable.
func (d *grip) Dragged(ev *fyne.DragEvent) {
	if !d.dragging {
		d.dragging, d.moved, d.start = true, 0, d.grid.widths[d.column]
	}
	d.moved += ev.Dragged.DX
	d.grid.pin(d.column, d.start+d.moved)
}

// DragEnd implements fyne.Draggable.
func (d *grip) DragEnd() {
	d.dragging = false
	d.grid.tellWidths()
}

// DoubleTapped implements fyne.DoubleTappable.
func (d *grip) DoubleTapped(*fyne.PointEvent) {
	d.grid.pin(d.column, d.grid.fittingWidth(d.column))
	d.grid.tellWidths()
}

// pin fixes a column's width.
func (g *Grid) pin(column int, width float32) {
	c := g.columns[column]
	g.pinned[c.ID] = max(width, c.least())
	g.layColumns()
	g.BaseWidget.Refresh()
}

func (g *Grid) tellWidths() {
	if g.OnWidths != nil {
		g.OnWidths(g.Widths())
	}
}

// mostFitted keeps one long cell from making a column wider than a window.
const mostFitted float32 = 600

// fittingWidth shows the column's title and its cells in view on one line each.
func (g *Grid) fittingWidth(column int) float32 {
	c, p := g.columns[column], g.paint
	w := g.ruler.width(c.Title, fyne.TextStyle{Bold: true}) + arrowRoom
	for _, r := range g.rows {
		if r.at >= g.order.n {
			continue
		}
		cell := g.model.Cell(g.order.row(r.at), c.ID)
		style := fyne.TextStyle{Bold: cell.Bold, Italic: cell.Italic, Monospace: c.Mono}
		text, _ := cleanText(cell.Text, int(mostFitted))
		textWidth := g.ruler.width(text, style)
		if cell.Badge != "" {
			textWidth += 2*chipPadX - p.padX
		}
		w = max(w, textWidth)
	}
	return min(w+2*p.padX+1, mostFitted)
}
