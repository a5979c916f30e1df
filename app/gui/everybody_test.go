package gui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/storage"
)

// withTwoStories is a desk that has met Lena Ruiz twice, Lena Rees and Qasim Hale once, with the second story open.
func withTwoStories(t *testing.T) *Desk {
	t.Helper()
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Lena Ruiz said.\n\n“Yes,” Lena Rees said.\n")
	confirmAll(t, d)
	return d
}

func met(t *testing.T, d *Desk) string {
	t.Helper()
	people, err := d.db.People(context.Background(), storage.PeopleFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range people {
		out = append(out, p.Name+strings.Repeat("*", p.Stories))
	}
	return strings.Join(out, ", ")
}

func TestPeopleAreMergedAndTakenApartByKeys(t *testing.T) {
	d := withTwoStories(t)
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz**, Qasim Hale*" {
		t.Fatalf("people: %s", got)
	}
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "rees")
	key(d, fyne.KeyDown)
	strike(d, "m")
	if dialogs(d) != 2 {
		t.Fatal("M asks nothing")
	}
	strike(d, "ruiz")
	key(d, fyne.KeyReturn)
	if got := met(t, d); got != "Lena Ruiz**, Qasim Hale*" {
		t.Errorf("merged: %s", got)
	}
	key(d, fyne.KeyEscape)
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "ruiz")
	key(d, fyne.KeyReturn)
	strike(d, "t")
	key(d, fyne.KeyReturn) // the only one there is
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz**, Qasim Hale*" {
		t.Errorf("taken apart: %s", got)
	}
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Error("Escape does not close the screen")
	}
	if len(d.doc.Journal()) != 2 {
		t.Errorf("the story was changed: %d acts", len(d.doc.Journal()))
	}
}

func TestOneOfTheNameIsPartedAndComesBack(t *testing.T) {
	d := withTwoStories(t)
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "ruiz")
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn) // to the quotations, the latest first
	strike(d, "o")
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz*, Lena Ruiz*, Qasim Hale*" {
		t.Errorf("parted: %s", got)
	}
	key(d, fyne.KeyEscape)
	pasted(t, d, "Pier again\n\n“No,” Lena Ruiz said.\n")
	d.selectPlace(place{review.Quotes, "q1"})
	if got := d.detail.extra.Text; !strings.HasPrefix(got, "Memory: several of this name: Lena Ruiz (") {
		t.Errorf("two of the name: the bar says %q", got)
	}
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "ruiz")
	key(d, fyne.KeyReturn)
	for _, p := range d.known.of("e1") {
		if len(p.Person.ID) > len("PER lena ruiz") {
			id := p.Person.ID
			screen := everybodyOn(t, d)
			screen.list.Select(id)
		}
	}
	strike(d, "t")
	key(d, fyne.KeyReturn)
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz**, Qasim Hale*" {
		t.Errorf("back: %s", got)
	}
}

func everybodyOn(t *testing.T, d *Desk) *everybodyScreen {
	t.Helper()
	if d.everybody == nil {
		t.Fatal("the screen is not shown")
	}
	return d.everybody
}

func TestQuotationOfAPersonOpensItsStory(t *testing.T) {
	d := withTwoStories(t)
	second := d.doc.ID
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "hale")
	key(d, fyne.KeyReturn)
	if s := everybodyOn(t, d); len(s.said.said) != 1 || s.said.said[0].Words != "“It will go,”" || !strings.HasPrefix(s.about.Text, "1 quotation, 3 words, in 1 story.") {
		t.Errorf("said %v; %q", s.said.said, s.about.Text)
	}
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyReturn)
	if dialogs(d) != 0 || d.doc.ID == second || d.at != (place{review.Quotes, "q2"}) {
		t.Errorf("at %v of %s, %d dialogs", d.at, d.doc.Title, dialogs(d))
	}
}

func TestNamesGivenByHand(t *testing.T) {
	d := withTwoStories(t)
	press(t, d, alt(fyne.KeyP).ShortcutName())
	strike(d, "hale")
	key(d, fyne.KeyReturn)
	strike(d, "c")
	strike(d, "Kaz")
	key(d, fyne.KeyReturn)
	if got, err := d.db.CompletePeople(context.Background(), "kaz", 3); err != nil || len(got) != 1 || got[0].Name != "Qasim Hale" {
		t.Errorf("also called Kaz: %v %v", got, err)
	}
	strike(d, "n")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Qasim R. Hale")
	key(d, fyne.KeyReturn)
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz**, Qasim R. Hale*" {
		t.Errorf("renamed: %s", got)
	}
}

func TestKeysOfThePeopleAreChanged(t *testing.T) {
	d := withTwoStories(t)
	for id, key := range map[string]string{"merge people": "w", "rename person": "Alt+G"} {
		if err := d.keys.set(id, key); err != nil {
			t.Fatal(err)
		}
	}
	d.rebind()
	d.menu.items["merge people"].Action() // nothing is shown yet
	if s := everybodyOn(t, d); dialogs(d) != 1 || s.hint.Text != "Choose whom, then W." || s.keyed["merge people"].Text != "Merge…  (W)" {
		t.Fatalf("%d dialogs; %q; %q", dialogs(d), s.hint.Text, s.keyed["merge people"].Text)
	}
	key(d, fyne.KeyReturn)
	strike(d, "m")
	if dialogs(d) != 1 {
		t.Error("the key of before still works")
	}
	strike(d, "W") // as with the capitals locked
	if dialogs(d) != 2 {
		t.Fatal("the new key does nothing")
	}
	press(t, d, alt(fyne.KeyG).ShortcutName())
	if dialogs(d) != 2 {
		t.Error("a chord works behind a dialog")
	}
	key(d, fyne.KeyEscape)
	press(t, d, alt(fyne.KeyG).ShortcutName())
	if dialogs(d) != 2 {
		t.Error("the chord does nothing on the screen")
	}
	key(d, fyne.KeyEscape)
	strike(d, "?")
	if dialogs(d) != 2 {
		t.Fatal("the keys are not shown")
	}
	if d.keys.in(inPeople, "w") == nil || d.keys.in(inSaid, "o") == nil || d.keys.in(inQuotes, "w") != nil {
		t.Error("the keys are those of other panes")
	}
}

func TestKnownIsGreyWhereTheMemoryHasNobody(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Ruiz said.\n\n“Yes,” Ada Marsh said.\n")
	for id, off := range map[string]bool{"q1": false, "q2": true} {
		d.selectPlace(place{review.Quotes, id})
		if got := d.controls.buttons["known"][0].off; got != off {
			t.Errorf("%s: grey is %t", id, got)
		}
	}
}

// TestAKeyMeansWhomTheFilterWillShow is for those who type faster than the archive answers.
func TestAKeyMeansWhomTheFilterWillShow(t *testing.T) {
	d := withTwoStories(t)
	press(t, d, alt(fyne.KeyP).ShortcutName())
	var late []func() func()
	d.background = func(work func() func()) { late = append(late, work) }
	strike(d, "hale")
	key(d, fyne.KeyDown)
	strike(d, "n")
	if dialogs(d) != 1 {
		t.Fatal("somebody else is renamed")
	}
	for len(late) > 0 {
		next := late[0]
		late = late[1:]
		next()()
	}
	if dialogs(d) != 2 {
		t.Fatal("the key is forgotten")
	}
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "Q. Hale")
	key(d, fyne.KeyReturn)
	if got := met(t, d); got != "Lena Rees*, Lena Ruiz**, Q. Hale*" {
		t.Errorf("renamed: %s", got)
	}
}
