package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"quotedesk/app/review"
)

// verifying is a desk at the first of two quotations, with the checker's pane in view.
func verifying(t *testing.T) *Desk {
	t.Helper()
	d := withArticle(t)
	press(t, d, alt(fyne.Key5).ShortcutName())
	d.selectPlace(place{review.Quotes, "q1"})
	return d
}

func ruling(d *Desk, id string) review.Ruling {
	q, _ := d.doc.Quote(id)
	return q.Verdict.Ruling
}

func TestAVerdictIsOneKeyAndGoesOn(t *testing.T) {
	for letter, want := range map[string]review.Ruling{"p": review.ParaphraseOnly, "u": review.CannotVerify, "w": review.Wrong, "k": review.Skipped, "W": review.Wrong} {
		d := verifying(t)
		strike(d, letter)
		if got := ruling(d, "q1"); got != want || d.at.id != "q2" {
			t.Errorf("%s: %q, at %s", letter, got, d.at.id)
		}
		d.selectPlace(place{review.Quotes, "q1"})
		if key(d, fyne.KeyDelete); ruling(d, "q1") != review.Unchecked {
			t.Errorf("%s cannot be taken off", letter)
		}
	}
}

func TestVerifiedWithoutEvidenceIsRefusedUnlessWaived(t *testing.T) {
	d := verifying(t)
	strike(d, "v")
	if ruling(d, "q1") != review.Unchecked || dialogs(d) != 1 {
		t.Fatalf("%q with %d dialogs", ruling(d, "q1"), dialogs(d))
	}
	key(d, fyne.KeyReturn) // no reason yet
	if ruling(d, "q1") != review.Unchecked || dialogs(d) != 1 {
		t.Fatal("waived without a reason")
	}
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Fatal("the form stays")
	}
	strike(d, "t")
	d.win.Canvas().FocusNext()
	strike(d, "known to the desk")
	key(d, fyne.KeyReturn)
	q, _ := d.doc.Quote("q1")
	if w := q.Verdict.Waiver; q.Verdict.Ruling != review.VerifiedTrimmed || w.Name != "Ada" || w.Reason != "known to the desk" || dialogs(d) != 0 {
		t.Errorf("%+v with %d dialogs", q.Verdict, dialogs(d))
	}
}

func TestADisputeNeedsANoteAndMayAskTheEditor(t *testing.T) {
	d := verifying(t)
	strike(d, "d")
	key(d, fyne.KeyReturn)
	if ruling(d, "q1") != review.Unchecked || dialogs(d) != 1 {
		t.Fatal("disputed without a note")
	}
	strike(d, "She denies it")
	d.win.Canvas().FocusNext()
	strike(d, "Can it go?")
	key(d, fyne.KeyReturn)
	if k := d.doc.Queries(); ruling(d, "q1") != review.Disputed || len(k) != 1 || k[0].Question != "Can it go?" {
		t.Errorf("%q, %+v", ruling(d, "q1"), k)
	}
}

func TestChipsShowOnlySomeRows(t *testing.T) {
	d := verifying(t)
	strike(d, "w") // q1, and on to q2
	for _, c := range []struct {
		key  string
		rows int
	}{{"1", 1}, {"2", 1}, {"3", 0}, {"4", 0}, {"5", 1}, {"5", 2}} {
		if strike(d, c.key); d.tables.checking.grid.Shown() != c.rows {
			t.Errorf("%s shows %d rows, want %d", c.key, d.tables.checking.grid.Shown(), c.rows)
		}
	}
}

func TestTheEditorsKeysDoNothingWhileVerifying(t *testing.T) {
	d := verifying(t)
	before := d.doc.Seq()
	strike(d, "j[]{}")
	if d.doc.Seq() != before || dialogs(d) != 0 {
		t.Error("a key of the editor works in the checker's pane")
	}
	press(t, d, alt(fyne.Key1).ShortcutName())
	if d.tables.verifying() || d.win.Canvas().Focused() != fyne.Focusable(d.tables.grids[review.Quotes]) {
		t.Error("the quotations do not come back")
	}
}

// TestTheCheckersTableDoesNotScrollSideways looks at the pane in the smallest window that the desk is made for.
func TestTheCheckersTableDoesNotScrollSideways(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
		d := verifying(t)
		d.win.Resize(size)
		found := false
		for o := range seenIn(d.tables.checking.grid) {
			if s, ok := o.(*container.Scroll); ok {
				found = true
				if s.Content.MinSize().Width > s.Size().Width {
					t.Errorf("at %v the rows are %v wide in a view of %v", size, s.Content.MinSize().Width, s.Size().Width)
				}
			}
		}
		if !found {
			t.Error("no rows are seen")
		}
	}
}
