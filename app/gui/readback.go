package gui

import (
	"fmt"
	"os"

	"quotedesk/app/export"
	"quotedesk/app/review"
)

// ReadBack asks for a read-back sheet that was ticked, and takes what the sources confirmed into the evidence and what
// they corrected to the editor.
func (d *Desk) ReadBack(cause string) {
	if d.doc == nil {
		return
	}
	doc := d.doc
	d.askForm("Read a ticked read-back sheet in", "The .json sheet of this story, with the answers written in. What a source confirmed becomes evidence, what was corrected a question to the editor.",
		[]formField{{label: "File", file: true}}, "Read in", func(said []string, done func(error)) {
			d.background(func() func() {
				sheet, err := readBackFile(said[0])
				return func() {
					if err == nil {
						_, _, err = sheet.Take(doc, cause)
					}
					if done(err); err == nil {
						d.takeReadBack(doc, sheet, cause)
					}
				}
			})
		})
}

func readBackFile(path string) (export.ReadBackSheet, error) {
	if path == "" {
		return export.ReadBackSheet{}, fmt.Errorf("choose the file of the sheet")
	}
	f, err := os.Open(path)
	if err != nil {
		return export.ReadBackSheet{}, fmt.Errorf("there is no file %s that can be read", path)
	}
	defer func() { _ = f.Close() }() // it was only read
	return export.ReadReadBack(f)
}

// takeReadBack keeps the answers, and tells how many points no longer stand in the story.
func (d *Desk) takeReadBack(doc *review.Document, sheet export.ReadBackSheet, cause string) {
	d.doTo(doc, func(doc *review.Document) ([]review.Correction, error) {
		step, passed, err := sheet.Take(doc, cause)
		if passed > 0 && err == nil {
			d.tell("Not all answers could be taken", fmt.Errorf("%s in the story any more as read out: ask again about what it says now",
				plural(passed, "point does not stand", "points do not stand")))
		}
		return step, err
	})
	d.tables.focus()
}
