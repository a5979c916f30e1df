package gui

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/storage"
)

// TestNothingTellsAProtectedName does what can be done with a story of a protected source, tries to bring the name in,
// and looks for it in every file that goes out, in the log, the journal, the history and what the window finds.
func TestNothingTellsAProtectedName(t *testing.T) {
	const realName, contact = "Wilhelmina Quorn", "+00 555 0199"
	d := withArticle(t)
	var log bytes.Buffer
	d.log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key2))
	h.letters("y")
	fill(h, "Nurse A", realName, contact)
	if n := len(d.doc.Sources()); n != 1 || dialogs(d) != 0 {
		t.Fatalf("%d sources are protected, %d dialogs", n, dialogs(d))
	}
	if all, err := d.db.Identities(t.Context(), d.doc.ID); err != nil || len(all) != 1 || all[0].Name != realName || all[0].Contact != contact {
		t.Fatalf("%+v, %v", all, err)
	}
	before := d.doc.Seq()
	for _, words := range []string{realName, "ask " + strings.ToUpper(realName)} {
		d.doTo(d.doc, func(doc *review.Document) ([]review.Correction, error) { return doc.SetNote("q2", words, "cell") })
		d.doTo(d.doc, func(doc *review.Document) ([]review.Correction, error) {
			return doc.SetSpeaker("q2", review.Speaker{Name: words}, "cell")
		})
	}
	if d.doc.Seq() != before {
		t.Errorf("%d corrections with the name were stored", d.doc.Seq()-before)
	}
	d.doTo(d.doc, func(doc *review.Document) ([]review.Correction, error) {
		return doc.SetVerdict("q1", review.Verdict{Ruling: review.Verified, Waiver: review.Waiver{Name: "Cy", Reason: "known to the desk"}}, "key")
	})
	d.doTo(d.doc, func(doc *review.Document) ([]review.Correction, error) { return doc.Sign("menu") })
	if d.doc.Seq() != before+2 {
		t.Errorf("%d corrections since", d.doc.Seq()-before)
	}

	folder := t.TempDir()
	exportTo(t, d, folder, false)
	journal, err := json.Marshal(d.doc.Journal())
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{"the log": log.String(), "the journal": string(journal)}
	for name, open := range map[string]func(){"quotations": func() { h.menu(alt(fyne.Key1)) }, "names": func() { h.menu(alt(fyne.Key2)) },
		"verify": func() { h.menu(alt(fyne.Key5)) }, "history": d.ToggleHistory} {
		open()
		told["the window, "+name] = written(d)
		if !strings.Contains(told["the window, "+name], "Nurse A") {
			t.Errorf("%s: the pseudonym is not in the window", name)
		}
		if name != "history" && !strings.Contains(told["the window, "+name], "protected") {
			t.Errorf("%s: no sign that the source is protected", name)
		}
	}
	h.menu(alt(fyne.KeyP))
	told["the people"] = written(d)
	h.key(fyne.KeyEscape)
	for _, e := range d.doc.History(review.HistoryFilter{}) {
		told["the history"] += e.Words + "\n"
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) != len(forms()) {
		t.Fatalf("%d files of %d, %v", len(files), len(forms()), err)
	}
	pseudonym := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		told[filepath.Base(f)] = string(b)
		pseudonym += strings.Count(string(b), "Nurse A")
	}
	for where, words := range told {
		for _, secret := range []string{"quorn", "wilhelmina", contact} {
			if strings.Contains(strings.ToLower(words), secret) {
				t.Errorf("%s tells %q", where, secret)
			}
		}
		if words == "" {
			t.Errorf("%s is empty", where)
		}
	}
	if pseudonym == 0 {
		t.Error("no file has the pseudonym")
	}
	if found, err := d.db.Stories(t.Context(), storage.Filter{Query: search.Parse("Quorn", time.UTC)}); err != nil || len(found) > 0 {
		t.Errorf("the name finds %d stories, %v", len(found), err)
	}
}

// written is all text that can be seen in the window.
func written(d *Desk) string {
	var b strings.Builder
	add := func(all map[fyne.CanvasObject]bool) {
		for o := range all {
			if words, ok := o.(*canvas.Text); ok {
				b.WriteString(words.Text + "\n")
			}
		}
	}
	add(seen(d))
	if d.win.Canvas().Overlays().Top() != nil {
		add(inDialog(d))
	}
	return b.String()
}

func TestASourceIsProtectedFromTheWindowAndUndone(t *testing.T) {
	d := withArticle(t)
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key2))
	was := speakers(d)
	h.letters("y")
	fill(h, "Nurse A") // nobody has said who it is
	if got := speakers(d); got[0] != "Nurse A" || !strings.Contains(written(d), "·\u00a0protected") {
		t.Fatalf("said by %v", got)
	}
	h.menu(ctrl(fyne.KeyZ))
	if got := speakers(d); got[0] != was[0] || len(d.doc.Sources()) != 0 || strings.Contains(written(d), "·\u00a0protected") {
		t.Fatalf("after undo said by %v", got)
	}
	h.menu(ctrl(fyne.KeyY))
	h.menu(alt(fyne.Key2))
	h.letters("y")
	h.key(fyne.KeyReturn) // the first choice: take it off
	if len(d.doc.Sources()) != 0 || speakers(d)[0] != "Nurse A" || dialogs(d) != 0 {
		t.Errorf("%d sources, %v, %d dialogs", len(d.doc.Sources()), speakers(d), dialogs(d))
	}
}

func TestAPrintedNameCannotBeProtected(t *testing.T) {
	d := withArticle(t)
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key2))
	h.letters("y")
	fill(h, "Nurse A", "Ona Pell")
	if len(d.doc.Sources()) != 0 || dialogs(d) != 1 {
		t.Errorf("%d sources, %d dialogs", len(d.doc.Sources()), dialogs(d))
	}
	if all, err := d.db.Identities(t.Context(), d.doc.ID); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAnIdentityIsShownAndForgotten(t *testing.T) {
	d := withArticle(t)
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key2))
	h.letters("y")
	fill(h, "Nurse A", "Wilhelmina Quorn")
	h.letters("y")
	h.letters("show")
	h.key(fyne.KeyReturn)
	if !strings.Contains(written(d), "Wilhelmina Quorn") {
		t.Error("it is not told who it is")
	}
	h.key(fyne.KeyEscape)
	h.menu(ctrl(fyne.KeyZ)) // now the name is left over
	h.menu(alt(fyne.Key2))
	h.letters("y")
	h.letters("forget")
	h.key(fyne.KeyReturn)
	if all, err := d.db.Identities(t.Context(), d.doc.ID); err != nil || len(all) != 0 || dialogs(d) != 0 {
		t.Errorf("%+v, %v, %d dialogs", all, err, dialogs(d))
	}
}

func TestAPersonIsProtectedFromTheScreenOfPeople(t *testing.T) {
	d := withArticle(t)
	h := &hands{t: t, d: d}
	h.menu(alt(fyne.Key1))
	h.key(fyne.KeyReturn) // confirmed: now the desk knows the speaker
	h.menu(alt(fyne.KeyP))
	h.key(fyne.KeyDown)
	h.letters("y")
	fill(h, "Grey Heron")
	if n := len(d.doc.Sources()); n != 1 {
		t.Fatalf("%d sources are protected", n)
	}
	if words := written(d); !strings.Contains(words, "Grey Heron"+protectedSign) {
		t.Errorf("the screen of people shows %q", words)
	}
}
