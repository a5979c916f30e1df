package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestATickedReadBackSheetIsReadIn plays what a checker does: the sheet goes out, its answers are written in, and it is
// read in by keys.
func TestATickedReadBackSheetIsReadIn(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	folder := t.TempDir()
	exportTo(t, d, folder, false)
	path := filepath.Join(folder, "Pier to close read-back.json")
	sheet := read(t, path)
	h.letters("h")
	fill(h, path)
	if dialogs(d) != 1 {
		t.Fatal("a sheet that nobody has ticked is taken")
	}
	h.key(fyne.KeyEscape)
	answered := strings.NewReplacer(`"answer": ""`, `"answer": "confirmed"`, `"channel": ""`, `"channel": "mail"`, `"when": ""`, `"when": "2026-03-02 11:00"`).Replace(sheet)
	if err := os.WriteFile(path, []byte(answered), 0o600); err != nil {
		t.Fatal(err)
	}
	h.letters("h")
	fill(h, path)
	all := d.doc.Exhibits()
	if dialogs(d) != 0 || len(all) != 2 || all[0].Person == nil || all[0].Person.Channel != "mail" || all[0].Person.Who != "Ona Pell" {
		t.Fatalf("%d dialogs, %+v", dialogs(d), all)
	}
	d.Undo()
	if n := len(d.doc.Exhibits()); n != 0 {
		t.Errorf("%d pieces of evidence after undo", n)
	}
}
