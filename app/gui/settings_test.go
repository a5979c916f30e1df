package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

func TestTheFourEyesRuleIsSwitchedOnAndRefuses(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key1))
	d.selectPlace(place{review.Quotes, "q1"})
	h.key(fyne.KeyReturn) // Ada confirms it: she is its last editor
	h.menu(alt(fyne.KeyS))
	h.d.win.Canvas().FocusNext()
	h.letters(" ")
	if c, ok := d.win.Canvas().Focused().(*keyCheck); !ok || !c.Checked {
		t.Fatalf("%T has the keyboard", d.win.Canvas().Focused())
	}
	h.key(fyne.KeyReturn)
	if v, ok, err := d.db.Setting(t.Context(), ruleFourEyes); v != yes || !ok || err != nil || dialogs(d) != 0 {
		t.Fatalf("%q %t %v, %d dialogs", v, ok, err, dialogs(d))
	}
	h.menu(alt(fyne.Key5))
	d.selectPlace(place{review.Quotes, "q1"})
	for _, key := range []string{"p", "v"} {
		h.letters(key)
		if ruling(d, "q1") != review.Unchecked || dialogs(d) != 0 || !strings.Contains(written(d), "Ada was the last to edit") {
			t.Errorf("%s: %q, %d dialogs", key, ruling(d, "q1"), dialogs(d))
		}
	}
	d.sign("Ben", false)
	d.selectPlace(place{review.Quotes, "q1"})
	if h.letters("p"); ruling(d, "q1") != review.ParaphraseOnly {
		t.Errorf("Ben is refused: %q", ruling(d, "q1"))
	}
	d.OpenStory(d.doc.ID)
	if !d.doc.FourEyes {
		t.Error("the rule is forgotten when the story is opened again")
	}
}

func TestEvidenceGoesToTheFolderOfTheSettings(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	folder := filepath.Join(t.TempDir(), "proofs")
	paper := filepath.Join(t.TempDir(), "minutes.txt")
	if err := os.WriteFile(paper, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.menu(alt(fyne.KeyS))
	h.d.win.Canvas().FocusNext()
	h.d.win.Canvas().FocusNext()
	h.letters("proofs")
	if h.key(fyne.KeyReturn); dialogs(d) != 1 {
		t.Fatal("half a path was taken")
	}
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	d.win.Canvas().Focused().(*keyEntry).SetText(folder)
	h.d.win.Canvas().FocusNext() // the button that chooses
	h.d.win.Canvas().FocusNext()
	h.letters(" ")
	h.key(fyne.KeyReturn)
	if dialogs(d) != 0 || d.evidenceFolder() != folder || !d.rules.copies {
		t.Fatalf("%d dialogs, folder %s, copies %t", dialogs(d), d.evidenceFolder(), d.rules.copies)
	}
	h.letters("f")
	fill(h, paper, "~", "~", "~", "4")
	e := d.doc.ExhibitsOf("q1")
	if len(e) != 1 || e[0].Paper.File.Path != "minutes.txt" {
		t.Fatalf("%+v", e)
	}
	if _, err := os.Stat(filepath.Join(folder, "minutes.txt")); err != nil {
		t.Error(err)
	}
}
