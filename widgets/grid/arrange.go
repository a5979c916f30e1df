package grid

// reorder sorts and filters anew and finds the current row again by its key. The
// row at the top of the view stays there if it is still shown.
func (g *Grid) reorder() {
	anchor, offset := g.anchor()
	before := g.order
	g.order = newOrder(g.model.Len(), g.filter, g.comparer(), g.descending)
	if before.n != g.order.n || before.rows != nil || g.order.rows != nil {
		g.heights.reset(g.order.n, g.usualHeight())
	}
	g.round++
	g.hovered = -1
	g.at.row = -1
	if g.current != "" {
		g.at.row = g.order.find(g.current, g.resume, g.model.Key)
	}
	if g.at.row >= 0 {
		g.resume = g.at.row
	}
	g.resume = min(g.resume, max(g.order.n-1, 0))
	g.keepEditor()
	g.restore(anchor, offset)
}

// comparer is the order asked for, nil for the model's.
func (g *Grid) comparer() func(a, b int) int {
	column := g.sortColumn
	if column == "" {
		return nil
	}
	if g.Less != nil {
		return func(a, b int) int {
			switch {
			case g.Less(column, a, b):
				return -1
			case g.Less(column, b, a):
				return 1
			}
			return 0
		}
	}
	keys := make([]sortKey, g.model.Len())
	for row := range keys {
		if g.filter == nil || g.filter(row) {
			keys[row] = newSortKey(g.model.Cell(row, column).Text)
		}
	}
	return func(a, b int) int { return keys[a].compare(keys[b]) }
}

// anchor is the first row in view and how far it is scrolled out.
func (g *Grid) anchor() (first *rowView, offset float32) {
	for _, r := range g.rows {
		if r.at >= g.heights.n {
			break
		}
		offset = g.scroll.Offset.Y - g.heights.top(r.at)
		if offset < r.height {
			return r, offset
		}
	}
	return nil, 0
}

// restore scrolls to where an anchor is now, if it is still shown.
func (g *Grid) restore(first *rowView, offset float32) {
	if first == nil || g.scroll.Offset.Y == 0 {
		return
	}
	at := g.order.find(first.key, first.at, g.model.Key)
	if at < 0 {
		return
	}
	g.heights.set(at, first.height) // else the offset might reach past it
	g.scroll.Offset.Y = g.heights.top(at) + offset
}

// goToPlace makes the cell at a place current.
func (g *Grid) goToPlace(to place) {
	g.goTo(g.model.Key(g.order.row(to.row)), to)
}

// goTo makes a row and cell current, brings them into view and tells it, if that
// is a change.
func (g *Grid) goTo(key string, to place) {
	if key != g.current && !g.finishEdit() {
		return
	}
	before, was := g.Selected(), g.at
	g.current, g.at = key, to
	if to.row >= 0 {
		g.resume = to.row
	}
	g.bringIntoView(to)
	g.arrangeRow(was.row)
	g.arrangeRow(to.row)
	if was.row < 0 || to.row < 0 {
		g.BaseWidget.Refresh() // the focus shows on a row or round the whole
	}
	now := g.Selected()
	if now != before && g.OnSelected != nil {
		g.OnSelected(now)
	}
	if (now != before || was.column != to.column) && g.OnCell != nil {
		g.OnCell(now, g.SelectedColumn())
	}
}

// arrangeRow redraws one row if it is in view.
func (g *Grid) arrangeRow(at int) {
	for _, r := range g.rows {
		if r.at == at {
			r.arrange()
		}
	}
}

func (g *Grid) hover(at int) {
	if at == g.hovered {
		return
	}
	was := g.hovered
	g.hovered = at
	g.arrangeRow(was)
	g.arrangeRow(at)
}

// toggleSort is a click on a header: ascending, descending, the model's order.
func (g *Grid) toggleSort(column string) {
	switch {
	case g.sortColumn != column:
		g.SortBy(column, false)
	case !g.descending:
		g.SortBy(column, true)
	default:
		g.SortBy("", false)
	}
	if g.OnSort != nil {
		g.OnSort(g.sortColumn, g.descending)
	}
}
