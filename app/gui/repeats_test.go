package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const pierWords = "“The old pier is not safe and we will close it before the winter storms arrive,” "

// withRepeats is a desk with three stories that have the same quotation: the first in other words, the second by somebody
// else, and the third, which is open.
func withRepeats(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), nil)
	for _, text := range []string{
		"Monday\n\n" + strings.Replace(pierWords, "close", "repair", 1) + "Ona Pell said.\n",
		"Tuesday\n\n" + pierWords + "Ivo Brandt said.\n",
		"Friday\n\n" + pierWords + "Ona Pell said. “It rained all day,” she said.\n",
	} {
		d.app.Clipboard().SetContent(text)
		d.Paste()
	}
	return d
}

func TestARepeatIsToldAndOpenedAndNothingIsChanged(t *testing.T) {
	d := withRepeats(t)
	told := d.repeats.of("q1")
	if len(told) != 2 || len(d.repeats.of("q2")) != 0 || d.doc.Seq() != 0 {
		t.Fatalf("told %+v, and of another quotation %+v; journal at %d", told, d.repeats.of("q2"), d.doc.Seq())
	}
	if got := d.tables.quotes.Cell(0, "quote"); !strings.HasPrefix(got.Text, "≠ “The old") || got.Color != colorWarn {
		t.Errorf("the row shows %q", got.Text)
	}
	d.selectPlace(place{review.Quotes, "q1"})
	for _, want := range []string{"≠ ", "“Tuesday”", "said by Ivo Brandt there", "1 other story"} {
		if !strings.Contains(d.detail.extra.Text, want) {
			t.Errorf("the bar says %q, without %q", d.detail.extra.Text, want)
		}
	}
	if !d.can(needRepeat) {
		t.Error("it cannot be opened")
	}
	strike(d, "e") // the table has the keyboard
	d.tables.focus()
	strike(d, "e")
	key(d, fyne.KeyDown)
	key(d, fyne.KeyReturn)
	if d.doc.Title != "Monday" || d.at != (place{review.Quotes, "q1"}) || d.doc.Seq() != 0 {
		t.Errorf("open is %q at %v", d.doc.Title, d.at)
	}
	if got := d.detail.extra.Text; !strings.Contains(got, "“close” there, “repair” here") {
		t.Errorf("seen from the other side: %q", got)
	}
}

func TestARepeatGoesWithTheWordsAndTheSpeaker(t *testing.T) {
	d := withRepeats(t)
	at := strings.Index(d.doc.Text, "close")
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		return doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 5}, Text: "repair"}}, "key", nil)
	})
	told := d.repeats.of("q1")
	if len(told) != 1 || told[0].Title != "Tuesday" || len(told[0].Drift.Words) != 1 {
		t.Errorf("with the words of Monday: %+v", told)
	}
	d.Undo()
	if len(d.repeats.of("q1")) != 2 {
		t.Errorf("taken back: %+v", d.repeats.of("q1"))
	}
	d.selectPlace(place{review.Quotes, "q1"})
	d.Reject("key")
	if len(d.repeats.of("q1")) != 0 || strings.HasPrefix(d.tables.quotes.Cell(0, "quote").Text, "≠") {
		t.Error("a rejected row is told of")
	}
	if d.can(needRepeat) && d.at.id == "q1" {
		t.Error("a rejected row leads elsewhere")
	}
}
