package gui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/widgets/grid"
)

// choice is one thing to pick from a list.
type choice struct {
	words string // what is typed to find it
	hint  string // what else tells it apart
	count string // how often it stands in the story
	act   func()
}

// pick lets a person choose from a list that shrinks as they type. Enter takes the marked one, Escape gives up.
func (d *Desk) pick(title, prompt string, choices []choice) {
	d.pickFrom(title, prompt, "Mentions", choices)
}

// pickFrom is pick with another word for what is counted.
func (d *Desk) pickFrom(title, prompt, counted string, choices []choice) {
	p := &picker{choices: choices, entry: &pickEntry{}}
	p.entry.ExtendBaseWidget(p.entry)
	p.entry.PlaceHolder = prompt
	p.grid = grid.New(p, []grid.Column{
		{ID: "words", Title: "Name", Width: 240, MinWidth: 120, Lines: 2, Grow: true},
		{ID: "hint", Title: "What it is", Width: 200, MinWidth: 80, Lines: 2, Grow: true},
		{ID: "count", Title: counted, Width: 80, MinWidth: 44, Align: fyne.TextAlignTrailing},
	})
	p.grid.Placeholder = "No name has these letters."
	table := container.NewStack(newGround(theme.ColorNameInputBackground), p.grid)
	box := container.New(layout.NewBorderLayout(p.entry, nil, nil, nil), p.entry, table)
	shown := dialog.NewCustomWithoutButtons(title, box, d.win)
	take := func() {
		if i, ok := p.marked(); ok {
			shown.Hide()
			p.choices[i].act()
		}
	}
	p.entry.keys = func(e *fyne.KeyEvent) bool { return p.key(e, take, shown.Hide) }
	p.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool {
		return e.Name != fyne.KeyUp && e.Name != fyne.KeyDown && p.key(e, take, shown.Hide)
	}
	p.grid.OnClick = func(string, string, fyne.KeyModifier) { take() }
	p.entry.OnChanged = p.find
	p.find("")
	shown.SetButtons([]fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, shown.Hide, shown.Hide),
		newKeyButton("Choose", widget.HighImportance, take, shown.Hide)})
	window := d.win.Canvas().Size()
	shown.Resize(fyne.NewSize(min(window.Width*0.8, 680), min(window.Height*0.8, 250+float32(len(choices))*34)))
	shown.Show()
	d.win.Canvas().Focus(p.entry)
	d.log.Info("choices shown", "choices", len(choices))
}

// picker is the list of choices as far as they match what is typed.
type picker struct {
	untinted
	choices []choice
	found   []int // of choices, best first
	entry   *pickEntry
	grid    *grid.Grid
}

// Len is called by the grid.
func (p *picker) Len() int { return len(p.found) }

// Key is called by the grid.
func (p *picker) Key(row int) string { return p.keyOf(p.found[row]) }

func (p *picker) keyOf(i int) string { return strconv.Itoa(i) }

// Cell is called by the grid.
func (p *picker) Cell(row int, column string) grid.Cell {
	c := p.choices[p.found[row]]
	switch column {
	case "words":
		return grid.Cell{Text: c.words, Bold: true}
	case "hint":
		return grid.Cell{Text: c.hint, Color: colorMuted}
	}
	return grid.Cell{Text: c.count}
}

// find shows what may be meant and marks the best.
func (p *picker) find(typed string) {
	options := make([]string, len(p.choices))
	for i, c := range p.choices {
		options[i] = c.words
	}
	p.found = grid.Match(options, typed)
	p.grid.Refresh()
	if len(p.found) > 0 {
		p.grid.Select(p.Key(0))
	}
}

// marked is the choice that Enter takes.
func (p *picker) marked() (int, bool) {
	for _, i := range p.found {
		if p.keyOf(i) == p.grid.Selected() {
			return i, true
		}
	}
	return 0, false
}

func (p *picker) key(e *fyne.KeyEvent, take, leave func()) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		take()
	case fyne.KeyEscape:
		leave()
	case fyne.KeyDown:
		p.grid.Next()
	case fyne.KeyUp:
		p.grid.Previous()
	default:
		return false
	}
	return true
}

// pickEntry is a text field whose keys a list sees first.
type pickEntry struct {
	widget.Entry
	keys func(*fyne.KeyEvent) bool
}

// TypedKey is called while the field has the keyboard.
func (e *pickEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.keys(k) {
		e.Entry.TypedKey(k)
	}
}
