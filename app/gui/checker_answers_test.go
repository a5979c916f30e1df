package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// asking is a desk at the first quotation, about which the checker has asked the editor something.
func asking(t *testing.T) (*Desk, *hands) {
	t.Helper()
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.letters("q")
	fill(h, "Is it the pier?", "The quay is tired,")
	if k := d.doc.Queries(); len(k) != 1 || k[0].Quote != "q1" || k[0].Proposed != "The quay is tired," || d.doc.QueryState(k[0]) != review.QueryOpen {
		t.Fatalf("asked %+v", k)
	}
	return d, h
}

// reword puts other words in the place of a quotation's, as an editor does; none take it out.
func reword(d *Desk, id, words string) {
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		q, _ := doc.Quote(id)
		return doc.EditText([]story.Edit{{Span: q.Parts[0], Text: words}}, "key", nil)
	})
}

func TestAQuestionIsAnsweredByKeys(t *testing.T) {
	for _, c := range []struct {
		how     review.AnswerKind
		because string
		state   review.QueryState
		words   string // that take the place of the quotation afterwards
		then    review.QueryState
	}{
		{review.AnswerChange, "", review.QueryToDo, "“The quay is tired,”", review.QuerySettled},
		{review.AnswerKeep, "heard on the tape", review.QuerySettled, "“The quay is tired,”", review.QueryStale},
		{review.AnswerCut, "", review.QueryToDo, "", review.QuerySettled},
	} {
		d, h := asking(t)
		h.letters("z")
		for _, other := range review.AnswerKinds { // they are offered in this order
			if other == c.how {
				break
			}
			h.key(fyne.KeyDown)
		}
		h.key(fyne.KeyReturn)
		if c.because != "" {
			h.key(fyne.KeyReturn)
			if k := d.doc.Queries()[0]; k.Answer.How != "" || dialogs(d) != 1 {
				t.Errorf("%s: taken without a reason", c.how)
			}
			fill(h, c.because)
		}
		k := d.doc.Queries()[0]
		if k.Answer.How != c.how || k.Answer.Reason != c.because || k.Answer.By != "Ada" || d.doc.QueryState(k) != c.state || dialogs(d) != 0 {
			t.Errorf("%s: answered %+v, %s, with %d dialogs", c.how, k.Answer, d.doc.QueryState(k), dialogs(d))
		}
		if d.win.Canvas().Focused() != fyne.Focusable(d.tables.checking.grid) {
			t.Errorf("%s: the keyboard is on %T afterwards", c.how, d.win.Canvas().Focused())
		}
		reword(d, "q1", c.words)
		if got := d.doc.QueryState(d.doc.Queries()[0]); got != c.then {
			t.Errorf("%s: %s once the words are %q, want %s", c.how, got, c.words, c.then)
		}
	}
}

func TestAnAnswerIsTakenBackAndASettledQuestionIsNotOffered(t *testing.T) {
	d, h := asking(t)
	h.letters("z")
	h.letters("keep")
	h.key(fyne.KeyReturn)
	fill(h, "heard on the tape")
	if h.letters("z"); dialogs(d) != 0 {
		t.Error("a settled question is offered")
	}
	h.menu(ctrl(fyne.KeyZ))
	if k := d.doc.Queries()[0]; k.Answer.How != "" {
		t.Fatalf("after undo it is answered %+v", k.Answer)
	}
	before := d.doc.Seq()
	h.menu(alt(fyne.Key5))
	h.letters("z")
	h.key(fyne.KeyEscape)
	if d.doc.Seq() != before || dialogs(d) != 0 {
		t.Errorf("Escape answers, or leaves %d dialogs", dialogs(d))
	}
}

// TestAFactInAQuotationIsTickedByKeys ticks one of two, takes the tick off, and sees it go stale with the words.
func TestAFactInAQuotationIsTickedByKeys(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("Pier to close\n\n“It took 14 men on 3 May,” Ona Pell said.\n\n“So are we,” Ivo Brandt told her.\n")
	d.Paste()
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key5))
	d.selectPlace(place{review.Quotes, "q1"})
	facts := func() []review.Fact {
		q, _ := d.doc.Quote("q1")
		return d.doc.Facts(q)
	}
	if f := facts(); len(f) != 2 || f[0].Words != "14" || f[0].Kind != review.FactNumber || f[1].Words != "3 May" || f[1].Kind != review.FactDate {
		t.Fatalf("facts %+v", f)
	}
	cell := func() string { return d.tables.checking.Cell(0, "facts").Text }
	if cell() != "0/2" {
		t.Errorf("%q before", cell())
	}
	h.letters("i")
	h.key(fyne.KeyDown, fyne.KeyReturn)
	if f := facts(); f[0].State != review.FactOpen || f[1].State != review.FactTicked || f[1].Tick.By != "Ada" || cell() != "1/2" || dialogs(d) != 0 {
		t.Errorf("%+v, %q, %d dialogs", f, cell(), dialogs(d))
	}
	h.letters("i")
	h.key(fyne.KeyDown, fyne.KeyReturn)
	if f := facts(); f[1].State != review.FactOpen || cell() != "0/2" {
		t.Errorf("the tick stays: %+v", f)
	}
	h.letters("i")
	h.key(fyne.KeyReturn)
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		q, _ := doc.Quote("q1")
		at := q.Parts[0].Start + len("“It took 14 ")
		return doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + len("men")}, Text: "women"}}, "key", nil)
	})
	if f := facts(); f[0].State != review.FactStale || cell() != "0/2" {
		t.Errorf("after the words changed: %+v, %q", f, cell())
	}
	h.menu(alt(fyne.Key5))
	d.selectPlace(place{review.Quotes, "q2"})
	if h.letters("i"); dialogs(d) != 0 {
		t.Error("facts are listed where there are none")
	}
}
