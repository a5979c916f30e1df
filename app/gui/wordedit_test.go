package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

var ctrlEnter = ctrl(fyne.KeyReturn).ShortcutName()

// editAt opens the paragraph with the words for typing, with the caret before them, by keyboard.
func editAt(t *testing.T, d *Desk, words string) {
	t.Helper()
	i := strings.Index(d.doc.Text, words)
	if i < 0 {
		t.Fatalf("%q is not in the story", words)
	}
	d.win.Canvas().Focus(d.story.view)
	d.story.view.Select(i, i)
	key(d, fyne.KeyF2)
	if !d.story.words.open() {
		t.Fatal("F2 opens no editor")
	}
}

func TestWordsAreEditedInPlaceAsOneStep(t *testing.T) {
	d := withArticle(t)
	press(t, d, ctrlEnter) // the first quotation is right
	before := d.doc.Text
	n := len(d.doc.Journal())
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, ctrlEnter)
	if d.story.words.open() {
		t.Fatal("the editor is still open")
	}
	want := strings.Replace(before, "is tired", "is very tired", 1)
	if d.doc.Text != want || d.story.view.Text() != want {
		t.Fatalf("the story says %q, the view %q", d.doc.Text, d.story.view.Text())
	}
	if len(d.doc.Journal()) != n+1 {
		t.Errorf("%d corrections", len(d.doc.Journal())-n)
	}
	q := d.doc.Quotes()[0]
	if q.Status != story.NeedsLook || d.doc.Quotes()[1].Status != story.Unreviewed {
		t.Errorf("the quotation is %s, the other %s", q.Status, d.doc.Quotes()[1].Status)
	}
	if got := d.doc.Quotes()[1].Parts[0].In(d.doc.Text); got != "“So are we,”" {
		t.Errorf("the second quotation is %q", got)
	}
	d.selectPlace(place{review.Quotes, q.ID})
	if x := d.detail.extra.Text; !strings.Contains(x, "very") || !strings.Contains(x, "“The pier is tired,”") {
		t.Errorf("the bar says %q", x)
	}
	if c := d.tables.quotes.Cell(0, "quote").Text; !strings.Contains(c, "very") || !strings.Contains(c, "was put in") {
		t.Errorf("the table says %q", c)
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if d.doc.Text != before || d.story.view.Text() != before || d.doc.Quotes()[0].Status != story.Confirmed {
		t.Errorf("after undo %q, %s", d.doc.Text, d.doc.Quotes()[0].Status)
	}
	press(t, d, (&fyne.ShortcutRedo{}).ShortcutName())
	if d.doc.Text != want || d.story.view.Text() != want {
		t.Errorf("after redo %q", d.doc.Text)
	}
}

func TestEscapeGivesUpAndLeavingKeeps(t *testing.T) {
	d := withArticle(t)
	editAt(t, d, "tired")
	strike(d, "very ")
	key(d, fyne.KeyEscape)
	if d.doc.Text != article || d.story.words.open() || len(d.doc.Journal()) != 0 {
		t.Fatalf("after Escape %q", d.doc.Text)
	}
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, alt(fyne.Key1).ShortcutName()) // to the table
	if !strings.Contains(d.doc.Text, "very tired") || d.story.words.open() {
		t.Errorf("after leaving %q", d.doc.Text)
	}
	if d.win.Canvas().Focused() != d.tables.grids[review.Quotes] {
		t.Error("the table has not the keyboard")
	}
}

func TestUndoInTheEditorIsOfTheWordsBeingTyped(t *testing.T) {
	d := withArticle(t)
	press(t, d, ctrlEnter)
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if got := d.story.words.editor.Text(); got != "“The pier is tired,” Ona Pell said." {
		t.Errorf("the editor says %q", got)
	}
	if d.doc.Quotes()[0].Status != story.Confirmed {
		t.Error("undo has taken back what was done before")
	}
}

func TestPasteIntoAParagraph(t *testing.T) {
	d := withArticle(t)
	editAt(t, d, "“The")
	d.app.Clipboard().SetContent("A storm came.\r\n\r\nIt passed.\r\n\r\n")
	press(t, d, (&fyne.ShortcutPaste{}).ShortcutName())
	press(t, d, ctrlEnter)
	want := strings.Replace(article, "“The", "A storm came.\n\nIt passed.\n\n“The", 1)
	if d.doc.Text != want {
		t.Fatalf("the story says %q", d.doc.Text)
	}
	for i, words := range []string{"“The pier is tired,”", "“So are we,”"} {
		if q := d.doc.Quotes()[i]; q.Parts[0].In(d.doc.Text) != words || q.Status != story.Unreviewed {
			t.Errorf("%s %q", q.Status, q.Parts[0].In(d.doc.Text))
		}
	}
}

func TestDeletedQuotationIsShownAsRemoved(t *testing.T) {
	d := withArticle(t)
	editAt(t, d, "“So")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	key(d, fyne.KeyDelete)
	press(t, d, ctrlEnter)
	c, s := d.tables.quotes.Cell(1, "quote"), d.tables.quotes.Cell(1, "status")
	if c.Text != "“So are we,”" || !c.Strike || s.Text != "removed" {
		t.Errorf("%q struck %v, status %q", c.Text, c.Strike, s.Text)
	}
	d.selectPlace(place{review.Quotes, "q2"})
	if !strings.Contains(d.detail.why.Text, "deleted") || !strings.Contains(d.detail.extra.Text, "So are we") {
		t.Errorf("the bar says %q, %q", d.detail.why.Text, d.detail.extra.Text)
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if d.tables.quotes.Cell(1, "status").Text != string(story.Unreviewed) || d.doc.Text != article {
		t.Error("undo does not bring the quotation back")
	}
}

func TestEditBringsAlertsAndClosingKeepsWords(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	editAt(t, d, "Ona")
	strike(d, "the  the ")
	d.Close()
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	if !strings.Contains(again.doc.Text, "the  the Ona") {
		t.Fatalf("the story says %q", again.doc.Text)
	}
	if len(again.doc.Checks()) == 0 {
		t.Error("two spaces raise no alert")
	}
}

func TestWordsThatDoNotClashAreKept(t *testing.T) {
	d := withArticle(t)
	elsewhere(t, d, func(doc *review.Document) ([]review.Correction, error) {
		return doc.Confirm(review.Quotes, "q2", "key")
	})
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, ctrlEnter)
	if q, _ := d.doc.Quote("q2"); q.Status != story.Confirmed || !strings.Contains(d.doc.Text, "very tired") || dialogs(d) != 0 {
		t.Errorf("%s, %q", q.Status, d.doc.Text)
	}
}

func TestBothVersionsOfWordsAreShownAndMineCanStand(t *testing.T) {
	d := withArticle(t)
	elsewhere(t, d, func(doc *review.Document) ([]review.Correction, error) {
		i := strings.Index(doc.Text, "tired")
		return doc.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + 5}, Text: "broken"}}, "key", nil)
	})
	editAt(t, d, "tired")
	strike(d, "very ")
	press(t, d, ctrlEnter)
	if dialogs(d) != 1 || !strings.Contains(d.doc.Text, "is broken") {
		t.Fatalf("%d dialogs, %q", dialogs(d), d.doc.Text)
	}
	if got := d.app.Clipboard().Content(); got != "“The pier is very tired,” Ona Pell said." {
		t.Errorf("the clipboard holds %q", got)
	}
	d.win.Canvas().FocusPrevious()
	key(d, fyne.KeyReturn)
	if !strings.Contains(d.doc.Text, "is very tired,” Ona Pell") || strings.Contains(d.doc.Text, "broken") {
		t.Errorf("after taking mine %q", d.doc.Text)
	}
}

// What is found in words that have been changed meanwhile is not brought in: the story is read once more.
func TestReadingAgainOfWordsChangedMeanwhile(t *testing.T) {
	d := withArticle(t)
	var later []func()
	at := d.background
	d.background = func(work func() func()) { then := work(); later = append(later, then) }
	d.ReadAgain()
	d.background = at
	editAt(t, d, "“So")
	strike(d, "“Yes,” Ona Pell said. ")
	press(t, d, ctrlEnter)
	for _, then := range later {
		then()
	}
	for _, q := range d.doc.Quotes() {
		if w := q.Parts[0].In(d.doc.Text); !strings.HasPrefix(w, "“") || !strings.HasSuffix(w, "”") {
			t.Errorf("a quotation on %q", w)
		}
	}
	if len(d.doc.Quotes()) != 3 {
		t.Errorf("%d quotations; %s; %q", len(d.doc.Quotes()), d.status.words.Text, d.doc.Text)
	}
}

func TestSpanOfTheDraftKeepsLineEnds(t *testing.T) {
	if got := asTyped("a\nb\r\nc\rd", "x\r\ny"); got != "a\r\nb\r\nc\r\nd" {
		t.Errorf("%q", got)
	}
	if got := asTyped("a\r\nb", "x\ny"); got != "a\nb" {
		t.Errorf("%q", got)
	}
}

// TestAnEditIsSeenByTheRulesOfTheWholeStory edits one paragraph and looks for the alerts in others.
func TestAnEditIsSeenByTheRulesOfTheWholeStory(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("The day was long, and Ilse Haversford spoke of it.\n\n“Wait,” she said. “No,” she said.\n\n" +
		"Not so, \"never\" at all.\n\nOn the next day Ilse Haversford was gone.\n")
	d.Paste()
	alerts := func() string {
		var out []string
		for _, c := range d.doc.Checks() {
			out = append(out, c.Rule+" "+c.Span.In(d.doc.Text))
		}
		return strings.Join(out, "; ")
	}
	if got := alerts(); got != `QM06 "never"` {
		t.Fatalf("before: %s", got)
	}
	editAt(t, d, "ersford spoke")
	key(d, fyne.KeyDelete)
	strike(d, "i")
	press(t, d, ctrlEnter)
	if got := alerts(); got != `QM06 "never"; NA04 Ilse Haversford` {
		t.Errorf("after the edit: %s", got)
	}
	if !strings.Contains(d.doc.Text[:60], "Havirsford") {
		t.Fatalf("the story says %q", d.doc.Text)
	}
	editAt(t, d, "irsford spoke")
	key(d, fyne.KeyDelete)
	strike(d, "e")
	press(t, d, ctrlEnter)
	if got := alerts(); got != `QM06 "never"` {
		t.Errorf("put right: %s", got)
	}
	d.Undo()
	d.Undo()
	if got := alerts(); got != `QM06 "never"` {
		t.Errorf("after undo: %s", got)
	}
}

func TestDoubleClickEditsTheWordsThere(t *testing.T) {
	d := withArticle(t)
	i := strings.Index(article, "tired")
	d.story.view.Select(i, i+len("tired")) // as the first half of a double click does
	d.story.view.OnDoubleTapped(i)
	if !d.story.words.open() || d.story.words.editor.SelectedText() != "tired" {
		t.Fatal("a double click opens no editor at the word")
	}
	press(t, d, ctrl(fyne.KeyP).ShortcutName()) // nothing was typed: the word can still be marked
	if n := len(d.doc.Names()); n != 3 || d.doc.Text != article || d.story.words.open() {
		t.Errorf("%d names", n)
	}
	d.story.view.Select(i, i+len("tired"))
	d.story.view.OnDoubleTapped(i)
	strike(d, "worn")
	press(t, d, ctrlEnter)
	if !strings.Contains(d.doc.Text, "“The pier is worn,”") {
		t.Errorf("the story says %q", d.doc.Text)
	}
	d.story.view.Select(0, 0)
	d.NewStory()
	d.story.view.OnDoubleTapped(0)
	if d.story.words.open() {
		t.Error("an editor opens without a story")
	}
}

func TestDoubleClickInATableEdits(t *testing.T) {
	d := withArticle(t)
	g := d.tables.grids[review.Quotes]
	g.Select("q1")
	g.OnActivated("q1", "quote") // the words are no cell's: they are edited in the story
	if !d.story.words.open() || !strings.Contains(d.story.words.editor.Text(), "The pier is tired") {
		t.Error("a double click on a quotation does not open its paragraph")
	}
}
