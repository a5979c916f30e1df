package storage

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// shown is all that a document shows, as bytes.
func shown(t testing.TB, d *review.Document) string {
	t.Helper()
	b, err := json.MarshalIndent([]any{d.Text, d.Quotes(), d.Names(), d.Checks(), d.Exhibits(), d.Queries(), d.SignOffs(), d.Sources(), d.SourceTexts(), d.OpenItems()}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func tape() review.Exhibit {
	return review.Exhibit{Kind: review.ExhibitRecording, Recording: &review.Recording{
		File: review.File{Path: "tape.wav", Size: 12, Sum: strings.Repeat("0b", 32)}, From: 1500, To: 4250, Speaker: "S1"}}
}

// TestWhatCheckersDoIsKept lets every act of a checker be stored, and looks at the story after each as another start of
// the program would show it.
func TestWhatCheckersDoIsKept(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	db.Now = tick()
	d := sat(t, db, added(t, db).ID)
	d.doc.Who = "Cy"
	act := func(name string, do func() ([]review.Correction, error)) {
		t.Helper()
		step, err := do()
		d.keep(t, step, err)
		if diff := cmp.Diff(shown(t, d.doc), shown(t, sat(t, opened(t, dir), d.doc.ID).doc)); diff != "" {
			t.Fatalf("%s: opened again (-live +stored):\n%s", name, diff)
		}
	}
	say := func(v review.Verdict) func() ([]review.Correction, error) {
		return func() ([]review.Correction, error) { return d.doc.SetVerdict("q1", v, "key") }
	}
	edit := func(was, is string) func() ([]review.Correction, error) {
		return func() ([]review.Correction, error) {
			i := strings.Index(d.doc.Text, was)
			return d.doc.EditText([]story.Edit{{Span: story.Span{Start: i, End: i + len(was)}, Text: is}}, "key", nil)
		}
	}
	undo := func() ([]review.Correction, error) { return d.doc.Undo(), nil }
	act("a waiver", say(review.Verdict{Ruling: review.Verified, Waiver: review.Waiver{Name: "Cy", Reason: "live"}}))
	act("evidence", func() ([]review.Correction, error) { return d.doc.AddExhibit("q1", tape(), "key") })
	act("a verdict", say(review.Verdict{Ruling: review.VerifiedTrimmed, Note: "“uh” left out"}))
	act("a question", func() ([]review.Correction, error) {
		i := strings.Index(d.doc.Text, "sign")
		return d.doc.Ask("q1", story.Span{Start: i, End: i + 4}, "Sign what?", "read", "key")
	})
	act("a name", func() ([]review.Correction, error) {
		i := strings.Index(d.doc.Text, "We")
		return d.doc.AddName(story.Span{Start: i, End: i + 2}, story.Misc, "menu")
	})
	act("a tick", func() ([]review.Correction, error) {
		return d.doc.TickFact("q1", review.FactName, "We", true, "key")
	})
	act("signed", func() ([]review.Correction, error) { return d.doc.Sign("menu") })
	act("other words", edit("not sign", "sign"))
	q, _ := d.doc.Quote("q1")
	if s := d.doc.Standing(q); s.Word() != "stale" || s.Ruling != review.VerifiedTrimmed {
		t.Errorf("after the edit it is %s: %+v", s.Word(), s)
	}
	if since, ok := d.doc.SinceSigned(); !ok || since.String() != "signed version 1, text is now version 2, 1 quotation changed" {
		t.Errorf("%s", since)
	}
	act("an answer", func() ([]review.Correction, error) {
		return d.doc.AnswerQuery(d.doc.Queries()[0].ID, review.AnswerKeep, "she said so", "key")
	})
	act("evidence changed", func() ([]review.Correction, error) {
		e := tape()
		e.Recording.To += 100
		return d.doc.ChangeExhibit(d.doc.Exhibits()[0].ID, e, "key")
	})
	act("evidence gone", func() ([]review.Correction, error) {
		return d.doc.RemoveExhibit(d.doc.Exhibits()[0].ID, "key")
	})
	act("a text to compare with", func() ([]review.Correction, error) {
		return d.doc.AddSourceText(review.SourceText{Title: "tape.srt", Kind: "srt", Text: "1\n00:00:01,000 --> 00:00:02,000\nWe sign. <i>🎉\u2028\n"}, "key")
	})
	act("it goes", func() ([]review.Correction, error) {
		return d.doc.RemoveSourceText(d.doc.SourceTexts()[0].ID, "key")
	})
	act("undo", undo)
	if all := d.doc.SourceTexts(); len(all) != 1 || !strings.HasSuffix(all[0].Text, "🎉\u2028\n") {
		t.Errorf("%+v", all)
	}
	act("undo", undo)
	act("a source", func() ([]review.Correction, error) { return d.doc.Protect("q2", "Nurse A", "menu") })
	for range 5 {
		act("undo", undo)
	}
	if since, _ := d.doc.SinceSigned(); !since.Same || d.doc.QueryState(d.doc.Queries()[0]) != review.QueryOpen {
		t.Errorf("all undone: %s", since)
	}
	act("redo", func() ([]review.Correction, error) { return d.doc.Redo(), nil })
	if a := audited(t, dir)["Harbour plan"]; !a.Whole() || a.Entries != d.doc.Seq() {
		t.Error(a.Words())
	}
}

// TestAnotherWindowSeesTheVerdict is two windows at one story.
func TestAnotherWindowSeesTheVerdict(t *testing.T) {
	dir := t.TempDir()
	ann, ben := opened(t, dir), opened(t, dir)
	s := added(t, ann)
	a, b := sat(t, ann, s.ID), sat(t, ben, s.ID)
	seen, err := ben.Pulse(t.Context(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	step, err := a.doc.SetVerdict("q1", review.Verdict{Ruling: review.Wrong}, "key")
	a.keep(t, step, err)
	if p, err := ben.Pulse(t.Context(), s.ID); err != nil || p == seen {
		t.Errorf("unseen: %+v, %v", p, err)
	}
	mine, err := b.doc.SetVerdict("q1", review.Verdict{Ruling: review.Disputed, Note: "denied"}, "key")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := ben.Append(t.Context(), s.ID, b.doc.Seq(), mine, Progress{})
	wantKind(t, err, ErrConflict)
	clashes, err := b.doc.Clashes(mine, theirs)
	if err != nil || len(clashes) != 1 || clashes[0].Theirs != "wrong" {
		t.Fatalf("%+v, %v", clashes, err)
	}
	if err := b.doc.Apply(theirs); err != nil {
		t.Fatal(err)
	}
	again, err := b.doc.Again(mine, theirs, nil)
	b.keep(t, again, err)
	if q, _ := sat(t, ann, s.ID).doc.Quote("q1"); q.Verdict.Ruling != review.Disputed || q.Verdict.At.After(time.Now()) {
		t.Errorf("%+v", q.Verdict)
	}
}
