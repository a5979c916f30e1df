package gui

import (
	"fmt"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// mostEdited is how many bytes of a paragraph are edited at once; of a longer one the lines round the caret.
const mostEdited = 6000

// wordEditor is the editing of one paragraph in its place in the story. There is at most one open.
type wordEditor struct {
	desk   *Desk
	view   *storyview.View
	editor *storyview.Editor
	before string // the words as they were
	typed  string // the words kept last, in case they cannot be saved
}

func (w *wordEditor) open() bool { return w.editor != nil }

// EditWords opens the paragraph with the caret for typing; when the story has not the keyboard, that of the
// selected row.
func (d *Desk) EditWords() {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	at := d.story.view.Caret()
	if s, ok := extent(d.doc, d.at); ok && d.win.Canvas().Focused() != d.story.view {
		if !d.mention.Empty() {
			s = d.mention
		}
		at = s.Start
	}
	d.editWordsAt(at)
}

func (d *Desk) editWordsAt(offset int) {
	switch {
	case d.db.ReadOnly():
		d.status.warn("The archive can only be read, so the words cannot be changed.")
	case d.doc.Engine == "" && d.readingOf(d.doc.ID) != nil:
		d.status.warn("The story is being read. Its words can be changed when that is done.")
	case d.doc.Engine == "":
		d.status.warn(d.keys.say("The story has not been read for quotations yet. Press {read again}, then change its words."))
	default:
		d.story.words.begin(offset)
	}
}

// editSelected opens the paragraph of the words selected in the story, which stay selected: what is typed replaces
// them, and when nothing is typed they can still be marked.
func (d *Desk) editSelected() {
	if d.doc == nil {
		return
	}
	s := d.story.selection()
	if d.editWordsAt(s.Start); d.story.words.open() && strings.TrimSpace(s.In(d.doc.Text)) != "" {
		d.story.words.take(s)
	}
}

// take selects words of the story in the editor, as far as they stand in it.
func (w *wordEditor) take(s story.Span) {
	start, end, _ := w.view.Inset()
	if start <= s.Start && s.End <= end {
		w.editor.Select(s.Start-start, s.End-start)
	}
}

// begin puts an editor in the place of the paragraph, with the caret where it was in the story.
func (w *wordEditor) begin(offset int) {
	w.keep()
	w.view.Select(offset, offset)
	start, end := w.view.Stretch(offset, mostEdited)
	w.before = w.view.Text()[start:end]
	w.editor = storyview.NewEditor(w.view, w.before, w.view.BlockAt(start))
	w.editor.OnDone = func(keep bool) {
		if keep {
			w.keep()
		} else {
			w.giveUp()
		}
	}
	editor := w.editor
	editor.OnFocus = func(has bool) {
		if !has && w.editor == editor && w.desk.win.Canvas().Overlays().Top() == nil {
			w.finish()
		}
	}
	w.view.ShowInset(start, end, editor.View)
	editor.Select(offset-start, offset-start)
	w.view.ScrollTo(start, end)
	w.desk.win.Canvas().Focus(editor.View)
	w.desk.status.say(w.desk.keys.say("Editing the words. {confirm} or a click elsewhere keeps them, Esc leaves them as they were."))
	w.desk.log.Info("words open", "bytes", end-start)
}

// keep ends the editing with what has been typed and gives the keyboard back to the story.
func (w *wordEditor) keep() {
	if w.finish() {
		w.desk.win.Canvas().Focus(w.view)
	}
}

// giveUp leaves the words as they were.
func (w *wordEditor) giveUp() {
	w.close()
	w.desk.win.Canvas().Focus(w.view)
	w.desk.status.say("The words are as they were.")
}

// close takes the editor away with what has been typed into it.
func (w *wordEditor) close() {
	w.editor = nil
	w.view.HideInset()
}

// finish ends the editing and asks for the change, as one step. It is false when nothing was being edited.
func (w *wordEditor) finish() bool {
	if w.editor == nil {
		return false
	}
	d, words, before, changes := w.desk, w.editor.Text(), w.before, w.editor.Changes()
	start, end, _ := w.view.Inset()
	caret := w.editor.Caret()
	from, to := w.editor.Selection()
	w.close()
	if words == before {
		w.view.Select(start+from, start+to)
		return true
	}
	w.view.Select(start, start)
	w.typed = asTyped(words, d.doc.Text)
	w.view.Select(start+min(caret, end-start), start+min(caret, end-start))
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		at := story.Span{Start: start, End: end}
		if !at.Valid(doc.Text) || at.In(doc.Text) != before {
			w.rescue()
			return nil, fmt.Errorf("the paragraph was changed elsewhere while you were typing: your words are on the clipboard")
		}
		return doc.EditText(editsOf(doc.Text, start, before, changes), "key", nil)
	})
	return true
}

// editsOf are the changes of words that stand at an offset as edits of the text: where words were typed over others,
// only of those that differ.
func editsOf(text string, at int, before string, changes []storyview.Change) []story.Edit {
	var out []story.Edit
	for _, c := range changes {
		out = append(out, review.Edits(at+c.Start, before[c.Start:c.End], asTyped(c.Text, text))...)
	}
	return out
}

// rescue puts words that could not be saved on the clipboard, so that they are not lost.
func (w *wordEditor) rescue() {
	if w.typed != "" {
		w.desk.app.Clipboard().SetContent(w.typed)
		w.desk.status.warn("Your words are on the clipboard.")
	}
}

// enter opens the paragraph on Return where the story has nothing to select, or has it selected already.
func (w *wordEditor) enter() bool {
	d := w.desk
	if d.doc == nil {
		return false
	}
	at := w.view.Caret()
	if here, ok := extent(d.doc, d.at); ok && here.Start <= at && at <= here.End || !d.marked(at) {
		d.EditWords()
		return true
	}
	return false
}

// marked says that a quotation or a name stands at a byte of the story.
func (d *Desk) marked(at int) bool {
	for _, h := range highlights(d.doc, place{}, d.house.severity) {
		if h.Start <= at && at <= h.End {
			return true
		}
	}
	return false
}

// asTyped gives typed or pasted words the line ends of the story they go into.
func asTyped(words, text string) string {
	words = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(words)
	if strings.Contains(text, "\r\n") {
		words = strings.ReplaceAll(words, "\n", "\r\n")
	}
	return words
}

// retext shows the words as they now stand, at the place where the reader is.
func (p *storyPane) retext(doc *review.Document) {
	p.view.SetText(doc.Text)
	p.view.SetTitle(doc.Furniture.Headline.Start, doc.Furniture.Headline.End)
	p.desk.tables.checks.show(doc)
	p.find.storyChanged(doc)
}

// rewrites says that a step changes words of the story.
func rewrites(step []review.Correction) bool {
	for _, c := range step {
		if c.What == review.Text {
			return true
		}
	}
	return false
}

// showEdited brings the first place that a step changed into view.
func (p *storyPane) showEdited(step []review.Correction) {
	for _, c := range step {
		if c.What == review.Text && c.Before.Text != nil && len(c.Before.Text.Edits) > 0 {
			s := c.Before.Text.Edits[0].Span // Before leads back from the text as it now stands
			p.view.ScrollTo(s.Start, s.End)
			return
		}
	}
}
