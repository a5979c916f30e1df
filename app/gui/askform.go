package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// formField is a line of a small form.
type formField struct {
	label  string
	text   string
	hint   string
	note   string // a sentence under it
	tick   bool   // a box to tick; its text is "yes" or ""
	file   bool   // a path, with a button that chooses it
	folder bool   // the same of a folder
	secret bool   // what is typed is kept from the drafts, for the name of a protected source
}

// askForm asks for several lines at once. Enter in any of them takes all, Escape leaves; the form stays with what is wrong
// until done is told nil. done may be called later, on the UI goroutine.
func (d *Desk) askForm(title, advice string, fields []formField, yes string, take func(said []string, done func(error))) {
	words := widget.NewLabel(advice)
	words.Wrapping = fyne.TextWrapWord
	wrong := widget.NewLabel("")
	wrong.Wrapping, wrong.Importance = fyne.TextWrapWord, widget.DangerImportance
	wrong.Hide()
	rows := container.New(layout.NewFormLayout())
	shown := dialog.NewCustomWithoutButtons(title, container.NewVBox(words, rows, wrong), d.win)
	f := &smallForm{}
	shown.SetOnClosed(func() { f.forget(d) })
	accept := func() {
		if f.busy {
			return
		}
		f.busy = true
		take(f.said(), func(err error) {
			f.busy = false
			if err == nil {
				shown.Hide()
				return
			}
			wrong.SetText(sentence(messageText(err)))
			wrong.Show()
			shown.Resize(fyne.NewSize(messageWidth, shown.MinSize().Height))
		})
	}
	for _, field := range fields {
		rows.Add(widget.NewLabel(field.label))
		rows.Add(noted(f.add(d, field, accept, shown.Hide), field.note))
		if f.last != nil && !field.secret {
			d.watchField(f.last, "“"+title+"”, "+field.label)
		}
	}
	shown.SetButtons([]fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, shown.Hide, shown.Hide),
		newKeyButton(yes, widget.HighImportance, accept, shown.Hide)})
	shown.Resize(fyne.NewSize(messageWidth, 0))
	shown.Show()
	if len(f.values) > 0 {
		d.win.Canvas().Focus(f.first)
		if e, ok := f.first.(fyne.Shortcutable); ok {
			e.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed takes the place of what is offered
		}
	}
}

// noted is a line of a form with the sentence under it.
func noted(line fyne.CanvasObject, note string) fyne.CanvasObject {
	if note == "" {
		return line
	}
	words := caption(note)
	words.Wrapping = fyne.TextWrapWord
	return container.New(layout.NewCustomPaddedVBoxLayout(-detailTighter), line, words)
}

// smallForm holds what the lines of a form say.
type smallForm struct {
	values []func() string
	first  fyne.Focusable
	last   *keyEntry // the field added last; nil for a box to tick
	fields []*keyEntry
	busy   bool
}

// forget ends the keeping of what is typed: the form is left.
func (f *smallForm) forget(d *Desk) {
	for _, e := range f.fields {
		delete(d.unsaved.form, e)
	}
}

func (f *smallForm) said() []string {
	var out []string
	for _, v := range f.values {
		out = append(out, v())
	}
	return out
}

func (f *smallForm) add(d *Desk, field formField, accept, leave func()) fyne.CanvasObject {
	f.last = nil
	if field.tick {
		c := &keyCheck{accept: accept, leave: leave}
		c.Checked = field.text != ""
		c.Text = field.hint
		c.ExtendBaseWidget(c)
		f.values = append(f.values, func() string {
			if c.Checked {
				return yes
			}
			return ""
		})
		return c
	}
	e := newKeyEntry(leave)
	e.SetText(field.text)
	e.SetPlaceHolder(field.hint)
	e.OnSubmitted = func(string) { accept() }
	f.last, f.fields = e, append(f.fields, e)
	f.values = append(f.values, func() string { return oneLine(e.Text) })
	if f.first == nil {
		f.first = e
	}
	if !field.file && !field.folder {
		return e
	}
	choose := newKeyButton("Choose…", widget.MediumImportance, func() {
		ask := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if err != nil || r == nil {
				return
			}
			e.SetText(r.URI().Path())
			_ = r.Close() // nothing was written
		}, d.win)
		if field.folder {
			ask = dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
				if err == nil && u != nil {
					e.SetText(u.Path())
				}
			}, d.win)
		}
		size := d.win.Canvas().Size()
		ask.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.8))
		ask.Show()
	}, leave)
	return container.NewBorder(nil, nil, nil, choose, e)
}

// keyCheck is a box to tick that Enter takes the form from and Escape leaves.
type keyCheck struct {
	widget.Check
	accept, leave func()
}

// TypedKey is called while the box has the keyboard.
func (c *keyCheck) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.accept()
	case fyne.KeyEscape:
		c.leave()
	default:
		c.Check.TypedKey(e)
	}
}
