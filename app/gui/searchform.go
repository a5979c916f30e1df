package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/search"
)

// searchForm has a field for each thing that can be asked for, so that nobody has to know how it is typed. What is set here
// is written into the words looked for, and what is typed there shows here.
type searchForm struct {
	screen  *searchScreen
	entries map[search.Field]*pickEntry
	selects map[search.Field]*widget.Select
	busy    bool // the fields follow what was typed, or the other way round
	box     fyne.CanvasObject
}

// formFields are the fields in the order shown, with what stands in an empty one.
var formFields = []struct {
	field search.Field
	empty string
}{
	{search.Speaker, "Speaker"}, {search.Status, "Any status"}, {search.Verdict, "Any verdict"}, {search.Kind, "Any kind"},
	{search.Outlet, "Outlet or file"}, {search.State, "Any story"}, {search.Rule, "Rule, as QM01"}, {search.After, "From 2026-01-31"}, {search.Before, "Before 2027"},
}

func newSearchForm(s *searchScreen) *searchForm {
	f := &searchForm{screen: s, entries: map[search.Field]*pickEntry{}, selects: map[search.Field]*widget.Select{}}
	row := container.New(layout.NewGridLayoutWithColumns(len(formFields)))
	for _, of := range formFields {
		row.Add(f.field(of.field, of.empty))
	}
	f.box = row
	return f
}

func (f *searchForm) field(of search.Field, empty string) fyne.CanvasObject {
	values := search.Values(of)
	if values == nil {
		e := &pickEntry{}
		e.ExtendBaseWidget(e)
		e.PlaceHolder, e.keys = empty, f.screen.entryKey
		e.OnChanged = func(typed string) { f.set(of, strings.TrimSpace(typed)) }
		f.entries[of] = e
		return e
	}
	s := widget.NewSelect(append([]string{empty}, values...), nil)
	s.SetSelectedIndex(0)
	s.OnChanged = func(value string) {
		if s.SelectedIndex() <= 0 {
			value = ""
		}
		f.set(of, value)
	}
	f.selects[of] = s
	return s
}

// set writes a field into what is looked for.
func (f *searchForm) set(of search.Field, value string) {
	if f.busy {
		return
	}
	f.busy = true
	defer func() { f.busy = false }()
	f.screen.entry.SetText(search.With(f.screen.entry.Text, of, value))
	f.screen.entry.CursorColumn = len([]rune(f.screen.entry.Text))
}

// follow shows in the fields what is typed.
func (f *searchForm) follow(typed string) {
	if f.busy {
		return
	}
	f.busy = true
	defer func() { f.busy = false }()
	for of, e := range f.entries {
		e.SetText(search.Value(typed, of))
	}
	for of, s := range f.selects {
		at := 0
		for i, v := range search.Values(of) {
			if v == search.Meant(of, search.Value(typed, of)) {
				at = i + 1
			}
		}
		s.SetSelectedIndex(at)
	}
}
