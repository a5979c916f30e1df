package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/widgets/grid"
)

// ShowPaneKeys lists the keys of the tables and the story, and lets them be changed: Enter on an act, then the new key.
func (d *Desk) ShowPaneKeys() {
	s := &keySettings{keys: d.keys}
	s.grid = grid.New(s, []grid.Column{
		{ID: "act", Title: "What it does", Width: 420, MinWidth: 120, Grow: true},
		{ID: "key", Title: "Key", Width: 130, MinWidth: 60},
	})
	s.hint = caption(keysAdvice)
	s.hint.Wrapping = fyne.TextWrapWord
	table := container.NewStack(newGround(theme.ColorNameInputBackground), s.grid)
	box := container.New(layout.NewBorderLayout(nil, s.hint, nil, nil), s.hint, table)
	shown := dialog.NewCustomWithoutButtons("Keys of the tables and the story", box, d.win)
	hide := func() {
		shown.Hide()
		d.rebuildMenu()
	}
	s.leave = hide
	s.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool { return s.key(e) }
	s.grid.OnRune = func(_ string, r rune) bool { return s.rune(r) }
	s.grid.OnActivated = func(string, string) { s.wait() }
	shown.SetButtons([]fyne.CanvasObject{
		newKeyButton("Usual keys", widget.MediumImportance, func() { s.told(d.keys.reset(), "All keys are the usual ones again.") }, hide),
		newKeyButton("Close", widget.HighImportance, hide, hide),
	})
	size := d.win.Canvas().Size()
	shown.Resize(fyne.NewSize(min(size.Width*0.8, 680), min(size.Height*0.9, 800)))
	shown.Show()
	d.win.Canvas().Focus(s.grid)
	s.grid.Select(s.Key(0))
}

const keysAdvice = "Enter: give the marked act another key.  Esc: close.  The keys with Ctrl and Alt stand in the menus; all are listed under Help, Keys."

// keySettings shows the acts with their keys.
type keySettings struct {
	untinted
	keys    *paneKeys
	grid    *grid.Grid
	hint    *widget.Label
	leave   func()
	waiting string // id of the act whose new key is to be pressed
}

// Len is called by the grid.
func (s *keySettings) Len() int { return len(s.keys.acts) }

// Key is called by the grid.
func (s *keySettings) Key(row int) string { return s.keys.acts[row].id }

// Cell is called by the grid.
func (s *keySettings) Cell(row int, column string) grid.Cell {
	a := s.keys.acts[row]
	if column == "act" {
		return grid.Cell{Text: a.words}
	}
	if s.waiting == a.id {
		return grid.Cell{Text: "press a key", Badge: colorOpen}
	}
	return grid.Cell{Text: keyLabel(s.keys.of(a.id)), Bold: true}
}

// wait makes the next key that of the marked act.
func (s *keySettings) wait() {
	s.waiting = s.grid.Selected()
	s.hint.SetText("Press the new key, or Esc to keep the one there is.")
	s.grid.Refresh()
}

func (s *keySettings) key(e *fyne.KeyEvent) bool {
	switch {
	case s.waiting != "" && e.Name == fyne.KeyEscape:
		s.waiting = ""
		s.told(nil, keysAdvice)
	case s.waiting != "" && len(e.Name) > 1:
		if e.Name == fyne.KeyEnter {
			e = &fyne.KeyEvent{Name: fyne.KeyReturn}
		}
		s.take(string(e.Name))
	case s.waiting != "":
		return false // its character follows
	case e.Name == fyne.KeyEscape:
		s.leave()
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		s.wait()
	default:
		return false
	}
	return true
}

func (s *keySettings) rune(r rune) bool {
	if s.waiting != "" {
		s.take(string(r))
	}
	return true
}

func (s *keySettings) take(key string) {
	id := s.waiting
	s.waiting = ""
	s.told(s.keys.set(id, key), "Kept. "+keysAdvice)
}

// told says how it went.
func (s *keySettings) told(err error, words string) {
	s.hint.Importance = widget.MediumImportance
	if err != nil {
		words, s.hint.Importance = sentence(err.Error()), widget.WarningImportance
	}
	s.hint.SetText(words)
	s.grid.Refresh()
}
