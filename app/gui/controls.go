package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"quotedesk/widgets/grid"
	"quotedesk/widgets/storyview"
)

// controls are the buttons of the desk, by the action that each performs.
type controls struct {
	desk    *Desk
	buttons map[string][]*barButton
	other   map[string]fyne.CanvasObject // where something else than a button of a bar does it: a tab, a list, a tick box
	tips    *tips
	before  fyne.Focusable // what had the keyboard when the mouse went down on a button
}

func newControls(d *Desk) *controls {
	return &controls{desk: d, buttons: map[string][]*barButton{}, other: map[string]fyne.CanvasObject{}, tips: newTips()}
}

// button is a new button for an action. Without words it shows the action's icon alone.
func (c *controls) button(id, words string) *barButton {
	b := c.loose(id, words)
	c.buttons[id] = append(c.buttons[id], b)
	return b
}

// loose is a button for an action that goes again with what it stands in.
func (c *controls) loose(id, words string) *barButton {
	d, a := c.desk, c.desk.keys.action(id)
	b := &barButton{icon: a.icon, text: words, tips: c.tips}
	b.ExtendBaseWidget(b)
	b.tip = func() string {
		if keys := d.keys.both(id); keys != "" {
			return a.toolTip() + "  (" + keys + ")"
		}
		return a.toolTip()
	}
	b.press = func() { c.before = d.win.Canvas().Focused() }
	b.act = func() {
		c.giveBack()
		d.perform(id, "button")
	}
	return b
}

// giveBack gives the keyboard to the pane that had it before the click.
func (c *controls) giveBack() {
	before := c.before
	c.before = nil
	if d := c.desk; before != nil && d.win.Canvas().Overlays().Top() == nil && d.win.Canvas().Focused() == nil {
		d.focusAgain(before)
	}
}

// focusAgain gives the keyboard back to what had it; where that was an editor that has closed, to its pane.
func (d *Desk) focusAgain(before fyne.Focusable) {
	switch f := before.(type) {
	case *pickEntry:
		if f == d.story.find.words || f == d.story.find.with {
			d.win.Canvas().Focus(f)
			return
		}
	case *storyview.View:
		d.win.Canvas().Focus(d.story.view)
		return
	case *grid.Grid:
		if f == d.history.grid && d.history.shown {
			d.win.Canvas().Focus(f)
			return
		}
	}
	d.tables.focus()
}

// group puts buttons for actions beside each other, as close as one thing.
func (c *controls) group(ids ...string) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedHBoxLayout(0))
	for _, id := range ids {
		box.Add(c.button(id, ""))
	}
	return box
}

// strip is a bar over or under a pane: groups with room between them, at the left and at the right.
func strip(left, right []fyne.CanvasObject) fyne.CanvasObject {
	row := container.New(layout.NewCustomPaddedHBoxLayout(stripGap))
	for _, o := range left {
		row.Add(o)
	}
	row.Add(layout.NewSpacer())
	for _, o := range right {
		row.Add(o)
	}
	inset := container.New(layout.NewCustomPaddedLayout(2, 2, stripGap, stripGap), container.NewHScroll(row))
	return container.NewStack(newGround(theme.ColorNameHeaderBackground), inset)
}

// stripGap is the room between two groups of a bar, in Fyne's device-independent pixels.
const stripGap = 8

// refresh greys out what cannot be done now and shows what is on.
func (c *controls) refresh() {
	for id, all := range c.buttons {
		off, on := !c.desk.can(c.desk.keys.action(id).needs), c.desk.isOn(id)
		for _, b := range all {
			b.set(off, on)
		}
	}
}
