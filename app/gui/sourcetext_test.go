package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/compare"
)

const transcript = "[00:01:02] PELL: The pier is very tired, and so on.\n\n[00:01:09] BRANDT: So are we.\n"

func TestQuotationsAreComparedWithASourceAndThePassageBecomesEvidence(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.letters("c") // nothing to compare with yet
	if dialogs(d) != 0 {
		t.Fatal("a passage of no source")
	}
	path := filepath.Join(t.TempDir(), "hall.txt")
	if err := os.WriteFile(path, []byte(transcript), 0o600); err != nil {
		t.Fatal(err)
	}
	h.letters("s")
	fill(h, path+"x")
	if dialogs(d) != 1 {
		t.Fatal("a file that is not there was opened")
	}
	h.key(fyne.KeyEscape)
	h.letters("s")
	fill(h, path)
	s := d.tables.checking.source
	if s == nil || s.graded["q1"].Grade != compare.Unmarked || s.graded["q2"].Grade != compare.Verbatim {
		t.Fatalf("%+v", s)
	}
	if s.graded["q2"].Speaker != compare.Differs || !strings.Contains(d.tables.checking.gradeOf("q2").Text, "BRANDT") {
		t.Errorf("a wrong speaker label is not shown: %q", d.tables.checking.gradeOf("q2").Text)
	}
	if words := passageWords(d.doc.Text, s, s.graded["q1"]); !strings.Contains(words, "[left out: very]") || !strings.Contains(words, "0:01:02.0") || !strings.Contains(words, "PELL") {
		t.Errorf("the passage is told as %q", words)
	}
	h.letters("c")
	h.key(fyne.KeyReturn)
	all := d.doc.ExhibitsOf("q1")
	if len(all) != 1 || all[0].Paper == nil || all[0].Paper.Paragraph != "1" || !strings.Contains(all[0].Note, "PELL") || all[0].Paper.File.Size != int64(len(transcript)) {
		t.Fatalf("%+v", all)
	}
	h.letters("v")
	if d.doc.Checklist()[0].Standing.Word() != "verified" {
		t.Error("not verified by the passage")
	}
	d.app.Clipboard().SetContent("Nobody said anything of the kind.")
	h.letters("b")
	if got := d.tables.checking.source.graded["q1"].Grade; got != compare.NotFound {
		t.Errorf("%q in a text that does not have it", got)
	}
}
