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
	"quotedesk/widgets/grid"
)

// showClashes shows both versions of what two windows have set. Keeping theirs is what Escape does.
func (d *Desk) showClashes(clashes []review.Clash, theirs []review.Correction, mine func()) {
	list := &clashList{clashes: slices.Clone(clashes)}
	for i, c := range clashes {
		if c.What == review.Text {
			apart := differing(oneLine(c.Was), oneLine(c.Theirs), oneLine(c.Mine))
			list.clashes[i].Was, list.clashes[i].Theirs, list.clashes[i].Mine = apart[0], apart[1], apart[2]
		}
	}
	g := grid.New(list, []grid.Column{
		{ID: "what", Title: "What", Width: 120, MinWidth: 60, Lines: 3},
		{ID: "was", Title: "As it was", Width: 170, MinWidth: 80, Lines: 5, Grow: true},
		{ID: "theirs", Title: "Theirs, stored", Width: 180, MinWidth: 80, Lines: 5, Grow: true},
		{ID: "mine", Title: "Yours, not stored", Width: 180, MinWidth: 80, Lines: 5, Grow: true},
	})
	words := widget.NewLabel("Another window was faster: " + d.byOthers(theirs) + ". Nothing has been overwritten.")
	words.Wrapping = fyne.TextWrapWord
	box := container.New(layout.NewBorderLayout(words, nil, nil, nil), words, container.NewStack(newGround(theme.ColorNameInputBackground), g))
	shown := dialog.NewCustomWithoutButtons("Which version stands?", box, d.win)
	keep := newKeyButton("Keep theirs", widget.HighImportance, func() {
		shown.Hide()
		d.status.say("Theirs stands.")
	}, shown.Hide)
	take := newKeyButton("Take mine", widget.MediumImportance, func() {
		shown.Hide()
		mine()
	}, shown.Hide)
	shown.SetButtons([]fyne.CanvasObject{take, keep})
	size := d.win.Canvas().Size()
	shown.Resize(fyne.NewSize(min(size.Width*0.9, 900), min(size.Height*0.8, 210+float32(len(clashes))*80)))
	shown.Show()
	d.win.Canvas().Focus(keep)
	d.log.Info("clash shown", "clashes", len(clashes))
}

// clashList shows clashes to the grid.
type clashList struct {
	untinted
	clashes []review.Clash
}

// Len is called by the grid.
func (c *clashList) Len() int { return len(c.clashes) }

// Key is called by the grid.
func (c *clashList) Key(row int) string { return fmt.Sprint(row) }

// Cell is called by the grid.
func (c *clashList) Cell(row int, column string) grid.Cell {
	x := c.clashes[row]
	switch column {
	case "what":
		return grid.Cell{Text: strings.TrimSuffix(x.What.Word()+" – "+oneLine(x.Label), " – ")}
	case "was":
		return grid.Cell{Text: orEmpty(x.Was), Color: colorMuted}
	case "theirs":
		return grid.Cell{Text: orEmpty(x.Theirs)}
	}
	return grid.Cell{Text: orEmpty(x.Mine), Bold: true}
}

func orEmpty(words string) string {
	if words = oneLine(words); words == "" {
		return "nothing"
	}
	return words
}

// sharedShown is how many words that all versions of a paragraph have are left at each side of where they differ.
const sharedShown = 6

// differing cuts off what versions of a paragraph have in common, but for some words before and behind.
func differing(versions ...string) []string {
	words := make([][]string, len(versions))
	least := -1
	for i, v := range versions {
		words[i] = strings.Fields(v)
		if n := len(words[i]); least < 0 || n < least {
			least = n
		}
	}
	same := func(at func([]string) string) bool {
		for _, w := range words[1:] {
			if at(w) != at(words[0]) {
				return false
			}
		}
		return true
	}
	head, tail := 0, 0
	for head < least && same(func(w []string) string { return w[head] }) {
		head++
	}
	for tail < least-head && same(func(w []string) string { return w[len(w)-1-tail] }) {
		tail++
	}
	out := make([]string, len(versions))
	for i, w := range words {
		from, to := max(head-sharedShown, 0), min(len(w)-tail+sharedShown, len(w))
		out[i] = strings.Join(w[from:to], " ")
		if from > 0 {
			out[i] = "… " + out[i]
		}
		if to < len(w) {
			out[i] += " …"
		}
	}
	return out
}
