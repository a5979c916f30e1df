package gui

import (
	"fmt"
	"strings"
	"testing"

	"quotedesk/app/review"
)

// peopled is a story of about 20,000 words, 500 quotations and 200 people.
func peopled() string {
	var b strings.Builder
	b.WriteString("A long story of the pier\n")
	for i := range 500 {
		fmt.Fprintf(&b, "\nThe council of the town met again on day %d to hear what the people of the quay had to say of it all. ", i)
		fmt.Fprintf(&b, "“The pier is tired and so are we of waiting number %d,” %s said.\n", i, manName(i%200))
	}
	return b.String()
}

// manName is the name of one of 200 people.
func manName(i int) string {
	return "O" + strings.Repeat("na", 1+i%2) + string("bdfglmprst"[i%10]) + " P" + string("aeiou"[i/10%5]) + string("bdgklmnrtv"[i/20%10]) + "er" + string("aeiou"[i/7%5])
}

// BenchmarkOpenStory opens a story of 20,000 words and 200 people, all of whom are known from another story: the text, the
// tables and the look into the memory. Budget: 300 ms of one core.
func BenchmarkOpenStory(b *testing.B) {
	d := newDesk(b, b.TempDir(), nil)
	var ids []string // two stories by turns: what was looked up of one is forgotten with the other
	for range 2 {
		d.app.Clipboard().SetContent(peopled())
		d.Paste()
		for _, n := range d.doc.Names() {
			d.do(func(doc *review.Document) ([]review.Correction, error) { return doc.Confirm(review.Names, n.ID, "key") })
			if n.ID == d.doc.Names()[min(len(d.doc.Names()), 200)-1].ID {
				break
			}
		}
		ids = append(ids, d.doc.ID)
	}
	if len(d.known.of(d.doc.Names()[0].ID)) == 0 {
		b.Fatal("nobody is known")
	}
	b.Logf("%d names, %d quotations", len(d.doc.Names()), len(d.doc.Quotes()))
	for i := 0; b.Loop(); i++ {
		d.OpenStory(ids[i%2])
	}
}

// BenchmarkDecide confirms a row of that story and goes on to the next: what is kept, what it teaches, and what is drawn.
func BenchmarkDecide(b *testing.B) {
	d := newDesk(b, b.TempDir(), nil)
	d.app.Clipboard().SetContent(peopled())
	d.Paste()
	d.background = func(work func() func()) {
		b.StopTimer()
		then := work()
		b.StartTimer()
		then()
	}
	for i := 0; b.Loop(); i++ {
		if q := d.doc.Quotes()[i%500]; q.Status.Open() {
			d.Confirm("key")
		} else {
			d.Undo()
		}
	}
}
