package gui

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/intake"
	"quotedesk/app/story"
)

func TestAddressIsOpenedByKeyboard(t *testing.T) {
	d := withArticle(t)
	var asked []string
	d.fetch = func(_ context.Context, address string) (intake.Story, error) {
		asked = append(asked, address)
		if len(asked) == 1 {
			return intake.Story{}, &intake.AddressError{Address: address, Why: "leads to this computer"}
		}
		return intake.Story{Title: "Pier", Text: "“Yes,” Ona Pell said.", Original: []byte("<p>"), Origin: address,
			Arrival: story.Arrival{Form: "Web page (.html)", Page: &story.WebPage{Title: "Pier", Address: address}}}, nil
	}
	press(t, d, ctrl(fyne.KeyU).ShortcutName())
	strike(d, "x.invalid")
	key(d, fyne.KeyReturn)
	if d.win.Canvas().Overlays().Top() == nil || len(asked) != 1 {
		t.Fatalf("nobody was told; asked for %q", asked)
	}
	key(d, fyne.KeyReturn) // another address: what was typed is there
	key(d, fyne.KeyReturn)
	if d.doc == nil || d.doc.Title != "Pier" || len(asked) != 2 || asked[1] != "x.invalid" {
		t.Fatalf("%v, asked for %q", d.doc, asked)
	}
	came, err := d.db.Arrival(context.Background(), d.doc.ID)
	if err != nil || came.Page == nil || came.Page.Address != "x.invalid" {
		t.Errorf("%+v, %v", came, err)
	}
	press(t, d, ctrl(fyne.KeyI).ShortcutName())
	key(d, fyne.KeyEscape)
	press(t, d, ctrl(fyne.KeyU).ShortcutName())
	key(d, fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil || len(asked) != 2 {
		t.Error("Escape does not leave")
	}
}

func TestOpeningAnAddressCanBeStopped(t *testing.T) {
	d := withArticle(t)
	before := d.doc.ID
	d.fetch = func(ctx context.Context, _ string) (intake.Story, error) {
		return intake.Story{}, errors.Join(errors.New("stopped"), context.Canceled)
	}
	d.openAddress("x.invalid")
	if d.win.Canvas().Overlays().Top() != nil || d.doc.ID != before {
		t.Error("a page that was stopped is told of like a fault")
	}
}
