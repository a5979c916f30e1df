package gui

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/story"
)

// ended is what a story has come to: who said what, how it stands, and the words.
func ended(d *Desk) string {
	out := ""
	for _, q := range d.doc.Quotes() {
		out += fmt.Sprintln(q.Status, d.doc.SpeakerName(q), q.Span().In(d.doc.Text))
	}
	return out + d.doc.Text
}

// TestKeysTypedAheadAreDoneToTheRowTheyWouldHaveMet: what is typed while the disk is slow does what it does on a fast one.
func TestKeysTypedAheadAreDoneToTheRowTheyWouldHaveMet(t *testing.T) {
	text, found := ferry(t)
	for name, typed := range map[string]func(*Desk){
		"confirmed and rejected": func(d *Desk) {
			press(t, d, alt(fyne.Key1).ShortcutName())
			for range 3 {
				key(d, fyne.KeyReturn)
			}
			key(d, fyne.KeyDelete)
			key(d, fyne.KeyDown)
			key(d, fyne.KeyReturn)
		},
		"a speaker typed": func(d *Desk) {
			press(t, d, alt(fyne.Key1).ShortcutName())
			key(d, fyne.KeyReturn)
			strike(d, "Tora Lund")
			key(d, fyne.KeyReturn)
			key(d, fyne.KeyReturn)
		},
		"alerts put right": func(d *Desk) {
			press(t, d, alt(fyne.Key3).ShortcutName())
			strike(d, "fffff")
		},
		"undone": func(d *Desk) {
			press(t, d, alt(fyne.Key1).ShortcutName())
			key(d, fyne.KeyReturn)
			key(d, fyne.KeyReturn)
			strike(d, "u")
			press(t, d, ctrl(fyne.KeyReturn).ShortcutName())
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got [2]string
			for i, slow := range []bool{false, true} {
				d := newDesk(t, t.TempDir(), func(context.Context, string, story.Decisions) (story.Findings, error) { return found, nil })
				d.app.Clipboard().SetContent(text)
				d.Paste()
				before := ended(d)
				release := func() {}
				if slow {
					release = holdWork(d)
				}
				typed(d)
				release()
				if got[i] = ended(d); got[i] == before {
					t.Fatal("nothing was done")
				}
			}
			if got[0] != got[1] {
				t.Errorf("typed ahead it ends as\n%s\nwant\n%s", got[1], got[0])
			}
		})
	}
}

// TestKeysTypedAheadAreForgottenWhenNothingIsSaved: they were meant for a story that stands otherwise.
func TestKeysTypedAheadAreForgottenWhenNothingIsSaved(t *testing.T) {
	d := withArticle(t)
	press(t, d, alt(fyne.Key1).ShortcutName())
	release := holdWork(d)
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyDelete)
	_ = d.db.Close()
	release()
	if d.at.id != "q1" || len(d.acts.ahead) > 0 || d.doc.Quotes()[0].Status == story.Rejected {
		t.Errorf("went on with %q, %d keys left", d.at.id, len(d.acts.ahead))
	}
}

// TestClosingWaitsForWhatWasTyped, as it is done before the window goes.
func TestClosingWaitsForWhatWasTyped(t *testing.T) {
	d := withArticle(t)
	press(t, d, alt(fyne.Key1).ShortcutName())
	id := d.doc.ID
	release := holdWork(d)
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	d.Close()
	if d.acts.closed {
		t.Fatal("closed at once")
	}
	release()
	if !d.acts.closed {
		t.Fatal("it never closed")
	}
	for _, q := range []string{"q1", "q2"} {
		if got := stored(t, d, id, q); got != story.Confirmed {
			t.Errorf("%s is %s", q, got)
		}
	}
}
