package grid

import "slices"

// fitting are the columns that are shown in a space of avail pixels: all, or those that are left when enough of the ones
// that yield, the highest first and of equals the last, have gone. They keep their order.
func fitting(all []Column, pinned map[string]float32, avail float32) []Column {
	out := slices.Clone(all)
	for leastSum(out, pinned) > avail {
		last := -1
		for i, c := range out {
			if c.Yield > 0 && (last < 0 || c.Yield >= out[last].Yield) {
				last = i
			}
		}
		if last < 0 {
			break
		}
		out = slices.Delete(out, last, last+1)
	}
	return out
}

// leastSum is the width that the columns cannot be squeezed under.
func leastSum(columns []Column, pinned map[string]float32) float32 {
	var sum float32
	for _, c := range columns {
		switch w, ok := pinned[c.ID]; {
		case ok:
			sum += max(w, c.least())
		case c.Grow:
			sum += c.least()
		default:
			sum += c.preferred()
		}
	}
	return sum
}

// chooseColumns shows the columns that fit. The current cell stays in its column, or goes to the first when that has gone;
// while a cell is edited nothing comes or goes.
func (g *Grid) chooseColumns(room float32) {
	if g.editor != nil || room <= 0 {
		return
	}
	now := fitting(g.all, g.pinned, room)
	same := func(a, b Column) bool { return a.ID == b.ID }
	if slices.EqualFunc(now, g.columns, same) {
		return
	}
	at := g.SelectedColumn()
	g.columns, g.widths = now, nil
	g.at.column = max(g.columnIndex(at), 0)
	g.rows, g.spare = nil, nil // their cells are those of other columns
	g.header.fill()
}
