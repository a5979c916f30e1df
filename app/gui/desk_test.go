package gui

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetest "fyne.io/fyne/v2/test"

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
func readMarks(_ context.Context, text string, _ story.Decisions) (story.Findings, error) {
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
func newDesk(t testing.TB, dir string, read Reader) *Desk {
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

func ctrl(key fyne.KeyName) fyne.Shortcut { return shortcutOf("Ctrl+" + string(key)) }

func ctrlShift(key fyne.KeyName) fyne.Shortcut { return shortcutOf("Ctrl+Shift+" + string(key)) }

func alt(key fyne.KeyName) fyne.Shortcut { return shortcutOf("Alt+" + string(key)) }

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
	for _, h := range highlights(d.doc, d.at, d.house.severity) {
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
