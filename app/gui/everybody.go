package gui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

const (
	// mostPeopleListed is how many people the screen lists; the filter finds the others.
	mostPeopleListed = 500
	// storiesQuoted is how many of a person's stories the screen quotes from, the latest first.
	storiesQuoted = 50
)

// everybodyScreen is the screen of the people whom the desk has met.
type everybodyScreen struct {
	untinted
	desk   *Desk
	people []memory.Person
	filter *pickEntry
	list   *grid.Grid
	head   *widget.Label
	about  *widget.Label
	said   *saidList
	hint   *widget.Label
	dlg    *dialog.CustomDialog
	over   fyne.CanvasObject     // the dialog as the window has it
	keyed  map[string]*keyButton // by id of the action
	short  map[string]string     // what they say without their keys
	asked  int                   // number of the last query; an older answer is dropped
	of     int                   // the same for the quotations
	listed int                   // number of the last query that was answered
	told   int                   // the same for the quotations
	after  putOff                // what was asked for meanwhile

	pseudonyms map[string]bool // in small letters
}

// ShowPeople lists everybody known from confirmed rows of all stories.
func (d *Desk) ShowPeople() {
	s := &everybodyScreen{desk: d, filter: &pickEntry{}, head: widget.NewLabel(""), about: caption(""), hint: caption("")}
	s.filter.ExtendBaseWidget(s.filter)
	s.filter.PlaceHolder = "Find a person or an organisation"
	s.filter.OnChanged = func(string) { s.load("") }
	s.filter.keys = s.filterKey
	s.head.TextStyle.Bold, s.head.Truncation = true, fyne.TextTruncateEllipsis
	s.about.Wrapping, s.hint.Truncation = fyne.TextWrapWord, fyne.TextTruncateEllipsis
	s.list = grid.New(s, []grid.Column{
		{ID: "name", Title: "Name", Width: 170, MinWidth: 110, Lines: 2, Grow: true},
		{ID: "role", Title: "Last role", Width: 150, MinWidth: 90, Lines: 2, Grow: true},
		{ID: "quotes", Title: "Quoted", Width: 64, MinWidth: 52, Align: fyne.TextAlignTrailing},
		{ID: "stories", Title: "Stories", Width: 64, MinWidth: 52, Align: fyne.TextAlignTrailing},
		{ID: "last", Title: "Last quoted", Width: 104, MinWidth: 84},
	})
	s.list.Placeholder = "Nobody is known yet. People are remembered once you confirm a quotation or a name."
	s.list.Less = s.less
	s.list.OnSelected = func(string) { s.showPerson() }
	s.list.OnKey, s.list.OnRune = s.listKey, func(_ string, r rune) bool { return s.letter(inPeople, r) }
	s.said = newSaidList(s)
	s.dlg = dialog.NewCustomWithoutButtons("People of all stories", s.content(), d.win)
	s.keyed, s.short = map[string]*keyButton{}, map[string]string{}
	button := func(id, words string) fyne.CanvasObject {
		s.short[id] = words
		s.keyed[id] = newKeyButton("", widget.MediumImportance, func() { d.perform(id, "button") }, s.dlg.Hide)
		d.controls.other[id] = s.keyed[id]
		return s.keyed[id]
	}
	s.dlg.SetButtons([]fyne.CanvasObject{button("merge people", "Merge…"), button("part people", "Take apart…"),
		button("rename person", "Rename…"), button("person alias", "Also called…"), button("protect person", "Protect…"), button("other person", "Somebody else"), newKeyButton("Close", widget.HighImportance, s.dlg.Hide, s.dlg.Hide)})
	s.hints()
	size := d.win.Canvas().Size()
	s.dlg.Resize(fyne.NewSize(min(size.Width*0.94, 1480), size.Height*0.9))
	s.dlg.Show()
	s.over, d.everybody = d.win.Canvas().Overlays().Top(), s
	d.controls.other["find person"] = s.filter
	d.win.Canvas().Focus(s.filter)
	s.load("")
	d.log.Info("people shown")
}

func (s *everybodyScreen) content() fyne.CanvasObject {
	paper := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewStack(newGround(theme.ColorNameInputBackground), o)
	}
	about := container.NewStack(newGround(theme.ColorNameHeaderBackground),
		container.New(layout.NewCustomPaddedVBoxLayout(-detailTighter), s.head, s.about))
	left := container.NewBorder(s.filter, nil, nil, nil, paper(s.list))
	right := container.New(layout.NewBorderLayout(about, nil, nil, nil), paper(s.said.grid), about)
	split := container.NewHSplit(left, right)
	split.SetOffset(0.54)
	return container.NewBorder(nil, s.hint, nil, nil, split)
}

// load asks the archive again for what the filter says, and selects a person, or the first.
func (s *everybodyScreen) load(person string) {
	s.asked++
	n, f := s.asked, storage.PeopleFilter{Query: s.filter.Text, Limit: mostPeopleListed}
	s.desk.background(func() func() {
		people, err := s.desk.db.People(context.Background(), f)
		protected, failed := s.desk.db.Pseudonyms(context.Background())
		return func() {
			if n != s.asked {
				return
			}
			s.listed = n
			s.pseudonyms = map[string]bool{}
			for _, name := range protected {
				s.pseudonyms[strings.ToLower(name)] = true
			}
			err = errors.Join(err, failed)
			defer s.caughtUp()
			if err != nil {
				s.say("The people could not be listed: " + messageText(err))
				return
			}
			s.people = people
			s.list.Placeholder = "Nobody is known yet. People are remembered once you confirm a quotation or a name."
			if f.Query != "" {
				s.list.Placeholder = "Nobody known is called so."
			}
			s.list.Refresh()
			if _, ok := s.person(person); !ok && len(people) > 0 {
				person = people[s.list.Row(0)].ID
			}
			s.list.Select(person)
			s.showPerson()
		}
	})
}

func (s *everybodyScreen) person(id string) (memory.Person, bool) {
	for _, p := range s.people {
		if p.ID == id {
			return p, true
		}
	}
	return memory.Person{}, false
}

func (s *everybodyScreen) selected() (memory.Person, bool) { return s.person(s.list.Selected()) }

// showPerson tells of the selected person, with what was said.
func (s *everybodyScreen) showPerson() {
	p, ok := s.selected()
	s.of++
	if !ok {
		s.head.SetText("")
		s.about.SetText("")
		s.said.wait()
		s.told = s.of
		return
	}
	s.head.SetText(p.Name + " – " + review.TypeWords[p.Type])
	s.about.SetText(aboutPerson(p))
	s.said.wait()
	n := s.of
	s.desk.background(func() func() {
		said, err := s.desk.db.Quotations(context.Background(), p.ID, storiesQuoted)
		return func() {
			if n != s.of {
				return
			}
			s.told = n
			defer s.caughtUp()
			if err != nil {
				s.say("The quotations could not be read: " + messageText(err))
			}
			s.said.set(said)
		}
	})
}

// toldOf is how many roles and other names of a person are spelled out.
const toldOf = 5

func aboutPerson(p memory.Person) string {
	var roles, names []string
	for _, r := range p.Roles[:min(toldOf, len(p.Roles))] {
		days := r.First.Local().Format(dayFormat)
		if last := r.Last.Local().Format(dayFormat); last != days {
			days += " to " + last
		}
		roles = append(roles, short(r.Words, 60)+" ("+days+")")
	}
	for _, a := range p.Aliases[:min(toldOf, len(p.Aliases))] {
		names = append(names, short(a.Form, 40))
	}
	lines := []string{fmt.Sprintf("%s, %s, in %s.", plural(p.Quotes, "quotation", "quotations"), plural(p.Words, "word", "words"), plural(p.Stories, "story", "stories"))}
	if len(names) > 0 {
		lines = append(lines, "Also printed: "+strings.Join(names, ", ")+more(len(p.Aliases))+".")
	}
	if len(roles) > 0 {
		lines = append(lines, "Was: "+strings.Join(roles, "; ")+more(len(p.Roles))+".")
	}
	return strings.Join(lines, "\n")
}

func more(n int) string {
	if n <= toldOf {
		return ""
	}
	return fmt.Sprintf(" and %d more", n-toldOf)
}

// say puts a line at the foot; an empty one names the keys.
func (s *everybodyScreen) say(words string) {
	if words == "" {
		words = "Down: the list.  {.merge people}: merge into another.  {.part people}: take apart.  {.rename person}: rename.  {.protect person}: protect.  " +
			"{.person alias}: also called.  {.find person}: find.  Enter: the quotations.  Esc: close."
	}
	s.hint.SetText(s.desk.keys.say(words))
}

// hints tells the keys as they now are.
func (s *everybodyScreen) hints() {
	for id, b := range s.keyed {
		words := s.short[id]
		if key := s.desk.keys.plainOf(id); key != "" {
			words += "  (" + keyLabel(key) + ")"
		}
		b.SetText(words)
	}
	s.say("")
}

// Len is called by the grid.
func (s *everybodyScreen) Len() int { return len(s.people) }

// Key is called by the grid.
func (s *everybodyScreen) Key(row int) string { return s.people[row].ID }

// Cell is called by the grid.
func (s *everybodyScreen) Cell(row int, column string) grid.Cell {
	p := s.people[row]
	switch column {
	case "name":
		c := grid.Cell{Text: p.Name, Bold: true}
		if s.guards(p) {
			c.After = protectedSign
		}
		return c
	case "role":
		if p.Type == story.Organisation {
			return grid.Cell{Text: review.TypeWords[p.Type], Color: colorMuted}
		}
		return grid.Cell{Text: p.Role().Words}
	case "quotes":
		return grid.Cell{Text: fmt.Sprint(p.Quotes)}
	case "stories":
		return grid.Cell{Text: fmt.Sprint(p.Stories)}
	}
	if p.LastQuoted.IsZero() {
		return grid.Cell{Hint: "never"}
	}
	return grid.Cell{Text: p.LastQuoted.Local().Format(dayFormat), Color: colorMuted}
}

func (s *everybodyScreen) less(column string, a, b int) bool {
	p, q := s.people[a], s.people[b]
	if column == "last" && !p.LastQuoted.Equal(q.LastQuoted) {
		return p.LastQuoted.Before(q.LastQuoted)
	}
	if column == "quotes" && p.Quotes != q.Quotes {
		return p.Quotes < q.Quotes
	}
	if column == "stories" && p.Stories != q.Stories {
		return p.Stories < q.Stories
	}
	x, y := strings.ToLower(s.Cell(a, column).Text), strings.ToLower(s.Cell(b, column).Text)
	if x != y {
		return x < y
	}
	return a < b
}
