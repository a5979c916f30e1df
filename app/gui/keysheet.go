package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/widgets/grid"
)

// keySheet lists the actions with their keys and lets them be changed: Enter on an action, then the new key.
type keySheet struct {
	untinted
	desk    *Desk
	keys    *bindings
	acts    []*action // those that are shown
	only    pane      // whose plain keys are shown, 0 for all actions
	grid    *grid.Grid
	pane    *widget.Select
	hint    *widget.Label
	catcher *keyCatcher
	leave   func()
	waits   string // id of the action whose new key is to be pressed
}

// sheetPanes are what the sheet can be narrowed to.
var sheetPanes = []struct {
	words string
	pane  pane
}{{"All keys", 0}, {"Keys of the quotations", inQuotes}, {"Keys of the names", inNames}, {"Keys of the checks", inChecks},
	{"Keys of the story", inStory}, {"Keys of verifying", inChecking}, {"Keys of the history", inHistory},
	{"Keys of the people", inPeople}, {"Keys of what they said", inSaid},
	{"Keys of what was found", inHits}}

const keysAdvice = "Enter: another key.  Delete: no key.  B: the usual keys of this one.  P: the next pane’s keys.  Esc: close.\n" +
	"Arrows, Tab and the Page keys move about, Esc leaves, Menu or Shift+F10 shows what can be done; these stay as they are."

// ShowPaneKeys lists the keys of the pane that has the keyboard, elsewhere those of the table in view.
func (d *Desk) ShowPaneKeys() {
	at := d.paneWithKeyboard()
	if at == 0 {
		at = paneOf(d.tables.current())
	}
	d.ShowKeys(at)
}

// ShowKeys lists the plain keys of a pane, or all keys for 0.
func (d *Desk) ShowKeys(of pane) {
	s := &keySheet{desk: d, keys: d.keys}
	s.grid = grid.New(s, []grid.Column{
		{ID: "menu", Title: "Menu", Width: 66, MinWidth: 40},
		{ID: "act", Title: "What it does", Width: 260, MinWidth: 120, Grow: true},
		{ID: "plain", Title: "Key in the panes", Width: 124, MinWidth: 60},
		{ID: "chord", Title: "Key everywhere", Width: 140, MinWidth: 60},
	})
	s.grid.Placeholder = "No plain keys here."
	s.hint = caption(keysAdvice)
	s.hint.Wrapping = fyne.TextWrapWord
	var words []string
	for _, p := range sheetPanes {
		words = append(words, p.words)
	}
	s.pane = widget.NewSelect(words, nil)
	s.catcher = newKeyCatcher(s.take, s.giveUp)
	table := container.NewStack(newGround(theme.ColorNameInputBackground), s.grid)
	room := newGround(theme.ColorNameOverlayBackground)
	room.size = fyne.NewSize(240, 0)
	top := container.NewBorder(nil, nil, container.NewStack(room, s.pane), s.catcher)
	box := container.New(layout.NewBorderLayout(top, s.hint, nil, nil), top, s.hint, table)
	shown := dialog.NewCustomWithoutButtons("Keys", box, d.win)
	hide := func() {
		s.giveUp()
		shown.Hide()
		d.rebind()
	}
	s.leave = hide
	s.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool { return s.key(e) }
	s.grid.OnRune = func(_ string, r rune) bool { return s.rune(r) }
	s.grid.OnActivated = func(string, string) { s.wait() }
	shown.SetButtons([]fyne.CanvasObject{
		newKeyButton("All usual keys", widget.MediumImportance, func() { s.told(d.keys.reset(), "All keys are the usual ones again.") }, hide),
		newKeyButton("Close", widget.HighImportance, hide, hide),
	})
	size := d.win.Canvas().Size()
	shown.Resize(fyne.NewSize(min(size.Width*0.9, 760), min(size.Height*0.94, 860)))
	shown.Show()
	s.pane.OnChanged = func(string) { s.narrow(sheetPanes[s.pane.SelectedIndex()].pane) }
	s.pane.SetSelectedIndex(max(0, indexOfPane(of)))
	d.log.Info("keys shown", "keys", len(s.acts))
}

func indexOfPane(p pane) int {
	for i, o := range sheetPanes {
		if o.pane == p {
			return i
		}
	}
	return -1
}

// narrow shows the plain keys of a pane, or all keys.
func (s *keySheet) narrow(to pane) {
	s.giveUp()
	s.only, s.acts = to, nil
	for i := range s.keys.acts {
		a := &s.keys.acts[i]
		if to == 0 || a.panes()&to != 0 && (a.plain != "" || s.keys.plainOf(a.id) != "") {
			s.acts = append(s.acts, a)
		}
	}
	s.grid.Refresh()
	s.desk.win.Canvas().Focus(s.grid)
	s.grid.Select(s.Key(0))
}

// Len is called by the grid.
func (s *keySheet) Len() int { return len(s.acts) }

// Key is called by the grid.
func (s *keySheet) Key(row int) string { return s.acts[row].id }

// Cell is called by the grid.
func (s *keySheet) Cell(row int, column string) grid.Cell {
	a := s.acts[row]
	switch column {
	case "menu":
		top, _, _ := strings.Cut(a.menu, "/")
		return grid.Cell{Text: top, Color: colorMuted}
	case "act":
		return grid.Cell{Text: strings.TrimSuffix(a.toolTip(), "…")}
	}
	if s.waits == a.id {
		return grid.Cell{Text: "press a key", Badge: colorOpen}
	}
	if column == "chord" {
		return grid.Cell{Text: keyLabel(s.keys.chordOf(a.id)), Bold: true}
	}
	return grid.Cell{Text: keyLabel(s.keys.plainOf(a.id)), Bold: true}
}

// wait makes the next key that of the marked action.
func (s *keySheet) wait() {
	s.waits = s.grid.Selected()
	if s.waits == "" {
		return
	}
	s.keys.waiting = s.take
	s.say("Press the new key for “"+s.keys.action(s.waits).words+"”: alone for the panes, with Ctrl or Alt to have it everywhere. Esc keeps what there is.", widget.MediumImportance)
	s.desk.win.Canvas().Focus(s.catcher)
	s.grid.Refresh()
}

// giveUp leaves the keys as they are.
func (s *keySheet) giveUp() {
	if s.waits == "" {
		return
	}
	s.waits, s.keys.waiting = "", nil
	s.desk.win.Canvas().Focus(s.grid)
	s.told(nil, keysAdvice)
}

// take gives the action that waits the key that was pressed.
func (s *keySheet) take(key string) {
	id := s.waits
	if id == "" {
		return
	}
	s.waits, s.keys.waiting = "", nil
	s.desk.win.Canvas().Focus(s.grid)
	s.told(s.keys.set(id, key), "Kept: "+keyLabel(key)+" is the key of “"+s.keys.action(id).words+"”.")
}

func (s *keySheet) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		s.leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.wait()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if id := s.grid.Selected(); id != "" {
			s.told(s.keys.clear(id, s.chordMarked(id)), "Kept: that key does nothing now.")
		}
	default:
		return false
	}
	return true
}

// chordMarked says which of an action's two keys is meant: that of the marked column, elsewhere the one there is.
func (s *keySheet) chordMarked(id string) bool {
	switch s.grid.SelectedColumn() {
	case "chord":
		return true
	case "plain":
		return false
	}
	return s.keys.plainOf(id) == ""
}

func (s *keySheet) rune(r rune) bool {
	switch id := s.grid.Selected(); {
	case r == 'p':
		s.pane.SetSelectedIndex((s.pane.SelectedIndex() + 1) % len(sheetPanes))
	case r == 'b' && id != "":
		s.told(s.keys.usual(id), "Kept: “"+s.keys.action(id).words+"” has its usual keys again.")
	}
	return true
}

// told says how it went.
func (s *keySheet) told(err error, words string) {
	if err != nil {
		s.say(sentence(err.Error())+".", widget.WarningImportance)
	} else {
		s.say(words, widget.MediumImportance)
	}
	s.grid.Refresh()
}

func (s *keySheet) say(words string, i widget.Importance) {
	if !strings.Contains(words, "\n") {
		words += "\n" // two lines always, so that the list does not jump
	}
	s.hint.Importance = i
	s.hint.SetText(words)
}
