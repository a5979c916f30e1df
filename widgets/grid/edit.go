package grid

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// Edit opens the editor on a column's cell of the current row. It does nothing
// without a current row or when the column is not editable.
func (g *Grid) Edit(column string) {
	i := g.columnIndex(column)
	if g.at.row < 0 || i < 0 || !g.editable(i) || !g.finishEdit() {
		return
	}
	g.beginEdit(place{row: g.at.row, column: i}, false)
}

// Editing tells whether the editor is open.
func (g *Grid) Editing() bool { return g.editor != nil }

// CancelEdit closes the editor without keeping its text.
func (g *Grid) CancelEdit() {
	if g.editor != nil {
		g.closeEditor()
	}
}

// beginEdit opens an editor of its own for every edit, so that undoing in it can
// never bring back another cell's text.
func (g *Grid) beginEdit(at place, empty bool) {
	if at != g.at {
		g.goToPlace(at)
	}
	if g.at != at {
		return
	}
	g.bringIntoView(at)
	row := g.order.row(at.row)
	column := g.columns[at.column]
	e := newEditor(g, g.current, column, g.model.Cell(row, column.ID).Text)
	if g.ChoicesFor != nil {
		e.choices, e.hasChoices = g.ChoicesFor(g.current, column.ID)
	}
	g.editor = e
	e.open(empty)
	g.layRows()
	e.toEnd() // only now the field knows its lines
	e.takeFocus()
	g.arrangeRow(g.at.row)
}

// finishEdit commits an open editor. It reports false when the text is refused
// and the editor stays open.
func (g *Grid) finishEdit() bool {
	e := g.editor
	if e == nil {
		return true
	}
	if e.committing {
		return true // the callback of this very edit moves on by itself
	}
	text, err := e.result()
	if err == nil && text != e.before && !e.refusedAlready(text) {
		e.committing = true
		err = g.OnEdit(e.key, e.column.ID, text)
		e.committing = false
		if g.editor != e {
			return true
		}
	} else if err == nil && text != e.before {
		err = refusal(e.message)
	}
	if err != nil {
		e.refuse(text, err)
		g.layRows()
		return false
	}
	g.closeEditor()
	g.RefreshRow(e.key)
	return true
}

// closeEditor takes the editor away; the keyboard comes back to the grid if the
// editor had it.
func (g *Grid) closeEditor() {
	e := g.editor
	g.editor = nil
	e.closed = true
	if c := g.canvas(); c != nil && c.Focused() == fyne.Focusable(e) && !e.leaving {
		c.Focus(g)
	}
	g.body.show()
	g.arrangeRow(g.at.row)
}

// commitAndGo keeps the text and edits the next editable cell of the row, or the
// one before. Past the row it only goes to the cell, past the table it stays.
func (g *Grid) commitAndGo(backward bool) {
	from := g.at
	key := g.current
	if !g.finishEdit() || g.current != key || g.at.row < 0 {
		return
	}
	from.row = g.at.row // the commit may have moved the row
	to, ok := nextEditable(from, backward, g.extent(), g.editable)
	if !ok {
		return
	}
	if to.row != from.row {
		g.goToPlace(to)
		return
	}
	g.beginEdit(to, false)
}

// keepEditor closes an editor whose row has gone.
func (g *Grid) keepEditor() {
	if g.editor != nil && !g.editor.committing && (g.at.row < 0 || g.current != g.editor.key) {
		g.closeEditor()
	}
}

// result is the text to commit: an option in its own spelling where only options
// are allowed.
func (e *editor) result() (string, error) {
	if !e.hasChoices || e.choices.Free || e.Text == e.before {
		return e.Text, nil
	}
	i := exactOption(e.choices.Options, e.Text)
	if i < 0 {
		return "", refusal(fmt.Sprintf("“%s” is not in the list. Choose one of its entries.", e.Text))
	}
	return e.choices.Options[i], nil
}

// refusal is a reason written for the person who edits.
type refusal string

func (r refusal) Error() string { return string(r) }
