package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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

func TestExportNeedsAWholePath(t *testing.T) {
	t.Chdir(t.TempDir())
	d := withArticle(t)
	exportTo(t, d, "~/Documents", false)
	if left, _ := os.ReadDir("."); len(left) != 0 {
		t.Errorf("made %s beside the program", left[0].Name())
	}
}
