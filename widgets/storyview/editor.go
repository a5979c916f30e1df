package storyview

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Editor is a View whose text can be typed into. It is meant for a paragraph, in the place of an outer view's: it
// breaks lines and moves the caret as that does. Escape and Ctrl+Return are left to OnDone.
type Editor struct {
	*View
	// OnDone is called when the person ends the editing: keep is false for Escape.
	OnDone func(keep bool)

	first      string // the text it began with
	kept       []kept // what of it still stands, in order
	undo, redo []draft
	typing     bool // the last change was a typed letter: the next one joins it in one undo step
}

// draft is a state of the text to come back to.
type draft struct {
	text  string
	caret int
	kept  []kept
}

// NewEditor makes an editor of a text with the caret at a byte, in the type of the outer view it is to stand in.
func NewEditor(outer *View, text string, title *Block) *Editor {
	e := &Editor{View: New(nil), first: text}
	if text != "" {
		e.kept = []kept{{0, len(text), 0}}
	}
	e.scale, e.Measure = outer.scale, outer.Measure
	if title != nil {
		e.blocks = []Block{{Start: 0, End: math.MaxInt, Scale: title.Scale, Bold: title.Bold, Italic: title.Italic, Text: title.Text}}
	}
	e.BaseWidget.Resize(fyne.NewSize(outer.Size().Width, outer.textSize()))
	e.SetText(text)
	e.OnKey, e.OnRune, e.OnShortcut = e.key, e.typed, e.shortcut
	return e
}

// BlockAt gives the type of the paragraph that holds the offset, nil outside all blocks.
func (v *View) BlockAt(off int) *Block {
	if len(v.page.lines) == 0 {
		return nil
	}
	if b := v.page.paras[v.page.lines[v.page.lineAt(off)].para].block; b >= 0 {
		return &v.blocks[b]
	}
	return nil
}

func (e *Editor) key(k *fyne.KeyEvent) bool {
	start, end := e.Selection()
	switch k.Name {
	case fyne.KeyEscape:
		e.done(false)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.Replace("\n")
	case fyne.KeyBackspace:
		if start == end {
			start = e.page.prev(start)
		}
		e.change(start, end, "", false)
	case fyne.KeyDelete:
		if start == end {
			end = e.page.next(end)
		}
		e.change(start, end, "", false)
	case fyne.KeyTab:
	default:
		e.typing = false
		return false
	}
	return true
}

func (e *Editor) done(keep bool) {
	if e.OnDone != nil {
		e.OnDone(keep)
	}
}

func (e *Editor) typed(r rune) bool {
	start, end := e.Selection()
	e.change(start, end, string(r), true)
	return true
}

// Replace puts words in the place of the selection.
func (e *Editor) Replace(words string) {
	start, end := e.Selection()
	e.change(start, end, words, false)
}

func (e *Editor) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		if s.Clipboard != nil {
			e.Replace(strings.ToValidUTF8(s.Clipboard.Content(), ""))
		}
	case *fyne.ShortcutCut:
		if e.SelectedText() != "" {
			e.copySelection(s.Clipboard)
			e.Replace("")
		}
	case *fyne.ShortcutUndo:
		e.step(&e.undo, &e.redo)
	case *fyne.ShortcutRedo:
		e.step(&e.redo, &e.undo)
	case *desktop.CustomShortcut:
		return e.wordKey(s)
	default:
		return false
	}
	return true
}

// wordKey takes a word away, and keeps on Ctrl+Return.
func (e *Editor) wordKey(s *desktop.CustomShortcut) bool {
	if s.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	start, end := e.Selection()
	switch s.KeyName {
	case fyne.KeyBackspace:
		if start == end {
			start = e.page.wordLeft(start)
		}
		e.change(start, end, "", false)
	case fyne.KeyDelete:
		if start == end {
			end = e.page.wordRight(end)
		}
		e.change(start, end, "", false)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.done(true)
	default:
		return false
	}
	return true
}

// change puts words in the place of some bytes and the caret behind them.
func (e *Editor) change(start, end int, words string, typing bool) {
	if start == end && words == "" {
		return
	}
	if !typing || !e.typing || len(e.undo) == 0 {
		e.undo = append(e.undo, draft{e.text, e.caret, e.kept})
	}
	e.typing, e.redo = typing, nil
	e.set(draft{e.text[:start] + words + e.text[end:], start + len(words), splice(e.kept, start, end, len(words))})
}

func (e *Editor) step(from, to *[]draft) {
	n := len(*from)
	if n == 0 {
		return
	}
	*to = append(*to, draft{e.text, e.caret, e.kept})
	d := (*from)[n-1]
	*from, e.typing = (*from)[:n-1], false
	e.set(d)
}

// set shows a draft. What the outer view shows below moves when there are more lines, or fewer.
func (e *Editor) set(d draft) {
	e.kept = d.kept
	e.SetText(d.text)
	e.wish = -1
	if len(e.page.lines) > 0 {
		d.caret = e.page.snapUp(d.caret)
	}
	e.Select(d.caret, d.caret)
	if e.outer != nil {
		e.outer.fitted()
	}
	e.reveal(e.caret)
}
