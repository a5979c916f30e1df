package gui

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/story"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// arrivalReport shows how the story came in: what its file held, what was left out, and the remarks in it, each of
// which can be gone to.
type arrivalReport struct {
	untinted
	desk     *Desk
	came     story.Arrival
	facts    []fact
	list     *grid.Grid
	dlg      *dialog.CustomDialog
	original int // bytes
}

// fact is a line of the report.
type fact struct {
	words string
	head  bool // of a group of lines
}

// ShowArrival opens the intake report of the open story.
func (d *Desk) ShowArrival() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	came, err := d.db.Arrival(context.Background(), d.doc.ID)
	if errors.Is(err, storage.ErrNotFound) {
		d.status.say("This story came in before reports were kept. Its original is kept all the same.")
		return
	}
	if err != nil {
		d.tell("The intake report could not be read", err)
		return
	}
	s, err := d.db.Story(context.Background(), d.doc.ID)
	if err != nil {
		d.tell("The intake report could not be read", err)
		return
	}
	original, encoding, err := d.db.Original(context.Background(), d.doc.ID)
	if err != nil {
		d.tell("The original could not be read", err)
		return
	}
	r := &arrivalReport{desk: d, came: came, original: len(original)}
	r.facts = r.lines(s, encoding)
	r.show()
	d.log.Info("intake report shown", "held", len(came.Held), "remarks", len(came.Remarks))
}

// lines are the facts of the report.
func (r *arrivalReport) lines(s storage.Story, encoding string) []fact {
	var out []fact
	add := func(what, words string) {
		if words = oneLine(words); words != "" {
			out = append(out, fact{words: what + words})
		}
	}
	group := func(head string, lines []string, none string) {
		out = append(out, fact{words: head, head: true})
		for _, l := range lines {
			add("", l)
		}
		if len(lines) == 0 {
			add("", none)
		}
	}
	out = append(out, fact{words: r.came.Form, head: true})
	add("", plural(r.original, "byte", "bytes")+", kept as they came")
	if encoding != "" && r.came.Guessed {
		encoding += " (guessed)"
	}
	add("Encoding: ", encoding)
	add("From: ", s.Origin)
	if p := r.came.Page; p != nil {
		add("Title: ", p.Title)
		add("Byline: ", p.Byline)
		add("Date: ", p.Date)
		add("Site: ", p.Site)
		if p.Address != s.Origin {
			add("Address: ", p.Address)
		}
	}
	var held []string
	for _, t := range r.came.Held {
		held = append(held, fmt.Sprintf("%s: %d", t.What, t.N))
	}
	group("It held", held, "nothing but its words")
	group("Left out or changed on the way", r.came.Changed, "nothing: every character is as it came")
	if len(r.came.Attached) > 0 {
		group("Attached, and not read", r.came.Attached, "")
	}
	return out
}

// text shows the facts, the groups apart from each other.
func (r *arrivalReport) text() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(-9))
	for i, f := range r.facts {
		if f.head && i > 0 {
			gap := canvas.NewRectangle(color.Transparent)
			gap.SetMinSize(fyne.NewSize(1, 16))
			box.Add(gap)
		}
		l := widget.NewLabel(f.words)
		l.Wrapping, l.TextStyle.Bold = fyne.TextWrapWord, f.head
		box.Add(l)
	}
	return container.NewVScroll(box)
}

func (r *arrivalReport) show() {
	d := r.desk
	body := r.text()
	buttons := []fyne.CanvasObject{}
	var first fyne.Focusable
	size := fyne.NewSize(620, 460)
	hide := func() { r.dlg.Hide() }
	shut := newKeyButton("Close", widget.HighImportance, hide, hide)
	first = shut
	if len(r.came.Remarks) > 0 {
		r.list = grid.New(r, []grid.Column{
			{ID: "kind", Title: "Remark", Width: 84, MinWidth: 70},
			{ID: "words", Title: "What it says", Width: 220, MinWidth: 120, Lines: 3, Grow: true},
			{ID: "on", Title: "On the words", Width: 180, MinWidth: 100, Lines: 2, Grow: true},
			{ID: "who", Title: "By", Width: 110, MinWidth: 70},
		})
		r.list.OnKey = enterOrEscape(r.open, hide)
		r.list.OnActivated = func(string, string) { r.open() }
		split := container.NewVSplit(body, container.NewStack(newGround(theme.ColorNameInputBackground), r.list))
		split.SetOffset(0.55)
		body, first = split, r.list
		buttons = append(buttons, newKeyButton("Go to the words (Enter)", widget.MediumImportance, r.open, hide))
		size = fyne.NewSize(820, 660)
	}
	buttons = append(buttons, newKeyButton("Save the original…", widget.MediumImportance, func() {
		hide()
		d.perform("original", "button")
	}, hide), shut)
	r.dlg = dialog.NewCustomWithoutButtons("How the story came in", body, d.win)
	r.dlg.SetButtons(buttons)
	window := d.win.Canvas().Size()
	r.dlg.Resize(fyne.NewSize(min(window.Width*0.92, size.Width), min(window.Height*0.88, size.Height)))
	r.dlg.Show()
	d.win.Canvas().Focus(first)
	if r.list != nil {
		r.list.Select(r.Key(0))
	}
}

// Len is called by the grid.
func (r *arrivalReport) Len() int { return len(r.came.Remarks) }

// Key is called by the grid.
func (r *arrivalReport) Key(row int) string { return fmt.Sprint(row) }

// Cell is called by the grid.
func (r *arrivalReport) Cell(row int, column string) grid.Cell {
	m := r.came.Remarks[row]
	switch column {
	case "kind":
		return grid.Cell{Text: string(m.Kind), Bold: true}
	case "words":
		return grid.Cell{Text: m.Words}
	case "who":
		return grid.Cell{Text: m.Who, Color: colorMuted}
	}
	at, ok := r.find(row)
	switch {
	case !ok:
		return grid.Cell{Hint: "words changed since"}
	case at.Empty():
		return grid.Cell{Hint: tail(r.desk.doc.Text[:at.Start], 40)}
	}
	return grid.Cell{Text: short(at.In(r.desk.doc.Text), 80)}
}

// find is where the words of a remark stand now; false when they were edited away.
func (r *arrivalReport) find(row int) (story.Span, bool) {
	d := r.desk
	first, err := d.db.Text(context.Background(), d.doc.ID, 1)
	if m := r.came.Remarks[row]; err == nil && m.Span.Valid(first) {
		return sameWordsIn(d.doc.Text, first, m.Span)
	}
	return story.Span{}, false
}

// sameWordsIn finds a stretch of an earlier text in a later one: at the same place counted from the beginning or from
// the end, else the only place with the same words.
func sameWordsIn(now, then string, at story.Span) (story.Span, bool) {
	words := at.In(then)
	shift := len(now) - len(then)
	switch {
	case at.End <= len(now) && now[:at.End] == then[:at.End]:
		return at, true
	case at.Start+shift >= 0 && now[at.Start+shift:] == then[at.Start:]:
		return story.Span{Start: at.Start + shift, End: at.End + shift}, true
	case words != "" && strings.Count(now, words) == 1:
		i := strings.Index(now, words)
		return story.Span{Start: i, End: i + len(words)}, true
	}
	return story.Span{}, false
}

// open shows the words that the selected remark stands on.
func (r *arrivalReport) open() {
	for i, m := range r.came.Remarks {
		if r.list == nil || r.Key(i) != r.list.Selected() {
			continue
		}
		at, ok := r.find(i)
		if !ok {
			r.desk.status.warn("The words of this remark have been edited since.")
			return
		}
		r.dlg.Hide()
		v := r.desk.story.view
		v.ScrollTo(at.Start, at.End)
		v.Select(at.Start, at.End)
		r.desk.win.Canvas().Focus(v)
		r.desk.status.say(strings.TrimSpace(m.Who + ": " + short(m.Words, 120)))
	}
}

// SaveOriginal asks where to put the bytes that the open story came as, and writes exactly those.
func (d *Desk) SaveOriginal() {
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
	came, err := d.db.Arrival(context.Background(), id)
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		d.tell("The original could not be read", err)
		return
	}
	path := freePath(filepath.Join(d.exportFolder(), originalName(s, came)))
	d.askForm("Save the original", "The bytes that the story came as, exactly. Nothing is written over.",
		[]formField{{label: "File", text: path}}, "Save", func(said []string, done func(error)) {
			d.background(func() func() {
				err := d.writeOriginal(id, said[0])
				return func() {
					if done(err); err == nil {
						d.log.Info("original saved", "path", said[0])
						d.status.say("The original is in " + said[0])
					}
				}
			})
		})
	d.log.Info("original asked")
}
