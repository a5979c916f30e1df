package gui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/intake"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// encodingChoice shows how a story reads in each encoding, so that a person can say which one is right.
type encodingChoice struct {
	untinted
	desk    *Desk
	name    string // of the file
	bytes   []byte
	list    *grid.Grid
	preview *widget.Label
	told    *widget.Label
	take    func(charset string)
	dlg     *dialog.CustomDialog
}

// ChooseEncoding offers to read the open story's original in another encoding.
func (d *Desk) ChooseEncoding() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	id := d.doc.ID
	s, err := d.db.Story(context.Background(), id)
	if err != nil {
		d.tell("The original could not be read", err)
		return
	}
	original, encoding, err := d.db.Original(context.Background(), id)
	if err != nil {
		d.tell("The original could not be read", err)
		return
	}
	if encoding == "" || s.Origin == "pasted" {
		d.status.say("What this story came as has no choice of encodings.")
		return
	}
	d.pickEncoding(s.Origin, original, encoding, func(charset string) {
		if charset != encoding {
			d.reading(id, s, original, charset)
		}
	})
}

// reading takes a stored story's bytes in again as another encoding.
func (d *Desk) reading(id string, s storage.Story, original []byte, charset string) {
	if len(s.Journal) > 0 {
		d.ask("Read it again as "+charset+"?", "The story comes in anew, without the corrections made so far. The present one goes to “Removed” with all of them.",
			"Read again", func() { d.readAgainAs(id, intake.Story{Origin: s.Origin, Original: original}, charset) })
		return
	}
	d.readAgainAs(id, intake.Story{Origin: s.Origin, Original: original}, charset)
}

// pickEncoding shows the encodings with what the text says in each. Enter takes the selected one, Escape leaves.
func (d *Desk) pickEncoding(origin string, b []byte, now string, take func(charset string)) {
	c := &encodingChoice{desk: d, name: filepath.Base(origin), bytes: b, take: take, preview: widget.NewLabel(""), told: caption("")}
	c.preview.Wrapping, c.told.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	c.list = grid.New(c, []grid.Column{{ID: "name", Title: "Encoding", Width: 170, MinWidth: 120, Grow: true}})
	c.list.OnSelected = c.show
	c.list.OnKey = enterOrEscape(c.accept, func() { c.dlg.Hide() })
	c.list.OnActivated = func(string, string) { c.accept() }
	text := container.NewBorder(nil, c.told, nil, nil, container.NewVScroll(c.preview))
	split := container.NewHSplit(container.NewStack(newGround(theme.ColorNameInputBackground), c.list), container.NewStack(newGround(colorPaper), text))
	split.SetOffset(0.26)
	c.dlg = dialog.NewCustomWithoutButtons("Which encoding?", split, d.win)
	c.dlg.SetButtons([]fyne.CanvasObject{
		newKeyButton("Cancel", widget.MediumImportance, c.dlg.Hide, c.dlg.Hide),
		newKeyButton("Read it so (Enter)", widget.HighImportance, c.accept, c.dlg.Hide),
	})
	window := d.win.Canvas().Size()
	c.dlg.Resize(fyne.NewSize(min(window.Width*0.92, 900), min(window.Height*0.86, 560)))
	c.dlg.Show()
	d.win.Canvas().Focus(c.list)
	c.list.Select(now)
	d.log.Info("encodings shown", "now", now)
}

// Len is called by the grid.
func (c *encodingChoice) Len() int { return len(intake.Encodings()) }

// Key is called by the grid.
func (c *encodingChoice) Key(row int) string { return intake.Encodings()[row] }

// Cell is called by the grid.
func (c *encodingChoice) Cell(row int, _ string) grid.Cell {
	return grid.Cell{Text: intake.Encodings()[row]}
}

func (c *encodingChoice) accept() {
	charset := c.list.Selected()
	if charset == "" {
		return
	}
	c.dlg.Hide()
	c.take(charset)
}

// mostPreviewed is how many bytes of a file are read for the preview, and previewRunes how much is shown.
const (
	mostPreviewed = 512 << 10
	previewRunes  = 900
)

// show previews the text in an encoding, from shortly before the first character that tells encodings apart.
func (c *encodingChoice) show(charset string) {
	if charset == "" {
		return
	}
	b := c.bytes[:min(len(c.bytes), mostPreviewed)]
	s, err := intake.Bytes(c.name, b, charset)
	var bad *intake.EncodingError
	switch {
	case errors.As(err, &bad) && len(b) < len(c.bytes) && bad.Offset > len(b)-8: // the cut fell into a character
		s, err = intake.Bytes(c.name, b[:bad.Offset], charset)
	case err != nil:
		c.preview.SetText("")
		c.told.Importance = widget.DangerImportance
		c.told.SetText(err.Error())
		return
	}
	if err != nil {
		c.told.SetText(err.Error())
		return
	}
	c.preview.SetText(telling(s.Text))
	lost := strings.Count(s.Text, string(utf8.RuneError))
	c.told.Importance = widget.MediumImportance
	words := "Every character can be read."
	if lost > 0 {
		c.told.Importance = widget.WarningImportance
		words = fmt.Sprintf("%s cannot be read and would show as �.", plural(lost, "character", "characters"))
	}
	c.told.SetText(words)
}

// telling is the part of a text in which encodings differ first, with some words before it.
func telling(text string) string {
	at := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	from := max(0, at-120)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	r := []rune(text[from:min(len(text), from+4*previewRunes)])
	head := ""
	if from > 0 {
		head = "… "
	}
	return head + string(r[:min(len(r), previewRunes)])
}
