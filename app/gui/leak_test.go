package gui

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/export"
	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// unpacked is what a file says: the parts of a packed one, which its bytes do not show.
func unpacked(t *testing.T, b []byte) string {
	t.Helper()
	packed, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return string(b)
	}
	var all strings.Builder
	for _, f := range packed.File {
		all.WriteString(f.Name + "\n" + f.Comment + "\n")
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&all, r)
		}
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close() // it was only read
	}
	return all.String()
}

// sheltering is a desk with a protected source, its log and what is typed kept.
func sheltering(t *testing.T, realName, contact string) (*Desk, *hands, *bytes.Buffer, string) {
	t.Helper()
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	log := &bytes.Buffer{}
	d.log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if !d.openDrafts() {
		t.Fatal("no drafts")
	}
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key2))
	h.letters("y")
	fill(h, "Nurse A", realName, contact)
	if all, err := d.db.Identities(t.Context(), d.doc.ID); err != nil || len(all) != 1 || all[0].Name != realName || all[0].Contact != contact {
		t.Fatalf("%+v, %v", all, err)
	}
	return d, h, log, dir
}

// TestTheCheckersFormsDoNotLetAProtectedNameOut types the name into every form of the checker's pane, and looks for it in
// all files the story can go out as, in drafts, the log, the search and the archive that goes out.
func TestTheCheckersFormsDoNotLetAProtectedNameOut(t *testing.T) {
	const realName, contact = "Wilhelmina Quorn", "+00 555 0199"
	d, h, log, dir := sheltering(t, realName, contact)
	d.openOutside = func(*url.URL) error { return nil }
	h.menu(alt(fyne.Key5))
	d.selectPlace(place{review.Quotes, "q2"})
	h.letters("q")
	fill(h, "Is it so?")
	h.letters("q")
	strike(d, "words without it")
	d.keepDrafts()
	if kept := allFiles(t, filepath.Join(dir, "drafts")); !strings.Contains(kept, "words without it") {
		t.Fatalf("drafts hold %q", kept)
	}
	h.key(fyne.KeyEscape)
	tape := filepath.Join(t.TempDir(), "the tape of "+realName+".wav")
	if err := os.WriteFile(tape, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	plain := wrote(t, "tape.wav", "sound")
	before := d.doc.Seq()
	for name, form := range map[string]struct {
		letter string
		said   []string
	}{
		"a dispute":          {"d", []string{"ask " + realName}},
		"a waiver":           {"v", []string{"~", realName + " told us"}},
		"a question":         {"q", []string{"Is it " + realName + "?", realName}},
		"a person":           {"n", []string{realName, "~", "~", "the words"}},
		"an address":         {"a", []string{"https://example.org/" + url.PathEscape(realName), "Of " + realName}},
		"an encoded address": {"a", []string{"https://example.org/" + url.PathEscape(realName), "The pier"}},
		"a slug":             {"a", []string{"https://example.org/2026/" + strings.ReplaceAll(realName, " ", "-") + ".html", "The pier"}},
		"a document":         {"f", []string{"~", "~", "~", "Letter of " + realName, "4"}},
		"a speaker's label":  {"r", []string{plain, "~", "~", "1", "2", realName}},
		"a file's name":      {"r", []string{tape, "~", "~", "1", "2"}},
		"a copy's name":      {"r", []string{tape, "~", " ", "1", "2"}},
	} {
		d.selectPlace(place{review.Quotes, "q2"})
		h.letters(form.letter)
		if dialogs(d) != 1 {
			t.Fatalf("%s: %d dialogs", name, dialogs(d))
		}
		for i, words := range form.said {
			if i > 0 {
				d.win.Canvas().FocusNext()
			}
			if words != "~" {
				strike(d, words)
				d.keepDrafts()
			}
		}
		noName(t, name+", the drafts", allFiles(t, filepath.Join(dir, "drafts")), realName, contact)
		h.key(fyne.KeyReturn)
		for range 3 {
			if dialogs(d) > 0 {
				h.key(fyne.KeyEscape)
			}
		}
		if dialogs(d) != 0 || d.doc.Seq() != before {
			t.Fatalf("%s: %d dialogs, %d corrections with the name were stored", name, dialogs(d), d.doc.Seq()-before)
		}
	}
	h.letters("z")
	h.letters("keep")
	h.key(fyne.KeyReturn)
	fill(h, "because "+realName+" says so")
	for dialogs(d) > 0 {
		h.key(fyne.KeyEscape)
	}
	if d.doc.Seq() != before {
		t.Error("an answer with the name was stored")
	}
	d.keepDrafts()
	h.menu(alt(fyne.Key5))
	d.selectPlace(place{review.Quotes, "q2"})
	h.letters("n")
	fill(h, "Tora Lund", "~", "~", "the words")
	h.letters("v")
	h.letters("g")
	h.key(fyne.KeyReturn)
	if _, ok := d.doc.SinceSigned(); !ok || len(d.doc.Exhibits()) != 1 {
		t.Fatal("what does not hold the name was not stored")
	}

	folder := t.TempDir()
	exportTo(t, d, folder, false)
	written := map[string]string{}
	for _, f := range entries(t, folder) {
		written[f] = unpacked(t, []byte(read(t, filepath.Join(folder, f))))
	}
	if len(written) != len(forms()) {
		t.Fatalf("%d files of %d", len(written), len(forms()))
	}
	for name, words := range written {
		noName(t, name, words, realName, contact)
	}
	for _, suffix := range []string{".docx", " quotations.csv", ".xlsx", ".json", " schema-org.jsonld", " annotations.jsonld", " tei.xml", " fact-check.html"} {
		if words := written["Pier to close"+suffix]; !strings.Contains(words, "Nurse A") {
			t.Errorf("%q has not the pseudonym", suffix)
		}
	}
	var out, with bytes.Buffer
	if done, err := d.db.Export(t.Context(), &out, false); err != nil || done.Protected != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := d.db.Export(t.Context(), &with, true); err != nil || !strings.Contains(with.String(), realName) {
		t.Errorf("asked for, the name does not come along: %v", err)
	}
	noName(t, "the archive that goes out", out.String(), realName, contact)
	noName(t, "the log", log.String(), realName, contact)
	noName(t, "the evidence folder", strings.Join(entries(t, d.evidenceFolder()), "\n"), realName, contact)
	journal, err := json.Marshal(d.doc.Journal())
	if err != nil {
		t.Fatal(err)
	}
	noName(t, "the journal", string(journal), realName, contact)
	for _, asked := range []string{"Quorn", "Wilhelmina", "speaker:Quorn", "Quor*"} {
		if found, err := d.db.Stories(t.Context(), storage.Filter{Query: search.Parse(asked, time.UTC)}); err != nil || len(found) > 0 {
			t.Errorf("%s finds %d stories, %v", asked, len(found), err)
		}
	}
	if found, err := d.db.Stories(t.Context(), storage.Filter{Query: search.Parse("Brandt", time.UTC)}); err != nil || len(found) != 1 {
		t.Errorf("a printed name finds %d stories, %v", len(found), err)
	}
}

// TestEveryFormOfEveryTableKeepsTheNameOut writes the forms as the command line does, in every way a table can be.
func TestEveryFormOfEveryTableKeepsTheNameOut(t *testing.T) {
	const realName, contact = "Wilhelmina Quorn", "+00 555 0199"
	d, _, _, _ := sheltering(t, realName, contact)
	said := 0
	for _, table := range []export.Table{{}, {ByteOrderMark: true}} {
		for _, f := range export.Forms(table) {
			var b bytes.Buffer
			if err := f.Write(&b, export.NewSheet(d.doc)); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			words := unpacked(t, b.Bytes())
			if noName(t, f.Name, words, realName, contact); words == "" {
				t.Errorf("%s is empty", f.Name)
			}
			said += strings.Count(words, "Nurse A")
		}
	}
	if said == 0 {
		t.Error("no form has the pseudonym")
	}
}

// noName looks for the parts of a name and a contact, however they are written.
func noName(t *testing.T, where, words, name, contact string) {
	t.Helper()
	plain := story.Fold(words)
	for _, secret := range append(strings.Fields(story.Fold(name)), contact) {
		if strings.Contains(plain, secret) {
			t.Errorf("%s tells %q", where, secret)
		}
	}
}

// entries are the names of what is in a folder; one that is not there has none.
func entries(t *testing.T, folder string) []string {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

// allFiles is what the files of a folder hold, together.
func allFiles(t *testing.T, folder string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			all.WriteString(read(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
