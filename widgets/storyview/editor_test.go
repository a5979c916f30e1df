package storyview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// inWindow is a view of the text in a window of its own.
func inWindow(t *testing.T, text string, w, h float32) *View {
	t.Helper()
	test.NewTempApp(t)
	v := New(nil)
	v.SetText(text)
	win := test.NewTempWindow(t, v)
	win.Resize(fyne.NewSize(w, h))
	return v
}

func openEditor(v *View, off int) (*Editor, int) {
	start, end := v.Stretch(off, 6000)
	e := NewEditor(v, v.Text()[start:end], v.BlockAt(start))
	v.ShowInset(start, end, e.View)
	e.Select(off-start, off-start)
	return e, start
}

func write(e *Editor, words string) {
	for _, r := range words {
		e.TypedRune(r)
	}
}

func press(e *Editor, key fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: key}) }

func TestEditorTypesAtTheCaret(t *testing.T) {
	v := inWindow(t, "First one.\n\nSecond one.\n\nThird.", 500, 400)
	e, _ := openEditor(v, strings.Index(v.Text(), "one.\n\nThird"))
	write(e, "new ")
	if e.Text() != "Second new one." {
		t.Fatalf("typed: %q", e.Text())
	}
	press(e, fyne.KeyBackspace)
	press(e, fyne.KeyDelete)
	if e.Text() != "Second newne." {
		t.Errorf("taken away: %q", e.Text())
	}
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierShortcutDefault})
	if e.Text() != "Second ne." {
		t.Errorf("a word taken away: %q", e.Text())
	}
	for range 9 {
		e.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if e.Text() != "Second one." {
		t.Errorf("all taken back: %q", e.Text())
	}
	for range 9 {
		e.TypedShortcut(&fyne.ShortcutRedo{})
	}
	if e.Text() != "Second ne." {
		t.Errorf("all brought back: %q", e.Text())
	}
	if v.Text() != "First one.\n\nSecond one.\n\nThird." {
		t.Error("the outer text has changed")
	}
}

func TestEditorPastesParagraphsAndPushesTheRestDown(t *testing.T) {
	v := inWindow(t, "First one.\n\nSecond one.\n\nThird.", 500, 400)
	e, _ := openEditor(v, strings.Index(v.Text(), "Second"))
	third := func() float64 { return v.page.lines[v.page.lineAt(strings.Index(v.Text(), "Third"))].top }
	before := third()
	clip := test.NewClipboard()
	clip.SetContent("A pasted paragraph.\n\nAnother.\n\n")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text() != "A pasted paragraph.\n\nAnother.\n\nSecond one." {
		t.Fatalf("pasted: %q", e.Text())
	}
	if third() <= before {
		t.Error("what stands below has not moved down")
	}
	v.HideInset()
	if third() >= before {
		t.Error("what stands below has not come back up")
	}
}

// A letter of several code points is one step for every key, and what is typed after it stands after it.
func TestEditorKeepsLettersWhole(t *testing.T) {
	v := inWindow(t, "x 👩‍🚒 e\u0301 y", 500, 200)
	e, _ := openEditor(v, len("x 👩‍🚒"))
	press(e, fyne.KeyBackspace)
	if e.Text() != "x  e\u0301 y" {
		t.Fatalf("taken away: %q", e.Text())
	}
	write(e, "o\u0308k")
	if e.Text() != "x o\u0308k e\u0301 y" {
		t.Errorf("typed: %q", e.Text())
	}
}

// Typed at any width, with spaces that fall on the end of a line, the words are those typed.
func TestEditorTakesWordsAtAnyWidth(t *testing.T) {
	const words = "Half a name of the long and winding name of it, and then some more"
	for width := float32(110); width < 400; width += 17 {
		v := inWindow(t, "", width, 300)
		e, _ := openEditor(v, 0)
		write(e, words)
		if e.Text() != words {
			t.Errorf("width %v: %q", width, e.Text())
		}
	}
}

func TestEditorEndsByKey(t *testing.T) {
	for key, want := range map[string]bool{"Escape": false, "Ctrl+Return": true} {
		v := inWindow(t, "One.", 300, 200)
		e, _ := openEditor(v, 0)
		got := []bool{}
		e.OnDone = func(keep bool) { got = append(got, keep) }
		if key == "Escape" {
			press(e, fyne.KeyEscape)
		} else {
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}

// An inset leaves no byte of the text without a line, wherever it stands.
func TestInsetKeepsTheLinesWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab cde  fg\n-é👩—")), 0, 200, -1).Draw(t, "text")
		p := pageOf(text, float32(rapid.IntRange(5, 120).Draw(t, "width")))
		plain := len(p.lines)
		l := p.lines[rapid.IntRange(0, plain-1).Draw(t, "line")]
		if rapid.Bool().Draw(t, "whole") {
			l.start, l.end = p.paragraphAt(l.start)
		}
		p.inset = hole{on: true, start: l.start, end: l.end, height: 33}
		p.wrap(p.width)
		at, insets := 0, 0
		for _, l := range p.lines {
			if l.start > at && strings.Trim(text[at:l.start], "\n") != "" || l.start < at {
				t.Fatalf("%q: a line begins at %d, the last ended at %d", text, l.start, at)
			}
			if l.inset {
				insets++
			}
			at = l.end
		}
		if at < len(strings.TrimRight(text, "\n")) || insets != 1 {
			t.Fatalf("%q: lines end at %d of %d, %d insets", text, at, len(text), insets)
		}
	})
}

func TestStretchOfALongParagraphIsWholeLines(t *testing.T) {
	v := inWindow(t, strings.Repeat("word after word ", 2000), 400, 300)
	start, end := v.Stretch(16000, 1000)
	if start > 16000 || end < 16000 || end-start > 1000 || end-start < 800 {
		t.Errorf("%d–%d", start, end)
	}
	e, _ := openEditor(v, 16000)
	write(e, "!")
	if !strings.Contains(e.Text(), "!") {
		t.Error("nothing typed")
	}
}

// The changes lead from the first text to the present one, whatever is typed, pasted, taken out and taken back.
func TestChangesLeadToTheText(t *testing.T) {
	test.NewTempApp(t)
	outer := New(nil)
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("ab “é\n"))
		first := rapid.StringOfN(letters, 0, 30, -1).Draw(t, "first")
		e := NewEditor(outer, first, nil)
		for range rapid.IntRange(1, 12).Draw(t, "keys") {
			a, b := rapid.IntRange(0, len(e.Text())).Draw(t, "from"), rapid.IntRange(0, len(e.Text())).Draw(t, "to")
			e.Select(min(a, b), max(a, b))
			a, b = e.Selection()
			switch rapid.IntRange(0, 3).Draw(t, "key") {
			case 0:
				e.TypedShortcut(&fyne.ShortcutUndo{})
			case 1:
				e.TypedShortcut(&fyne.ShortcutRedo{})
			default:
				if e.Text()[:a]+e.Text()[b:] == strings.ToValidUTF8(e.Text()[:a]+e.Text()[b:], "") {
					e.Replace(rapid.StringOfN(letters, 0, 5, -1).Draw(t, "words"))
				}
			}
			got, at := "", 0
			for _, c := range e.Changes() {
				if c.Start < at || c.End < c.Start {
					t.Fatalf("changes out of order: %v", e.Changes())
				}
				got, at = got+first[at:c.Start]+c.Text, c.End
			}
			if got += first[at:]; got != e.Text() {
				t.Fatalf("%v of %q give %q, not %q", e.Changes(), first, got, e.Text())
			}
		}
	})
}

// A mark put in before an equal one is the new one.
func TestChangesAreWhatWasTyped(t *testing.T) {
	v := inWindow(t, "“So are we,” he said.", 500, 200)
	e, _ := openEditor(v, 0)
	write(e, "“Yes,” she said. ")
	if got := e.Changes(); len(got) != 1 || got[0] != (Change{0, 0, "“Yes,” she said. "}) {
		t.Errorf("%v", got)
	}
}
