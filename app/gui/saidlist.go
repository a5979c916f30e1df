package gui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// saidList shows what somebody said, the latest first.
type saidList struct {
	untinted
	screen *everybodyScreen
	said   []storage.Quoted
	grid   *grid.Grid
}

func newSaidList(s *everybodyScreen) *saidList {
	l := &saidList{screen: s}
	l.grid = grid.New(l, []grid.Column{
		{ID: "day", Title: "Story of", Width: 96, MinWidth: 80},
		{ID: "words", Title: "Quotation", Width: 220, MinWidth: 120, Lines: 3, Grow: true},
		{ID: "story", Title: "Story", Width: 130, MinWidth: 90, Lines: 2, Grow: true},
	})
	l.grid.OnKey = l.key
	l.grid.OnRune = func(_ string, r rune) bool { return s.letter(inSaid, r) }
	l.grid.OnActivated = func(string, string) { l.open() }
	return l
}

// wait shows nothing until the quotations are there.
func (l *saidList) wait() {
	l.said, l.grid.Placeholder = nil, ""
	l.grid.Select("")
	l.grid.Refresh()
}

func (l *saidList) set(said []storage.Quoted) {
	l.said, l.grid.Placeholder = said, "No confirmed quotation."
	l.grid.Refresh()
}

// enter gives the keyboard to the quotations.
func (l *saidList) enter() {
	if len(l.said) == 0 {
		l.screen.say("No quotation of this one has been confirmed.")
		return
	}
	l.screen.focus(l.grid)
	if l.grid.Selected() == "" {
		l.grid.Select(l.Key(l.grid.Row(0)))
	}
	l.screen.say("Enter: open the story there.  {.other person}: in this story it is somebody else of that name.  Esc: back to the list.")
}

func (l *saidList) key(_ string, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyLeft:
		l.screen.say("")
		l.screen.focus(l.screen.list)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open()
	default:
		return l.screen.desk.paneKey(inSaid, e)
	}
	return true
}

func (l *saidList) selected() (storage.Quoted, bool) {
	for i, q := range l.said {
		if l.Key(i) == l.grid.Selected() {
			return q, true
		}
	}
	return storage.Quoted{}, false
}

// open shows the story at the quotation.
func (l *saidList) open() {
	q, ok := l.selected()
	if !ok {
		return
	}
	l.screen.dlg.Hide()
	l.screen.desk.openAt(q.Story, place{review.Quotes, q.Quote})
}

// Len is called by the grid.
func (l *saidList) Len() int { return len(l.said) }

// Key is called by the grid.
func (l *saidList) Key(row int) string { return l.said[row].Story + fmt.Sprint(" ", l.said[row].Quote) }

// Cell is called by the grid.
func (l *saidList) Cell(row int, column string) grid.Cell {
	q := l.said[row]
	switch column {
	case "day":
		return grid.Cell{Text: q.At.Local().Format(dayFormat), Color: colorMuted}
	case "words":
		return grid.Cell{Text: q.Words}
	}
	return grid.Cell{Text: q.Title, Color: colorMuted}
}

// somebodyElse says that in the story of the marked quotation the selected person is somebody else of that name.
func (s *everybodyScreen) somebodyElse() {
	p, ok := s.selected()
	if !ok {
		return
	}
	q, ok := s.said.selected()
	if !ok {
		s.say("Mark a quotation of the story first: Enter goes to them.")
		return
	}
	for _, g := range s.sightings(p.ID) {
		if g.Story == q.Story {
			s.decide(memory.Decision{What: memory.Part, Person: g.Key(), Story: q.Story},
				"In that story it is somebody else of that name now. {.part people} takes it back there.", p.ID)
			s.focus(s.list)
			return
		}
	}
}
