package gui

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetest "fyne.io/fyne/v2/test"

	"quotedesk/app/intake"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

const article = "Pier to close\n\n“The pier is tired,” Ona Pell said.\n\n“So are we,” Ivo Brandt told her.\n"

var (
	inMarks  = regexp.MustCompile(`“[^”]*”`)
	fullName = regexp.MustCompile(`[A-Z][a-z]+ [A-Z][a-z]+`)
)

// readMarks is a reader for these tests: words in marks are quotations, two capitalised words a person, and
// everything is said by the first person.
func readMarks(_ context.Context, text string) (story.Findings, error) {
	f := story.Findings{Engine: "test", Model: "marks"}
	for i, m := range fullName.FindAllStringIndex(text, -1) {
		f.Entities = append(f.Entities, story.Entity{ID: id("e", i), Type: story.Person, Name: text[m[0]:m[1]], Mentions: []story.Span{{Start: m[0], End: m[1]}}})
	}
	for i, m := range inMarks.FindAllStringIndex(text, -1) {
		q := story.Quote{ID: id("q", i), Kind: story.Direct, Parts: []story.Span{{Start: m[0], End: m[1]}}, Confidence: 0.8, Why: "words in marks"}
		if len(f.Entities) > 0 {
			e := f.Entities[0]
			q.SpeakerName, q.SpeakerEntity, q.Speaker = e.Name, e.ID, e.Mentions[:1]
		}
		for _, e := range f.Entities[min(1, len(f.Entities)):] {
			q.Alternatives = append(q.Alternatives, story.Alternative{Name: e.Name, Entity: e.ID, Score: 0.2})
		}
		f.Quotes = append(f.Quotes, q)
	}
	if i := strings.Index(text, "  "); i >= 0 {
		s := story.Span{Start: i, End: i + 2}
		f.Checks = append(f.Checks, story.Check{ID: "c1", Rule: "QP09", Span: s, Message: "Two spaces", Safety: story.Safe,
			Fix: []story.Edit{{Span: s, Text: " "}}})
	}
	return f, nil
}

func id(prefix string, i int) string { return prefix + string(rune('1'+i)) }

// newDesk is a desk on the folder's archive that does background work at once.
func newDesk(t *testing.T, dir string, read Reader) *Desk {
	t.Helper()
	a := fynetest.NewTempApp(t)
	a.Settings().SetTheme(newTheme(Light))
	w := a.NewWindow("")
	db, err := storage.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if read == nil {
		read = readMarks
	}
	d := New(a, w, Options{DB: db, Read: read, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Who: "Ada"})
	d.background = func(work func() func()) { work()() }
	w.Resize(fyne.NewSize(1280, 800))
	return d
}

// withArticle is a desk with the article open.
func withArticle(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	if d.doc == nil {
		t.Fatal("the pasted story is not open")
	}
	return d
}

// press sends a key combination as the window would: the main menu first, then the focused widget.
func press(t *testing.T, d *Desk, name string) {
	t.Helper()
	var find func([]*fyne.MenuItem) *fyne.MenuItem
	find = func(items []*fyne.MenuItem) *fyne.MenuItem {
		for _, i := range items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == name {
				return i
			}
			if i.ChildMenu != nil {
				if hit := find(i.ChildMenu.Items); hit != nil {
					return hit
				}
			}
		}
		return nil
	}
	for _, m := range d.win.MainMenu().Items {
		if i := find(m.Items); i != nil {
			i.Action()
			return
		}
	}
	t.Fatalf("no menu entry has the key %s", name)
}

// key sends a plain key to whatever has the keyboard.
func key(d *Desk, name fyne.KeyName) {
	if f := d.win.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func strike(d *Desk, words string) {
	for _, r := range words {
		if f := d.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

func speakers(d *Desk) []string {
	var out []string
	for _, q := range d.doc.Quotes() {
		out = append(out, d.doc.SpeakerName(q))
	}
	return out
}

func TestFirstStartShowsTheSampleRead(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.Start(nil)
	if d.doc == nil || len(d.doc.Quotes()) == 0 {
		t.Fatal("the first start shows no quotations")
	}
	if len(d.list.stories) != 1 {
		t.Errorf("the list holds %d stories", len(d.list.stories))
	}
	if d.at.table != review.Quotes || d.at.id == "" {
		t.Error("no quotation is selected")
	}
}

func TestFilesOfTheCommandLineAreOpenedInstead(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	var paths []string
	for _, name := range []string{"one", "two"} {
		path := filepath.Join(t.TempDir(), name+".txt")
		if err := os.WriteFile(path, []byte(name+"\n\n"+article), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	d.Start(paths)
	if d.doc == nil || d.doc.Title != "two" || len(d.list.stories) != 2 {
		t.Errorf("shown %v, %d stories", d.doc, len(d.list.stories))
	}
}

func TestEmptyStatesSayWhatToDo(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.list.reload()
	for what, words := range map[string]string{
		"story": d.story.view.Placeholder, "list": d.list.empty.Text, "table": d.tables.grids[review.Quotes].Placeholder,
	} {
		if !strings.Contains(words, "Ctrl+V") && !strings.Contains(words, "Ctrl+O") {
			t.Errorf("empty %s says %q", what, words)
		}
	}
	d.app.Clipboard().SetContent("A story in which nobody says a word.")
	d.Paste()
	if !strings.Contains(d.tables.grids[review.Quotes].Placeholder, "Ctrl+K") || len(d.story.notice.Objects) == 0 {
		t.Error("a story without quotations does not say how to mark one")
	}
}

func TestClickOnAHighlightSelectsItsRow(t *testing.T) {
	d := withArticle(t)
	at := d.doc.Quotes()[1].Span()
	d.story.view.OnTapped([]string{place{review.Names, "e2"}.String(), place{review.Quotes, "q2"}.String()}, at.Start)
	if got := d.tables.grids[review.Quotes].Selected(); got != "q2" {
		t.Errorf("selected %q", got)
	}
	press(t, d, alt(fyne.Key2).ShortcutName())
	d.story.view.OnTapped([]string{place{review.Names, "e2"}.String(), place{review.Quotes, "q2"}.String()}, at.Start)
	if got := d.tables.grids[review.Names].Selected(); got != "e2" {
		t.Errorf("with the names in view, selected %q", got)
	}
}

func TestSelectedRowIsShownInTheStory(t *testing.T) {
	d := withArticle(t)
	long := strings.Repeat("Nothing was said on this line.\n\n", 400) + article
	d.app.Clipboard().SetContent(long)
	d.Paste()
	d.tables.grids[review.Quotes].Select("q2")
	from, to := d.story.view.VisibleRange()
	if s := d.doc.Quotes()[1].Span(); s.Start < from || s.End > to {
		t.Errorf("quotation %v is not in view %d–%d", s, from, to)
	}
	marked := 0
	for _, h := range highlights(d.doc, d.at) {
		if h.Style == styleSpeaker || h.Style == styleCurrent {
			marked++
		}
	}
	if marked != 2 {
		t.Errorf("%d marks for the selected row", marked)
	}
}

func TestSpeakerIsChangedByKeyboardAndSurvivesARestart(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	d.tables.grids[review.Quotes].Select("q2")
	press(t, d, ctrl(fyne.KeyS).ShortcutName())
	if !d.tables.grids[review.Quotes].Editing() {
		t.Fatal("the speaker cell is not open")
	}
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Ivo Brandt")
	key(d, fyne.KeyReturn)
	if got := speakers(d); got[1] != "Ivo Brandt" {
		t.Fatalf("speakers %v", got)
	}
	press(t, d, (&fyne.ShortcutUndo{}).ShortcutName())
	if got := speakers(d); got[1] != "Ona Pell" {
		t.Fatalf("after undo %v", got)
	}
	press(t, d, (&fyne.ShortcutRedo{}).ShortcutName())
	d.Close()
	_ = d.db.Close()

	again := newDesk(t, dir, nil)
	again.Start(nil)
	if got := speakers(again); got[1] != "Ivo Brandt" {
		t.Fatalf("after a restart %v", got)
	}
	press(t, again, (&fyne.ShortcutUndo{}).ShortcutName())
	if got := speakers(again); got[1] != "Ona Pell" {
		t.Fatalf("undo after a restart %v", got)
	}
	if q, _ := again.doc.Quote("q2"); q.Status != story.Unreviewed {
		t.Errorf("status %s", q.Status)
	}
}

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
	strike(d, "}")
	if q, _ := d.doc.Quote("q1"); q.Parts[0].In(article) != "“The pier is tired,”" {
		t.Errorf("quotation is %q", q.Parts[0].In(article))
	}
}

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

func TestStaleCorrectionIsRefusedAndTheStoryShownAnew(t *testing.T) {
	d := withArticle(t)
	other, err := d.doc.SetNote("q2", "from another window", "cell")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Append(context.Background(), d.doc.ID, 0, other, storage.Progress{Quotes: 2, Open: 2}); err != nil {
		t.Fatal(err)
	}
	d.Confirm("key")
	if q, _ := d.doc.Quote("q1"); q.Status != story.Unreviewed {
		t.Error("the stale correction was shown as done")
	}
	if q, _ := d.doc.Quote("q2"); q.Note != "from another window" {
		t.Error("the other window's note is not shown")
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("nobody was told")
	}
}

func TestReadingCanBeCancelledAndLosesNothing(t *testing.T) {
	started := make(chan struct{})
	d := newDesk(t, t.TempDir(), func(ctx context.Context, _ string) (story.Findings, error) {
		close(started)
		<-ctx.Done()
		return story.Findings{}, ctx.Err()
	})
	done := make(chan func(), 4)
	d.app.Clipboard().SetContent(article)
	d.background = func(work func() func()) {
		if len(d.readings) == 0 {
			work()()
			return
		}
		go func() { done <- work() }()
	}
	d.Paste()
	<-started
	for r := range d.readings {
		r.cancel()
	}
	(<-done)()
	if d.doc == nil || d.doc.Text != article {
		t.Fatal("the story is gone")
	}
	if len(d.story.notice.Objects) == 0 {
		t.Error("nothing says that the story has not been read")
	}
	d.read = readMarks
	d.background = func(work func() func()) { work()() }
	d.readStory(d.doc)
	if len(d.doc.Quotes()) != 2 {
		t.Errorf("read again: %d quotations", len(d.doc.Quotes()))
	}
}

func TestBadInputIsToldAndLosesNothing(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, path := range []string{
		write("binary.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00")),
		write("empty.txt", nil),
		write("blank.txt", []byte(" \n\n ")),
		filepath.Join(dir, "missing.txt"),
		dir,
	} {
		d := withArticle(t)
		before := d.doc.ID
		d.OpenFile(path)
		if d.win.Canvas().Overlays().Top() == nil {
			t.Errorf("%s: nobody was told", filepath.Base(path))
		}
		if d.doc == nil || d.doc.ID != before {
			t.Errorf("%s: the open story is gone", filepath.Base(path))
		}
	}
}

func TestUndecodableTextOffersAnEncoding(t *testing.T) {
	d := withArticle(t)
	path := filepath.Join(t.TempDir(), "old.html")
	body := "<html><head><meta charset=\"utf-8\"></head><body><p>" + strings.Repeat("The caf\xe9 na\xefve fa\xe7ade, said Ona Pell of the council. ", 8) + "</p></body></html>"
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	d.OpenFile(path)
	top := d.win.Canvas().Overlays().Top()
	if top == nil && !strings.Contains(d.doc.Text, "café") {
		t.Error("the text was neither read as it should be nor asked about")
	}
}

func TestGuessedEncodingCanBeChanged(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path := filepath.Join(t.TempDir(), "old.txt")
	cyrillic := "\xcc\xfd\xf0 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xec\xee\xf1\xf2 \xe1\xf3\xe4\xe5\xf2 \xe7\xe0\xea\xf0\xfb\xf2 \xe4\xee \xe2\xe5\xf1\xed\xfb.\n"
	if err := os.WriteFile(path, []byte(strings.Repeat(cyrillic, 6)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.OpenFile(path)
	if d.doc == nil || d.story.notes == nil || len(d.story.notice.Objects) == 0 {
		t.Fatal("the guess is not shown")
	}
	s, err := intake.Read(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	first := d.doc.ID
	d.readAgainAs(first, s, "KOI8-R")
	if d.doc.ID == first || d.doc.Text == s.Text {
		t.Error("the text was not read anew")
	}
	if len(d.list.stories) != 1 {
		t.Errorf("%d stories in the list", len(d.list.stories))
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

func TestEveryKeyIsBoundOnce(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	seen := map[string]string{}
	var walk func([]*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.Shortcut != nil {
				name := i.Shortcut.ShortcutName()
				if other, ok := seen[name]; ok {
					t.Errorf("%s is bound to %q and %q", name, other, i.Label)
				}
				seen[name] = i.Label
			}
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range d.win.MainMenu().Items {
		walk(m.Items)
	}
	for _, wanted := range []fyne.Shortcut{ctrl(fyne.KeyN), ctrl(fyne.KeyO), ctrl(fyne.KeyE), ctrl(fyne.KeyK), ctrl(fyne.KeyReturn),
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutPaste{}, &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierShortcutDefault}} {
		if _, ok := seen[wanted.ShortcutName()]; !ok {
			t.Errorf("%s is bound to nothing", wanted.ShortcutName())
		}
	}
}

func TestRefusalIsNeverSilent(t *testing.T) {
	if got := messageText(errors.New("the disk is made of cheese")); got != "the disk is made of cheese" {
		t.Errorf("got %q", got)
	}
}
