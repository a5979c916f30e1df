package gui

import (
	"strings"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// deskMenu is the main menu, made of the table of actions; it is also where chords are bound, as Fyne asks the menu
// first.
type deskMenu struct {
	desk  *Desk
	main  *fyne.MainMenu
	edit  *fyne.Menu                // with undo and redo, which say what they would do
	items map[string]*fyne.MenuItem // by id of the action
	words map[*fyne.MenuItem]string // what an entry says, and the keys behind it
	keys  map[*fyne.MenuItem]string
	sizes widths
}

// rebind shows the keys as they now are, in the menu and wherever else they are told.
func (d *Desk) rebind() {
	d.menu = newMenu(d)
	d.win.SetMainMenu(d.menu.main)
	d.menu.refresh()
	d.story.view.Placeholder = d.keys.say(emptyStory)
	d.story.view.Refresh()
	if d.doc != nil && d.readingOf(d.doc.ID) == nil {
		d.story.unsay()
	}
	if d.story.find.box.Visible() {
		d.story.find.tell()
	}
	d.tables.placeholders()
	d.tables.refresh()
	d.tables.checking.refresh()
	d.list.reload()
	d.detail.show()
	if len(d.offer.rows) > 0 {
		d.offer.show()
	}
	d.history.hints()
	if d.everybody != nil {
		d.everybody.hints()
	}
}

func newMenu(d *Desk) *deskMenu {
	m := &deskMenu{desk: d, items: map[string]*fyne.MenuItem{}, words: map[*fyne.MenuItem]string{}, keys: map[*fyne.MenuItem]string{}, sizes: widths{}}
	m.main = fyne.NewMainMenu()
	under := map[string]*fyne.Menu{}
	menuOf := func(path string) *fyne.Menu {
		if menu, ok := under[path]; ok {
			return menu
		}
		top, sub, nested := strings.Cut(path, "/")
		if !nested {
			under[path] = fyne.NewMenu(top)
			m.main.Items = append(m.main.Items, under[path])
			return under[path]
		}
		entry := fyne.NewMenuItem(sub, nil)
		entry.ChildMenu = fyne.NewMenu("")
		under[top].Items = append(under[top].Items, entry)
		under[path] = entry.ChildMenu
		return entry.ChildMenu
	}
	for i := range d.keys.layout {
		a := &d.keys.layout[i]
		menu := menuOf(a.menu)
		if a.id == "" {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		a = d.keys.action(a.id)
		chord := d.keys.chordOf(a.id)
		entry := newEntry(d, a, m.words, m.keys, func() { d.byMenu(a, chord) })
		m.items[a.id] = entry
		menu.Items = append(menu.Items, entry)
	}
	m.items["quit"].IsQuit = true
	m.edit = under[m.desk.keys.action("undo").menu]
	m.spread(m.main.Items)
	return m
}

// spread writes the keys behind the entries' words.
func (m *deskMenu) spread(menus []*fyne.Menu) {
	for _, menu := range menus {
		spread(menu.Items, m.words, m.keys, m.sizes)
		for _, i := range menu.Items {
			if i.ChildMenu != nil {
				m.spread([]*fyne.Menu{i.ChildMenu})
			}
		}
	}
}

// newEntry is the entry of an action, with its keys as they are.
func newEntry(d *Desk, a *action, words, keys map[*fyne.MenuItem]string, act func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(a.words, act)
	i.Shortcut = binding(d.keys.chordOf(a.id))
	words[i], keys[i] = a.words, d.keys.entryKeys(a.id)
	return i
}

// context are the entries of actions for a context menu; "" is a line, and a submenu's actions stand in it.
func (m *deskMenu) context(ids ...string) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	nested := map[string]*fyne.Menu{}
	words, keys := map[*fyne.MenuItem]string{}, map[*fyne.MenuItem]string{}
	for _, id := range ids {
		if id == "" {
			out = append(out, fyne.NewMenuItemSeparator())
			continue
		}
		a := m.desk.keys.action(id)
		entry := newEntry(m.desk, a, words, keys, func() { a.do(m.desk, "menu") })
		entry.Checked = m.desk.isOn(id)
		_, sub, ok := strings.Cut(a.menu, "/")
		switch {
		case !ok:
			out = append(out, entry)
		case nested[sub] != nil:
			nested[sub].Items = append(nested[sub].Items, entry)
		default:
			top := fyne.NewMenuItem(sub, nil)
			nested[sub] = fyne.NewMenu("", entry)
			top.ChildMenu = nested[sub]
			out = append(out, top)
		}
	}
	spread(out, words, keys, m.sizes)
	for _, sub := range nested {
		spread(sub.Items, words, keys, m.sizes)
	}
	return out
}

// wordItems are the acts on the selected words.
func (m *deskMenu) wordItems() []*fyne.MenuItem { return m.context(menuIDs(markActions())...) }

// rowItems are the acts on the selected row: those on a name where one is selected.
func (m *deskMenu) rowItems() []*fyne.MenuItem {
	if m.desk.at.table == review.Names {
		return m.context(append([]string{"confirm", "drop", "restore", ""}, menuIDs(nameActions())...)...)
	}
	return m.context(menuIDs(rowActions())...)
}

func menuIDs(of []action) []string {
	var out []string
	for _, a := range of {
		out = append(out, a.id)
	}
	return out
}

// refresh names what undo and redo would do, and ticks what is on.
func (m *deskMenu) refresh() {
	d := m.desk
	set := func(id, verb string, step []review.Correction) {
		i := m.items[id]
		m.words[i], i.Disabled = verb, len(step) == 0
		if len(step) > 0 {
			m.words[i] = verb + " " + short(review.Title(step), longestTitle)
		}
	}
	var undo, redo []review.Correction
	if d.doc != nil {
		undo, redo = d.doc.NextUndo(), inverse(d.doc.NextRedo())
	}
	set("undo", "Undo", undo)
	set("redo", "Redo", redo)
	for id, i := range m.items {
		i.Checked = d.isOn(id)
	}
	m.spread([]*fyne.Menu{m.edit})
	m.main.Refresh()
}

// longestTitle is how many letters of the act that undo would take back are shown.
const longestTitle = 48

// isOn says that an action that goes on and off is on.
func (d *Desk) isOn(id string) bool {
	switch id {
	case "by person":
		return d.story.byPerson
	case "only unchecked", "only bare", "only disputed", "only stale", "only mine":
		return d.tables.checking.only == id
	case "order":
		return d.tables.quotes.byRisk
	case "history":
		return d.history != nil && d.history.shown
	case "history row":
		return d.history != nil && d.history.rowOnly
	case "direct", "mixed", "indirect":
		if d.doc == nil || d.at.table != review.Quotes {
			return false
		}
		q, ok := d.doc.Quote(d.at.id)
		return ok && string(q.Kind) == id
	case "light", "dark", "system":
		return d.app.Preferences().StringWithFallback("appearance", string(System)) == id
	}
	return false
}

// typed gives a shortcut to the text field that has the keyboard, and otherwise does the desk's own act, unless
// a dialog is open.
func (d *Desk) typed(s fyne.Shortcut, act func()) {
	type field interface {
		fyne.Shortcutable
		Undo()
		SelectedText() string
	}
	if f, ok := d.win.Canvas().Focused().(field); ok {
		f.TypedShortcut(s)
		return
	}
	if e := d.story.words.editor; e != nil {
		e.TypedShortcut(s)
		return
	}
	d.unlessAsked(act)
}

// unlessAsked does the desk's own act unless a dialog is open.
func (d *Desk) unlessAsked(act func()) {
	if d.win.Canvas().Overlays().Top() == nil {
		act()
	}
}
