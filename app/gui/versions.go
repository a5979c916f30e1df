package gui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
	"quotedesk/widgets/storyview"
)

// comparison shows the story's text as it stands against an earlier version, word by word.
type comparison struct {
	untinted
	desk     *Desk
	doc      *review.Document
	versions []storage.TextVersion // latest first, without the present one
	list     *grid.Grid
	view     *storyview.View
	sum      *widget.Label
	changes  []story.Span // in the text shown
	at       int          // the change looked at
}

// CompareVersions opens the comparison with the version before the present one.
func (d *Desk) CompareVersions() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	all, err := d.db.TextVersions(context.Background(), d.doc.ID)
	if err != nil {
		d.tell("The versions could not be read", err)
		return
	}
	c := &comparison{desk: d, doc: d.doc}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Version < d.doc.TextVersion() {
			c.versions = append(c.versions, all[i])
		}
	}
	if len(c.versions) == 0 {
		d.status.say("The words are as they came in: there is no earlier version.")
		return
	}
	c.show()
	d.log.Info("versions shown", "versions", len(c.versions))
}

func (c *comparison) show() {
	d := c.desk
	c.list = grid.New(c, []grid.Column{
		{ID: "version", Title: "No.", Width: 40, MinWidth: 30, Align: fyne.TextAlignTrailing},
		{ID: "what", Title: "Version", Width: 190, MinWidth: 100, Lines: 3, Grow: true},
	})
	c.view = storyview.New(compareStyles())
	c.view.SetTextScale(d.story.view.TextScale())
	c.sum = caption("")
	c.sum.Truncation = fyne.TextTruncateEllipsis
	c.list.OnSelected = c.compare
	var dlg *dialog.CustomDialog
	keys := func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			dlg.Hide()
		case fyne.KeyN, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
			c.step(1)
		case fyne.KeyP:
			c.step(-1)
		default:
			return false
		}
		return true
	}
	c.list.OnKey = func(_ string, e *fyne.KeyEvent) bool { return keys(e) }
	c.view.OnKey = keys
	dlg = dialog.NewCustomWithoutButtons("The text as it stands, against an earlier version", c.content(), d.win)
	dlg.SetButtons([]fyne.CanvasObject{
		newKeyButton("Change before (P)", widget.MediumImportance, func() { c.step(-1) }, dlg.Hide),
		newKeyButton("Next change (N)", widget.MediumImportance, func() { c.step(1) }, dlg.Hide),
		newKeyButton("Close", widget.HighImportance, dlg.Hide, dlg.Hide),
	})
	size := d.win.Canvas().Size()
	dlg.Resize(fyne.NewSize(min(size.Width*0.94, 1240), size.Height*0.9))
	dlg.Show()
	d.win.Canvas().Focus(c.list)
	c.list.Select(c.Key(0))
	c.compare(c.Key(0))
}

func (c *comparison) content() fyne.CanvasObject {
	looks := compareStyles()
	legend := container.NewHBox(storyview.NewSwatch("put in", looks[stylePutIn]), storyview.NewSwatch("taken out", looks[styleTakenOut]))
	head := container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewBorder(nil, nil, container.NewPadded(legend), nil, c.sum))
	text := container.New(layout.NewBorderLayout(head, nil, nil, nil), container.NewStack(newGround(colorPaper), c.view), head)
	split := container.NewHSplit(container.NewStack(newGround(theme.ColorNameInputBackground), c.list), text)
	split.SetOffset(0.24)
	return split
}

// compare shows what has changed since a version.
func (c *comparison) compare(key string) {
	for i, v := range c.versions {
		if c.Key(i) != key {
			continue
		}
		was, err := c.desk.db.Text(context.Background(), c.doc.ID, v.Version)
		if err != nil {
			c.sum.SetText(messageText(err))
			return
		}
		text, marks, sum := compared(was, c.doc.Text)
		c.changes, c.at = nil, -1
		for _, m := range marks {
			if n := len(c.changes); n > 0 && c.changes[n-1].End == m.Start {
				c.changes[n-1].End = m.End
				continue
			}
			c.changes = append(c.changes, story.Span{Start: m.Start, End: m.End})
		}
		c.view.SetHighlights(nil)
		c.view.SetText(text)
		c.view.SetHighlights(marks)
		c.sum.SetText(fmt.Sprintf("Since version %d: %s", v.Version, sum))
		c.step(1)
	}
}

// step looks at the next change, or at the one before.
func (c *comparison) step(by int) {
	n := len(c.changes)
	if n == 0 {
		return
	}
	if c.at += by; c.at < 0 {
		c.at = n - 1
	}
	c.at %= n
	s := c.changes[c.at]
	c.view.Select(s.Start, s.Start)
	c.view.ScrollTo(s.Start, s.End)
}

// compared is one text with what was taken out and what was put in, one behind the other, and how many words of each.
func compared(was, is string) (text string, marks []storyview.Highlight, sum string) {
	var b strings.Builder
	in, out := 0, 0
	mark := func(words, style string) {
		start := b.Len()
		b.WriteString(words)
		marks = append(marks, storyview.Highlight{Start: start, End: b.Len(), Style: style})
	}
	for _, c := range review.Diff(was, is) {
		if c.Equal() {
			b.WriteString(c.Is)
			continue
		}
		if c.Was != "" {
			mark(c.Was, styleTakenOut)
			out += len(strings.Fields(c.Was))
		}
		if c.Is != "" {
			mark(c.Is, stylePutIn)
			in += len(strings.Fields(c.Is))
		}
	}
	sum = plural(in, "word", "words") + " put in, " + fmt.Sprint(out) + " taken out"
	switch {
	case len(marks) == 0:
		sum = "nothing; the words are the same"
	case in+out == 0:
		sum = "only spaces and line ends"
	}
	return b.String(), marks, sum
}

// Len is called by the grid.
func (c *comparison) Len() int { return len(c.versions) }

// Key is called by the grid.
func (c *comparison) Key(row int) string { return fmt.Sprint(c.versions[row].Version) }

// Cell is called by the grid.
func (c *comparison) Cell(row int, column string) grid.Cell {
	v := c.versions[row]
	if column == "version" {
		return grid.Cell{Text: fmt.Sprint(v.Version), Color: colorMuted}
	}
	return grid.Cell{Text: when(v.At, c.desk.now()) + " " + c.made(v.Version)}
}

// made says what made a version, and who.
func (c *comparison) made(version int) string {
	for _, e := range c.doc.Journal() {
		if e.What == review.Text && e.TextVersion == version {
			return e.Who + " – " + review.Describe(e)
		}
	}
	return "as it came in"
}
