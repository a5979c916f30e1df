package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestKeysDoNothingBehindADialog(t *testing.T) {
	d := withArticle(t)
	open := d.doc.ID
	d.Export()
	d.win.Canvas().Unfocus()
	for _, s := range []fyne.Shortcut{ctrl(fyne.KeyReturn), ctrl(fyne.KeyDelete), ctrl(fyne.KeyN), ctrl(fyne.KeyE), ctrl(fyne.Key1),
		&fyne.ShortcutPaste{}, &fyne.ShortcutUndo{}, alt(fyne.KeyRight), alt(fyne.KeyM)} {
		press(t, d, s.ShortcutName())
	}
	if d.doc == nil || d.doc.ID != open || len(d.doc.Journal()) != 0 || len(d.list.stories) != 1 {
		t.Error("something was done behind the dialog")
	}
	if n := len(d.win.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs are open", n)
	}
}

func TestContextMenuActs(t *testing.T) {
	d := withArticle(t)
	for _, i := range d.menu.rowItems() {
		if strings.HasPrefix(i.Label, "Confirm and go on") {
			i.Action()
		}
	}
	if q, _ := d.doc.Quote("q1"); q.Status != story.Confirmed {
		t.Errorf("status %s", q.Status)
	}
}

func TestKeysOfATextFieldStayInIt(t *testing.T) {
	d := withArticle(t)
	d.Confirm("key")
	d.Undo()
	d.EditCell(review.Quotes, "note")
	strike(d, "ask")
	press(t, d, ctrl(fyne.KeyDelete).ShortcutName())
	press(t, d, ctrlShift(fyne.KeyZ).ShortcutName())
	for _, q := range d.doc.Quotes() {
		if q.Status != story.Unreviewed {
			t.Errorf("%s is %s", q.ID, q.Status)
		}
	}
}

func TestConfirmKeepsWhatIsBeingTyped(t *testing.T) {
	d := withArticle(t)
	d.EditCell(review.Quotes, "note")
	strike(d, "ask Pell")
	press(t, d, ctrl(fyne.KeyReturn).ShortcutName())
	if q, _ := d.doc.Quote("q1"); q.Note != "ask Pell" || q.Status != story.Confirmed || d.at.id != "q2" {
		t.Errorf("note %q, status %s, at %s", q.Note, q.Status, d.at.id)
	}
}

func TestActsWithoutARowSayWhatToDo(t *testing.T) {
	d := withArticle(t)
	d.at = place{}
	for what, act := range map[string]func(string){"confirm": d.Confirm, "reject": d.Reject, "bring back": d.Restore} {
		d.status.say("")
		if act("key"); d.status.words.Text == "" {
			t.Errorf("%s says nothing", what)
		}
	}
	d.selectFirst()
	d.status.say("")
	if d.Restore("key"); d.status.words.Text != "This row has not been rejected" {
		t.Errorf("bringing back what is there says %q", d.status.words.Text)
	}
}

func TestMarkingNothingStaysWhereItIs(t *testing.T) {
	d := withArticle(t)
	press(t, d, alt(fyne.Key2).ShortcutName())
	at := d.at
	press(t, d, ctrl(fyne.KeyK).ShortcutName())
	if d.at != at || d.tables.current() != review.Names || d.status.words.Text == "" {
		t.Errorf("at %v, said %q", d.at, d.status.words.Text)
	}
}
