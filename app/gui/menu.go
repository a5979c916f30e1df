package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// deskMenu is the main menu; it is also where keys are bound, as Fyne asks the menu first.
type deskMenu struct {
	desk *Desk
	main *fyne.MainMenu
	undo *fyne.MenuItem
	redo *fyne.MenuItem

	byPerson *fyne.MenuItem
	byRisk   *fyne.MenuItem
	byStory  *fyne.MenuItem
	history  *fyne.MenuItem
}

// rebuildMenu makes the menu anew, with the keys as they now are.
func (d *Desk) rebuildMenu() {
	d.menu = newMenu(d)
	d.win.SetMainMenu(d.menu.main)
	d.menu.refresh()
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func item(words string, key fyne.Shortcut, act func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(words, act)
	m.Shortcut = key
	return m
}

// behindNoDialog lets the keys of the entries wait while a dialog is open: Fyne asks the main menu before the
// dialog, and what is done to a row must be seen.
func (m *deskMenu) behindNoDialog(items []*fyne.MenuItem) {
	for _, i := range items {
		if i.ChildMenu != nil {
			m.behindNoDialog(i.ChildMenu.Items)
		}
		if act := i.Action; act != nil && !i.IsQuit {
			if key := i.Shortcut; key != nil && ofWordEditor(key) {
				i.Action = func() { m.desk.unlessAsked(act) }
				continue
			}
			i.Action = func() {
				m.desk.unlessAsked(func() {
					m.desk.story.words.keep()
					act()
				})
			}
		}
	}
}

func newMenu(d *Desk) *deskMenu {
	m := &deskMenu{desk: d}
	m.undo = item("Undo", &fyne.ShortcutUndo{}, func() { d.typed(&fyne.ShortcutUndo{}, d.Undo) })
	m.redo = item("Redo", &fyne.ShortcutRedo{}, func() { d.typed(&fyne.ShortcutRedo{}, d.Redo) })
	edit := m.edit() // its keys are those of text fields too, in dialogs as elsewhere
	m.main = fyne.NewMainMenu(m.file(), edit, m.mark(), m.row(), m.name(), m.view(), m.help())
	for _, menu := range m.main.Items {
		if menu != edit {
			m.behindNoDialog(menu.Items)
		}
	}
	return m
}

func (m *deskMenu) file() *fyne.Menu {
	d := m.desk
	quit := item("Quit", ctrl(fyne.KeyQ), d.Close)
	quit.IsQuit = true
	return fyne.NewMenu("File",
		item("New story", ctrl(fyne.KeyN), d.NewStory),
		item("Open…", ctrl(fyne.KeyO), d.OpenDialog),
		fyne.NewMenuItemSeparator(),
		item("Read the story again", ctrl(fyne.KeyF5), d.ReadAgain),
		item("Export…", ctrl(fyne.KeyE), d.Export),
		fyne.NewMenuItemSeparator(),
		item("Remove story from the list", nil, d.RemoveStory),
		item("Bring a removed story back", nil, d.BringStoryBack),
		fyne.NewMenuItemSeparator(),
		quit)
}

func (m *deskMenu) edit() *fyne.Menu {
	d := m.desk
	clip := func() fyne.Clipboard { return d.app.Clipboard() }
	return fyne.NewMenu("Edit",
		m.undo, m.redo,
		item("Redo again", ctrlShift(fyne.KeyZ), func() { d.typed(&fyne.ShortcutRedo{}, d.Redo) }),
		fyne.NewMenuItemSeparator(),
		item("Copy", &fyne.ShortcutCopy{}, func() {
			s := &fyne.ShortcutCopy{Clipboard: clip()}
			d.typed(s, func() { d.story.view.TypedShortcut(s) })
		}),
		item("Paste a story", &fyne.ShortcutPaste{}, func() { d.typed(&fyne.ShortcutPaste{Clipboard: clip()}, d.Paste) }),
		item("Select all", &fyne.ShortcutSelectAll{}, func() {
			d.typed(&fyne.ShortcutSelectAll{}, func() { d.story.view.TypedShortcut(&fyne.ShortcutSelectAll{}) })
		}),
		fyne.NewMenuItemSeparator(),
		item("Edit the words of the paragraph (or press F2)", &desktop.CustomShortcut{KeyName: fyne.KeyF2, Modifier: fyne.KeyModifierShortcutDefault},
			func() { d.unlessAsked(d.EditWords) }),
		item("Find in the story", ctrl(fyne.KeyF), func() { d.unlessAsked(d.Find) }),
		item("Find and replace", ctrl(fyne.KeyH), func() { d.unlessAsked(d.FindAndReplace) }),
		item("Next place found (or press F3)", &desktop.CustomShortcut{KeyName: fyne.KeyF3, Modifier: fyne.KeyModifierShortcutDefault},
			func() { d.unlessAsked(func() { d.StepHit(false) }) }),
		item("Place found before", &desktop.CustomShortcut{KeyName: fyne.KeyF3, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
			func() { d.unlessAsked(func() { d.StepHit(true) }) }),
		fyne.NewMenuItemSeparator(),
		item("Search the stories", ctrlShift(fyne.KeyF), func() { d.unlessAsked(d.list.focusSearch) }))
}

func (m *deskMenu) mark() *fyne.Menu { return fyne.NewMenu("Mark", m.wordItems("key")...) }

// wordItems are the acts on the selected words, for the menu bar and the context menu.
func (m *deskMenu) wordItems(cause string) []*fyne.MenuItem {
	d := m.desk
	name := func(t story.EntityType) func() { return func() { d.MarkName(t, cause) } }
	return []*fyne.MenuItem{
		item("Mark as quotation"+d.keys.hint("quote"), ctrl(fyne.KeyK), func() { d.MarkQuote(cause) }),
		item("Mark as person", ctrl(fyne.KeyP), name(story.Person)),
		item("Mark as organisation", ctrlShift(fyne.KeyO), name(story.Organisation)),
		item("Mark as place", ctrl(fyne.KeyL), name(story.Place)),
		item("Mark as other name", ctrlShift(fyne.KeyM), name(story.Misc)),
		fyne.NewMenuItemSeparator(),
		item("Selection is the whole quotation", ctrl(fyne.KeyB), func() { d.MarkEdges(cause) }),
		item("Selection is the speaker", ctrlShift(fyne.KeyP), func() { d.MarkSpeaker(cause) }),
		item("Selection is the cue", ctrlShift(fyne.KeyC), func() { d.MarkCue(cause) }),
		fyne.NewMenuItemSeparator(),
		item("Spell it otherwise everywhere…", nil, func() { d.Respell(cause) }),
	}
}

func (m *deskMenu) row() *fyne.Menu {
	d := m.desk
	items := append(m.rowItems("key"), fyne.NewMenuItemSeparator(),
		item("End: one word more"+d.keys.hint("end word"), alt(fyne.KeyRight), func() { d.MoveEdge(true, true, "key") }),
		item("End: one word less", alt(fyne.KeyLeft), func() { d.MoveEdge(true, false, "key") }),
		item("Start: one word earlier"+d.keys.hint("start word"), alt(fyne.KeyUp), func() { d.MoveEdge(false, true, "key") }),
		item("Start: one word later", alt(fyne.KeyDown), func() { d.MoveEdge(false, false, "key") }),
		item("End: to the next mark"+d.keys.hint("end mark"), nil, func() { d.EdgeToMark(true, "menu") }),
		item("Start: to the mark before"+d.keys.hint("start mark"), nil, func() { d.EdgeToMark(false, "menu") }),
		fyne.NewMenuItemSeparator(),
		item("Row after"+d.keys.hint("next"), nil, func() { d.Walk(true) }),
		item("Row before"+d.keys.hint("previous"), nil, func() { d.Walk(false) }),
		item("Next open row", ctrl(fyne.KeyJ), d.NextOpen))
	return fyne.NewMenu("Row", items...)
}

// rowItems are the acts on the selected row, for the menu bar and the context menu.
func (m *deskMenu) rowItems(cause string) []*fyne.MenuItem {
	d := m.desk
	kind := func(k story.Kind) func() { return func() { d.SetKind(k, cause) } }
	kinds := fyne.NewMenuItem("Kind", nil)
	kinds.ChildMenu = fyne.NewMenu("",
		item("Direct", alt(fyne.KeyD), kind(story.Direct)),
		item("Mixed", alt(fyne.KeyM), kind(story.Mixed)),
		item("Indirect", alt(fyne.KeyI), kind(story.Indirect)))
	others := fyne.NewMenuItem("Take another speaker", nil)
	others.ChildMenu = fyne.NewMenu("")
	for n, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5} {
		others.ChildMenu.Items = append(others.ChildMenu.Items,
			item("Candidate "+string(key)+d.keys.hint("candidate "+string(key)), ctrl(key), func() { d.TakeAlternative(n+1, cause) }))
	}
	del := ctrl(fyne.KeyDelete)
	return []*fyne.MenuItem{
		item("Confirm and go on"+d.keys.hint("confirm"), ctrl(fyne.KeyReturn), func() { d.Confirm(cause) }),
		item("Reject (or press Delete)", del, func() { d.typed(del, func() { d.Reject(cause) }) }),
		item("Bring back", ctrl(fyne.KeyR), func() { d.Restore(cause) }),
		item("Reject with a reason…"+d.keys.hint("reject"), nil, func() { d.RejectWithReason(cause) }),
		item("Ask for a checker"+d.keys.hint("checker"), nil, func() { d.AskChecker(cause) }),
		item("All like this…"+d.keys.hint("all"), nil, func() { d.AllLikeThis(cause) }),
		item("Apply the fix (or press F in the checks)", alt(fyne.KeyF), d.ApplyFix),
		fyne.NewMenuItemSeparator(),
		item("Change the speaker"+d.keys.hint("speaker"), ctrl(fyne.KeyS), func() { d.EditCell(review.Quotes, "speaker") }),
		item("Change the role", ctrlShift(fyne.KeyR), func() { d.EditCell(review.Quotes, "role") }),
		kinds, others,
		item("The others by the same “he” too"+d.keys.hint("also"), nil, func() { d.GiveAlso(cause) }),
	}
}

func (m *deskMenu) name() *fyne.Menu { return fyne.NewMenu("Name", m.nameItems("key")...) }

// nameItems are the acts on the selected name, for the menu bar and the context menu.
func (m *deskMenu) nameItems(cause string) []*fyne.MenuItem {
	d := m.desk
	return []*fyne.MenuItem{
		item("Merge into another name… (or press M)", ctrl(fyne.KeyM), func() { d.MergeName(cause) }),
		item("It is the person from memory"+d.keys.hint("known"), ctrlShift(fyne.KeyK), func() { d.TakeKnown(cause) }),
		item("Take mentions apart…", ctrl(fyne.KeyT), func() { d.SplitName(cause) }),
		item("This mention is of another name…", ctrlShift(fyne.KeyT), func() { d.MoveMention(cause) }),
		item("This mention is not a name", ctrlShift(fyne.KeyN), func() { d.NotAName(cause) }),
		item("All of these…", ctrlShift(fyne.KeyA), func() { d.AllOfThese(cause) }),
		fyne.NewMenuItemSeparator(),
		item("Rename", ctrl(fyne.KeyD), func() { d.EditCell(review.Names, "name") }),
		item("Change the type", ctrlShift(fyne.KeyY), func() { d.EditCell(review.Names, "type") }),
		item("Change the name’s role", ctrlShift(fyne.KeyD), func() { d.EditCell(review.Names, "role") }),
		fyne.NewMenuItemSeparator(),
		item("Next mention", ctrl(fyne.KeyG), func() { d.StepMention(false) }),
		item("Mention before", ctrlShift(fyne.KeyG), func() { d.StepMention(true) }),
	}
}

func (m *deskMenu) view() *fyne.Menu {
	d := m.desk
	table := func(t review.Table) func() {
		return func() {
			d.tables.showTable(t)
			d.tables.focus()
		}
	}
	m.byRisk = item("Order by risk"+d.keys.hint("order"), nil, func() { d.OrderByRisk(true) })
	m.byStory = item("Order of the story", nil, func() { d.OrderByRisk(false) })
	m.history = item("History"+d.keys.hint("history"), alt(fyne.KeyH), d.ToggleHistory)
	m.byPerson = item("Colour by person", alt(fyne.KeyC), d.ColourByPerson)
	return fyne.NewMenu("View",
		item("Quotations", alt(fyne.Key1), table(review.Quotes)),
		item("Names", alt(fyne.Key2), table(review.Names)),
		item("Checks", alt(fyne.Key3), table(review.Checks)),
		item("Story", alt(fyne.Key4), func() { d.win.Canvas().Focus(d.story.view) }),
		m.history,
		item("People of all stories…", alt(fyne.KeyP), d.ShowPeople),
		fyne.NewMenuItemSeparator(),
		m.byRisk, m.byStory,
		fyne.NewMenuItemSeparator(),
		m.byPerson,
		item("Compare with an earlier version…", ctrlShift(fyne.KeyW), d.CompareVersions),
		item("Larger text", ctrl(fyne.KeyEqual), func() { d.Zoom(1.1) }),
		item("Smaller text", ctrl(fyne.KeyMinus), func() { d.Zoom(1 / 1.1) }),
		fyne.NewMenuItemSeparator(),
		item("Light", nil, func() { d.SetAppearance(Light) }),
		item("Dark", nil, func() { d.SetAppearance(Dark) }),
		item("As the system", nil, func() { d.SetAppearance(System) }))
}

func (m *deskMenu) help() *fyne.Menu {
	d := m.desk
	return fyne.NewMenu("Help",
		item("Keys", &desktop.CustomShortcut{KeyName: fyne.KeyF1, Modifier: fyne.KeyModifierShortcutDefault}, d.ShowKeys),
		item("Keys of the tables and the story: change them…", nil, d.ShowPaneKeys),
		item("Your name…", nil, d.AskName),
		item("About Quotedesk", nil, d.ShowAbout))
}

// refresh names what undo and redo would do.
func (m *deskMenu) refresh() {
	set := func(i *fyne.MenuItem, verb string, step []review.Correction) {
		i.Label, i.Disabled = verb, len(step) == 0
		if len(step) > 0 {
			i.Label = verb + " " + review.Title(step)
		}
	}
	if m.desk.doc == nil {
		set(m.undo, "Undo", nil)
		set(m.redo, "Redo", nil)
	} else {
		set(m.undo, "Undo", m.desk.doc.NextUndo())
		set(m.redo, "Redo", inverse(m.desk.doc.NextRedo()))
	}
	m.byPerson.Checked = m.desk.story.byPerson
	m.byRisk.Checked, m.byStory.Checked = m.desk.tables.quotes.byRisk, !m.desk.tables.quotes.byRisk
	m.history.Checked = m.desk.history != nil && m.desk.history.shown
	m.main.Refresh()
}

// contextItems are the acts on the selected row, for the context menu: those on a name where one is selected.
func (m *deskMenu) contextItems() []*fyne.MenuItem {
	if m.desk.at.table != review.Names {
		return m.rowItems("menu")
	}
	return append(m.rowItems("menu")[:3], append([]*fyne.MenuItem{fyne.NewMenuItemSeparator()}, m.nameItems("menu")...)...)
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
