package gui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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

// comparison shows one version of the story's text against another, word by word. The left one is what it was, the
// right one what it became.
type comparison struct {
	untinted
	desk        *Desk
	doc         *review.Document
	versions    []storage.TextVersion // latest first; the first is the present one
	left, right int                   // numbers of the versions compared
	list        *grid.Grid
	view        *storyview.View
	sum         *widget.Label
	changes     []story.Span // in the text shown
	at          int          // the change looked at
}

// CompareVersions opens the comparison of the version before the present one with the present one.
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
		if all[i].Version <= d.doc.TextVersion() {
			c.versions = append(c.versions, all[i])
		}
	}
	if len(c.versions) < 2 {
		d.status.say("The words are as they came in: there is no earlier version.")
		return
	}
	c.left, c.right = c.versions[1].Version, c.versions[0].Version
	c.show()
	d.log.Info("versions shown", "versions", len(c.versions))
}

func (c *comparison) show() {
	d := c.desk
	c.list = grid.New(c, []grid.Column{
		{ID: "left", Title: "Left", Width: 58, MinWidth: 50},
		{ID: "right", Title: "Right", Width: 58, MinWidth: 50},
		{ID: "version", Title: "No.", Width: 40, MinWidth: 30, Align: fyne.TextAlignTrailing},
		{ID: "what", Title: "Version", Width: 170, MinWidth: 100, Lines: 3, Grow: true},
	})
	c.view = storyview.New(compareStyles())
	c.view.SetTextScale(d.story.view.TextScale())
	c.sum = caption("")
	c.sum.Truncation = fyne.TextTruncateEllipsis
	var dlg *dialog.CustomDialog
	keys := func(e *fyne.KeyEvent) bool { return c.key(e, dlg.Hide) }
	c.list.OnKey = func(_ string, e *fyne.KeyEvent) bool { return keys(e) }
	c.list.OnClick = func(key, column string, _ fyne.KeyModifier) { c.choose(key, column) }
	c.view.OnKey = keys
	dlg = dialog.NewCustomWithoutButtons("Versions of the text", c.content(), d.win)
	button := func(words string, act func()) fyne.CanvasObject {
		return newKeyButton(words, widget.MediumImportance, act, dlg.Hide)
	}
	dlg.SetButtons([]fyne.CanvasObject{
		button("To the left (L)", func() { c.choose(c.list.Selected(), "left") }),
		button("To the right (R)", func() { c.choose(c.list.Selected(), "right") }),
		button("Swap (S)", c.swap),
		button("Change before (P)", func() { c.step(-1) }),
		button("Next change (N)", func() { c.step(1) }),
		newKeyButton("Close", widget.HighImportance, dlg.Hide, dlg.Hide),
	})
	size := d.win.Canvas().Size()
	dlg.Resize(fyne.NewSize(min(size.Width*0.94, 1240), size.Height*0.9))
	dlg.Show()
	d.win.Canvas().Focus(c.list)
	c.list.Select(fmt.Sprint(c.left))
	c.compare()
}

func (c *comparison) key(e *fyne.KeyEvent, leave func()) bool {
	switch e.Name {
	case fyne.KeyEscape:
		leave()
	case fyne.KeyL, fyne.KeyReturn, fyne.KeyEnter:
		c.choose(c.list.Selected(), "left")
	case fyne.KeyR:
		c.choose(c.list.Selected(), "right")
	case fyne.KeyS:
		c.swap()
	case fyne.KeyN, fyne.KeyF3:
		c.step(1)
	case fyne.KeyP:
		c.step(-1)
	default:
		return false
	}
	return true
}

func (c *comparison) content() fyne.CanvasObject {
	looks := compareStyles()
	legend := container.NewHBox(storyview.NewSwatch("only right", looks[stylePutIn]), storyview.NewSwatch("only left", looks[styleTakenOut]))
	head := container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewBorder(nil, nil, container.NewPadded(legend), nil, c.sum))
	text := container.New(layout.NewBorderLayout(head, nil, nil, nil), container.NewStack(newGround(colorPaper), c.view), head)
	split := container.NewHSplit(container.NewStack(newGround(theme.ColorNameInputBackground), c.list), text)
	split.SetOffset(0.3)
	return split
}

// choose puts a version at a side. The other side gives way to it, so that two are always compared.
func (c *comparison) choose(key, side string) {
	n, err := strconv.Atoi(key)
	if err != nil {
		return
	}
	switch {
	case side == "left" && n == c.right, side == "right" && n == c.left:
		c.swap()
		return
	case side == "left":
		c.left = n
	case side == "right":
		c.right = n
	default:
		return
	}
	c.compare()
}

// swap looks at the same two versions the other way round.
func (c *comparison) swap() {
	c.left, c.right = c.right, c.left
	c.compare()
}

// compare shows what the right version has that the left one has not, and the other way round.
func (c *comparison) compare() {
	c.list.Refresh()
	c.changes, c.at = nil, -1
	left, err := c.text(c.left)
	right, err2 := c.text(c.right)
	if err = errors.Join(err, err2); err != nil {
		c.view.SetHighlights(nil)
		c.view.SetText("")
		c.sum.SetText(messageText(err))
		return
	}
	text, marks, sum := compared(left, right)
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
	c.sum.SetText(fmt.Sprintf("From version %d to %d: %s", c.left, c.right, sum))
	c.step(1)
}

// text is a version's text; that of the present one is what the desk shows.
func (c *comparison) text(version int) (string, error) {
	if version == c.doc.TextVersion() {
		return c.doc.Text, nil
	}
	return c.desk.db.Text(context.Background(), c.doc.ID, version)
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
	switch column {
	case "version":
		return grid.Cell{Text: fmt.Sprint(v.Version), Color: colorMuted}
	case "left":
		return side(column, v.Version == c.left)
	case "right":
		return side(column, v.Version == c.right)
	}
	made := c.made(v.Version)
	if v.Version == c.doc.TextVersion() {
		made += " (as it stands)"
	}
	return grid.Cell{Text: when(v.At, c.desk.now()) + " " + made}
}

// side is the cell that says whether a version stands at a side.
func side(words string, there bool) grid.Cell {
	if there {
		return grid.Cell{Text: words, Badge: colorConfirmed}
	}
	return grid.Cell{Text: "–", Color: colorMuted}
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
