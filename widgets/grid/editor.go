package grid

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Tabbable   = (*editor)(nil)
	_ desktop.Keyable = (*editor)(nil)
)

// editor is the text field over the cell being edited, with its list of options
// and its message. There is at most one.
type editor struct {
	widget.Entry
	grid   *Grid
	key    string // of the row
	column Column
	before string

	choices    Choices
	hasChoices bool
	list       *optionList
	note       *note
	under      *canvas.Rectangle // hides the cell, which the field's own box does not wholly
	holder     *container.ThemeOverride

	message    string
	refused    *string // text that was refused last
	committing bool
	leaving    bool // the focus is on its way elsewhere
	closed     bool
}

func newEditor(g *Grid, key string, column Column, before string) *editor {
	e := &editor{grid: g, key: key, column: column, before: before}
	if column.lines() > 1 || !isOneLine(before) {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapBreak // wrapping at words, Fyne moves a space typed on the wrap point to the end
	}
	e.TextStyle.Monospace = column.Mono
	e.ExtendBaseWidget(e)
	e.holder = container.NewThemeOverride(e, snugTheme{grid: g})
	e.under = canvas.NewRectangle(g.paint.color(theme.ColorNameBackground))
	e.under.CornerRadius = g.paint.theme.Size(theme.SizeNameInputRadius)
	e.list = newOptionList(g, e.choose)
	e.note = newNote(g)
	return e
}

func isOneLine(s string) bool {
	for i := range len(s) {
		if s[i] == '\n' || s[i] == '\r' {
			return false
		}
	}
	return true
}

// open fills the field. With choices it offers all of them, since a person who
// begins to edit wants to see what there is.
func (e *editor) open(empty bool) {
	if !empty {
		e.SetText(e.before)
	}
	e.offer("")
	if i := exactOption(e.choices.Options, e.before); i >= 0 && !e.choices.Free {
		e.list.mark(i)
	}
	e.OnChanged = func(text string) {
		e.message, e.refused = "", nil
		e.offer(text)
		e.grid.layRows()
	}
}

func (e *editor) toEnd() {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

// offer shows the options that match.
func (e *editor) offer(typed string) {
	if !e.hasChoices {
		return
	}
	options, matches := e.choices.Options, matchOptions(e.choices.Options, typed)
	hints := map[int]string{}
	if e.choices.More != nil {
		options = slices.Clone(options)
		for _, o := range e.choices.More(typed) {
			hints[len(options)] = o.Hint
			matches = append(matches, len(options))
			options = append(options, o.Text)
		}
	}
	e.list.show(options, matches, hints)
	if typed != "" && !e.choices.Free {
		e.list.step(1)
	}
}

// choose takes an option and commits it.
func (e *editor) choose(option string) {
	e.take(option)
	e.grid.finishEdit()
}

func (e *editor) take(option string) {
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(option)
	e.OnChanged = changed
	e.toEnd()
	e.message, e.refused = "", nil
	e.list.hide()
}

// refuse keeps the editor open with the reason.
func (e *editor) refuse(text string, err error) {
	e.refused, e.message = &text, err.Error()
	e.list.hide()
	e.note.show(e.message)
}

func (e *editor) refusedAlready(text string) bool {
	return e.refused != nil && *e.refused == text && e.leaving
}

// TypedKey implements fyne.Focusable.
func (e *editor) TypedKey(ev *fyne.KeyEvent) {
	g := e.grid
	g.swallow = ""
	if e.closed {
		g.takeFocus()
		g.TypedKey(ev)
		return
	}
	option, chosen := e.list.chosen()
	switch editDeed(ev.Name, g.shift(), e.list.shown(), chosen) {
	case deedCommit:
		if chosen {
			e.take(option)
		}
		g.finishEdit()
	case deedCommitNext, deedCommitBefore:
		if chosen {
			e.take(option)
		}
		g.commitAndGo(g.shift())
	case deedCancel:
		g.CancelEdit()
	case deedOptionDown:
		e.list.step(1)
	case deedOptionUp:
		e.list.step(-1)
	case deedHideOptions:
		e.list.hide()
		g.layRows()
	default:
		e.Entry.TypedKey(ev)
	}
}

// TypedRune implements fyne.Focusable.
func (e *editor) TypedRune(r rune) {
	if e.grid.swallow != "" {
		e.grid.swallow = ""
		return
	}
	if e.closed {
		e.grid.takeFocus()
		e.grid.TypedRune(r)
		return
	}
	e.Entry.TypedRune(r)
}

// AcceptsTab implements fyne.Tabbable.
func (e *editor) AcceptsTab() bool { return true }

// KeyDown implements desktop.Keyable.
func (e *editor) KeyDown(ev *fyne.KeyEvent) {
	e.grid.noteShift(ev.Name, true)
	e.Entry.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (e *editor) KeyUp(ev *fyne.KeyEvent) {
	e.grid.noteShift(ev.Name, false)
	e.Entry.KeyUp(ev)
}

// FocusGained implements fyne.Focusable. A window that comes back to the front
// may give the focus to an editor that was closed when it left.
func (e *editor) FocusGained() {
	if e.closed {
		e.grid.takeFocus()
		return
	}
	e.Entry.FocusGained()
}

// FocusLost commits.
func (e *editor) FocusLost() {
	e.Entry.FocusLost()
	if e.closed || e.committing || e.grid.editor != e {
		return
	}
	e.leaving = true
	e.grid.finishEdit()
	e.leaving = false
}

func (e *editor) takeFocus() {
	if c := e.grid.canvas(); c != nil {
		c.Focus(e)
	}
}

// mostLines is how far a field grows with its text; a longer one scrolls.
const mostLines = 8

// height is what the field needs in a width, at least a row's.
func (e *editor) height(width, row float32) float32 {
	if !e.MultiLine {
		return max(row, e.MinSize().Height)
	}
	p := e.grid.paint
	lines := 0
	for paragraph := range strings.SplitSeq(e.Text, "\n") {
		wrapped := wrapText(paragraph, width-4*p.padY, mostLines, e.grid.ruler.in(e.TextStyle))
		if lines += max(len(wrapped), 1); lines >= mostLines {
			break
		}
	}
	return max(row, p.rowHeight(min(lines, mostLines))+p.padY)
}

func (e *editor) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{e.under, e.holder}
	if e.list.shown() {
		objects = append(objects, e.list)
	}
	if e.message != "" {
		objects = append(objects, e.note)
	}
	return objects
}

// snugTheme is the grid's theme with a text field that fits a row.
type snugTheme struct{ grid *Grid }

func (s snugTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	c := s.grid.paint.theme.Color(name, variant)
	if name == theme.ColorNameInputBackground {
		return opaqueOver(c, s.grid.paint.color(theme.ColorNameBackground))
	}
	return c
}

func (s snugTheme) Font(style fyne.TextStyle) fyne.Resource { return s.grid.paint.theme.Font(style) }

func (s snugTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return s.grid.paint.theme.Icon(name) }

func (s snugTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInnerPadding {
		return s.grid.paint.padY
	}
	return s.grid.paint.theme.Size(name)
}
