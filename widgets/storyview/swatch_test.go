package storyview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestSwatchesLookLikeTheText(t *testing.T) {
	for name, dark := range map[string]bool{"swatches_light": false, "swatches_dark": true} {
		a := test.NewTempApp(t)
		a.Settings().SetTheme(fixedTheme{dark: dark})
		box := container.NewHBox()
		for _, style := range []string{"quote", "quote2", "indirect", "person", "double", "place", "check", "chosen"} {
			box.Add(NewSwatch(style, testStyles[style]))
		}
		w := test.NewTempWindow(t, box)
		w.Resize(box.MinSize().Add(fyne.NewSize(16, 16)))
		test.AssertRendersToImage(t, name+".png", w.Canvas())
	}
}

func TestPlaceOfIsWhereATapHits(t *testing.T) {
	r := read(t, strings.Repeat("Words that fill a line, and some more of them. ", 30))
	for _, off := range []int{0, 7, 61, 200} {
		pos, size, ok := r.PlaceOf(off)
		if !ok {
			t.Fatalf("byte %d is not in view", off)
		}
		at := pos.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(r.View)).AddXY(size.Width*0.3, size.Height/2)
		if got := r.caretAt(at); got != off {
			t.Errorf("byte %d: a tap there hits %d", off, got)
		}
	}
	if _, _, ok := r.PlaceOf(len(r.Text()) - 1); ok {
		t.Error("a line out of view has a place")
	}
	r.SetText("")
	if _, _, ok := r.PlaceOf(0); ok {
		t.Error("a letter of an empty text has a place")
	}
}
