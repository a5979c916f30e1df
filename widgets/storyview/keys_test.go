package storyview

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestKeysMoveAndSelect(t *testing.T) {
	r := read(t, sample)
	r.win.Canvas().Focus(r.View)
	for _, c := range []struct {
		name  string
		do    func()
		caret string // the text at the caret
		log   []string
	}{
		{"right", func() { r.keys(fyne.KeyRight, fyne.KeyRight) }, "e fine", nil},
		{"down to the blank line", func() { r.keys(fyne.KeyDown) }, "\nShe", nil},
		{"down again, same column", func() { r.keys(fyne.KeyDown) }, "e said", nil},
		{"home", func() { r.keys(fyne.KeyHome) }, "She", nil},
		{"left over the line end", func() { r.keys(fyne.KeyLeft) }, "\nShe", nil},
		{"select right twice", func() { r.shifted(fyne.KeyRight, fyne.KeyRight) }, "he said", []string{`select "\n"`, `select "\nS"`}},
		{"right goes to the selection's end", func() { r.keys(fyne.KeyRight) }, "he said", []string{`select ""`}},
		{"select to line end", func() { r.shifted(fyne.KeyEnd) }, "", []string{`select "he said “no” twice."`}},
		{"escape drops it", func() { r.keys(fyne.KeyEscape) }, "", []string{`select ""`}},
		{"page up", func() { r.keys(fyne.KeyPageUp) }, "ayor spoke", nil},
		{"down from there", func() { r.keys(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) }, "", nil},
	} {
		r.log = nil
		c.do()
		if got := r.text[r.Caret():]; !strings.HasPrefix(got, c.caret) || c.caret == "" && got != "" {
			t.Errorf("%s: caret before %.12q, want %q", c.name, got, c.caret)
		}
		r.want(c.log...)
	}
}

func TestShortcuts(t *testing.T) {
	r := read(t, sample)
	c := r.win.Canvas()
	c.Focus(r.View)
	word := func(key fyne.KeyName, mod fyne.KeyModifier) {
		r.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | mod})
	}
	word(fyne.KeyRight, 0)
	word(fyne.KeyRight, fyne.KeyModifierShift)
	r.want(`select " fine"`)
	word(fyne.KeyEnd, fyne.KeyModifierShift)
	if a, b := r.Selection(); a != 3 || b != len(sample) {
		t.Errorf("selection %d to %d", a, b)
	}
	word(fyne.KeyHome, 0)
	word(fyne.KeyLeft, 0)
	if r.Caret() != 0 {
		t.Errorf("caret at %d", r.Caret())
	}

	clip := test.NewClipboard()
	clip.SetContent("kept")
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "kept" {
		t.Error("copying nothing must leave the clipboard alone")
	}
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != sample {
		t.Errorf("copied %q", clip.Content())
	}

	var others []string
	r.OnShortcut = func(s fyne.Shortcut) bool {
		others = append(others, s.ShortcutName())
		return true
	}
	r.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if !slices.Equal(others, []string{"Paste"}) {
		t.Errorf("left to the screen: %v", others)
	}
}

func TestOtherShortcutsReachTheWindow(t *testing.T) {
	var window fyne.ShortcutHandler
	saved := 0
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}
	window.AddShortcut(save, func(fyne.Shortcut) { saved++ })
	passOn(&window, save)
	if saved != 1 {
		t.Errorf("the window's shortcut ran %d times", saved)
	}
	passOn(nil, save) // a view that is on no window
}

func TestOwnKeysComeFirst(t *testing.T) {
	r := read(t, sample, sampleHighlights()...)
	r.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyDown }
	var typed []rune
	r.OnRune = func(c rune) bool { typed = append(typed, c); return true }
	r.keys(fyne.KeyDown)
	if r.Caret() != 0 {
		t.Error("a key that was used up moved the caret")
	}
	test.Type(r.View, "jé")
	if string(typed) != "jé" {
		t.Errorf("runes %q", string(typed))
	}
	r.Select(18, 18)
	r.log = nil
	r.keys(fyne.KeyReturn)
	r.want(`tap [person:mayor quote:the mayor spoke] "ayor"`)
}
