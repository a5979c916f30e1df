package gui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A chord is written as its modifiers and its key: Ctrl+Shift+P, Alt+Right. Ctrl is the key that programs take their
// shortcuts from, which on a Mac is Command.

// modifierWords are the modifiers in the order in which a chord names them.
var modifierWords = []struct {
	word string
	mod  fyne.KeyModifier
}{
	{"Ctrl", fyne.KeyModifierShortcutDefault}, {"Alt", fyne.KeyModifierAlt}, {"Shift", fyne.KeyModifierShift},
	{"Super", (fyne.KeyModifierSuper | fyne.KeyModifierControl) &^ fyne.KeyModifierShortcutDefault},
}

// fieldChords are the keys that Fyne has shortcuts of their own for; text fields know them.
var fieldChords = map[string]fyne.Shortcut{
	"Ctrl+Z": &fyne.ShortcutUndo{}, "Ctrl+Y": &fyne.ShortcutRedo{}, "Ctrl+C": &fyne.ShortcutCopy{},
	"Ctrl+X": &fyne.ShortcutCut{}, "Ctrl+V": &fyne.ShortcutPaste{}, "Ctrl+A": &fyne.ShortcutSelectAll{},
}

// shortcutOf is the shortcut of a chord, nil when it is none.
func shortcutOf(chord string) fyne.Shortcut {
	if s, ok := fieldChords[chord]; ok {
		return s
	}
	mods, key := partsOf(chord)
	if mods&^fyne.KeyModifierShift == 0 || key == "" {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: mods}
}

// chordOf is the chord of a shortcut, "" when it has none.
func chordOf(s fyne.Shortcut) string {
	for chord, own := range fieldChords {
		if own.ShortcutName() == s.ShortcutName() {
			return chord
		}
	}
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	return chordWith(c.Modifier, string(c.KeyName))
}

func chordWith(mods fyne.KeyModifier, key string) string {
	if key == string(fyne.KeyEnter) {
		key = string(fyne.KeyReturn)
	}
	var b strings.Builder
	for _, m := range modifierWords {
		if mods&m.mod != 0 {
			b.WriteString(m.word + "+")
		}
	}
	return b.String() + key
}

func partsOf(chord string) (mods fyne.KeyModifier, key string) {
	for _, m := range modifierWords {
		if rest, ok := strings.CutPrefix(chord, m.word+"+"); ok && rest != "" {
			mods, chord = mods|m.mod, rest
		}
	}
	return mods, chord
}

// plainNames are the keys without a character that a plain key may be.
var plainNames = []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3,
	fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF11, fyne.KeyF12}

// isPlain says that an action may have the key in the panes. Capital letters begin to type into a cell.
func isPlain(key string) bool {
	if slices.Contains(plainNames, fyne.KeyName(key)) {
		return true
	}
	if rest, ok := strings.CutPrefix(key, "Shift+"); ok {
		return len(rest) > 1 && rest[0] == 'F' && slices.Contains(plainNames, fyne.KeyName(rest))
	}
	return utf8.RuneCountInString(key) == 1 && key == strings.ToLower(key) && strings.TrimSpace(key) != ""
}

// typesLetter says that a plain key is one that types where text is typed.
func typesLetter(key string) bool {
	return utf8.RuneCountInString(key) == 1 || key == string(fyne.KeyReturn) || key == string(fyne.KeySpace)
}

// keyLabel is the key as it stands on a keyboard.
func keyLabel(key string) string {
	mods, name := partsOf(key)
	switch name {
	case string(fyne.KeyReturn):
		name = "Enter"
	case string(fyne.KeyPageUp):
		name = "Page Up"
	case string(fyne.KeyPageDown):
		name = "Page Down"
	case string(fyne.KeyBackspace):
		name = "Backspace"
	}
	if utf8.RuneCountInString(name) == 1 {
		name = strings.ToUpper(name)
	}
	return chordWith(mods, name)
}

// kept says why no action, or not this one, may have a chord; "" when it may.
func kept(chord, usual string) string {
	mods, name := partsOf(chord)
	key := fyne.KeyName(name)
	caret := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd}
	ctrl := mods&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault
	own := fieldChords[chord] != nil || ctrl && (key == fyne.KeyBackspace || key == fyne.KeyDelete || key == fyne.KeyInsert)
	switch {
	case shortcutOf(chord) == nil || len(name) == 0:
		return " cannot be used: take a key with Ctrl or Alt"
	case chord == usual:
		return ""
	case own:
		return " belongs to the fields that text is typed in"
	case ctrl && slices.Contains(caret, key):
		return " moves about in text"
	case key == fyne.KeyTab || key == fyne.KeyEscape:
		return " belongs to the window and the system"
	case mods == fyne.KeyModifierAlt && key == fyne.KeyF4:
		return " closes windows"
	}
	return ""
}
