package gui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/search"
	"quotedesk/storage"
)

// listLimit is how many stories the list asks for; searching finds the others.
const listLimit = 500

// storyList is the left pane: the archive, newest change first.
type storyList struct {
	desk    *Desk
	search  *widget.Entry
	state   *widget.Select
	list    *widget.List
	empty   *widget.Label
	stories []storage.Summary
	asked   int // number of the last query; an older answer is dropped
	marking bool
	box     fyne.CanvasObject
}

// stateWords are what a person can filter by, in the order offered. Removed stories stand apart from all others.
var stateWords = []struct {
	word, state string
	binned      bool
}{
	{"All stories", "", false}, {"New", storage.StateNew, false}, {"In progress", storage.StateInProgress, false},
	{"Done", storage.StateDone, false}, {"Removed", "", true},
}

func newStoryList(d *Desk) *storyList {
	l := &storyList{desk: d, search: widget.NewEntry(), empty: widget.NewLabel("")}
	l.search.SetPlaceHolder("Narrow the list")
	l.search.ActionItem = d.controls.button("search", "")
	d.controls.other["narrow"] = l.search
	l.search.OnChanged = func(string) { l.reload() }
	l.search.OnSubmitted = func(string) { l.openFirst() }
	words := make([]string, 0, len(stateWords))
	for _, s := range stateWords {
		words = append(words, s.word)
	}
	l.state = widget.NewSelect(words, nil)
	l.state.SetSelectedIndex(0)
	l.state.OnChanged = func(string) { l.reload() }
	l.empty.Wrapping = fyne.TextWrapWord
	l.empty.Importance = widget.LowImportance
	l.list = widget.NewList(func() int { return len(l.stories) }, func() fyne.CanvasObject { return newStoryRow() }, l.fill)
	l.list.HideSeparators = true
	l.list.OnSelected = l.selected
	head := container.NewPadded(container.NewVBox(l.search, l.state))
	l.box = container.NewBorder(head, stacked(rule(), d.controls.shelf()), nil, nil, container.NewStack(l.list, container.NewPadded(l.empty)))
	return l
}

func (l *storyList) fill(i widget.ListItemID, o fyne.CanvasObject) {
	if i < len(l.stories) {
		s := l.stories[i]
		o.(*storyRow).show(s.Title, l.line(s), s.State == storage.StateDone)
	}
}

// line is the small print under a story's title.
func (l *storyList) line(s storage.Summary) string {
	t := when(s.Changed, l.desk.now())
	switch {
	case s.Quotes == 0:
		return t + "  ·  no quotations"
	case s.Open == 0:
		return t + "  ·  done"
	case s.State == storage.StateNew:
		return t + "  ·  new, " + plural(s.Quotes, "quotation", "quotations")
	}
	return fmt.Sprintf("%s  ·  %d of %d open", t, s.Open, s.Quotes)
}

func (l *storyList) selected(i widget.ListItemID) {
	if l.marking || i >= len(l.stories) || l.stories[i].ID == docID(l.desk.doc) {
		return
	}
	l.desk.OpenStory(l.stories[i].ID)
}

// reload asks the archive again with what the search box says, away from the UI goroutine.
func (l *storyList) reload() {
	l.asked++
	n, by := l.asked, stateWords[max(0, l.state.SelectedIndex())]
	f := storage.Filter{Query: search.Typing(l.search.Text, time.Local), State: by.state, Binned: by.binned, Limit: listLimit}
	l.desk.background(func() func() {
		found, err := l.desk.db.Stories(context.Background(), f)
		return func() {
			if n != l.asked || l.desk.acts.closed {
				return
			}
			if err != nil {
				l.desk.status.warn("The stories could not be listed: " + messageText(err))
				return
			}
			l.set(found, !f.Query.Empty() || by != stateWords[0])
		}
	})
}

func (l *storyList) set(found []storage.Summary, filtered bool) {
	l.stories = found
	switch {
	case len(found) > 0:
		l.empty.SetText("")
	case filtered:
		l.empty.SetText("No story fits. Clear the search box to see all of them.")
	default:
		l.empty.SetText(l.desk.keys.say("No stories yet. Paste one with {paste} or open a file with {open}."))
	}
	l.list.Refresh()
	l.mark(docID(l.desk.doc))
}

// mark shows which story is open.
func (l *storyList) mark(id string) {
	l.marking = true
	defer func() { l.marking = false }()
	for i, s := range l.stories {
		if s.ID == id {
			l.list.Select(i)
			return
		}
	}
	l.list.UnselectAll()
}

// openFirst opens the first story found and gives it the keyboard, so that a search needs no mouse.
func (l *storyList) openFirst() {
	if len(l.stories) == 0 {
		return
	}
	if id := l.stories[0].ID; id != docID(l.desk.doc) {
		l.desk.OpenStory(id)
	}
	l.desk.tables.focus()
}

func (l *storyList) focusSearch() { l.desk.win.Canvas().Focus(l.search) }
