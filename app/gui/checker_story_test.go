package gui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/evidence"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// fill types a form's lines, from the one that has the keyboard on; "~" leaves a line as it is.
func fill(h *hands, said ...string) {
	for i, words := range said {
		if i > 0 {
			h.count++ // Tab, which the window takes for itself
			h.d.win.Canvas().FocusNext()
		}
		if words != "~" {
			strike(h.d, words)
		}
	}
	h.key(fyne.KeyReturn)
}

// TestACheckerVerifiesAStoryByKeysOnly plays what a fact-checker does with a story of twelve quotations: evidence of all
// four kinds, two disputed, one waived, signed; then a character is changed.
func TestACheckerVerifiesAStoryByKeysOnly(t *testing.T) {
	text, found := ferry(t)
	dir := t.TempDir()
	d := newDesk(t, dir, func(context.Context, string, story.Decisions) (story.Findings, error) { return found, nil })
	h := &hands{t: t, d: d}
	d.app.Clipboard().SetContent(text)
	h.menu(&fyne.ShortcutPaste{})
	tape := filepath.Join(dir, "tape.wav")
	if err := os.WriteFile(tape, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.menu(alt(fyne.Key5))
	list := d.tables.checking.grid
	list.Select(d.tables.checking.Key(0))

	for i := range 12 {
		if want := d.tables.checking.list[i].Quote; d.at.id != want {
			t.Fatalf("step %d is at %s, not at %s", i, d.at.id, want)
		}
		switch i {
		case 2, 7:
			h.letters("d")
			fill(h, "He denies it")
			continue
		case 5:
			h.letters("v")
			fill(h, "~", "heard by the desk")
			continue
		}
		switch i % 4 {
		case 0:
			h.letters("r")
			fill(h, tape, "~", "~", "1:02.5", "1:04", "Aldrup")
		case 1:
			h.letters("f")
			fill(h, "~", "~", "~", "Minutes of the board", "4")
		case 2:
			h.letters("a")
			fill(h, "https://example.org/ferry", "The ferry")
		case 3:
			h.letters("n")
			fill(h, "Tora Lund", "~", "~", "the words")
		}
		if dialogs(d) != 0 || len(d.doc.ExhibitsOf(d.at.id)) != 1 {
			t.Fatalf("step %d: %d dialogs, %d pieces of evidence", i, dialogs(d), len(d.doc.ExhibitsOf(d.at.id)))
		}
		h.letters("v")
	}
	kinds := map[review.ExhibitKind]int{}
	for _, e := range d.doc.Exhibits() {
		kinds[e.Kind]++
	}
	if len(kinds) != len(review.ExhibitKinds) {
		t.Errorf("evidence of the kinds %v", kinds)
	}
	verdicts := map[string]int{}
	for _, c := range d.doc.Checklist() {
		verdicts[c.Standing.Word()]++
		if c.Standing.Waiver != (review.Waiver{}) {
			verdicts["waived"]++
		}
	}
	if verdicts["verified"] != 10 || verdicts["disputed"] != 2 || verdicts["waived"] != 1 {
		t.Errorf("%v", verdicts)
	}
	h.letters("g")
	h.key(fyne.KeyReturn)
	if since, ok := d.doc.SinceSigned(); !ok || !since.Same || d.tables.checking.since.Hidden {
		t.Fatalf("not signed: %v %v", since, ok)
	}

	target, _ := d.doc.Quote(d.tables.checking.list[3].Quote)
	h.key(fyne.KeyUp, fyne.KeyUp)
	for d.at.id != target.ID {
		before := d.at.id
		if h.key(fyne.KeyUp); d.at.id == before {
			t.Fatalf("the arrows end at %s", before)
		}
	}
	h.menu(ctrl(fyne.KeyF2))
	editor := d.win.Canvas().Focused()
	editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	editor.TypedRune('X')
	h.menu(ctrl(fyne.KeyReturn))
	var stale []string
	for _, c := range d.doc.Checklist() {
		if len(c.Standing.Stale) > 0 {
			stale = append(stale, c.Quote)
		}
	}
	if len(stale) != 1 || stale[0] != target.ID {
		t.Errorf("stale are %v, want %s", stale, target.ID)
	}
	h.menu(alt(fyne.Key5))
	if words := d.tables.checking.since.Text; !strings.Contains(words, "text is now version") || !strings.Contains(words, "1 quotation changed") {
		t.Errorf("the banner says %q", words)
	}
	h.letters("4")
	if list.Shown() != 1 {
		t.Errorf("%d rows are shown as stale", list.Shown())
	}
}

func TestAFileThatGoesOrChangesIsToldAtOnce(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	paper := filepath.Join(t.TempDir(), "minutes.txt")
	if err := os.WriteFile(paper, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.letters("f")
	fill(h, paper, "~", "~", "~", "4")
	if dialogs(d) != 0 {
		t.Fatal("the form stays")
	}
	list := d.tables.checking.evidence
	state := func() evidence.State {
		list.look()
		return list.states[list.rows[0].ID]
	}
	if s := state(); s != evidence.Present {
		t.Errorf("%q after it was added", s)
	}
	if err := os.WriteFile(paper, []byte("as it is "), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := state(); s != evidence.Changed {
		t.Errorf("%q after it changed", s)
	}
	if err := os.Remove(paper); err != nil {
		t.Fatal(err)
	}
	if s := state(); s != evidence.Missing {
		t.Errorf("%q after it went", s)
	}
	h.letters("x")
	if n := len(d.doc.Exhibits()); n != 0 {
		t.Errorf("%d pieces are left", n)
	}
}

// TestWhatIsAskedForWhileAFileIsReadWaitsWithItsRow holds the reading of a file up, types a verdict and goes elsewhere.
func TestWhatIsAskedForWhileAFileIsReadWaitsWithItsRow(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	tape := filepath.Join(t.TempDir(), "tape.wav")
	if err := os.WriteFile(tape, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	atOnce, held := d.background, []func() func(){}
	d.background = func(work func() func()) { held = append(held, work) }
	h.letters("r")
	fill(h, tape, "~", "~", "1", "2")
	if dialogs(d) != 0 || len(held) != 1 {
		t.Fatalf("%d dialogs, %d files are read", dialogs(d), len(held))
	}
	h.letters("v") // of the first quotation, which has no evidence yet
	h.key(fyne.KeyDown)
	h.letters("w") // of the second
	if ruling(d, "q1") != review.Unchecked || ruling(d, "q2") != review.Unchecked || dialogs(d) != 0 {
		t.Fatal("a verdict was given before the file was read")
	}
	d.background = atOnce
	held[0]()()
	if ruling(d, "q1") != review.Verified || ruling(d, "q2") != review.Wrong || len(d.doc.ExhibitsOf("q1")) != 1 || dialogs(d) != 0 {
		t.Errorf("%q and %q with %d pieces and %d dialogs", ruling(d, "q1"), ruling(d, "q2"), len(d.doc.ExhibitsOf("q1")), dialogs(d))
	}
}

// TestClosingWhileAFileIsReadKeepsWhatWaits closes the window with evidence and a verdict on their way.
func TestClosingWhileAFileIsReadKeepsWhatWaits(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	tape := filepath.Join(t.TempDir(), "tape.wav")
	if err := os.WriteFile(tape, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.background = func(work func() func()) { go work() } // what follows on the screen never comes
	h.letters("r")
	fill(h, tape, "~", "~", "1", "2")
	h.letters("v")
	if !d.finishActs() {
		t.Fatal("not everything was kept")
	}
	s, err := d.db.Story(t.Context(), d.doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.Document()
	if err != nil {
		t.Fatal(err)
	}
	if q, _ := kept.Quote("q1"); q.Verdict.Ruling != review.Verified || len(kept.ExhibitsOf("q1")) != 1 {
		t.Errorf("%q with %d pieces of evidence", q.Verdict.Ruling, len(kept.ExhibitsOf("q1")))
	}
}

func TestAFileThatCannotBeReadLeavesTheFormOpen(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.letters("r")
	fill(h, filepath.Join(t.TempDir(), "gone.wav"))
	if dialogs(d) != 1 || len(d.doc.Exhibits()) != 0 {
		t.Errorf("%d dialogs, %d pieces", dialogs(d), len(d.doc.Exhibits()))
	}
}
