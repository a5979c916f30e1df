package storyview

import "fyne.io/fyne/v2"

// Selection gives the selected bytes; start == end means none.
func (v *View) Selection() (start, end int) {
	return min(v.anchor, v.caret), max(v.anchor, v.caret)
}

// SelectedText gives the selected part of the text, byte for byte.
func (v *View) SelectedText() string {
	start, end := v.Selection()
	return v.text[start:end]
}

// Select selects the bytes from start to end, widened to whole graphemes, and
// puts the caret at the end. It does not scroll.
func (v *View) Select(start, end int) {
	start = min(max(start, 0), len(v.text))
	end = min(max(end, start), len(v.text))
	if len(v.page.lines) > 0 {
		empty := start == end
		start = v.page.snapDown(start)
		if end = v.page.snapUp(end); empty {
			end = start
		}
	}
	v.setSelection(start, end)
}

// Caret gives the place of the caret in bytes: the moving end of the selection.
func (v *View) Caret() int { return v.caret }

// setSelection moves both ends of the selection and reports a change.
func (v *View) setSelection(anchor, caret int) {
	if anchor == v.anchor && caret == v.caret {
		return
	}
	oldStart, oldEnd := v.Selection()
	v.anchor, v.caret = anchor, caret
	v.show(false)
	start, end := v.Selection()
	if start == end && oldStart == oldEnd || start == oldStart && end == oldEnd {
		return
	}
	v.selected()
}

func (v *View) selected() {
	if v.OnSelected != nil {
		v.OnSelected(v.Selection())
	}
}

// copySelection puts the selected text on the clipboard; with nothing selected
// the clipboard is left alone.
func (v *View) copySelection(c fyne.Clipboard) {
	if text := v.SelectedText(); text != "" && c != nil {
		c.SetContent(text)
	}
}
