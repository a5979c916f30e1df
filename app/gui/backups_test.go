package gui

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	fynetest "fyne.io/fyne/v2/test"

	"quotedesk/app/story"
	"quotedesk/storage"
)

func TestABackupIsMadeAndRestoredByKeysOnly(t *testing.T) {
	d := withArticle(t)
	d.Confirm("key")
	press(t, d, ctrlShift(fyne.KeyB).ShortcutName())
	key(d, fyne.KeyM)
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Fatalf("%d dialogs", dialogs(d))
	}
	before := d.doc.Seq()
	d.selectPlace(place{"quotes", "q2"})
	d.Reject("key")
	old := d.db
	press(t, d, ctrlShift(fyne.KeyB).ShortcutName())
	key(d, fyne.KeyReturn) // asks
	key(d, fyne.KeyReturn) // yes
	t.Cleanup(func() { _ = d.db.Close() })
	if d.db == old || dialogs(d) != 0 || d.doc == nil || d.doc.Seq() != before {
		t.Fatalf("after the restore: %d dialogs, story %v", dialogs(d), d.doc)
	}
	if got := d.doc.Quotes(); got[0].Status != story.Confirmed || got[1].Status != story.Unreviewed {
		t.Errorf("%s, %s", got[0].Status, got[1].Status)
	}
	d.selectPlace(place{"quotes", "q2"})
	if d.Reject("key"); d.doc.Seq() != before+1 {
		t.Error("the restored archive takes no corrections")
	}
	if kept, _ := filepath.Glob(filepath.Join(filepath.Dir(d.db.Path()), "quotedesk.replaced-*.db")); len(kept) != 1 {
		t.Errorf("kept %v", kept)
	}
}

func TestADamagedBackupIsToldAndNotRestored(t *testing.T) {
	d := withArticle(t)
	if _, err := d.db.KeepCopy(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := storage.Copies(t.Context(), d.dataFolder())
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	b, err := os.ReadFile(all[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(all[0].Path, []byte(strings.Replace(string(b), "Ona Pell said", "Ona Bell said", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	id := d.doc.ID
	d.ShowBackups()
	key(d, fyne.KeyR)
	key(d, fyne.KeyReturn)
	t.Cleanup(func() { _ = d.db.Close() })
	if dialogs(d) != 1 || docID(d.doc) != id {
		t.Errorf("%d dialogs, the story %q", dialogs(d), docID(d.doc))
	}
	key(d, fyne.KeyEscape)
	d.selectPlace(place{"quotes", "q1"})
	if was := d.doc.Seq(); true {
		if d.Confirm("key"); d.doc.Seq() != was+1 {
			t.Error("the archive takes no corrections any more")
		}
	}
}

// What cannot be opened at the start can be put right there and then, by keys only.
func TestARefusedArchiveIsRestored(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	d.Confirm("key")
	if _, err := d.db.KeepCopy(t.Context()); err != nil {
		t.Fatal(err)
	}
	_ = d.db.Close()
	if err := os.WriteFile(filepath.Join(dir, storage.FileName), []byte(strings.Repeat("gone ", 4000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, why := storage.Open(t.Context(), dir)
	if why == nil {
		t.Fatal("it opened")
	}
	w := d.app.NewWindow("")
	var again *Desk
	r := newRefusal(w, dir, why, func(db *storage.DB) {
		t.Cleanup(func() { _ = db.Close() })
		again = New(d.app, w, Options{DB: db, Read: readMarks, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Who: "Ada"})
		again.background = func(work func() func()) { work()() }
		again.openLast()
	})
	w.SetContent(r.content())
	w.Resize(fyne.NewSize(1280, 800))
	r.focus()
	for range 2 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if again == nil || again.doc == nil || again.doc.Quotes()[0].Status != story.Confirmed {
		t.Fatal("nothing was restored")
	}
}

func TestARefusalThatNoBackupHelpsOffersNone(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	if _, err := d.db.KeepCopy(t.Context()); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[error]int{storage.ErrLocked: 0, storage.ErrFull: 0, storage.ErrDamaged: 1, storage.ErrForeign: 1} {
		r := newRefusal(fynetest.NewWindow(nil), dir, &storage.Error{Kind: kind}, nil)
		if len(r.list.copies) != want {
			t.Errorf("%v: %d backups offered", kind, len(r.list.copies))
		}
	}
}

func TestACopyIsMadeWhenDueAndAtMostADay(t *testing.T) {
	d := withArticle(t)
	d.Confirm("key")
	d.copyWhenDue()
	d.Reject("key")
	d.copyWhenDue()
	all, err := storage.Copies(t.Context(), d.dataFolder())
	if err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
}
