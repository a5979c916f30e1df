package gui

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

func TestCloseKeepsWhatIsBeingTyped(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	press(t, d, ctrl(fyne.KeyS).ShortcutName())
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Ivo Brandt")
	d.Close()
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	if got := speakers(again); got[0] != "Ivo Brandt" {
		t.Errorf("speakers %v", got)
	}
}

func TestCloseStoresActsThatStillWait(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	var held []func()
	d.background = func(work func() func()) { held = append(held, work()) }
	d.Confirm("key")
	d.tables.grids[review.Quotes].Select("q2")
	d.Reject("key")
	d.Close()
	for _, then := range held {
		then()
	}
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	var got []story.Status
	for _, q := range again.doc.Quotes() {
		got = append(got, q.Status)
	}
	if got[0] != story.Confirmed || got[1] != story.Rejected {
		t.Errorf("statuses %v", got)
	}
}

func TestStaleCorrectionIsRefusedAndBothVersionsShown(t *testing.T) {
	d := withArticle(t)
	other, err := d.doc.Reject(review.Quotes, "q1", "a title", "key")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Append(context.Background(), d.doc.ID, 0, other, storage.Progress{Quotes: 2, Open: 1}); err != nil {
		t.Fatal(err)
	}
	d.Confirm("key")
	if q, _ := d.doc.Quote("q1"); q.Status != story.Rejected {
		t.Errorf("the other window's decision is not shown: %s", q.Status)
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("nobody was asked")
	}
	key(d, fyne.KeyReturn) // keep theirs
	if got := stored(t, d, d.doc.ID, "q1"); got != story.Rejected || dialogs(d) != 0 {
		t.Errorf("status %s after keeping theirs", got)
	}
}

func TestSaveThatFailsIsNotShown(t *testing.T) {
	d := withArticle(t)
	_ = d.db.Close()
	d.Confirm("key")
	if q, _ := d.doc.Quote("q1"); q.Status != story.Unreviewed {
		t.Error("a correction that is not stored is shown")
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("nobody was told")
	}
}

func TestReadOnlyArchiveSaysSoAndTakesNoCorrection(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.Start(nil)
	_ = d.db.Close()
	raw, err := sql.Open("sqlite", filepath.Join(dir, storage.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec("PRAGMA user_version = 9999"); err != nil { // as a newer program would leave it
		t.Fatal(err)
	}
	_ = raw.Close()
	again := newDesk(t, dir, nil)
	again.Start(nil)
	if !again.db.ReadOnly() || again.doc == nil {
		t.Fatal("the archive of a newer program is not shown read-only")
	}
	again.Confirm("key")
	if q, _ := again.doc.Quote("q1"); q.Status != story.Unreviewed {
		t.Error("a correction was shown that cannot be stored")
	}
	if again.win.Canvas().Overlays().Top() == nil {
		t.Error("nobody was told")
	}
}
