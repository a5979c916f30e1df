package gui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

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
