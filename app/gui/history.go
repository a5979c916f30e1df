package gui

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/widgets/grid"
)

// historyPane shows what was done to the story, or to the selected row, the latest first.
type historyPane struct {
	untinted
	desk    *Desk
	filter  review.HistoryFilter
	rowOnly bool
	entries []review.Entry

	grid  *grid.Grid
	who   *widget.Select
	kind  *widget.Select
	row   *widget.Check
	line  *widget.Label // the life of the selected row, or why something cannot be taken back
	hint  *widget.Label
	box   *fyne.Container
	shown bool
}

const (
	everybody  = "everybody"
	everything = "everything"
)

func newHistoryPane(d *Desk) *historyPane {
	h := &historyPane{desk: d, line: caption(""), hint: caption("")}
	h.grid = grid.New(h, []grid.Column{
		{ID: "when", Title: "When", Width: 96, MinWidth: 60},
		{ID: "who", Title: "Who", Width: 96, MinWidth: 60},
		{ID: "what", Title: "What was done", Width: 320, MinWidth: 120, Lines: 2, Grow: true},
		{ID: "state", Title: "Now", Width: 96, MinWidth: 60},
	})
	h.grid.Placeholder = "Nothing has been done here yet."
	h.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool { return h.key(e) }
	h.grid.OnRune = func(_ string, r rune) bool { return h.rune(r) }
	h.grid.OnActivated = func(string, string) { h.goThere() }
	h.line.Wrapping, h.hint.Truncation = fyne.TextWrapWord, fyne.TextTruncateEllipsis
	h.hints()
	h.who = widget.NewSelect(nil, func(s string) { h.choose(func() { h.filter.Who = unless(s, everybody) }) })
	h.kind = widget.NewSelect(nil, func(s string) { h.choose(func() { h.filter.Kind = review.EntryKind(unless(s, everything)) }) })
	h.row = widget.NewCheck("only the selected row", func(on bool) { h.choose(func() { h.rowOnly = on }) })
	for _, k := range review.EntryKinds {
		h.kind.Options = append(h.kind.Options, string(k))
	}
	h.kind.Options = slices.Insert(h.kind.Options, 0, everything)
	h.who.Selected, h.kind.Selected = everybody, everything
	title := widget.NewLabel("History")
	title.TextStyle.Bold = true
	d.controls.other["history who"], d.controls.other["history kind"], d.controls.other["history row"] = h.who, h.kind, h.row
	head := container.NewHBox(title, h.who, h.kind, h.row, container.NewCenter(d.controls.button("take back", "Take back")))
	top := stacked(rule(), container.NewHScroll(head), h.line)
	h.box = container.NewStack(newGround(colorPaper), container.NewBorder(top, h.hint, nil, nil, h.grid))
	return h
}

func unless(chosen, all string) string {
	if chosen == all {
		return ""
	}
	return chosen
}

// choose changes the filter, when a person has and not the pane itself.
func (h *historyPane) choose(change func()) {
	change()
	h.refresh()
}

// ToggleHistory shows the history under the tables and gives it the keyboard, or takes it away.
func (d *Desk) ToggleHistory() {
	h := d.history
	h.shown = !h.shown
	defer d.refreshActs()
	if !h.shown {
		d.middle.Objects = []fyne.CanvasObject{d.tables.box}
		d.middle.Refresh()
		d.tables.focus()
		return
	}
	split := container.NewVSplit(d.tables.box, h.box)
	split.SetOffset(0.5)
	d.middle.Objects = []fyne.CanvasObject{split}
	d.middle.Refresh()
	h.refresh()
	if d.at.id != "" {
		d.tables.grids[d.at.table].Select(d.at.id) // it may be out of view now
	}
	d.win.Canvas().Focus(h.grid)
	if len(h.entries) > 0 {
		h.grid.Select(h.entries[0].Step)
	}
}

// refresh shows the history as it now is. It costs nothing while the pane is hidden.
func (h *historyPane) refresh() {
	if !h.shown {
		return
	}
	d := h.desk
	h.entries, h.filter.Row = nil, review.Ref{}
	line := ""
	if d.doc != nil {
		if h.rowOnly && d.at.id != "" {
			h.filter.Row = review.Ref{Table: d.at.table, ID: d.at.id}
		}
		h.who.Options = append([]string{everybody}, d.doc.Authors()...)
		h.entries = d.doc.History(h.filter)
		line = h.life()
	}
	h.say(line, widget.MediumImportance)
	h.grid.Refresh()
}

func (h *historyPane) say(words string, i widget.Importance) {
	h.line.Importance = i
	h.line.SetText(words)
	if words == "" {
		h.line.Hide()
		return
	}
	h.line.Show()
}

// becomes stands between what was and what will be. An arrow would come from another font, and the space behind it be
// drawn as a box.
const becomes = " › "

// mostInLife is how many entries the life of a row spells out.
const mostInLife = 4

// life tells what became of the selected row: "suggested Ruiz, 0.71 › 12:05 Ada: speaker: Hale, was Ruiz".
func (h *historyPane) life() string {
	d := h.desk
	if !h.rowOnly || d.at.id == "" {
		return ""
	}
	line := ""
	if d.at.table == review.Quotes {
		line = d.doc.Suggested(d.at.id)
	}
	all := d.doc.History(review.HistoryFilter{Row: review.Ref{Table: d.at.table, ID: d.at.id}})
	slices.Reverse(all)
	if n := len(all) - mostInLife; n > 0 {
		line += fmt.Sprintf(becomes+"%d earlier", n)
		all = all[n:]
	}
	for _, e := range all {
		line += becomes + e.When.Local().Format("15:04") + " " + orSomebody(e.Who) + ": " + short(e.Words, 60)
	}
	return line
}

func orSomebody(who string) string {
	if who == "" {
		return "somebody"
	}
	return who
}

// Len is called by the grid.
func (h *historyPane) Len() int { return len(h.entries) }

// Key is called by the grid.
func (h *historyPane) Key(row int) string { return h.entries[row].Step }

// Cell is called by the grid.
func (h *historyPane) Cell(row int, column string) grid.Cell {
	e := h.entries[row]
	switch column {
	case "when":
		return grid.Cell{Text: whenWords(e.When, h.desk.now()), Color: colorMuted}
	case "who":
		return grid.Cell{Text: orSomebody(e.Who)}
	case "what":
		return grid.Cell{Text: e.Words, Strike: !e.Stands && e.Kind != review.EntryUndo}
	}
	switch {
	case e.Stands:
		return grid.Cell{Text: "stands", Badge: colorConfirmed}
	case e.Kind == review.EntryUndo:
		return grid.Cell{Text: "undo", Badge: colorOpen}
	}
	return grid.Cell{Text: "taken back", Badge: colorRejected}
}

// whenWords is the time, with the day when it is not today.
func whenWords(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2 Jan 15:04")
}

func (h *historyPane) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		h.goThere()
	case fyne.KeyEscape:
		h.desk.tables.focus()
	default:
		return h.desk.paneKey(inHistory, e)
	}
	return true
}

func (h *historyPane) rune(r rune) bool { return h.desk.paneRune(inHistory, r) }

// hints tells the keys of the pane.
func (h *historyPane) hints() {
	h.hint.SetText(h.desk.keys.say("{.take back}: take back.  Enter: go to the row.  {.history who}: next person.  {.history kind}: next kind.  " +
		"{.history row}: only the selected row.  Esc: back."))
}

func (h *historyPane) nextPerson() { h.who.SetSelected(following(h.who.Options, h.who.Selected)) }

func (h *historyPane) nextKind() { h.kind.SetSelected(following(h.kind.Options, h.kind.Selected)) }

func (h *historyPane) onlyRow() { h.row.SetChecked(!h.row.Checked) }

// following is the option that comes after the one chosen; from the end it goes on at the front.
func following(options []string, chosen string) string {
	if len(options) == 0 {
		return chosen
	}
	return options[(slices.Index(options, chosen)+1)%len(options)]
}

func (h *historyPane) selected() (review.Entry, bool) {
	i := slices.IndexFunc(h.entries, func(e review.Entry) bool { return e.Step == h.grid.Selected() })
	if i < 0 {
		return review.Entry{}, false
	}
	return h.entries[i], true
}

// goThere selects the row that the entry is about.
func (h *historyPane) goThere() {
	e, ok := h.selected()
	if !ok {
		return
	}
	for _, r := range e.Rows {
		if at := (place{r.Table, r.ID}); h.desk.exists(at) {
			h.desk.selectPlace(at)
			h.desk.tables.focus()
			return
		}
	}
	h.say("The row that this was about is no longer there.", widget.WarningImportance)
}

// takeBack takes the marked entry back, or says why that cannot be done.
func (h *historyPane) takeBack() {
	e, ok := h.selected()
	if !ok {
		h.say("Mark an entry first.", widget.WarningImportance)
		return
	}
	h.desk.do(func(doc *review.Document) ([]review.Correction, error) {
		step, err := doc.TakeBack(e.Step, nil)
		if err == nil && len(step) == 0 {
			err = fmt.Errorf("nothing is left of it to take back")
		}
		if err != nil {
			h.say(sentence(err.Error()), widget.WarningImportance)
		}
		return step, err
	})
}
