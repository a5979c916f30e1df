package gui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
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
	key(d, fyne.KeyReturn) // the first act: confirm
	strike(d, "x")
	if d.keys.of("confirm") != "Return" {
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
	again := newPaneKeys(d.app.Preferences())
	if again.of("confirm") != "y" {
		t.Error("the key is not kept")
	}
	for _, bad := range []string{"Delete", "X", "Up", "F2", "", " "} {
		if err := again.set("undo", bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestEveryPlainKeyIsUsualForOneActAndInTheMenu(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	seen := map[string]string{}
	for _, a := range d.keys.acts {
		if other, ok := seen[a.usual]; ok || !isPaneKey(a.usual) {
			t.Errorf("%q of %s, %s", a.usual, a.id, other)
		}
		seen[a.usual] = a.id
	}
	var labels strings.Builder
	var walk func([]*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			labels.WriteString(i.Label + "\n")
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range d.win.MainMenu().Items {
		walk(m.Items)
	}
	for _, a := range d.keys.acts {
		if a.id == "undo" || a.id == "keys" {
			continue // under Edit and Help
		}
		if !strings.Contains(labels.String(), d.keys.hint(a.id)) {
			t.Errorf("no menu entry names the key of %q", a.id)
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

func TestHistoryTellsFiltersAndTakesBack(t *testing.T) {
	d := atTable(t)
	key(d, fyne.KeyReturn) // q1 confirmed
	strike(d, "1")         // q2 to Ivo Brandt
	d.doc.Who = "Ben"
	strike(d, "k")
	d.EditCell(review.Quotes, "note")
	strike(d, "ask her")
	key(d, fyne.KeyReturn)
	strike(d, "h")
	h := d.history
	if len(h.entries) != 3 || h.entries[0].Who != "Ben" || h.entries[2].Who != "Ada" {
		t.Fatalf("entries %+v", h.entries)
	}
	strike(d, "pp")
	if len(h.entries) != 1 || h.filter.Who != "Ben" {
		t.Errorf("of Ben: %d entries", len(h.entries))
	}
	strike(d, "p")
	d.selectPlace(place{review.Quotes, "q2"})
	d.win.Canvas().Focus(h.grid)
	strike(d, "r")
	if len(h.entries) != 1 || !strings.Contains(h.line.Text, "suggested Ona Pell, 0.80 › ") || !strings.Contains(h.line.Text, "Ada: speaker: Ivo Brandt") {
		t.Errorf("life of the row %q, %d entries", h.line.Text, len(h.entries))
	}
	strike(d, "r")
	h.grid.Select(h.entries[2].Step)
	strike(d, "t") // q1 was confirmed first
	if status(d, "q1") != story.Unreviewed || speakers(d)[1] != "Ivo Brandt" {
		t.Errorf("%s, %v", status(d, "q1"), speakers(d))
	}
	h.grid.Select(h.entries[3].Step)
	strike(d, "t")
	if h.line.Text == "" {
		t.Error("nothing says why it cannot be taken back twice")
	}
	strike(d, "h")
	if h.shown || d.win.Canvas().Focused() != fyne.Focusable(d.tables.grids[review.Quotes]) {
		t.Error("the history stays")
	}
}

func TestWhatRestsOnALaterEntrySaysSo(t *testing.T) {
	d := atTable(t)
	d.selectPlace(place{review.Quotes, "q2"})
	strike(d, "1")
	strike(d, "s")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Somebody Else")
	key(d, fyne.KeyReturn)
	d.ToggleHistory()
	d.history.grid.Select(d.history.entries[1].Step)
	strike(d, "t")
	if !strings.Contains(d.history.line.Text, "take that back first") || speakers(d)[1] != "Somebody Else" {
		t.Errorf("told %q, %v", d.history.line.Text, speakers(d))
	}
}

func TestTheNameIsAskedOnce(t *testing.T) {
	d := withArticle(t)
	d.who, d.doc.Who = "", ""
	d.tables.focus()
	key(d, fyne.KeyReturn)
	entry, ok := d.win.Canvas().Focused().(*keyEntry)
	if !ok || len(d.doc.Journal()) != 0 {
		t.Fatal("nobody was asked")
	}
	entry.SetText("  Ada  Lund ")
	key(d, fyne.KeyReturn)
	if j := d.doc.Journal(); len(j) != 1 || j[0].Who != "Ada Lund" || d.at.id != "q2" {
		t.Fatalf("journal %+v, at %s", j, d.at.id)
	}
	key(d, fyne.KeyReturn)
	if dialogs(d) != 0 || status(d, "q2") != story.Confirmed {
		t.Error("asked again")
	}
	if got := d.knownName(""); got != "Ada Lund" {
		t.Errorf("kept %q", got)
	}
}

func TestLeavingTheQuestionSignsWithTheLogin(t *testing.T) {
	d := withArticle(t)
	d.who, d.doc.Who = "", ""
	d.Confirm("key")
	key(d, fyne.KeyEscape)
	if j := d.doc.Journal(); len(j) != 1 || j[0].Who != loginName() || d.knownName("") != "" {
		t.Errorf("journal %+v", j)
	}
}

// elsewhere stores what another window does.
func elsewhere(t *testing.T, d *Desk, act func(*review.Document) ([]review.Correction, error)) {
	t.Helper()
	s, err := d.db.Story(context.Background(), d.doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := s.Document()
	if err != nil {
		t.Fatal(err)
	}
	doc.Who = "Ben"
	step, err := act(doc)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Append(context.Background(), doc.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step))); err != nil {
		t.Fatal(err)
	}
}

func TestMineCanBeTakenOverTheirs(t *testing.T) {
	d := atTable(t)
	elsewhere(t, d, func(doc *review.Document) ([]review.Correction, error) {
		return doc.SetSpeaker("q1", review.Speaker{Name: "Tor Vik"}, "cell")
	})
	strike(d, "1")
	if dialogs(d) != 1 || speakers(d)[0] != "Tor Vik" {
		t.Fatalf("%d dialogs, speakers %v", dialogs(d), speakers(d))
	}
	d.win.Canvas().FocusPrevious()
	key(d, fyne.KeyReturn)
	if got := speakers(d); got[0] != "Ivo Brandt" || dialogs(d) != 0 {
		t.Errorf("speakers %v", got)
	}
	strike(d, "u")
	if got := speakers(d); got[0] != "Tor Vik" {
		t.Errorf("undo gives %v, not what Ben stored", got)
	}
}

func TestChangesOfAnotherWindowAppear(t *testing.T) {
	d := atTable(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen, err := d.db.Pulse(ctx, d.doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	pulses := make(chan storage.Pulse, 4)
	go func() { _ = d.db.Watch(ctx, d.doc.ID, seen, func(p storage.Pulse) { pulses <- p }) }()
	elsewhere(t, d, func(doc *review.Document) ([]review.Correction, error) {
		return doc.Reject(review.Quotes, "q2", "a title", "key")
	})
	began := time.Now()
	p := <-pulses
	run := seen.Run
	d.changedElsewhere(d.doc.ID, p, &run)
	if status(d, "q2") != story.Rejected || d.at.id != "q1" || !strings.Contains(d.status.words.Text, "Ben") {
		t.Errorf("%s at %s: %s", status(d, "q2"), d.at.id, d.status.words.Text)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("seen after %s", took)
	}
	strike(d, "u")
	if status(d, "q2") != story.Unreviewed {
		t.Error("a change of another window cannot be undone")
	}
}

func TestAlertsLikeThisAreLeftTogether(t *testing.T) {
	d := newDesk(t, t.TempDir(), func(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
		f, err := readMarks(ctx, text, by)
		for i, at := range []int{4, 7} {
			s := story.Span{Start: at, End: at + 1}
			f.Checks = append(f.Checks, story.Check{ID: id("c", i+5), Rule: "QP09", Span: s, Message: "A space"})
		}
		return f, err
	})
	d.app.Clipboard().SetContent("Pier to close today.\n")
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
