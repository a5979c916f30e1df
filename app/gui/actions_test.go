package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetest "fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// seen are the controls that can be seen in the window now, and inDialog those of the dialog over it.
func seen(d *Desk) map[fyne.CanvasObject]bool { return seenIn(d.win.Content()) }

func inDialog(d *Desk) map[fyne.CanvasObject]bool {
	return seenIn(d.win.Canvas().Overlays().Top())
}

func seenIn(root fyne.CanvasObject) map[fyne.CanvasObject]bool {
	out := map[fyne.CanvasObject]bool{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		out[o] = true
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Split:
			walk(o.Leading)
			walk(o.Trailing)
		case *container.Scroll:
			walk(o.Content)
		case *container.AppTabs:
			walk(o.Selected().Content)
		case fyne.Widget:
			for _, c := range fynetest.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(root)
	return out
}

// everywhere is a desk in which every control can be brought into view: a story with five other candidates, with
// something found, and with the history open.
func everywhere(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), func(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
		f, err := readMarks(ctx, text, by)
		s := story.Span{Start: 0, End: 3}
		f.Checks = append(f.Checks, story.Check{ID: "c9", Rule: "QP09", Span: s, Message: "A word", Fix: []story.Edit{{Span: s, Text: "Sea"}}})
		return f, err
	})
	d.app.Clipboard().SetContent("The day of Ada Ash, Ben Bow, Cid Cox, Dot Day, Eve Elm and Fay Fox.\n\n“Wait,” she said.\n\n“No,” she said.\n")
	d.Paste()
	d.Find()
	d.story.find.words.SetText("said")
	d.ToggleHistory()
	d.selectPlace(place{review.Quotes, "q1"})
	return d
}

// TestEveryActionHasAMenuEntryAndAButton walks the table of actions: each has an entry in the menus, which performs
// it, and a button that a person can see and click, which performs it too.
func TestEveryActionHasAMenuEntryAndAButton(t *testing.T) {
	d := everywhere(t)
	reachable := map[fyne.CanvasObject]bool{}
	for _, show := range []func(){d.ShowPeople, d.ShowSearch} { // screens with buttons of their own
		show()
		for o := range inDialog(d) {
			reachable[o] = true
		}
		key(d, fyne.KeyEscape)
	}
	performed := map[string]int{}
	for i := range d.keys.acts {
		a := &d.keys.acts[i]
		a.do = func(*Desk, string) { performed[a.id]++ }
	}
	for _, table := range d.tables.order {
		d.tables.showTable(table)
		for o := range seen(d) {
			reachable[o] = true
		}
	}
	d.tables.verify()
	for o := range seen(d) {
		reachable[o] = true
	}
	d.tables.openTable(review.Quotes)
	d.selectPlace(place{review.Quotes, "q1"}) // the buttons of its candidates
	for o := range seen(d) {
		reachable[o] = true
	}

	d.win.Canvas().Unfocus()
	entries := map[*fyne.MenuItem]bool{}
	var walk func([]*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			entries[i] = true
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range d.win.MainMenu().Items {
		walk(m.Items)
	}
	for _, a := range d.keys.acts {
		entry := d.menu.items[a.id]
		if entry == nil || !entries[entry] || !strings.HasPrefix(entry.Label, a.words) {
			t.Errorf("%s has no menu entry", a.id)
			continue
		}
		if entry.Action(); performed[a.id] != 1 {
			t.Errorf("the menu entry of %s performs it %d times", a.id, performed[a.id])
		}
	}

	for _, a := range d.keys.acts {
		if a.id == "quit" || a.id == "redo again" {
			continue // the window's own close button; the button of redo
		}
		performed[a.id] = 0
		buttons := slices.DeleteFunc(slices.Clone(d.controls.buttons[a.id]), func(b *barButton) bool { return !reachable[b] })
		other := d.controls.other[a.id]
		if len(buttons) == 0 && !reachable[other] {
			t.Errorf("%s has no button that can be seen", a.id)
			continue
		}
		for _, b := range buttons {
			if b.set(false, false); b.icon == nil && b.text == "" || !strings.HasPrefix(b.tip(), a.toolTip()) {
				t.Errorf("a button of %s shows nothing, or says %q", a.id, b.tip())
			}
			fynetest.Tap(b)
		}
		if want := len(buttons); performed[a.id] != want {
			t.Errorf("%d buttons of %s perform it %d times", want, a.id, performed[a.id])
		}
		if b := pressed(other); b != nil && len(buttons) == 0 {
			if fynetest.Tap(b); performed[a.id] != 1 {
				t.Errorf("the button of %s does not perform it", a.id)
			}
		}
	}
}

// pressed is a control that is a button, nil when it is something else.
func pressed(o fyne.CanvasObject) fyne.Tappable {
	switch b := o.(type) {
	case *widget.Button:
		return b
	case *keyButton:
		return b
	}
	return nil
}

// TestOtherControlsDoWhatTheirActionsDo is for those that are no buttons of a bar.
func TestOtherControlsDoWhatTheirActionsDo(t *testing.T) {
	d := everywhere(t)
	h := d.history
	h.who.SetSelected(h.who.Options[0])
	h.row.SetChecked(true)
	if !h.rowOnly || !d.isOn("history row") {
		t.Error("the tick box does not narrow the history")
	}
	h.kind.SetSelected(h.kind.Options[1])
	if string(h.filter.Kind) != h.kind.Options[1] {
		t.Errorf("the history is of %q", h.filter.Kind)
	}
	for i, table := range d.tables.order {
		d.tables.tabs.SelectIndex(i)
		if d.tables.current() != table {
			t.Errorf("tab %d shows %s", i, d.tables.current())
		}
	}
}

// TestEveryUsualKeyIsOfOneAction holds the usual keys to the rules that new ones are held to.
func TestEveryUsualKeyIsOfOneAction(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	ids := map[string]bool{}
	for _, a := range d.keys.acts {
		if ids[a.id] {
			t.Errorf("two actions are called %s", a.id)
		}
		ids[a.id] = true
		for _, key := range []string{a.plain, a.chord} {
			if key == "" {
				continue
			}
			if err := d.keys.set(a.id, key); err != nil {
				t.Errorf("%s: %v", a.id, err)
			}
		}
		if a.chord != "" && chordOf(shortcutOf(a.chord)) != a.chord {
			t.Errorf("%s of %s is no chord", a.chord, a.id)
		}
	}
}

func TestChordsAreChangedKeptAndShown(t *testing.T) {
	d := atTable(t)
	press(t, d, ctrl(fyne.KeyF1).ShortcutName())
	g := d.win.Canvas().Focused()
	choose := func(id string) {
		s := d.win.Canvas().Focused()
		s.(interface{ Select(string) }).Select(id)
		key(d, fyne.KeyReturn)
	}
	choose("confirm")
	press(t, d, ctrl(fyne.KeyE).ShortcutName()) // a key of the menu
	if d.keys.chordOf("confirm") != "Ctrl+Return" || dialogs(d) != 1 || d.win.Canvas().Focused() != g {
		t.Errorf("a key that is taken was given: %s", d.keys.chordOf("confirm"))
	}
	choose("confirm")
	d.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(shortcutOf("Ctrl+Alt+W"))
	choose("export")
	press(t, d, ctrl(fyne.KeyReturn).ShortcutName()) // still bound in the menu, but free
	choose("merge")
	strike(d, "x") // means something else in other panes
	key(d, fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Fatal("the sheet stays")
	}
	press(t, d, shortcutOf("Ctrl+Alt+W").ShortcutName())
	if status(d, "q1") != story.Confirmed {
		t.Error("the new chord does nothing")
	}
	if got := d.menu.items["export"].Shortcut.ShortcutName(); got != ctrl(fyne.KeyReturn).ShortcutName() {
		t.Errorf("the menu shows %s for export", got)
	}
	if l := d.menu.items["merge"].Label; !strings.HasSuffix(l, "  Ctrl+M, X") {
		t.Errorf("the menu says %q", l)
	}
	d.NewStory()
	if d.Confirm("key"); !strings.Contains(d.keys.say("{confirm} and {.merge}"), "Ctrl+Alt+W and X") {
		t.Errorf("told as %q", d.keys.say("{confirm} and {.merge}"))
	}
	again := newBindings(d.app.Preferences())
	if again.chordOf("confirm") != "Ctrl+Alt+W" || again.chordOf("export") != "Ctrl+Return" || again.plainOf("merge") != "x" {
		t.Error("the keys are not kept")
	}
	if err := again.reset(); err != nil || again.chordOf("confirm") != "Ctrl+Return" || newBindings(d.app.Preferences()).chordOf("export") != "Ctrl+E" {
		t.Errorf("not back to the usual keys: %v", err)
	}
}

func TestKeysThatCannotBeHadAreRefusedWithASentence(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	for _, c := range []struct{ id, key, says string }{
		{"export", "Ctrl+C", "Ctrl+C belongs to the fields that text is typed in"},
		{"export", "Ctrl+Delete", "Ctrl+Delete belongs to the fields that text is typed in"},
		{"export", "Ctrl+Shift+Left", "Ctrl+Shift+Left moves about in text"},
		{"export", "Alt+F4", "Alt+F4 closes windows"},
		{"export", "Ctrl+Tab", "Ctrl+Tab belongs to the window and the system"},
		{"export", "Ctrl+K", "Ctrl+K is the key of “Mark as quotation” already: give that another one first"},
		{"export", "j", "J is the key of “Row after” already: give that another one first"},
		{"take back", "p", "P is the key of “Of the next person” already: give that another one first"},
		{"drop", "w", "in the names W begins to type, and “Reject” works there too: take a key from F1 to F12, or one with Ctrl or Alt"},
		{"export", "Escape", "Escape cannot be used: take a small letter or another sign, Enter, Space, Insert, Delete, a key from F1 to F12, or a key with Ctrl or Alt"},
	} {
		err := d.keys.set(c.id, c.key)
		if fmt.Sprint(err) != c.says {
			t.Errorf("%s for %s: %v", c.key, c.id, err)
		}
	}
	for _, key := range []string{"Ctrl+Shift+J", "Alt+X", "Ctrl++", "Shift+F7", "F11", "ß", "é"} {
		if err := d.keys.set("export", key); err != nil {
			t.Errorf("%s: %v", key, err)
		}
	}
	if err := d.keys.set("paste", "Alt+V"); err != nil {
		t.Error(err)
	}
	if err := d.keys.set("paste", "Ctrl+V"); err != nil {
		t.Errorf("the usual key of paste cannot be given back: %v", err)
	}
	if err := d.keys.clear("export", true); err != nil || d.keys.chordOf("export") != "" || newMenu(d).items["export"].Shortcut != nil {
		t.Errorf("the chord stays: %v", err)
	}
}

// TestAKeptKeyGoesBeforeAUsualOne is for keys that a later version gives to something else.
func TestAKeptKeyGoesBeforeAUsualOne(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	d.app.Preferences().SetString(chordPreference, `{"find":"Ctrl+E","gone":"Ctrl+W","replace":"nonsense"}`)
	d.app.Preferences().SetString(plainPreference, `{"next":"k"}`)
	b := newBindings(d.app.Preferences())
	if b.chordOf("find") != "Ctrl+E" || b.chordOf("export") != "" || b.chordOf("replace") != "Ctrl+H" || b.plainOf("previous") != "" || b.in(inQuotes, "k").id != "next" {
		t.Errorf("%q %q %q %q", b.chordOf("find"), b.chordOf("export"), b.chordOf("replace"), b.plainOf("previous"))
	}
	if err := b.usual("previous"); err == nil {
		t.Error("a usual key was given back though it is taken")
	}
}

func TestAButtonLeavesTheKeyboardWhereItWas(t *testing.T) {
	d := atTable(t)
	b := d.controls.buttons["next"][0]
	b.MouseDown(nil)
	d.win.Canvas().Unfocus() // as the driver does on a click beside what has the keyboard
	fynetest.Tap(b)
	if d.at.id != "q2" || d.win.Canvas().Focused() != fyne.Focusable(d.tables.grids[review.Quotes]) {
		t.Errorf("at %s, the keyboard is with %T", d.at.id, d.win.Canvas().Focused())
	}
}

func TestButtonsThatCanDoNothingAreGrey(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	for _, id := range []string{"confirm", "undo", "quote", "merge", "fix", "end word"} {
		if !d.controls.buttons[id][0].off {
			t.Errorf("%s can be clicked with no story open", id)
		}
	}
	d = withArticle(t)
	if d.controls.buttons["confirm"][0].off || d.controls.buttons["end word"][0].off || !d.controls.buttons["undo"][0].off || !d.controls.buttons["direct"][0].on {
		t.Error("the buttons do not follow the row")
	}
	d.Confirm("key")
	if d.controls.buttons["undo"][0].off {
		t.Error("undo cannot be clicked after a correction")
	}
}
