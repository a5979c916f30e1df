package gui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// planner spells an act on names out for the story as it stands.
type planner func(*review.Document) (review.Plan, error)

// propose carries out a plan: at once when it changes one place, otherwise after showing all of them.
func (d *Desk) propose(title, cause string, make planner) {
	if d.doc == nil {
		return
	}
	p, err := make(d.doc)
	if err != nil {
		d.status.warn(sentence(err.Error()))
		return
	}
	if len(p.Places) > 1 {
		d.preview(title, p, nil, func(left review.Plan) { d.carry(left, cause) })
		return
	}
	d.carry(p, cause)
}

// carry asks for what a plan says, as one step.
func (d *Desk) carry(p review.Plan, cause string) {
	if len(p.Places) == 0 {
		return
	}
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Carry(p, cause) })
}

// preview lists the places of a plan, ticked where tick says so (all when it is nil), with the words round them and
// what will change. Enter does what is ticked, Space takes a tick off or puts it on, Escape gives up.
func (d *Desk) preview(title string, p review.Plan, tick func(review.NamePlace) bool, accept func(review.Plan)) {
	list := newPlaceList(d.doc.Text, p, tick)
	shown := dialog.NewCustomWithoutButtons(title, list.box, d.win)
	yes := newKeyButton("", widget.HighImportance, func() {
		left := list.left()
		if len(left.Places) == 0 {
			list.hint.SetText("Nothing is ticked. Press Space to tick a place, Esc to leave all as it is.")
			return
		}
		shown.Hide()
		accept(left)
	}, shown.Hide)
	list.changed = func() { yes.SetText("Change " + plural(list.count(), "place", "places")) }
	list.changed()
	list.grid.OnKey = func(_ string, e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			yes.OnTapped()
		case fyne.KeyEscape:
			shown.Hide()
		case fyne.KeySpace:
			list.toggle(list.grid.Selected())
		default:
			return false
		}
		return true
	}
	shown.SetButtons([]fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, shown.Hide, shown.Hide), yes})
	shown.Resize(previewSize(d.win.Canvas().Size(), len(p.Places)))
	shown.Show()
	d.win.Canvas().Focus(list.grid)
	list.grid.Select(list.Key(max(0, slices.Index(list.ticked, true))))
	d.log.Info("places shown", "places", len(p.Places), "ticked", list.count())
}

// previewSize is as large as the list needs and the window lets it be, in Fyne's device-independent pixels.
func previewSize(window fyne.Size, places int) fyne.Size {
	return fyne.NewSize(min(window.Width*0.92, 1100), min(window.Height*0.85, 210+float32(places)*44))
}

// placeList shows the places of a plan as a concordance: what stands before, the words, what stands after.
type placeList struct {
	untinted
	text    string
	plan    review.Plan
	ticked  []bool
	grid    *grid.Grid
	hint    *widget.Label
	box     fyne.CanvasObject
	changed func()
}

func newPlaceList(text string, p review.Plan, tick func(review.NamePlace) bool) *placeList {
	l := &placeList{text: text, plan: p, ticked: make([]bool, len(p.Places)), changed: func() {}}
	for i, at := range p.Places {
		l.ticked[i] = tick == nil || tick(at)
	}
	columns := []grid.Column{
		{ID: "tick", Title: "Change", Width: 76, MinWidth: 60},
		{ID: "before", Title: "Before it", Width: 220, MinWidth: 80, Lines: 2, Align: fyne.TextAlignTrailing, Grow: true},
		{ID: "words", Title: "In the story", Width: 150, MinWidth: 80, Lines: 2},
		{ID: "after", Title: "After it", Width: 220, MinWidth: 80, Lines: 2, Grow: true},
		{ID: "now", Title: "Now", Width: 140, MinWidth: 80, Lines: 2, Grow: true},
		{ID: "then", Title: "Becomes", Width: 140, MinWidth: 80, Lines: 2, Grow: true},
	}
	if !slices.ContainsFunc(p.Places, func(x review.NamePlace) bool { return x.From != x.Span.In(text) }) {
		columns = slices.Delete(columns, 4, 5) // the words themselves change, and stand there already
	}
	l.grid = grid.New(l, columns)
	l.grid.OnClick = func(key, _ string, _ fyne.KeyModifier) { l.toggle(key) }
	l.hint = caption("Enter: change what is ticked.  Space or a click: tick or untick.  Esc: leave all as it is.")
	l.hint.Truncation = fyne.TextTruncateEllipsis
	l.box = container.New(layout.NewBorderLayout(nil, l.hint, nil, nil), l.hint, container.NewStack(newGround(theme.ColorNameInputBackground), l.grid))
	return l
}

// Len is called by the grid.
func (l *placeList) Len() int { return len(l.plan.Places) }

// Key is called by the grid.
func (l *placeList) Key(row int) string { return fmt.Sprint(row) }

// Cell is called by the grid.
func (l *placeList) Cell(row int, column string) grid.Cell {
	p := l.plan.Places[row]
	c := grid.Cell{Color: colorMuted}
	switch column {
	case "tick":
		c.Text, c.Badge = "stays", colorOpen
		if l.ticked[row] {
			c.Text, c.Badge = "yes", colorConfirmed
		}
	case "before":
		c.Text = before(l.text, p.Span)
	case "words":
		c.Text, c.Color, c.Bold = short(p.Span.In(l.text), 60), colorInk, true
	case "after":
		c.Text = after(l.text, p.Span)
	case "now":
		c.Text = p.From
	case "then":
		c.Text, c.Color, c.Strike = p.To, colorInk, !l.ticked[row]
	}
	return c
}

func (l *placeList) toggle(key string) {
	for i := range l.ticked {
		if l.Key(i) == key {
			l.ticked[i] = !l.ticked[i]
		}
	}
	l.grid.RefreshRow(key)
	l.changed()
}

func (l *placeList) count() int { return len(l.left().Places) }

// left is the plan with the ticked places.
func (l *placeList) left() review.Plan {
	p := l.plan
	p.Places = nil
	for i, at := range l.plan.Places {
		if l.ticked[i] {
			p.Places = append(p.Places, at)
		}
	}
	return p
}

// contextLength is how many code points of a line are shown on either side of a place.
const contextLength = 64

// before is what stands before a place in its paragraph, cut at a word.
func before(text string, s story.Span) string {
	line := text[:s.Start]
	return tail(line[strings.LastIndexAny(line, "\r\n")+1:], contextLength)
}

// tail is the end of words, at most n code points, cut at a word.
func tail(words string, n int) string {
	words = oneLine(words)
	r := []rune(words)
	if len(r) <= n {
		return words
	}
	end := string(r[len(r)-n:])
	if i := strings.IndexByte(end, ' '); i >= 0 {
		end = end[i+1:]
	}
	return "… " + end
}

// after is what stands behind a place in its paragraph, cut at a word.
func after(text string, s story.Span) string {
	line := text[s.End:]
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	return short(line, contextLength)
}
