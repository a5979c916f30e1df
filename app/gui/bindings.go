package gui

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// bindings knows which key does what, as this person has it. An action may have a plain key, for the panes, and a
// chord, which works everywhere; either may be none.
type bindings struct {
	acts   []action          // without the lines
	layout []action          // as the menus have them
	plain  map[string]string // id of an action to the plain key a person gave it; "" is none
	chord  map[string]string // and to the chord
	pref   fyne.Preferences

	waiting func(chord string) // the sheet waits for a key
}

// The preferences that keep them.
const (
	plainPreference = "keys"
	chordPreference = "chords"
)

func newBindings(pref fyne.Preferences) *bindings {
	b := &bindings{layout: actions(), pref: pref}
	for _, a := range b.layout {
		if a.id != "" {
			b.acts = append(b.acts, a)
		}
	}
	b.plain, b.chord = b.read(plainPreference, isPlain), b.read(chordPreference, func(c string) bool { return shortcutOf(c) != nil })
	return b
}

// read takes what is kept as far as it still makes sense.
func (b *bindings) read(preference string, valid func(string) bool) map[string]string {
	var own map[string]string
	if json.Unmarshal([]byte(b.pref.String(preference)), &own) != nil || own == nil {
		own = map[string]string{}
	}
	maps.DeleteFunc(own, func(id, key string) bool { return b.action(id) == nil || key != "" && !valid(key) })
	return own
}

// action is the action with the id, nil when there is none.
func (b *bindings) action(id string) *action {
	i := slices.IndexFunc(b.acts, func(a action) bool { return a.id == id })
	if i < 0 {
		return nil
	}
	return &b.acts[i]
}

// plainOf is the plain key of an action. A usual key gives way to the same key that a person gave to something else.
func (b *bindings) plainOf(id string) string {
	a := b.action(id)
	if a == nil {
		return ""
	}
	if key, ok := b.plain[id]; ok {
		return key
	}
	for other, key := range b.plain {
		if key == a.plain && b.action(other).panes()&a.panes() != 0 {
			return ""
		}
	}
	return a.plain
}

// chordOf is the chord of an action.
func (b *bindings) chordOf(id string) string {
	a := b.action(id)
	if a == nil {
		return ""
	}
	if chord, ok := b.chord[id]; ok {
		return chord
	}
	for _, chord := range b.chord {
		if chord == a.chord {
			return ""
		}
	}
	return a.chord
}

// in is what a plain key does in a pane, nil when it does nothing there.
func (b *bindings) in(p pane, key string) *action {
	if key == "" {
		return nil
	}
	for i := range b.acts {
		if a := &b.acts[i]; a.panes()&p != 0 && b.plainOf(a.id) == key {
			return a
		}
	}
	return nil
}

// set gives an action another key, a chord or a plain one, whichever it is; it refuses keys that are taken or not to
// be had.
func (b *bindings) set(id, key string) error {
	a := b.action(id)
	mods, _ := partsOf(key)
	if mods&^fyne.KeyModifierShift != 0 {
		return b.setChord(a, key)
	}
	if !isPlain(key) {
		return fmt.Errorf("%s cannot be used: take a small letter or another sign, Enter, Space, Insert, Delete, a key from F1 to F12, or a key with Ctrl or Alt", namedKey(key))
	}
	if typesLetter(key) && a.panes()&inNames != 0 && a.panes() != inNames && key != a.plain {
		return fmt.Errorf("in the names %s begins to type, and “%s” works there too: take a key from F1 to F12, or one with Ctrl or Alt", keyLabel(key), a.words)
	}
	for i := range b.acts {
		if o := &b.acts[i]; o.id != id && o.panes()&a.panes() != 0 && b.plainOf(o.id) == key {
			return taken(key, o)
		}
	}
	b.plain[id] = key
	return b.keep()
}

func (b *bindings) setChord(a *action, chord string) error {
	if why := kept(chord, a.chord); why != "" {
		return fmt.Errorf("%s%s", keyLabel(chord), why)
	}
	for i := range b.acts {
		if o := &b.acts[i]; o.id != a.id && b.chordOf(o.id) == chord {
			return taken(chord, o)
		}
	}
	b.chord[a.id] = chord
	return b.keep()
}

func taken(key string, by *action) error {
	return fmt.Errorf("%s is the key of “%s” already: give that another one first", keyLabel(key), by.words)
}

func namedKey(key string) string {
	if strings.TrimSpace(key) == "" {
		return "This key"
	}
	return keyLabel(key)
}

// clear takes the plain key or the chord off an action.
func (b *bindings) clear(id string, chord bool) error {
	if chord {
		b.chord[id] = ""
	} else {
		b.plain[id] = ""
	}
	return b.keep()
}

// usual gives an action its usual keys again; it refuses when something else has one of them by now.
func (b *bindings) usual(id string) error {
	a := b.action(id)
	for i := range b.acts {
		o := &b.acts[i]
		switch {
		case o.id == id:
		case a.plain != "" && o.panes()&a.panes() != 0 && b.plainOf(o.id) == a.plain:
			return taken(a.plain, o)
		case a.chord != "" && b.chordOf(o.id) == a.chord:
			return taken(a.chord, o)
		}
	}
	delete(b.plain, id)
	delete(b.chord, id)
	return b.keep()
}

// reset gives every action its usual keys again.
func (b *bindings) reset() error {
	b.plain, b.chord = map[string]string{}, map[string]string{}
	return b.keep()
}

func (b *bindings) keep() error {
	for preference, own := range map[string]map[string]string{plainPreference: b.plain, chordPreference: b.chord} {
		text, err := json.Marshal(own)
		if err != nil {
			return err
		}
		b.pref.SetString(preference, string(text))
	}
	return nil
}

// both are the keys of an action for a button's tip, "" when it has none.
func (b *bindings) both(id string) string {
	var out []string
	for _, key := range []string{b.plainOf(id), b.chordOf(id)} {
		if key != "" {
			out = append(out, keyLabel(key))
		}
	}
	return strings.Join(out, " or ")
}

// say puts the keys in force into a sentence: {confirm} is the key of that action which works everywhere, {.fix} its
// plain one. An action that has no key is named instead.
func (b *bindings) say(sentence string) string {
	for i := range b.acts {
		a := &b.acts[i]
		if !strings.Contains(sentence, a.id+"}") {
			continue
		}
		chord, plain := b.chordOf(a.id), b.plainOf(a.id)
		for name, keys := range map[string][]string{"{" + a.id + "}": {chord, plain}, "{." + a.id + "}": {plain, chord}} {
			words := "“" + a.words + "”"
			if i := slices.IndexFunc(keys, func(k string) bool { return k != "" }); i >= 0 {
				words = keyLabel(keys[i])
			}
			sentence = strings.ReplaceAll(sentence, name, words)
		}
	}
	return sentence
}
