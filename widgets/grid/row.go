package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const accentWidth float32 = 3

// rowView draws one row. A few of them serve all rows in turn; they take no
// input, which the body around them handles by position.
type rowView struct {
	widget.BaseWidget
	grid *Grid

	at     int    // the row's place as shown
	key    string // of the row
	round  uint64 // the grid's round in which it was read
	height float32

	tintName fyne.ThemeColorName
	cells    []*cellView
	tint     *canvas.Rectangle
	fill     *canvas.Rectangle
	accent   *canvas.Rectangle
	outline  *canvas.Rectangle
	line     *canvas.Rectangle
	objects  []fyne.CanvasObject
}

func newRowView(g *Grid) *rowView {
	r := &rowView{
		grid:    g,
		tint:    &canvas.Rectangle{},
		fill:    &canvas.Rectangle{},
		accent:  &canvas.Rectangle{},
		outline: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 3},
		line:    &canvas.Rectangle{},
	}
	r.ExtendBaseWidget(r)
	return r
}

// read takes the row shown at a place from the model.
func (r *rowView) read(at int) {
	g := r.grid
	row := g.order.row(at)
	r.at, r.round = at, g.round
	r.key = g.model.Key(row)
	r.tintName = g.model.Tint(row)
	for len(r.cells) < len(g.columns) {
		r.cells = append(r.cells, &cellView{})
	}
	lines := 1
	for i, c := range g.columns {
		lines = max(lines, r.cells[i].set(g.model.Cell(row, c.ID), c, g.widths[i], g.paint, g.ruler))
	}
	r.height = g.paint.rowHeight(lines)
	r.arrange()
}

// arrange lays the row out anew: after reading, and when the current row, the
// current cell, the focus or the mouse has moved.
func (r *rowView) arrange() {
	g, p := r.grid, r.grid.paint
	width := g.rowWidth()
	r.objects = r.objects[:0]
	if r.tintName != "" {
		r.put(r.tint, p.tint(r.tintName), fyne.NewPos(0, 0), fyne.NewSize(width, r.height))
	}
	current := r.at == g.at.row
	if fill, ok := r.fillColor(current); ok {
		r.put(r.fill, fill, fyne.NewPos(0, 0), fyne.NewSize(width, r.height))
	}
	r.put(r.line, p.color(theme.ColorNameSeparator), fyne.NewPos(0, r.height-1), fyne.NewSize(width, 1))
	if current {
		r.put(r.accent, p.color(theme.ColorNamePrimary), fyne.NewPos(g.scroll.Offset.X, 0), fyne.NewSize(accentWidth, r.height-1))
	}
	var x float32
	for i, c := range g.columns {
		r.objects = r.cells[i].lay(x, c.Align, r.objects, g.ruler)
		if current && i == g.at.column && g.focused {
			r.putOutline(x, g.widths[i])
		}
		x += g.widths[i]
	}
	canvas.Refresh(r)
}

func (r *rowView) fillColor(current bool) (color.NRGBA, bool) {
	p := r.grid.paint
	if current {
		c := p.color(theme.ColorNameSelection)
		c.A = min(c.A, p.share(0x38, 0x50))
		if !r.grid.focused && r.grid.editor == nil {
			c.A = c.A / 3 * 2
		}
		return c, true
	}
	if r.at == r.grid.hovered {
		return p.color(theme.ColorNameHover), true
	}
	return color.NRGBA{}, false
}

func (r *rowView) put(box *canvas.Rectangle, fill color.NRGBA, at fyne.Position, size fyne.Size) {
	if box.FillColor != fill {
		box.FillColor = fill
		box.Refresh()
	}
	box.Move(at)
	box.Resize(size)
	r.objects = append(r.objects, box)
}

func (r *rowView) putOutline(x, width float32) {
	if c := r.grid.paint.color(theme.ColorNamePrimary); r.outline.StrokeColor != c {
		r.outline.StrokeColor = c
		r.outline.Refresh()
	}
	r.outline.Move(fyne.NewPos(x+1.5, 1.5))
	r.outline.Resize(fyne.NewSize(width-3, r.height-4))
	r.objects = append(r.objects, r.outline)
}

// CreateRenderer implements fyne.Widget.
func (r *rowView) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &r.objects} }

// drawing is the renderer of a widget that places its own objects.
type drawing struct {
	objects *[]fyne.CanvasObject
	least   fyne.Size
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(fyne.Size)             {}
func (d *drawing) MinSize() fyne.Size           { return d.least }
func (d *drawing) Objects() []fyne.CanvasObject { return *d.objects }
func (d *drawing) Refresh()                     {}
