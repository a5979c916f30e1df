package gui

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/evidence"
	"quotedesk/app/review"
)

// wrote is a new file that holds the words.
func wrote(t *testing.T, name, words string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestEvidenceOpensWithTheSystem hands the file and the address of a piece over, and tells what cannot be.
func TestEvidenceOpensWithTheSystem(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	var opened []string
	var refused error
	d.openOutside = func(u *url.URL) error {
		opened = append(opened, u.String())
		return refused
	}
	if h.letters("o"); len(opened) != 0 || dialogs(d) != 0 {
		t.Fatalf("without evidence %q was opened", opened)
	}
	paper := wrote(t, "board minutes.txt", "as it was")
	h.letters("f")
	fill(h, paper, "~", "~", "~", "4")
	h.letters("o")
	file := (&url.URL{Scheme: "file", Path: filepath.ToSlash(paper)}).String()
	if len(opened) != 1 || opened[0] != file {
		t.Fatalf("opened %q, want %s", opened, file)
	}
	h.letters("a")
	fill(h, "https://example.org/pier?page=2", "The pier")
	h.letters("e") // on to the address
	h.letters("o")
	if len(opened) != 2 || opened[1] != "https://example.org/pier?page=2" {
		t.Fatalf("opened %q", opened)
	}
	refused = errors.New("no browser")
	h.letters("o")
	if dialogs(d) != 1 || !told(d, "No browser.") {
		t.Errorf("a refusal of the system is not told: %d dialogs", dialogs(d))
	}
	h.key(fyne.KeyReturn)
	refused = nil
	h.letters("n")
	fill(h, "Tora Lund", "~", "~", "the words")
	h.letters("e")
	before := len(opened)
	h.letters("o")
	if len(opened) != before || dialogs(d) != 0 || !strings.Contains(written(d), "no file and no address") {
		t.Errorf("of a person %q was opened", opened[before:])
	}

	if err := os.Remove(paper); err != nil {
		t.Fatal(err)
	}
	h.letters("e") // from the last piece to the first
	h.letters("o")
	if len(opened) != before || dialogs(d) != 1 || !told(d, "There is no file "+paper) {
		t.Errorf("a missing file: %q was opened, %d dialogs", opened[before:], dialogs(d))
	}
	if h.key(fyne.KeyReturn); dialogs(d) != 0 {
		t.Error("the message stays")
	}
}

// TestACopyOfEvidenceIsKept ticks the box of the form: the copy is what is referred to, and stays when the file goes.
func TestACopyOfEvidenceIsKept(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	opened := ""
	d.openOutside = func(u *url.URL) error { opened = filepath.FromSlash(u.Path); return nil }
	first, second := wrote(t, "tape.wav", "sound"), wrote(t, "tape.wav", "another sound")
	for _, tape := range []string{first, second} {
		h.letters("r")
		fill(h, tape, "~", " ", "1", "2") // the button that chooses, then the box
		if dialogs(d) != 0 {
			t.Fatal("the form stays")
		}
		if err := os.Remove(tape); err != nil {
			t.Fatal(err)
		}
	}
	all := d.doc.ExhibitsOf("q1")
	if len(all) != 2 {
		t.Fatalf("%d pieces of evidence", len(all))
	}
	for i, want := range []struct{ name, words string }{{"tape.wav", "sound"}, {"tape 2.wav", "another sound"}} {
		f := all[i].Recording.File
		kept := filepath.Join(d.evidenceFolder(), want.name)
		is, err := evidence.Take(t.Context(), evidence.Folder(d.evidenceFolder()), f.Path)
		if f.Path != want.name || read(t, kept) != want.words || err != nil || is.Sum != f.Sum || is.Size != f.Size || f.Size != int64(len(want.words)) {
			t.Errorf("kept as %+v, is %+v, %v", f, is, err)
		}
		if d.tables.checking.evidence.states[all[i].ID] != evidence.Present {
			t.Errorf("%s is %q", want.name, d.tables.checking.evidence.states[all[i].ID])
		}
	}
	if h.letters("o"); opened != filepath.Join(d.evidenceFolder(), "tape.wav") {
		t.Errorf("opened %q", opened)
	}
	if err := os.WriteFile(filepath.Join(d.evidenceFolder(), "tape.wav"), []byte("SOUND"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.tables.checking.evidence.look()
	if s := d.tables.checking.evidence.states[all[0].ID]; s != evidence.Changed {
		t.Errorf("a copy that was changed is %q", s)
	}
	h.letters("v")
	if ruling(d, "q1") != review.Verified {
		t.Errorf("%q with evidence", ruling(d, "q1"))
	}
}

func TestWithoutTheBoxAFileStaysWhereItIs(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	tape := wrote(t, "tape.wav", "sound")
	h.letters("r")
	fill(h, tape, "~", "~", "1", "2")
	if all := d.doc.ExhibitsOf("q1"); len(all) != 1 || filepath.FromSlash(all[0].Recording.File.Path) != tape {
		t.Errorf("%+v", all)
	}
	if left, err := filepath.Glob(filepath.Join(d.evidenceFolder(), "*")); err != nil || len(left) > 0 {
		t.Errorf("the folder holds %q, %v", left, err)
	}
}
