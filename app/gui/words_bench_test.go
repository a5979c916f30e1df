package gui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// longStory has about 20,000 words, 500 quotations and 200 people.
func longStory() string {
	first := []string{"Ona", "Bela", "Cato", "Dora", "Ewan", "Fleur", "Gita", "Hugo", "Ines", "Jonas"}
	last := []string{"Pell", "Morgate", "Verholm", "Kinmark", "Dallwick", "Rostberg", "Brinston", "Torsfield", "Wenquist", "Lundane",
		"Haverson", "Ashby", "Crewe", "Dunmore", "Elstow", "Farley", "Gorse", "Hexham", "Ibsen", "Joyce"}
	var b strings.Builder
	b.WriteString("A long story of the pier\n")
	for i := range 500 {
		fmt.Fprintf(&b, "\nThe council of the town met again on day %d to hear what the people of the quay had to say of it all. ", i)
		fmt.Fprintf(&b, "“The pier is tired and so are we of waiting number %d,” %s %s said.\n", i, first[i%10], last[i/10%20])
	}
	return b.String()
}

// BenchmarkWordEdit is one key after another: a paragraph is opened, a word typed and kept; the story, the tables and
// the alerts round it are shown again. Budget: 20 ms of one core for keeping, with what is stored left out.
func BenchmarkWordEdit(b *testing.B) {
	d := newDesk(b, b.TempDir(), nil)
	d.app.Clipboard().SetContent(longStory())
	d.Paste()
	if n := len(d.doc.Quotes()); n != 500 {
		b.Fatalf("%d quotations", n)
	}
	i := strings.Index(d.doc.Text, "day 250")
	var steps [][]review.Correction
	d.background = func(work func() func()) {
		b.StopTimer()
		then := work()
		b.StartTimer()
		then()
	}
	d.win.Canvas().Focus(d.story.view)
	for b.Loop() {
		d.editWordsAt(i)
		d.story.words.editor.TypedRune('x')
		d.story.words.keep()
		steps = append(steps, d.doc.NextUndo())
	}
	if len(steps[0]) == 0 || !strings.Contains(d.doc.Text, "xday 250") {
		b.Fatal("nothing was changed")
	}
}

// BenchmarkWordKey is a letter typed into an open paragraph of a long story.
func BenchmarkWordKey(b *testing.B) {
	d := newDesk(b, b.TempDir(), nil)
	d.app.Clipboard().SetContent(longStory())
	d.Paste()
	d.editWordsAt(strings.Index(d.doc.Text, "day 250"))
	e := d.story.words.editor
	for b.Loop() {
		e.TypedRune('x')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// BenchmarkFind is a letter typed into the search of a long story: words that stand in it 500 times.
func BenchmarkFind(b *testing.B) {
	d := newDesk(b, b.TempDir(), nil)
	d.app.Clipboard().SetContent(longStory())
	d.Paste()
	d.Find()
	for b.Loop() {
		d.story.find.words.SetText("counci")
		d.story.find.words.SetText("council")
	}
	if n := len(d.story.find.hits); n != 500 {
		b.Fatalf("%d places", n)
	}
}
