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
	step, err := d.doc.Protect("q1", "Nurse A", "menu")
	if err != nil {
		t.Fatal(err)
	}
	stored, err := d.db.Protect(t.Context(), d.doc.ID, d.doc.Seq(), step, storage.Progress(d.doc.ProgressAfter(step)),
		storage.Identity{Source: step[0].Target, Name: realName, Contact: contact})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.doc.Apply(stored); err != nil {
		t.Fatal(err)
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
