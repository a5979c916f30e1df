package gui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// atTable is a desk with the article open and the table of quotations at the keyboard.
func atTable(t *testing.T) *Desk {
	t.Helper()
	d := withArticle(t)
	d.tables.focus()
	return d
}

func status(d *Desk, id string) story.Status {
	q, _ := d.doc.Quote(id)
	return q.Status
}

func TestPlainKeysOfTheTable(t *testing.T) {
	d := atTable(t)
	key(d, fyne.KeyReturn)
	if status(d, "q1") != story.Confirmed || d.at.id != "q2" {
		t.Fatalf("Enter: %s, at %s", status(d, "q1"), d.at.id)
	}
	strike(d, "k")
	if d.at.id != "q1" {
		t.Errorf("K went to %s", d.at.id)
	}
	strike(d, "j1")
	if got := speakers(d); got[1] != "Ivo Brandt" {
		t.Errorf("1 gave %v", got)
	}
	strike(d, "u")
	if got := speakers(d); got[1] != "Ona Pell" {
		t.Errorf("U left %v", got)
	}
	strike(d, "d")
	if status(d, "q2") != story.ForChecker {
		t.Errorf("D: %s", status(d, "q2"))
	}
	strike(d, "uxs")
	if q, _ := d.doc.Quote("q2"); q.Status != story.Rejected || q.Reason != "scare quotes" || dialogs(d) != 0 {
		t.Errorf("X S: %s, %q", q.Status, q.Reason)
	}
	strike(d, "u")
	strike(d, "I")
	if d.editingGrid() == nil && d.tables.grids[review.Quotes].SelectedColumn() == "speaker" {
		t.Error("a capital letter does not begin to type")
	}
	key(d, fyne.KeyEscape)
	strike(d, "s")
	if d.editingGrid() == nil {
		t.Fatal("S does not open the speaker")
	}
	strike(d, "xjd")
	if status(d, "q1") != story.Confirmed || dialogs(d) != 0 {
		t.Error("plain keys act while a cell is being edited")
	}
	key(d, fyne.KeyEscape)
}

func TestMarkByKeyTakesTheKeyboardToTheStoryAndBack(t *testing.T) {
	d := atTable(t)
	strike(d, "q")
	if d.win.Canvas().Focused() != fyne.Focusable(d.story.view) {
		t.Fatal("the story has not the keyboard")
	}
	i := strings.Index(article, "Pier to close")
	d.story.view.Select(i, i+len("Pier to close"))
	strike(d, "q")
	if len(d.doc.Quotes()) != 3 || d.win.Canvas().Focused() != fyne.Focusable(d.tables.grids[review.Quotes]) {
		t.Errorf("%d quotations", len(d.doc.Quotes()))
	}
}

func TestReasonsHaveLettersOfTheirOwn(t *testing.T) {
	for _, table := range []review.Table{review.Quotes, review.Names, review.Checks} {
		seen := map[rune]bool{}
		for _, r := range letters(review.RejectReasons(table)) {
			if r == 0 || seen[r] {
				t.Errorf("%s: letters %q", table, string(letters(review.RejectReasons(table))))
			}
			seen[r] = true
		}
	}
}

func TestKeysCanBeChangedAndClashesAreRefused(t *testing.T) {
	d := atTable(t)
	strike(d, "?")
	if dialogs(d) != 1 {
		t.Fatal("? shows nothing")
	}
	d.win.Canvas().Focused().(*grid.Grid).Select("confirm")
	key(d, fyne.KeyReturn)
	strike(d, "x")
	if d.keys.plainOf("confirm") != "Return" {
		t.Error("a key that is taken was given")
	}
	key(d, fyne.KeyReturn)
	strike(d, "y")
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Fatal("the list stays")
	}
	d.tables.focus()
	strike(d, "y")
	if status(d, "q1") != story.Confirmed {
		t.Error("the new key does nothing")
	}
	again := newBindings(d.app.Preferences())
	if again.plainOf("confirm") != "y" {
		t.Error("the key is not kept")
	}
	for _, bad := range []string{"Delete", "X", "Up", "Shift+Up", "F10", "Escape", "", " "} {
		if err := again.set("undo", bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// readSame gives every quotation in marks to the first name; its printed speaker is the word behind it.
func readSame(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
	f, err := readMarks(ctx, text, by)
	for i, q := range f.Quotes {
		at := q.Span().End + 1
		f.Quotes[i].Speaker = []story.Span{{Start: at, End: at + strings.IndexAny(text[at:], " ")}}
	}
	return f, err
}

const heSaid = "Ona Pell met Ivo Brandt.\n\n“One,” he said.\n\n“Two,” he said.\n\n“Three,” he said.\n\n“Four,” she said.\n"

func TestTheOthersByThisHeAreOffered(t *testing.T) {
	d := newDesk(t, t.TempDir(), readSame)
	d.app.Clipboard().SetContent(heSaid)
	d.Paste()
	d.tables.focus()
	d.selectPlace(place{review.Quotes, "q1"})
	strike(d, "a")
	if len(d.doc.Journal()) != 0 {
		t.Error("something was given that nobody offered")
	}
	strike(d, "1")
	if !d.offer.box.Visible() || !strings.Contains(d.offer.words.Text, "2 more quotations by this “he”") || !strings.Contains(d.offer.words.Text, "Two") {
		t.Fatalf("offered: %q", d.offer.words.Text)
	}
	strike(d, "a")
	if got := fmt.Sprint(speakers(d)); got != "[Ivo Brandt Ivo Brandt Ivo Brandt Ona Pell]" {
		t.Errorf("speakers %v", got)
	}
	if d.offer.box.Visible() {
		t.Error("the offer stays")
	}
	strike(d, "u")
	if got := fmt.Sprint(speakers(d)); got != "[Ivo Brandt Ona Pell Ona Pell Ona Pell]" {
		t.Errorf("after one undo %v", got)
	}
}

func TestAllLikeThisTicksWhereWordsAgree(t *testing.T) {
	d := newDesk(t, t.TempDir(), readSame)
	d.app.Clipboard().SetContent(heSaid)
	d.Paste()
	d.tables.focus()
	d.selectPlace(place{review.Quotes, "q1"})
	strike(d, "l")
	strike(d, "Ivo")
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	if got := fmt.Sprint(speakers(d)); got != "[Ivo Brandt Ivo Brandt Ivo Brandt Ona Pell]" {
		t.Errorf("speakers %v", got)
	}
	d.Undo()
	if got := fmt.Sprint(speakers(d)); got != "[Ona Pell Ona Pell Ona Pell Ona Pell]" {
		t.Errorf("after one undo %v", got)
	}
}

func TestASpellingIsPutRightEverywhereInOneStep(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	text := "Ona Pell spoke.\n\n“Wait,” Ona Pell said. ONA PELL signed.\n"
	d.app.Clipboard().SetContent(text)
	d.Paste()
	d.story.view.Select(0, len("Ona Pell"))
	d.Respell("key")
	d.win.Canvas().Focused().(*keyEntry).SetText("Ona Bell")
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	if want := "Ona Bell spoke.\n\n“Wait,” Ona Bell said. ONA PELL signed.\n"; d.doc.Text != want {
		t.Errorf("text %q", d.doc.Text)
	}
	if n, _ := d.doc.Name("e1"); n.Name != "Ona Bell" {
		t.Errorf("shown as %q", n.Name)
	}
	d.Undo()
	if n, _ := d.doc.Name("e1"); d.doc.Text != text || n.Name != "Ona Pell" {
		t.Errorf("after one undo %q, %q", d.doc.Text, n.Name)
	}
}

func TestAlertsLikeThisAreLeftTogether(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("Pier  to close  today.\n")
	d.Paste()
	d.tables.showTable(review.Checks)
	d.tables.focus()
	d.selectPlace(place{review.Checks, d.doc.Checks()[0].ID})
	strike(d, "l")
	key(d, fyne.KeyReturn)
	for _, c := range d.doc.Checks() {
		if c.Status != story.Rejected {
			t.Errorf("%s is %s", c.ID, c.Status)
		}
	}
}

func TestARowThatIsPutRightKeepsItsPlace(t *testing.T) {
	d := newDesk(t, t.TempDir(), readSame)
	d.app.Clipboard().SetContent(heSaid)
	d.Paste()
	d.tables.focus()
	order := func() string {
		var out []string
		for i := range d.tables.quotes.Len() {
			out = append(out, d.tables.quotes.Key(i))
		}
		return strings.Join(out, " ")
	}
	before := order()
	d.selectPlace(place{review.Quotes, "q2"})
	strike(d, "s")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Ivo Brandt")
	key(d, fyne.KeyReturn)
	if after := order(); after != before {
		t.Errorf("order %s, was %s", after, before)
	}
	strike(d, "o")
	if got := order(); got != "q1 q2 q3 q4" || d.tables.quotes.byRisk || d.menu.items["order"].Checked {
		t.Errorf("order of the story: %s", got)
	}
}
