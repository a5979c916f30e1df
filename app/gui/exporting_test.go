package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/export"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// exportTo opens the dialog, ticks every kind of file and writes.
func exportTo(t *testing.T, d *Desk, folder string, refuse bool) {
	t.Helper()
	x := newExportDialog(d)
	for _, b := range x.boxes {
		b.SetChecked(true)
	}
	if refuse {
		x.refuse("c1", true)
	}
	x.folder.SetText(folder)
	x.write()
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExportWritesWhatTheTablesShow(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Clipboard().SetContent("Pier to close\n\n“The pier is  tired,” Ona Pell  said.\n\n“So are we,” Ivo Brandt told her.\n")
	d.Paste()
	d.tables.grids["quotes"].Select("q2")
	d.TakeAlternative(1, "key")
	folder := filepath.Join(t.TempDir(), "new folder")
	exportTo(t, d, folder, false)

	if got := read(t, filepath.Join(folder, "Pier to close quotations.csv")); !strings.Contains(got, "Ivo Brandt") || !strings.Contains(got, string(story.Corrected)) {
		t.Errorf("the table does not hold the corrected speaker:\n%s", got)
	}
	for _, name := range []string{"Pier to close.html", "Pier to close names.csv", "Pier to close.json"} {
		if read(t, filepath.Join(folder, name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	first := read(t, filepath.Join(folder, "Pier to close.txt"))
	exportTo(t, d, folder, true)
	second := read(t, filepath.Join(folder, "Pier to close 2.txt"))
	if strings.Contains(first, "is  tired") || !strings.Contains(second, "is  tired") {
		t.Errorf("fixed: %q, refused: %q", first, second)
	}
	if !strings.Contains(first, "“The pier is tired,”") {
		t.Errorf("words changed: %q", first)
	}
}

func TestExportThatFailsSaysSoAndKeepsTheDialog(t *testing.T) {
	d := withArticle(t)
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	exportTo(t, d, file, false)
	if len(d.win.Canvas().Overlays().List()) < 2 {
		t.Error("nobody was told, or the dialog is gone")
	}
}

func TestExportWritesTheStoryItWasOpenedOn(t *testing.T) {
	d := withArticle(t)
	_, second := another(t, d)
	folder := t.TempDir()
	x := newExportDialog(d)
	d.OpenStory(second) // as a file dropped on the window does
	x.folder.SetText(folder)
	x.write()
	if got := read(t, filepath.Join(folder, "Pier to close.txt")); !strings.Contains(got, "The pier is tired") {
		t.Errorf("exported %q", got)
	}
}

// TestTheFactCheckFileGoesOutByKeys: for people outside unless it is said otherwise, each time anew, with what is open
// counted before it is written.
func TestTheFactCheckFileGoesOutByKeys(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.letters("n")
	fill(h, "Tora CONTACT", "~", "~", "the words")
	h.letters("v")
	h.letters("d")
	fill(h, "He denies it")
	folder := t.TempDir()
	for i, house := range []bool{false, true} {
		x := newExportDialog(d)
		if x.house.Checked || x.checked.Hidden != (i == 0) {
			t.Errorf("%d: for the house %v, told %v", i, x.house.Checked, !x.checked.Hidden)
		}
		for n, f := range forms() {
			if f.proof && !x.boxes[n].Checked {
				d.win.Canvas().Focus(x.boxes[n])
				strike(d, " ")
			}
		}
		if words := x.checked.Text; x.checked.Hidden || !strings.Contains(words, "1 disputed") || strings.Contains(words, "Nobody has signed") != (i == 0) {
			t.Errorf("counted as %q", words)
		}
		if house {
			d.win.Canvas().Focus(x.house)
			strike(d, " ")
		}
		d.win.Canvas().Focus(x.folder)
		x.folder.SetText(folder)
		h.key(fyne.KeyReturn)
		if dialogs(d) != 0 {
			t.Fatal("the dialog stays")
		}
		d.doTo(d.doc, func(doc *review.Document) ([]review.Correction, error) { return doc.Sign("menu") })
	}
	out, in := filepath.Join(folder, "Pier to close fact-check.json"), filepath.Join(folder, "Pier to close 2 fact-check (internal).json")
	if got := read(t, out); strings.Contains(got, "CONTACT") || !strings.Contains(got, `"audience": "external"`) {
		t.Errorf("for people outside: %s", got)
	}
	f, err := export.ReadFactCheck(strings.NewReader(read(t, in)))
	if err != nil || f.Audience != export.Internal || len(f.Evidence) != 1 || f.Evidence[0].Person.Who != "Tora CONTACT" || !f.Unchanged {
		t.Errorf("for the house: %+v, %v", f, err)
	}
	for _, name := range []string{"fact-check.html", "2 fact-check (internal).html", "read-back.html", "2 read-back (internal).html"} {
		if read(t, filepath.Join(folder, "Pier to close "+name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	x := newExportDialog(d)
	d.win.Canvas().Focus(x.boxes[0])
	h.key(fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Error("Escape in a box does not leave")
	}
}

func TestExportNeedsAWholePath(t *testing.T) {
	t.Chdir(t.TempDir())
	d := withArticle(t)
	exportTo(t, d, "~/Documents", false)
	if left, _ := os.ReadDir("."); len(left) != 0 {
		t.Errorf("made %s beside the program", left[0].Name())
	}
}
