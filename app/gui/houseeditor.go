package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/check/profile"
	"quotedesk/widgets/grid"
)

// houseEditor shows the house style and changes a copy of it, which is kept when the person says so.
type houseEditor struct {
	desk    *Desk
	p       profile.Profile
	changed bool
	leaving bool // Escape was pressed once over changes

	pages []*housePage
	at    int
	tabs  []*widget.Button
	stack *fyne.Container
	head  *widget.Label
	shows *widget.Label // what the selected row is about
	hint  *widget.Label
	dlg   *dialog.CustomDialog
}

// housePage is a list of one sort of settings.
type housePage struct {
	untinted
	title string
	key   rune // brings it into view
	keys  string
	list  houseList
	grid  *grid.Grid
}

// houseList is what a page lists.
type houseList interface {
	keysOf() []string
	cell(key, column string) grid.Cell
	about(key string) string
	choices(key string) (grid.Choices, bool)
	set(key, typed string) error
	act(key string, r rune) bool // a key of the page; false when it has none
	open(key string)             // Enter where nothing can be typed
}

// Len is called by the grid.
func (p *housePage) Len() int { return len(p.list.keysOf()) }

// Key is called by the grid.
func (p *housePage) Key(row int) string { return p.list.keysOf()[row] }

// Cell is called by the grid.
func (p *housePage) Cell(row int, column string) grid.Cell { return p.list.cell(p.Key(row), column) }

const houseKeys = "S R O A: pages.  P: begin with another style.  N: its name.  I: import.  X: export.  K: keep.  Esc: leave."

// ShowHouse opens the house style of the archive.
func (d *Desk) ShowHouse() {
	e := &houseEditor{desk: d, p: d.house.book().Profile().Clone(), head: widget.NewLabel(""), shows: caption(""), hint: caption(houseKeys), stack: container.NewStack()}
	e.head.TextStyle.Bold = true
	e.head.Truncation = fyne.TextTruncateEllipsis
	e.shows.Wrapping, e.hint.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	e.add("Style", 's', "Enter: change it.  ", &styleList{e}, []grid.Column{
		{ID: "what", Title: "What", Width: 250, MinWidth: 140, Lines: 2},
		{ID: "is", Title: "This desk", Width: 190, MinWidth: 110, Lines: 2, Editable: true},
		{ID: "shows", Title: "For example", Width: 240, MinWidth: 120, Lines: 2, Grow: true},
	})
	e.add("Rules", 'r', "Enter: change the severity.  ", &ruleList{e}, []grid.Column{
		{ID: "id", Title: "Rule", Width: 62, MinWidth: 50, Mono: true},
		{ID: "what", Title: "What it flags", Width: 220, MinWidth: 120, Lines: 2, Grow: true},
		{ID: "is", Title: "Severity", Width: 96, MinWidth: 80, Editable: true},
		{ID: "fix", Title: "Fixes", Width: 74, MinWidth: 60},
		{ID: "use", Title: "Used / ignored", Width: 128, MinWidth: 110, Align: fyne.TextAlignTrailing},
	})
	e.add("Own rules", 'o', "Enter: change it.  Insert or +: a new one.  Delete: remove it.  ", &ownList{e}, []grid.Column{
		{ID: "id", Title: "Rule", Width: 62, MinWidth: 50, Mono: true},
		{ID: "what", Title: "Name", Width: 160, MinWidth: 100, Lines: 2, Grow: true},
		{ID: "looks", Title: "Looks for", Width: 220, MinWidth: 120, Lines: 2, Grow: true},
		{ID: "scope", Title: "Where", Width: 84, MinWidth: 70},
		{ID: "severity", Title: "Severity", Width: 84, MinWidth: 70},
	})
	e.add("Always ignored", 'a', "Delete: mind it again.  ", newExceptionList(e), []grid.Column{
		{ID: "id", Title: "Rule", Width: 62, MinWidth: 50, Mono: true},
		{ID: "what", Title: "Words", Width: 180, MinWidth: 100, Lines: 2, Grow: true},
		{ID: "why", Title: "Why", Width: 200, MinWidth: 100, Lines: 2, Grow: true},
		{ID: "who", Title: "Who and when", Width: 150, MinWidth: 100, Lines: 2},
	})
	e.pages[2].grid.Placeholder = "No rules of your own yet. Insert or + writes one: words to be looked at, words that others are to stand for, or a pattern."
	e.pages[3].grid.Placeholder = "Nothing is always ignored. What an alert is ignored for in every story stands here, with who said so and why."
	e.show()
}

func (e *houseEditor) add(title string, key rune, keys string, list houseList, columns []grid.Column) {
	p := &housePage{title: title, key: key, keys: keys, list: list}
	p.grid = grid.New(p, columns)
	p.grid.OnSelected = func(string) { e.tell() }
	p.grid.OnEdit = func(key, _, typed string) error { return e.edited(p.list.set(key, typed)) }
	p.grid.ChoicesFor = func(key, _ string) (grid.Choices, bool) { return p.list.choices(key) }
	p.grid.OnActivated = func(key, _ string) { p.list.open(key) }
	p.grid.OnKey = func(key string, k *fyne.KeyEvent) bool { return e.key(p, key, k.Name) }
	p.grid.OnRune = func(key string, r rune) bool { return e.rune(p, key, r) }
	e.pages = append(e.pages, p)
}

func (e *houseEditor) show() {
	d := e.desk
	row := container.New(layout.NewCustomPaddedHBoxLayout(4))
	for i, p := range e.pages {
		b := newKeyButton(p.title, widget.MediumImportance, func() { e.turn(i) }, e.leave)
		e.tabs = append(e.tabs, &b.Button)
		row.Add(b)
	}
	about := container.NewStack(newGround(theme.ColorNameHeaderBackground), e.shows)
	foot := container.NewVBox(about, e.hint)
	top := container.NewBorder(nil, nil, row, nil, e.head)
	e.dlg = dialog.NewCustomWithoutButtons("House style", container.New(layout.NewBorderLayout(top, foot, nil, nil), top, foot, e.stack), d.win)
	button := func(words string, i widget.Importance, act func()) fyne.CanvasObject {
		return newKeyButton(words, i, act, e.leave)
	}
	e.dlg.SetButtons([]fyne.CanvasObject{button("Begin with…", widget.MediumImportance, e.choose), button("New rule…", widget.MediumImportance, e.newRule), button("Import…", widget.MediumImportance, e.importFile),
		button("Export…", widget.MediumImportance, e.exportFile), button("Cancel", widget.MediumImportance, e.dlg.Hide), button("Keep", widget.HighImportance, e.keep)})
	size := d.win.Canvas().Size()
	e.dlg.Resize(fyne.NewSize(min(size.Width*0.94, 1000), size.Height*0.92))
	e.dlg.Show()
	e.turn(0)
	d.log.Info("house style shown", "name", e.p.Name)
}

// newRule writes a rule of the desk's own.
func (e *houseEditor) newRule() {
	const own = 2
	e.turn(own)
	e.pages[own].list.act("", '+')
}

// turn brings a page into view.
func (e *houseEditor) turn(i int) {
	e.at = i
	for k, b := range e.tabs {
		b.Importance = widget.MediumImportance
		if k == i {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	p := e.pages[i]
	e.stack.Objects = []fyne.CanvasObject{newGround(theme.ColorNameInputBackground), p.grid}
	e.stack.Refresh()
	p.grid.Refresh()
	e.desk.win.Canvas().Focus(p.grid)
	if p.grid.Selected() == "" && p.Len() > 0 {
		p.grid.Select(p.Key(0))
	}
	e.tell()
}

// tell shows what the selected row is about, whose style this is, and the keys.
func (e *houseEditor) tell() {
	if e.dlg == nil {
		return
	}
	p := e.pages[e.at]
	words := e.p.Name
	if e.changed {
		words += " – changed, not kept yet"
	}
	e.head.SetText(words)
	about := ""
	if key := p.grid.Selected(); key != "" {
		about = p.list.about(key)
	}
	e.shows.SetText(about)
	e.say(p.keys+houseKeys, widget.MediumImportance)
}

func (e *houseEditor) say(words string, i widget.Importance) {
	e.hint.Importance = i
	e.hint.SetText(words)
}

// edited notes a change, unless it was refused.
func (e *houseEditor) edited(err error) error {
	if err == nil {
		e.changed, e.leaving = true, false
		e.tell()
	}
	return err
}

// refresh shows the copy as it now is.
func (e *houseEditor) refresh() {
	for _, p := range e.pages {
		p.grid.Refresh()
	}
	e.turn(e.at)
}

func (e *houseEditor) key(p *housePage, key string, name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape:
		e.leave()
	case fyne.KeyInsert:
		return p.list.act(key, '+')
	case fyne.KeyDelete, fyne.KeyBackspace:
		return p.list.act(key, '-')
	default:
		return false
	}
	return true
}

// rune does what a letter does; none begins to type.
func (e *houseEditor) rune(p *housePage, key string, r rune) bool {
	if p.list.act(key, r) {
		return true
	}
	for i, page := range e.pages {
		if page.key == r {
			e.turn(i)
			return true
		}
	}
	switch r {
	case 'p':
		e.choose()
	case 'n':
		e.rename()
	case 'i':
		e.importFile()
	case 'x':
		e.exportFile()
	case 'k':
		e.keep()
	}
	return true
}

// leave closes the editor; over changes it asks for Escape once more.
func (e *houseEditor) leave() {
	if e.changed && !e.leaving {
		e.leaving = true
		e.say("There are changes. K keeps them; Esc once more drops them.", widget.WarningImportance)
		return
	}
	e.dlg.Hide()
}

// keep makes the copy the house style of the archive.
func (e *houseEditor) keep() {
	d := e.desk
	if d.db.ReadOnly() {
		e.say("The archive can only be read, so the house style cannot be kept. Export it instead.", widget.WarningImportance)
		return
	}
	if !e.changed {
		e.dlg.Hide()
		return
	}
	d.house.keep(e.p, func(err error) {
		if err != nil {
			e.say(sentence(messageText(err)), widget.DangerImportance)
			return
		}
		e.dlg.Hide()
		d.log.Info("house style kept", "name", e.p.Name, "own", len(e.p.Own))
		if d.doc == nil {
			d.status.say("Kept: the house style is " + e.p.Name + ".")
		}
	})
}
