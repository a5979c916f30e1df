package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestConfirmGoesToTheNextOpenRow(t *testing.T) {
	d := withArticle(t)
	press(t, d, ctrl(fyne.KeyReturn).ShortcutName())
	if q, _ := d.doc.Quote("q1"); q.Status != story.Confirmed || d.at.id != "q2" {
		t.Errorf("status %s, at %s", q.Status, d.at.id)
	}
}

func TestDeleteRejectsAndBringBackRestores(t *testing.T) {
	d := withArticle(t)
	d.tables.focus()
	key(d, fyne.KeyDelete)
	if q, _ := d.doc.Quote("q1"); q.Status != story.Rejected {
		t.Fatalf("status %s", q.Status)
	}
	press(t, d, ctrl(fyne.KeyR).ShortcutName())
	if q, _ := d.doc.Quote("q1"); q.Status != story.Unreviewed {
		t.Errorf("status %s", q.Status)
	}
}

func TestSelectedWordsBecomeARow(t *testing.T) {
	d := withArticle(t)
	i := strings.Index(article, "Pier to close")
	d.story.view.Select(i, i+len("Pier to close"))
	press(t, d, ctrl(fyne.KeyK).ShortcutName())
	if n := len(d.doc.Quotes()); n != 3 {
		t.Fatalf("%d quotations", n)
	}
	q, ok := d.doc.Quote(d.at.id)
	if !ok || q.Status != story.Added || q.Kind != story.Indirect {
		t.Errorf("the new row is not the selected one: %+v", q)
	}
	press(t, d, ctrl(fyne.KeyL).ShortcutName())
	if n, ok := d.doc.Name(d.at.id); !ok || n.Type != story.Place || d.tables.current() != review.Names {
		t.Errorf("the new place is not the selected row: %+v", n)
	}
	d.tables.focus()
	key(d, fyne.KeyDelete)
	if n := len(d.doc.Names()); n != 2 {
		t.Errorf("%d names after deleting the added one", n)
	}
}

func TestCandidateIsTakenByNumber(t *testing.T) {
	d := withArticle(t)
	d.tables.grids[review.Quotes].Select("q2")
	press(t, d, ctrl(fyne.Key1).ShortcutName())
	if got := speakers(d); got[1] != "Ivo Brandt" {
		t.Errorf("speakers %v", got)
	}
}

func TestEdgesMoveByKeysInTheStory(t *testing.T) {
	d := withArticle(t)
	d.win.Canvas().Focus(d.story.view)
	strike(d, "]")
	if q, _ := d.doc.Quote("q1"); q.Parts[0].In(article) != "“The pier is tired,” Ona" || q.Status != story.Corrected {
		t.Errorf("quotation is %q", q.Parts[0].In(article))
	}
	press(t, d, alt(fyne.KeyLeft).ShortcutName())
	if q, _ := d.doc.Quote("q1"); q.Parts[0].In(article) != "“The pier is tired,”" {
		t.Errorf("quotation is %q", q.Parts[0].In(article))
	}
	press(t, d, alt(fyne.KeyLeft).ShortcutName())
	strike(d, "}")
	if q, _ := d.doc.Quote("q1"); q.Parts[0].In(article) != "“The pier is tired,”" {
		t.Errorf("to the next mark the quotation is %q", q.Parts[0].In(article))
	}
}

func TestUndoGoesToTheRowItChanged(t *testing.T) {
	d := withArticle(t)
	d.Confirm("key")
	if d.at.id != "q2" {
		t.Fatalf("at %s", d.at.id)
	}
	d.Undo()
	if d.at.id != "q1" {
		t.Errorf("after undo at %s", d.at.id)
	}
}
