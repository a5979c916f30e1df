package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// offer is the line over the detail bar that offers to do to other rows what has just been done to one.
type offer struct {
	desk  *Desk
	doc   *review.Document
	id    string   // the quotation whose speaker was changed
	rows  []string // those that stood with the same speaker for the same words
	words *widget.Label
	yes   *widget.Button
	box   *fyne.Container
}

func newOffer(d *Desk) *offer {
	o := &offer{desk: d, words: widget.NewLabel("")}
	o.words.Wrapping = fyne.TextWrapWord
	o.yes = widget.NewButton("", func() { d.GiveAlso("button") })
	list := widget.NewButton("Choose…", d.ChooseAlso)
	no := widget.NewButton("Not these", o.drop)
	o.box = container.NewStack(newGround(colorPaper), container.NewBorder(rule(), nil, nil, container.NewCenter(container.NewHBox(o.yes, list, no)), o.words))
	o.box.Hide()
	return o
}

// after looks whether a step that has been stored gives reason to offer more.
func (o *offer) after(doc *review.Document, step []review.Correction) {
	c := step[0]
	if o.doc != nil && o.doc != doc || len(o.rows) > 0 {
		o.keepOpen(doc)
	}
	if c.What != review.Attribution || c.Undoes != "" {
		return
	}
	for _, k := range step[1:] {
		if k.What == review.Attribution {
			o.drop()
			return
		}
	}
	if rows := doc.Also(c.Target); len(rows) > 0 {
		o.doc, o.id, o.rows = doc, c.Target, rows
		o.show()
	}
}

// keepOpen takes rows out of the offer that are no longer to be had.
func (o *offer) keepOpen(doc *review.Document) {
	if o.doc != doc {
		o.drop()
		return
	}
	o.rows = doc.Also(o.id)
	if len(o.rows) == 0 {
		o.drop()
		return
	}
	o.show()
}

func (o *offer) drop() {
	o.doc, o.id, o.rows = nil, "", nil
	if o.box.Visible() {
		o.box.Hide()
		o.desk.tables.box.Refresh()
	}
}

func (o *offer) show() {
	q, _ := o.doc.Quote(o.id)
	who := o.doc.SpeakerName(q)
	o.words.SetText(o.sentence())
	words := short(who, 24) + " too"
	if key := o.desk.keys.plainOf("also"); key != "" {
		words = keyLabel(key) + "  " + words
	}
	o.yes.SetText(words)
	o.box.Show()
	o.box.Refresh()
}

// offered is how many of the quotations are spelled out.
const offered = 3

func (o *offer) sentence() string {
	first, _ := o.doc.Quote(o.rows[0])
	by := wording(o.doc.Text, first.Speaker)
	if by == "" {
		by = "same speaker"
	}
	line := fmt.Sprintf("Also %s by this “%s”: ", plural(len(o.rows), "more quotation", "more quotations"), short(by, 30))
	for i, id := range o.rows[:min(offered, len(o.rows))] {
		q, _ := o.doc.Quote(id)
		if i > 0 {
			line += "; "
		}
		line += "“" + strings.Trim(short(wording(o.doc.Text, q.Parts), 44), "“”\",. ") + "”"
	}
	if n := len(o.rows) - offered; n > 0 {
		line += fmt.Sprintf("; and %d more", n)
	}
	return line
}

// GiveAlso gives the offered quotations to the speaker that was just taken, in one step.
func (d *Desk) GiveAlso(cause string) {
	id, rows, ok := d.offered()
	if !ok {
		return
	}
	d.offer.drop()
	d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.GiveAlso(id, rows, cause) })
}

// ChooseAlso shows the offered quotations in a list with ticks first.
func (d *Desk) ChooseAlso() {
	id, rows, ok := d.offered()
	if !ok {
		return
	}
	q, _ := d.doc.Quote(id)
	who := d.doc.SpeakerName(q)
	p := d.quotePlaces(rows, func(q review.QuoteRow) (string, string) { return orNobody(d.doc.SpeakerName(q)), who })
	d.preview("Also by “"+short(who, 40)+"”", p, nil, func(left review.Plan) {
		d.offer.drop()
		d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.GiveAlso(id, rowsOf(left), "list") })
	})
}

func (d *Desk) offered() (id string, rows []string, ok bool) {
	if d.offer.doc == nil || d.offer.doc != d.doc {
		d.status.warn("Nothing is offered now: change the speaker of a quotation, and others by the same “he” are.")
		return "", nil, false
	}
	return d.offer.id, d.offer.rows, true
}

// quotePlaces lists quotations for a preview, with what each is and becomes.
func (d *Desk) quotePlaces(rows []string, change func(review.QuoteRow) (from, to string)) review.Plan {
	var p review.Plan
	for _, id := range rows {
		q, ok := d.doc.Quote(id)
		if !ok {
			continue
		}
		from, to := change(q)
		p.Places = append(p.Places, review.NamePlace{Table: review.Quotes, Row: id, Span: story.Envelope(q.Parts), From: from, To: to})
	}
	return p
}

func rowsOf(p review.Plan) []string {
	out := make([]string, len(p.Places))
	for i, x := range p.Places {
		out[i] = x.Row
	}
	return out
}

func orNobody(name string) string {
	if name == "" {
		return "nobody"
	}
	return name
}
