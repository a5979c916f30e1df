package gui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// paneAct is something one plain key does while a table of quotations or checks, or the story, has the keyboard.
type paneAct struct {
	id    string // in the preferences
	words string
	usual string // key: a character, or one of keyNames
	act   func(*Desk)
}

// paneActs are the acts of one key, in the order in which they are listed.
func paneActs() []paneAct {
	acts := []paneAct{
		{"confirm", "Right: confirm and go to the next open one", "Return", func(d *Desk) { d.Confirm("key") }},
		{"next", "Row after", "j", func(d *Desk) { d.Walk(true) }},
		{"previous", "Row before", "k", func(d *Desk) { d.Walk(false) }},
		{"speaker", "Type another speaker", "s", func(d *Desk) { d.EditCell(review.Quotes, "speaker") }},
	}
	for n := 1; n <= 5; n++ {
		acts = append(acts, paneAct{fmt.Sprint("candidate ", n), fmt.Sprint("Take candidate ", n), fmt.Sprint(n), func(d *Desk) { d.TakeAlternative(n, "key") }})
	}
	return append(acts,
		paneAct{"also", "Give the other quotations by the same “he” to him too", "a", func(d *Desk) { d.GiveAlso("key") }},
		paneAct{"known", "The speaker is the person the memory reminds of", "i", func(d *Desk) { d.TakeKnown("key") }},
		paneAct{"reject", "Not one: reject with a reason", "x", func(d *Desk) { d.RejectWithReason("key") }},
		paneAct{"checker", "Not sure: ask for a checker", "d", func(d *Desk) { d.AskChecker("key") }},
		paneAct{"quote", "The selected words are a quotation", "q", func(d *Desk) { d.MarkByKey("key") }},
		paneAct{"start word", "Start: one word earlier", "[", func(d *Desk) { d.MoveEdge(false, true, "key") }},
		paneAct{"end word", "End: one word more", "]", func(d *Desk) { d.MoveEdge(true, true, "key") }},
		paneAct{"start mark", "Start: to the mark before", "{", func(d *Desk) { d.EdgeToMark(false, "key") }},
		paneAct{"end mark", "End: to the next mark", "}", func(d *Desk) { d.EdgeToMark(true, "key") }},
		paneAct{"all", "One act for all rows like this one", "l", func(d *Desk) { d.AllLikeThis("key") }},
		paneAct{"order", "Order by risk, or as in the story", "o", func(d *Desk) { d.OrderByRisk(!d.tables.quotes.byRisk) }},
		paneAct{"history", "History", "h", func(d *Desk) { d.ToggleHistory() }},
		paneAct{"undo", "Undo", "u", (*Desk).Undo},
		paneAct{"keys", "The keys of this pane", "?", (*Desk).ShowPaneKeys},
	)
}

// keyNames are the keys without a character that an act can have. All others belong to tables and text fields.
var keyNames = []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyInsert, fyne.KeyF3, fyne.KeyF4, fyne.KeyF6, fyne.KeyF7,
	fyne.KeyF8, fyne.KeyF9, fyne.KeyF11, fyne.KeyF12}

// paneKeys knows which key does what, as this person has it.
type paneKeys struct {
	acts []paneAct
	own  map[string]string // id of an act to the key a person gave it
	pref fyne.Preferences
}

const keysPreference = "keys"

func newPaneKeys(pref fyne.Preferences) *paneKeys {
	k := &paneKeys{acts: paneActs(), pref: pref}
	if json.Unmarshal([]byte(pref.String(keysPreference)), &k.own) != nil || k.own == nil {
		k.own = map[string]string{}
	}
	return k
}

// of is the key of an act.
func (k *paneKeys) of(id string) string {
	if key, ok := k.own[id]; ok {
		return key
	}
	i := slices.IndexFunc(k.acts, func(a paneAct) bool { return a.id == id })
	if i < 0 {
		return ""
	}
	return k.acts[i].usual
}

// act is what the key does, nil when it does nothing here.
func (k *paneKeys) act(key string) *paneAct {
	for i := range k.acts {
		if k.of(k.acts[i].id) == key {
			return &k.acts[i]
		}
	}
	return nil
}

// set gives an act another key; it refuses keys that are taken or not to be had.
func (k *paneKeys) set(id, key string) error {
	if !isPaneKey(key) {
		return fmt.Errorf("%s cannot be used here: take a character, Enter, Space, Insert or one of F3 to F12", key)
	}
	if a := k.act(key); a != nil && a.id != id {
		return fmt.Errorf("%s is the key of “%s” already: give that another one first", keyLabel(key), a.words)
	}
	k.own[id] = key
	return k.keep()
}

// reset gives every act its usual key again.
func (k *paneKeys) reset() error {
	k.own = map[string]string{}
	return k.keep()
}

func (k *paneKeys) keep() error {
	b, err := json.Marshal(k.own)
	if err != nil {
		return err
	}
	k.pref.SetString(keysPreference, string(b))
	return nil
}

// isPaneKey says that an act may have the key. Capital letters begin to type into a cell.
func isPaneKey(key string) bool {
	if slices.Contains(keyNames, fyne.KeyName(key)) {
		return true
	}
	return utf8.RuneCountInString(key) == 1 && key == strings.ToLower(key) && strings.TrimSpace(key) != ""
}

// keyLabel is the key as it stands on a keyboard.
func keyLabel(key string) string {
	if key == string(fyne.KeyReturn) {
		return "Enter"
	}
	return strings.ToUpper(key)
}

// hint is the key of an act behind the words of a menu entry.
func (k *paneKeys) hint(id string) string { return " (or press " + keyLabel(k.of(id)) + ")" }

// paneKey does what a key without a character does; it is false when that is nothing.
func (d *Desk) paneKey(e *fyne.KeyEvent) bool {
	name := e.Name
	if name == fyne.KeyEnter {
		name = fyne.KeyReturn
	}
	return slices.Contains(keyNames, name) && d.paneDo(string(name))
}

// paneRune does what the key of a character does; it is false when that is nothing.
func (d *Desk) paneRune(r rune) bool { return d.paneDo(string(r)) }

func (d *Desk) paneDo(key string) bool {
	a := d.keys.act(key)
	if a == nil || d.doc == nil {
		return false
	}
	a.act(d)
	return true
}
