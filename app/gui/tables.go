package gui

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// tables are the three tables beside the story, one at a time behind tabs.
type tables struct {
	desk     *Desk
	quotes   *quoteRows
	names    *nameRows
	checks   *checkRows
	order    []review.Table
	models   map[review.Table]grid.Model
	grids    map[review.Table]*grid.Grid
	tabs     *container.AppTabs
	checking *checkingPane // behind a tab of its own
	box      fyne.CanvasObject
}

// untinted is the row background of a table whose badges say all there is to say.
type untinted struct{}

// Tint is called by the grid.
func (untinted) Tint(int) fyne.ThemeColorName { return "" }

func newTables(d *Desk) *tables {
	t := &tables{desk: d, quotes: &quoteRows{known: d.known, repeats: d.repeats}, names: &nameRows{}, checks: &checkRows{},
		order: []review.Table{review.Quotes, review.Names, review.Checks}}
	t.models = map[review.Table]grid.Model{review.Quotes: t.quotes, review.Names: t.names, review.Checks: t.checks}
	t.grids = map[review.Table]*grid.Grid{
		review.Quotes: grid.New(t.quotes, quoteColumns()),
		review.Names:  grid.New(t.names, nameColumns()),
		review.Checks: grid.New(t.checks, checkColumns()),
	}
	t.quotes.byRisk = !d.app.Preferences().Bool(storyOrder)
	t.tabs = container.NewAppTabs()
	for _, table := range t.order {
		t.wire(table, t.grids[table])
		bar := stacked(d.controls.tableBar(table), rule())
		t.tabs.Append(container.NewTabItem("", container.NewBorder(bar, nil, nil, nil, container.NewStack(newGround(colorPaper), t.grids[table]))))
	}
	t.checking = newCheckingPane(d, t)
	t.tabs.Append(container.NewTabItem("", t.checking.box))
	d.controls.other["checking"] = t.tabs
	t.grids[review.Quotes].Less = t.quotes.less
	t.grids[review.Checks].Less = t.checks.less
	t.grids[review.Checks].SetFilter(t.checks.kept)
	t.checks.severity = d.house.severity
	t.grids[review.Quotes].ChoicesFor = t.quotes.choices
	t.grids[review.Names].ChoicesFor = t.names.choices
	t.wireNames(t.grids[review.Names])
	t.tabs.OnSelected = func(*container.TabItem) { t.switched() }
	t.titles()
	t.placeholders()
	t.box = t.tabs
	for _, id := range []string{"quotations", "names", "checks"} {
		d.controls.other[id] = t.tabs
	}
	return t
}

func (t *tables) wire(table review.Table, g *grid.Grid) {
	d := t.desk
	g.OnSelected = func(key string) { d.selectPlace(place{table, key}) }
	g.OnEdit = func(key, column, text string) error { return t.edit(table, key, column, text) }
	g.OnKey = func(_ string, e *fyne.KeyEvent) bool {
		return d.paneKey(paneOf(table), e) || e.Name == fyne.KeyF2 // which is no key of the grid's own here
	}
	g.OnRune = func(_ string, r rune) bool {
		if table == review.Quotes && unicode.IsUpper(r) && !slices.Contains([]string{"speaker", "role", "cue", "note"}, g.SelectedColumn()) {
			g.SelectColumn("speaker") // a name is being typed
		}
		if table == review.Names && g.SelectedColumn() == "role" && unicode.IsLetter(r) {
			return false // roles begin with small letters
		}
		return d.paneRune(paneOf(table), r)
	}
	g.OnActivated = func(key, column string) {
		if column != "mentions" {
			d.EditWords() // the words of the story are edited in the story
		}
	}
	g.OnMenu = func(key, _ string, at fyne.Position) {
		d.selectPlace(place{table, key})
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", d.menu.rowItems()...), d.win.Canvas(), at)
	}
	name := "widths." + string(table)
	g.OnWidths = func(w map[string]float32) {
		if b, err := json.Marshal(w); err == nil {
			d.app.Preferences().SetString(name, string(b))
		}
	}
	var w map[string]float32
	if json.Unmarshal([]byte(d.app.Preferences().String(name)), &w) == nil && len(w) > 0 {
		g.SetWidths(w)
	}
}

// edit tries the act on the story as it stands, so that the cell can stay open with what is wrong, and asks
// for it when it can be done.
func (t *tables) edit(table review.Table, key, column, typed string) error {
	var a act
	switch table {
	case review.Quotes:
		a = t.quotes.edit(key, column, typed)
	case review.Names:
		a = t.names.edit(key, column, typed)
	default:
		return fmt.Errorf("this cell cannot be changed")
	}
	if _, err := a(t.desk.doc); err != nil {
		return err
	}
	if table == review.Names && t.desk.askFirst(key, column, typed) {
		return nil
	}
	t.desk.do(a)
	return nil
}

func (t *tables) show(doc *review.Document) {
	t.quotes.doc, t.names.doc = doc, doc
	t.checks.show(doc)
	t.placeholders()
	t.refresh()
}

// drop forgets what belongs to the rows of the story shown so far: the selection, and text that a cell refused.
// Rows of another story may have the same keys.
func (t *tables) drop() {
	t.desk.syncing = true
	defer func() { t.desk.syncing = false }()
	for _, g := range t.grids {
		g.CancelEdit()
		g.Select("")
	}
}

func (t *tables) refresh() {
	t.quotes.rank()
	defer t.desk.known.update(t.quotes.doc)
	defer t.desk.repeats.update(t.quotes.doc)
	for _, g := range t.grids {
		g.Refresh()
	}
	t.titles()
	if t.verifying() {
		t.checking.refresh()
	}
}

// titles puts the number of rows behind the name of each tab.
func (t *tables) titles() {
	changed := false
	for i, title := range []string{
		fmt.Sprintf("Quotations  %d", t.quotes.Len()), fmt.Sprintf("Names  %d", t.names.Len()), fmt.Sprintf("Checks  %d", t.checks.Len()), "Verify",
	} {
		changed = changed || t.tabs.Items[i].Text != title
		t.tabs.Items[i].Text = title
	}
	if changed {
		t.tabs.Refresh()
	}
}

// placeholders say what to do next where a table is empty.
func (t *tables) placeholders() {
	words := map[review.Table]string{
		review.Quotes: "The quotations of the story will stand here, one a row. Open a story with {open} or paste one with {paste}.",
		review.Names:  "The people, organisations and places of the story will stand here.",
		review.Checks: "Missing marks, doubled spaces and the like will stand here.",
	}
	if t.quotes.doc != nil {
		words = map[review.Table]string{
			review.Quotes: "No quotations. Select the words somebody said in the story and press {quote}.",
			review.Names:  "No names. Select a name in the story and press {mark person} for a person.",
			review.Checks: t.checks.emptyWords(),
		}
	}
	for table, g := range t.grids {
		g.Placeholder = t.desk.keys.say(words[table])
	}
}

// current is the table in view. The checker's pane shows quotations.
func (t *tables) current() review.Table {
	if t.verifying() {
		return review.Quotes
	}
	return t.order[t.tabs.SelectedIndex()]
}

// verifying says that the checker's pane is in view.
func (t *tables) verifying() bool { return t.tabs.SelectedIndex() == len(t.order) }

// verify brings the checker's pane into view.
func (t *tables) verify() { t.tabs.SelectIndex(len(t.order)) }

// inView is the grid in view.
func (t *tables) inView() *grid.Grid {
	if t.verifying() {
		return t.checking.grid
	}
	return t.grids[t.current()]
}

// showTable brings a table into view; quotations stay in the checker's pane when they are looked at there.
func (t *tables) showTable(table review.Table) {
	if table == review.Quotes && t.verifying() {
		return
	}
	t.openTable(table)
}

// openTable brings a table into view whatever is in view now.
func (t *tables) openTable(table review.Table) {
	for i, name := range t.order {
		if name == table && t.tabs.SelectedIndex() != i {
			t.tabs.SelectIndex(i)
		}
	}
}

// switched makes the selected row of the table now in view the current one, or its first.
func (t *tables) switched() {
	if t.verifying() {
		t.checking.refresh()
	}
	if t.desk.detail != nil {
		t.desk.detail.box.Hidden = t.verifying()
		t.desk.right.Refresh()
	}
	if t.desk.syncing || t.desk.doc == nil {
		return
	}
	table := t.current()
	g := t.grids[table]
	key := g.Selected()
	if _, ok := extent(t.desk.doc, place{table, key}); !ok {
		if g.Shown() == 0 {
			return
		}
		key = t.models[table].Key(g.Row(0))
	}
	t.desk.selectPlace(place{table, key})
}

// selectRow shows the row and makes it the current one of its table. It is false when the table stays where it
// is: at a cell whose text it refused.
func (t *tables) selectRow(at place) bool {
	t.showTable(at.table)
	g := t.grids[at.table]
	g.Select(at.id)
	if at.table == review.Quotes && t.verifying() {
		t.checking.selectRow(at.id)
	}
	return !g.Editing() || g.Selected() == at.id
}

// focus gives the keyboard to the table in view.
func (t *tables) focus() { t.desk.win.Canvas().Focus(t.inView()) }
