package grid

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// repaint takes the theme as it is now. Measures are thrown away only when the
// theme has changed.
func (g *Grid) repaint() {
	p := newPalette(g.Theme())
	if g.paint != nil && g.paint.same(p) {
		return
	}
	if g.paint == nil || !g.paint.sameMeasures(p) {
		g.ruler = newRuler(p.textSize)
		g.heights.reset(g.order.n, p.rowHeight(1))
	}
	g.paint = p
	g.round++
}

// layColumns gives the columns their widths in the present size.
func (g *Grid) layColumns() {
	room := g.Size().Width - g.Theme().Size(theme.SizeNameScrollBarSmall) - 2
	anchor, offset := g.anchor()
	g.chooseColumns(room)
	g.widths = layWidths(g.columns, g.pinned, room)
	g.heights.reset(g.order.n, g.usualHeight())
	g.round++
	g.restore(anchor, offset)
	g.header.lay()
}

// rowWidth is that of the columns together, or of the view if that is wider.
func (g *Grid) rowWidth() float32 {
	return max(g.columnsWidth(), g.scroll.Size().Width)
}

func (g *Grid) columnsWidth() float32 {
	var sum float32
	for _, w := range g.widths {
		sum += w
	}
	return sum
}

// usualHeight is what a row not measured yet is taken for: what those in view are
// on average, so that the scroll bar is about right.
func (g *Grid) usualHeight() float32 {
	if len(g.rows) == 0 {
		return g.paint.rowHeight(1)
	}
	var sum float32
	for _, r := range g.rows {
		sum += r.height
	}
	return float32(math.Round(float64(sum) / float64(len(g.rows))))
}

// layRows puts row views where the rows in view are, reading those that have
// newly come into view or that are out of date.
func (g *Grid) layRows() {
	if g.laying || g.widths == nil {
		return
	}
	g.laying = true
	defer func() { g.laying = false }()
	for range mostPasses {
		g.fillView()
		if !g.settle() && !g.gapAbove() {
			break
		}
	}
	g.body.show()
	g.placeEditor()
}

// mostPasses bounds the work of one layout. A pass is needed again only while rows
// measured for the first time move the view.
const mostPasses = 20

// gapAbove tells whether rows that came in from above turned out lower than
// thought, so that more of them are in view.
func (g *Grid) gapAbove() bool {
	return len(g.rows) > 0 && g.rows[0].at > 0 && g.heights.top(g.rows[0].at) > g.scroll.Offset.Y
}

// settle moves the offset back into what the rows, now measured, really take up.
// It reports whether it had to.
func (g *Grid) settle() bool {
	y := max(min(g.scroll.Offset.Y, g.heights.total()-g.scroll.Size().Height), 0)
	if y == g.scroll.Offset.Y {
		return false
	}
	g.scroll.Offset.Y = y
	return true
}

func (g *Grid) fillView() {
	if g.order.n == 0 {
		g.spare = append(g.spare, g.rows...)
		g.rows = g.rows[:0]
		return
	}
	old := g.rows
	kept := make(map[int]*rowView, len(old))
	for _, r := range old {
		if r.round == g.round {
			kept[r.at] = r
		}
	}
	firstBefore := -1
	if len(old) > 0 && old[0].round == g.round {
		firstBefore = old[0].at
	}
	first := g.heights.at(g.scroll.Offset.Y)
	rows := make([]*rowView, 0, len(old)+2)
	free := g.outdated(old)
	for at := first; at < g.order.n; at++ {
		top := g.heights.top(at)
		if top >= g.scroll.Offset.Y+g.scroll.Size().Height {
			break
		}
		r := kept[at]
		if r == nil {
			r, free = g.takeView(free)
			r.read(at)
		}
		g.measured(r, at < firstBefore)
		r.Move(fyne.NewPos(0, top))
		r.Resize(fyne.NewSize(g.rowWidth(), r.height))
		rows = append(rows, r)
		delete(kept, at)
	}
	for _, r := range kept {
		free = append(free, r)
	}
	g.rows, g.spare = rows, free
}

// outdated are the row views free to be read anew: the spare ones and those whose
// row may have changed.
func (g *Grid) outdated(old []*rowView) []*rowView {
	free := g.spare
	for _, r := range old {
		if r.round != g.round {
			free = append(free, r)
		}
	}
	return free
}

func (g *Grid) takeView(free []*rowView) (*rowView, []*rowView) {
	if n := len(free); n > 0 {
		return free[n-1], free[:n-1]
	}
	return newRowView(g), free
}

// measured notes a row's height. When a row that comes in from above is higher
// than thought, the view moves with it, so that what a person reads stays still.
func (g *Grid) measured(r *rowView, above bool) {
	change := r.height - g.heights.of(r.at)
	if change == 0 {
		return
	}
	g.heights.set(r.at, r.height)
	if above {
		g.scroll.Offset.Y += change
	}
}

// scrolled follows the scroll container.
func (g *Grid) scrolled() {
	if g.laying {
		return
	}
	g.header.follow(g.scroll.Offset.X)
	g.layRows()
	g.arrangeRow(g.at.row)
	g.body.hoverAgain()
}

// bringIntoView scrolls as little as shows a cell wholly. Rows on the way are
// measured as they appear, which may move the target: then once more.
func (g *Grid) bringIntoView(to place) {
	if g.widths == nil {
		return
	}
	g.scrollColumn(to.column)
	for range 4 {
		if to.row < 0 || to.row >= g.order.n {
			break
		}
		top, height := g.heights.top(to.row), g.heights.of(to.row)
		y := g.scroll.Offset.Y
		if below := top + height - g.scroll.Size().Height; y < below {
			y = below
		}
		y = min(y, top)
		if y == g.scroll.Offset.Y && height == g.heights.of(to.row) {
			break
		}
		g.scroll.Offset.Y = y
		g.layRows()
	}
	g.layRows()
	g.scroll.Refresh()
}

func (g *Grid) scrollColumn(column int) {
	if column >= len(g.widths) {
		return
	}
	var left float32
	for _, w := range g.widths[:column] {
		left += w
	}
	x := g.scroll.Offset.X
	x = max(x, left+g.widths[column]-g.scroll.Size().Width)
	x = min(x, left)
	if x != g.scroll.Offset.X {
		g.scroll.Offset.X = x
		g.header.follow(x)
	}
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	r := &gridRenderer{
		grid:   g,
		bar:    &canvas.Rectangle{},
		edge:   &canvas.Rectangle{},
		ring:   &canvas.Rectangle{StrokeWidth: 1},
		header: container.NewClip(g.header),
	}
	r.objects = []fyne.CanvasObject{r.bar, r.header, r.edge, g.scroll}
	return r
}

type gridRenderer struct {
	grid            *Grid
	bar, edge, ring *canvas.Rectangle
	header          *container.Clip
	note            []*canvas.Text
	objects         []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize leaves room for the header and three rows.
func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(3*leastWidth, r.grid.header.height()+3*r.grid.paint.rowHeight(1))
}

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.grid
	h := g.header.height()
	r.bar.Resize(fyne.NewSize(size.Width, h))
	r.header.Resize(fyne.NewSize(size.Width, h))
	r.edge.Move(fyne.NewPos(0, h-1))
	r.edge.Resize(fyne.NewSize(size.Width, 1))
	r.ring.Resize(size)
	g.layColumns()
	g.scroll.Move(fyne.NewPos(0, h))
	g.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-h, 0)))
	g.layRows()
	g.scroll.Refresh()
	r.refreshPaint()
}

func (r *gridRenderer) Refresh() {
	g := r.grid
	g.header.Refresh()
	g.layRows()
	g.scroll.Refresh()
	r.refreshPaint()
	canvas.Refresh(g)
}

func (r *gridRenderer) refreshPaint() {
	g := r.grid
	p := g.paint
	r.bar.FillColor = p.color(theme.ColorNameHeaderBackground)
	r.edge.FillColor = p.color(theme.ColorNameSeparator)
	r.ring.StrokeColor = p.color(theme.ColorNamePrimary)
	r.bar.Refresh()
	r.edge.Refresh()
	r.objects = append(r.objects[:0], r.bar, r.header, r.edge, g.scroll)
	if g.order.n == 0 {
		r.layNote()
	}
	if g.focused && g.at.row < 0 {
		r.objects = append(r.objects, r.ring)
	}
}

// layNote shows the placeholder, centred under the header.
func (r *gridRenderer) layNote() {
	g, p := r.grid, r.grid.paint
	size := g.Size()
	style := fyne.TextStyle{}
	lines := wrapText(g.Placeholder, size.Width-4*p.padX, 6, g.ruler.in(style))
	y := g.header.height() + 3*p.padY
	for i, line := range lines {
		if i == len(r.note) {
			r.note = append(r.note, &canvas.Text{})
		}
		t := r.note[i]
		t.Text, t.Color, t.TextSize = line, p.color(theme.ColorNamePlaceHolder), p.textSize
		w := g.ruler.width(line, style)
		t.Move(fyne.NewPos((size.Width-w)/2, y+float32(i)*p.lineStep))
		t.Resize(fyne.NewSize(w, p.lineStep))
		t.Refresh()
		r.objects = append(r.objects, t)
	}
}
