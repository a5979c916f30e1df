package gui

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/export"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// exportDialog asks what to write and where, and shows every change the clean article will have.
type exportDialog struct {
	desk    *Desk
	doc     *review.Document // what is exported, whatever is opened meanwhile
	boxes   []*keyCheck      // in the order of forms
	house   *keyCheck        // the fact-check files are for the house
	checked *widget.Label    // what is open in the checking
	folder  *keyEntry
	changes *fyne.Container
	dialog  *dialog.CustomDialog
}

// Export opens the export dialog for the open story.
func (d *Desk) Export() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	d.commitEditor()
	newExportDialog(d)
	d.log.Info("export shown")
}

func newExportDialog(d *Desk) *exportDialog {
	x := &exportDialog{desk: d, doc: d.doc, changes: container.NewVBox()}
	x.folder = newKeyEntry(func() { x.dialog.Hide() })
	for _, f := range forms() {
		box := x.box(f.words)
		box.Checked = d.app.Preferences().BoolWithFallback("export."+f.suffix, f.usual)
		x.boxes = append(x.boxes, box)
	}
	x.house = x.box("For the house: with notes and contacts") // unticked each time
	x.checked = caption("")
	x.checked.Wrapping = fyne.TextWrapWord
	for i, f := range forms() {
		if f.proof {
			x.boxes[i].OnChanged = func(bool) { x.showChecked() }
		}
	}
	x.house.OnChanged = func(bool) { x.showChecked() }
	x.folder.SetText(d.exportFolder())
	x.folder.OnSubmitted = func(string) { x.write() }
	x.fillChanges()
	x.show()
	return x
}

// box is one to tick, that Enter exports from and Escape leaves.
func (x *exportDialog) box(words string) *keyCheck {
	c := &keyCheck{accept: func() { x.write() }, leave: func() { x.dialog.Hide() }}
	c.Text = words
	c.ExtendBaseWidget(c)
	return c
}

func (x *exportDialog) show() {
	d := x.desk
	x.dialog = dialog.NewCustomWithoutButtons("Export “"+short(x.doc.Title, 50)+"”", x.content(), d.win)
	x.dialog.SetButtons([]fyne.CanvasObject{
		newKeyButton("Cancel", widget.MediumImportance, x.dialog.Hide, x.dialog.Hide),
		newKeyButton("Export", widget.HighImportance, x.write, x.dialog.Hide),
	})
	x.dialog.Resize(fyne.NewSize(780, min(d.win.Canvas().Size().Height*0.95, 690)))
	x.dialog.Show()
	d.win.Canvas().Focus(x.folder)
}

func (x *exportDialog) content() fyne.CanvasObject {
	left := container.NewVBox(heading("What"))
	for i, b := range x.boxes {
		if i > 0 && forms()[i].proof && !forms()[i-1].proof {
			left.Add(rule())
		}
		left.Add(b)
	}
	left.Add(container.New(layout.NewCustomPaddedLayout(0, 0, 24, 0), x.house))
	browse := widget.NewButtonWithIcon("", theme.FolderOpenIcon(), x.browse)
	where := container.NewVBox(heading("Where"), container.NewBorder(nil, nil, nil, browse, x.folder))
	if words := x.openItems(); words != "" {
		l := widget.NewLabel(words)
		l.Importance, l.Wrapping = widget.WarningImportance, fyne.TextWrapWord
		where.Add(l)
	}
	where.Add(x.checked)
	x.showChecked()
	right := container.NewBorder(heading("Put right in the article"), nil, nil, nil, container.NewVScroll(x.changes))
	return container.NewBorder(nil, where, container.NewVScroll(left), nil, container.NewBorder(nil, nil, widget.NewSeparator(), nil, right))
}

func heading(words string) fyne.CanvasObject {
	l := widget.NewLabel(words)
	l.TextStyle.Bold = true
	return l
}

// openItems says what nobody has looked at yet; exporting is allowed all the same.
func (x *exportDialog) openItems() string {
	p := x.doc.Progress()
	if p.Open == 0 {
		return ""
	}
	return plural(p.Open, "quotation has", "quotations have") + " not been reviewed yet. The tables say so in their status column."
}

// audience is who the fact-check files are for.
func (x *exportDialog) audience() export.Audience {
	if x.house.Checked {
		return export.Internal
	}
	return export.External
}

// showChecked counts what is open, waived and stale before a fact-check file goes out.
func (x *exportDialog) showChecked() {
	wanted := false
	for i, f := range forms() {
		wanted = wanted || f.proof && x.boxes[i].Checked
	}
	if x.checked.Hidden = !wanted; !wanted {
		x.house.Disable()
		return
	}
	x.house.Enable()
	open := review.CountOpen(x.doc.OpenItems())
	words := "Fact-check file for people outside: no notes, contacts, passages or protected names. "
	if x.house.Checked {
		words = "Fact-check file for the house: not to leave it. "
	}
	x.checked.Importance = widget.MediumImportance
	if open == "" {
		words += "Nothing is open, waived or stale. "
	} else {
		words += "It will carry as open: " + open + ". "
	}
	signed, outdated := signedWords(x.doc)
	if signed == "" {
		signed = "Nobody has signed the story off"
	}
	if open != "" || outdated {
		x.checked.Importance = widget.WarningImportance
	}
	words += signed + "."
	x.checked.SetText(words)
}

// fillChanges lists the safe fixes, a tick box each: unticked, the text stays as it is.
func (x *exportDialog) fillChanges() {
	x.changes.RemoveAll()
	where := &checkRows{}
	where.show(x.doc)
	for _, c := range x.doc.Checks() {
		if c.Safety != story.Safe {
			continue
		}
		id := c.ID
		box := widget.NewCheck(fmt.Sprintf("%s: %s – %s", where.where(c.Span), c.Message, fixWords(x.doc.Text, c)), nil)
		box.Checked = c.Status != story.Rejected
		box.OnChanged = func(on bool) { x.refuse(id, !on) }
		x.changes.Add(box)
	}
	if len(x.changes.Objects) == 0 {
		l := widget.NewLabel("Nothing: the text goes out as it came in.")
		l.Importance = widget.LowImportance
		x.changes.Add(l)
	}
}

// refuse keeps the text at a safe fix as it is, or lets it be put right after all.
func (x *exportDialog) refuse(id string, refused bool) {
	x.desk.doTo(x.doc, func(doc *review.Document) ([]review.Correction, error) {
		if refused {
			return doc.Reject(review.Checks, id, "", "export")
		}
		return doc.Restore(review.Checks, id, "export")
	})
}

func (x *exportDialog) browse() {
	dialog.ShowFolderOpen(func(to fyne.ListableURI, err error) {
		if err == nil && to != nil {
			x.folder.SetText(to.Path())
		}
	}, x.desk.win)
}

func (d *Desk) exportFolder() string {
	if f := d.app.Preferences().String("export.folder"); f != "" {
		return f
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return filepath.Dir(d.db.Path())
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return docs
	}
	return home
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// write waits until what was refused is stored, then writes the chosen files away from the UI goroutine.
func (x *exportDialog) write() {
	d := x.desk
	var chosen []form
	for i, f := range forms() {
		d.app.Preferences().SetBool("export."+f.suffix, x.boxes[i].Checked)
		if x.boxes[i].Checked {
			chosen = append(chosen, f.named(x.audience()))
		}
	}
	if len(chosen) == 0 {
		d.tell("Nothing was exported", fmt.Errorf("tick at least one kind of file"))
		return
	}
	folder, who := x.folder.Text, x.audience()
	d.doTo(x.doc, func(doc *review.Document) ([]review.Correction, error) {
		g := goods{export.NewSheet(doc), export.NewFactCheck(doc, who, d.now())}
		d.background(func() func() {
			paths, err := writeForms(folder, g, chosen)
			return func() { x.wrote(folder, paths, err) }
		})
		return nil, nil
	})
}

func (x *exportDialog) wrote(folder string, paths []string, err error) {
	d := x.desk
	if err != nil {
		d.log.Error("export failed", "err", err)
		d.tell("The story was not exported", err)
		return
	}
	x.dialog.Hide()
	d.app.Preferences().SetString("export.folder", folder)
	d.log.Info("exported", "folder", folder, "files", len(paths), "path", paths[0])
	d.status.say(fmt.Sprintf("Exported %s to %s", plural(len(paths), "file", "files"), folder))
}
