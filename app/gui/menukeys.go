package gui

import (
	"math"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Fyne draws the keys of menu entries so pale that they cannot be read (a fifth of the ink), and knows of one key
// only. So the desk writes both into the entry's words, one under the other. A Mac shows chords itself, and binds them.

// boundKey binds an entry to a chord without Fyne's showing it.
type boundKey string

// ShortcutName is called by Fyne.
func (k boundKey) ShortcutName() string { return string(k) }

// systemMenus says that the system draws the menus, with their chords.
const systemMenus = runtime.GOOS == "darwin"

// binding is what a menu entry is bound by, nil for no chord.
func binding(chord string) fyne.Shortcut {
	s := shortcutOf(chord)
	if s == nil || systemMenus {
		return s
	}
	return boundKey(s.ShortcutName())
}

// entryKeys are the keys that stand behind an entry's words, "" for none.
func (b *bindings) entryKeys(id string) string {
	chord, plain := b.chordOf(id), b.plainOf(id)
	switch {
	case plain == "":
	case chord == "" || systemMenus:
		return keyLabel(plain)
	default:
		return keyLabel(chord) + ", " + keyLabel(plain)
	}
	if systemMenus {
		return ""
	}
	return keyLabel(chord)
}

// keyGap is the room before the keys of a menu, in Fyne's device-independent pixels.
const keyGap float32 = 26

// widths are those of words in menus, which take a while to measure.
type widths map[string]float32

func (w widths) of(words string) float32 {
	if known, ok := w[words]; ok {
		return known
	}
	w[words] = fyne.MeasureText(words, fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameText), fyne.TextStyle{}).Width
	return w[words]
}

// spread puts keys behind the words of the entries of a menu, so that they begin under each other.
func spread(items []*fyne.MenuItem, words, keys map[*fyne.MenuItem]string, sizes widths) {
	width := sizes.of
	var widest float32
	for _, i := range items {
		if keys[i] != "" {
			widest = max(widest, width(words[i]))
		}
	}
	space := width("n n") - width("nn")
	for _, i := range items {
		switch {
		case words[i] == "":
		case keys[i] == "":
			i.Label = words[i]
		default:
			n := math.Round(float64((widest + keyGap - width(words[i])) / space))
			i.Label = words[i] + strings.Repeat(" ", int(n)) + keys[i]
		}
	}
}
