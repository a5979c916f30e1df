package grid

// Typed is what stands in the open editor, with its cell and what the cell held; ok is false when none is open.
func (g *Grid) Typed() (key, column, before, text string, ok bool) {
	if g.editor == nil {
		return "", "", "", "", false
	}
	e := g.editor
	return e.key, e.column.ID, e.before, e.Text, true
}

// EditWith opens the editor on a column's cell of the current row with a text in it, as if it had been typed. It is
// false when the cell cannot be edited.
func (g *Grid) EditWith(column, text string) bool {
	g.Edit(column)
	if g.editor == nil || g.editor.column.ID != column {
		return false
	}
	g.editor.SetText(text)
	g.editor.toEnd()
	return true
}
