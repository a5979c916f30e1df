package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
)

// Ignore asks how far the selected alert is to be ignored, and why, and goes on to the next.
func (d *Desk) Ignore(cause string) {
	c, ok := d.alert()
	if !ok {
		return
	}
	if c.Status == "rejected" {
		d.status.warn(d.keys.say("This alert is ignored already. {restore} brings it back."))
		return
	}
	type way struct {
		words string
		act   func(doc *review.Document, why string) ([]review.Correction, error)
	}
	except := func(words, always bool) func(*review.Document, string) ([]review.Correction, error) {
		return func(doc *review.Document, why string) ([]review.Correction, error) {
			return doc.Except(c.ID, words, always, why, cause)
		}
	}
	about := short(c.Span.In(d.doc.Text), 32)
	ways := []way{
		{"Here only", func(doc *review.Document, why string) ([]review.Correction, error) {
			return doc.Reject(review.Checks, c.ID, why, cause)
		}},
		{"All alerts of " + c.Rule + " in this story", except(false, false)},
	}
	if about != "" {
		ways = append(ways, way{"In this story for “" + about + "”", except(true, false)}, way{"Always for “" + about + "”, in every story", except(true, true)})
	}
	var words []string
	for _, w := range ways {
		words = append(words, w.words)
	}
	d.askIgnore(c.Rule+"  "+c.Message, words, func(i int, why string) {
		d.do(func(doc *review.Document) ([]review.Correction, error) { return ways[i].act(doc, why) })
		d.goOn(place{review.Checks, c.ID})
	})
}

// askIgnore asks how far and why: arrows choose the one while the other is typed.
func (d *Desk) askIgnore(about string, ways []string, take func(way int, why string)) {
	head := widget.NewLabel(about)
	head.Wrapping = fyne.TextWrapWord
	choose := widget.NewRadioGroup(ways, nil)
	choose.Required = true
	choose.SetSelected(ways[0])
	at := 0
	choose.OnChanged = func(said string) {
		for i, w := range ways {
			if w == said {
				at = i
			}
		}
	}
	why := &pickEntry{}
	why.ExtendBaseWidget(why)
	why.PlaceHolder = "Why (kept with your name; may be left empty)"
	hint := caption("Up and Down: how far.  Enter: ignore.  Esc: leave it.")
	shown := dialog.NewCustomWithoutButtons("Ignore the alert", container.NewVBox(head, choose, why, hint), d.win)
	leave := func() {
		shown.Hide()
		d.tables.focus()
	}
	accept := func() {
		leave()
		take(at, oneLine(why.Text))
	}
	why.keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp:
			choose.SetSelected(ways[max(at-1, 0)])
		case fyne.KeyDown:
			choose.SetSelected(ways[min(at+1, len(ways)-1)])
		case fyne.KeyReturn, fyne.KeyEnter:
			accept()
		case fyne.KeyEscape:
			leave()
		default:
			return false
		}
		return true
	}
	shown.SetButtons([]fyne.CanvasObject{newKeyButton("Cancel", widget.MediumImportance, leave, leave), newKeyButton("Ignore", widget.HighImportance, accept, leave)})
	shown.Resize(fyne.NewSize(messageWidth, 0))
	shown.Show()
	d.win.Canvas().Focus(why)
}
