package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	fynetest "fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"quotedesk/storage"
)

// crashed is the desk of another start, after this one ended without closing: its process is gone, as the lock tells.
func crashed(t *testing.T, d *Desk, dir string) *Desk {
	t.Helper()
	d.unsaved.book.Abandon()
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	again.openDrafts()
	again.OfferDrafts()
	return again
}

// tapInDialog presses the button of the top dialog that says the words.
func tapInDialog(t *testing.T, d *Desk, words string) {
	t.Helper()
	for o := range inDialog(d) {
		if b, ok := o.(*keyButton); ok && b.Text == words {
			fynetest.Tap(b)
			return
		}
	}
	t.Fatalf("no button says %q", words)
}

func typing(t *testing.T) (*Desk, string) {
	t.Helper()
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	if !d.openDrafts() {
		t.Fatal("no drafts")
	}
	return d, dir
}

func TestAParagraphBeingEditedComesBack(t *testing.T) {
	d, dir := typing(t)
	d.editWordsAt(2)
	strike(d, "New and “ßолд” ")
	d.keepDrafts()
	again := crashed(t, d, dir)
	key(again, fyne.KeyReturn) // Put back has the keyboard
	w := again.story.words
	if !w.open() || !strings.Contains(w.editor.Text(), "New and “ßолд” ") {
		t.Fatalf("open %v", w.open())
	}
	w.keep()
	if !strings.Contains(again.doc.Text, "New and “ßолд” ") {
		t.Errorf("saved: %q", again.doc.Text)
	}
	again.keepDrafts()
	if left := crashedDrafts(t, again, dir); left != 0 {
		t.Errorf("saved, and still %d drafts", left)
	}
}

// crashedDrafts is how many drafts a start after a crash finds.
func crashedDrafts(t *testing.T, d *Desk, dir string) int {
	t.Helper()
	d.unsaved.book.Abandon()
	db, err := storage.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	book, err := db.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	left, _, err := book.Left()
	if err != nil {
		t.Fatal(err)
	}
	return len(left)
}

func TestPastedWordsInAParagraphComeBack(t *testing.T) {
	d, dir := typing(t)
	d.editWordsAt(2)
	d.app.Clipboard().SetContent("pasted\nwords")
	d.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.app.Clipboard()})
	d.keepDrafts()
	again := crashed(t, d, dir)
	tapInDialog(t, again, "Copy")
	if got := again.app.Clipboard().Content(); !strings.Contains(got, "pasted\nwords") {
		t.Errorf("on the clipboard: %q", got)
	}
}

func TestACellBeingEditedComesBack(t *testing.T) {
	d, dir := typing(t)
	press(t, d, ctrl(fyne.KeyS).ShortcutName())
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Ivo Bra")
	d.keepDrafts()
	again := crashed(t, d, dir)
	tapInDialog(t, again, "Put back")
	g := again.editingGrid()
	if g == nil {
		t.Fatal("no cell is open")
	}
	if _, column, _, text, _ := g.Typed(); column != "speaker" || text != "Ivo Bra" {
		t.Errorf("%s: %q", column, text)
	}
}

func TestTheFieldsOfAFormComeBack(t *testing.T) {
	d, dir := typing(t)
	d.askForm("Disputed", "Say what.", []formField{{label: "What"}, {label: "Note", text: "as given"}, {label: "Real name", secret: true}},
		"Add", func([]string, func(error)) {})
	strike(d, "she never said so")
	for e := range d.unsaved.form {
		if e.what == "“Disputed”, Note" && e.Text != "as given" {
			t.Errorf("%q", e.Text)
		}
	}
	for o := range inDialog(d) {
		if e, ok := o.(*keyEntry); ok && e.what == "" {
			e.Entry.SetText("Wilhelmina Quorn")
		}
	}
	d.keepDrafts()
	again := crashed(t, d, dir)
	told := ""
	for o := range inDialog(again) {
		if l, ok := o.(*widget.Label); ok {
			told += l.Text + "\n"
		}
	}
	if !strings.Contains(told, "she never said so") || !strings.Contains(told, "“Disputed”, What") || strings.Contains(told, "Quorn") {
		t.Errorf("told %q", told)
	}
	tapInDialog(t, again, "Later")
	if left := crashedDrafts(t, again, dir); left != 1 {
		t.Errorf("put off, there are %d drafts", left)
	}
}

func TestWhatIsGivenUpLeavesNoDraft(t *testing.T) {
	d, dir := typing(t)
	d.editWordsAt(2)
	strike(d, "x")
	d.keepDrafts()
	d.story.words.giveUp()
	d.keepDrafts()
	d.askForm("Disputed", "", []formField{{label: "What"}}, "Add", func([]string, func(error)) {})
	strike(d, "y")
	d.keepDrafts()
	key(d, fyne.KeyEscape)
	d.keepDrafts()
	if left := crashedDrafts(t, d, dir); left != 0 || len(d.unsaved.form) != 0 {
		t.Errorf("%d drafts, %d fields", left, len(d.unsaved.form))
	}
}

// What cannot be put back where it was is never lost.
func TestADraftOfWordsThatHaveChangedGoesToTheClipboard(t *testing.T) {
	d, dir := typing(t)
	d.editWordsAt(2)
	strike(d, "mine ")
	d.keepDrafts()
	id := d.doc.ID
	d.unsaved.book.Abandon()
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.OpenStory(id)
	again.editWordsAt(2)
	strike(again, "theirs ")
	again.story.words.keep()
	again.openDrafts()
	again.OfferDrafts()
	tapInDialog(t, again, "Put back")
	if got := again.app.Clipboard().Content(); !strings.Contains(got, "mine ") || again.story.words.open() {
		t.Errorf("clipboard %q", got)
	}
}

func TestClosingLeavesNoDraft(t *testing.T) {
	d, dir := typing(t)
	d.editWordsAt(2)
	strike(d, "kept ")
	d.keepDrafts()
	d.Close()
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	again.openDrafts()
	again.OfferDrafts()
	if dialogs(again) != 0 || !strings.Contains(again.doc.Text, "kept ") {
		t.Errorf("%d dialogs, %q", dialogs(again), again.doc.Text)
	}
}
