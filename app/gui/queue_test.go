package gui

import (
	"context"
	"testing"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// holdWork makes the desk's background work wait until the returned function is called, which runs all of it,
// with what follows from it.
func holdWork(d *Desk) (release func()) {
	var held []func() func()
	d.background = func(work func() func()) { held = append(held, work) }
	return func() {
		for len(held) > 0 {
			next := held[0]
			held = held[1:]
			next()()
		}
	}
}

// another is a second story beside the open one; the first stays open.
func another(t *testing.T, d *Desk) (first, second string) {
	t.Helper()
	first = d.doc.ID
	d.app.Clipboard().SetContent("Mill to open\n\n“The mill turns again,” Eda Lund said.\n\n“At last,” Tor Vik told her.\n")
	d.Paste()
	second = d.doc.ID
	d.OpenStory(first)
	return first, second
}

// stored is the status of a quotation as the archive has it.
func stored(t *testing.T, d *Desk, id, quote string) story.Status {
	t.Helper()
	s, err := d.db.Story(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := s.Document()
	if err != nil {
		t.Fatal(err)
	}
	q, _ := doc.Quote(quote)
	return q.Status
}

func TestActsOutliveLeavingTheStoryAndComingBack(t *testing.T) {
	d := withArticle(t)
	first, second := another(t, d)
	release := holdWork(d)
	d.Confirm("key")
	d.OpenStory(second)
	d.OpenStory(first)
	d.selectPlace(place{review.Quotes, "q2"})
	d.Reject("key")
	release()
	if a, b := stored(t, d, first, "q1"), stored(t, d, first, "q2"); a != story.Confirmed || b != story.Rejected {
		t.Errorf("statuses %s, %s", a, b)
	}
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("a conflict with oneself was told")
	}
	if q, _ := d.doc.Quote("q2"); q.Status != story.Rejected {
		t.Error("the act is not shown")
	}
}

func TestConflictInAStoryLeftBehindTouchesNoOther(t *testing.T) {
	d := withArticle(t)
	first, second := another(t, d)
	other, err := d.doc.SetNote("q2", "from another window", "cell")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Append(context.Background(), first, 0, other, storage.Progress{Quotes: 2, Open: 2}); err != nil {
		t.Fatal(err)
	}
	release := holdWork(d)
	d.Confirm("key")
	d.OpenStory(second)
	d.Reject("key")
	release()
	if d.doc.ID != second {
		t.Error("the story that was left is shown again")
	}
	if got := stored(t, d, second, "q1"); got != story.Rejected {
		t.Errorf("the act on the story now open is %s", got)
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("nobody was told")
	}
}

func TestConflictKeepsWhatIsBeingTyped(t *testing.T) {
	d := withArticle(t)
	other, err := d.doc.SetKind("q2", story.Mixed, "cell")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Append(context.Background(), d.doc.ID, 0, other, storage.Progress{Quotes: 2, Open: 1}); err != nil {
		t.Fatal(err)
	}
	release := holdWork(d)
	d.Confirm("key")
	d.EditCell(review.Quotes, "note")
	strike(d, "ask Pell")
	release()
	if q, _ := d.doc.Quote("q1"); q.Note != "ask Pell" {
		t.Errorf("the note is %q", q.Note)
	}
}

func TestRefusedTextDoesNotFollowIntoAnotherStory(t *testing.T) {
	d := withArticle(t)
	_, second := another(t, d)
	d.EditCell(review.Quotes, "cue")
	strike(d, "turns") // no word of this story, but one of the next
	key(d, "Return")
	if d.editingGrid() == nil {
		t.Fatal("the cue was taken")
	}
	d.OpenStory(second)
	if d.editingGrid() != nil {
		t.Error("the cell is still open")
	}
	d.win.Canvas().Unfocus()
	if q, _ := d.doc.Quote("q1"); len(q.Cue) != 0 {
		t.Error("the text of one story became the cue of another")
	}
}

func TestEveryRowOfAFinishedStoryCanBeSelected(t *testing.T) {
	d := withArticle(t)
	_, second := another(t, d)
	d.Confirm("key")
	d.Confirm("key")
	first := d.doc.ID
	d.OpenStory(second)
	d.OpenStory(first)
	d.tables.grids[review.Quotes].Select("q1")
	if d.at.id != "q1" {
		t.Errorf("selected %q", d.at.id)
	}
}

func TestGoingOnStaysWhereItFailed(t *testing.T) {
	d := withArticle(t)
	_ = d.db.Close()
	d.Confirm("key")
	if d.at.id != "q1" {
		t.Errorf("went on to %q although nothing was saved", d.at.id)
	}
}

func TestWindowStaysOnceWhenSomethingCannotBeSaved(t *testing.T) {
	d := withArticle(t)
	_ = d.db.Close()
	release := holdWork(d)
	d.acts.busy = true // as if a step were on its way
	d.Confirm("key")
	d.Close()
	release()
	if d.acts.closed {
		t.Error("the window closed over a correction that was not saved")
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("nobody was told")
	}
	d.Close()
	if !d.acts.closed {
		t.Error("the window can never be closed")
	}
}

func TestPastedStoryOutlivesClosingAtOnce(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent(article)
	slow := make(chan struct{})
	d.background = func(work func() func()) {
		go func() {
			<-slow
			work()
		}()
	}
	d.Paste()
	time.AfterFunc(20*time.Millisecond, func() { close(slow) })
	d.Close()
	found, err := d.db.Stories(context.Background(), storage.Filter{})
	if err != nil || len(found) != 1 {
		t.Errorf("%d stories are stored, %v", len(found), err)
	}
}

func TestRefusedTextKeepsItsRow(t *testing.T) {
	d := withArticle(t)
	d.EditCell(review.Quotes, "cue")
	strike(d, "nowhere in the story")
	d.selectPlace(place{review.Quotes, "q2"})
	if d.at.id != "q1" || d.editingGrid() == nil {
		t.Errorf("the desk is at %q, the open cell elsewhere", d.at.id)
	}
	d.Confirm("key")
	if q, _ := d.doc.Quote("q1"); q.Status != story.Unreviewed {
		t.Error("a row was confirmed over a text it refused")
	}
}
