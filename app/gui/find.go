package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// finder is the panel under the story that finds words and puts others in their place. It lists every place with the
// words around it; what is not ticked stays.
type finder struct {
	untinted
	desk    *Desk
	words   *pickEntry
	with    *pickEntry
	exact   *widget.Check // case
	whole   *widget.Check // words
	count   *widget.Label
	hint    *widget.Label
	replace *widget.Button
	list    *grid.Grid
	box     *fyne.Container

	search review.Search
	hits   []found
	at     int // the hit looked at, -1 none
	filled bool
}

// found is a hit with what is to become of it.
type found struct {
	review.Hit
	spoken bool // somebody's own words
	ticked bool
}

// findHeight is the height of the list, in Fyne's device-independent pixels.
const findHeight = 168

func newFinder(d *Desk) *finder {
	f := &finder{desk: d, words: &pickEntry{}, with: &pickEntry{}, at: -1}
	for _, e := range []*pickEntry{f.words, f.with} {
		e.ExtendBaseWidget(e)
		e.keys = f.key
	}
	f.words.PlaceHolder, f.with.PlaceHolder = "Find in the story", "Replace with"
	f.words.OnChanged = func(string) { f.look(false) }
	f.with.OnChanged = func(string) { f.tell() }
	f.exact = widget.NewCheck("Match case", func(bool) { f.look(false) })
	f.whole = widget.NewCheck("Whole words", func(bool) { f.look(false) })
	f.count, f.hint = caption(""), caption("")
	f.count.Truncation, f.hint.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	f.replace = widget.NewButton("Replace", func() { d.ReplaceTicked("button") })
	f.list = grid.New(f, []grid.Column{
		{ID: "tick", Title: "Replace", Width: 72, MinWidth: 56},
		{ID: "before", Title: "Before it", Width: 110, MinWidth: 60, Lines: 2, Align: fyne.TextAlignTrailing, Grow: true},
		{ID: "words", Title: "Found", Width: 90, MinWidth: 50, Lines: 2},
		{ID: "after", Title: "After it", Width: 110, MinWidth: 60, Lines: 2, Grow: true},
	})
	f.list.Placeholder = "Type what to look for."
	f.list.OnSelected = f.selected
	f.list.OnClick = func(key, column string, _ fyne.KeyModifier) {
		if column == "tick" {
			f.toggle(key)
		}
	}
	f.list.OnKey = func(key string, e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeySpace {
			f.toggle(key)
			return true
		}
		return e.Name != fyne.KeyUp && e.Name != fyne.KeyDown && f.key(e)
	}
	f.box = container.NewStack(newGround(theme.ColorNameHeaderBackground), f.content())
	f.box.Hide()
	return f
}

func (f *finder) content() fyne.CanvasObject {
	icon := func(i fyne.Resource, act func()) *widget.Button {
		b := widget.NewButtonWithIcon("", i, act)
		b.Importance = widget.LowImportance
		return b
	}
	steps := container.NewHBox(f.desk.controls.group("hit before", "next hit"), icon(theme.CancelIcon(), f.close))
	room := newGround(theme.ColorNameInputBackground)
	room.size = fyne.NewSize(0, findHeight)
	return container.NewBorder(rule(), nil, nil, nil, container.NewPadded(container.NewVBox(
		container.NewBorder(nil, nil, nil, steps, f.words),
		container.NewBorder(nil, nil, nil, f.replace, f.with),
		container.NewBorder(nil, nil, container.NewHBox(f.exact, f.whole), nil, f.count),
		container.NewStack(room, f.list),
		f.hint)))
}

// Find opens the panel to look for words; those selected in the story to begin with.
func (d *Desk) Find() { d.openFinder(d.story.find.words) }

// FindAndReplace opens the panel at the words to put in; at those to look for when there are none yet.
func (d *Desk) FindAndReplace() {
	f := d.story.find
	if s := d.story.selection(); f.words.Text == "" && s.Empty() {
		d.openFinder(f.words)
		return
	}
	d.openFinder(f.with)
}

func (d *Desk) openFinder(at *pickEntry) {
	if d.doc == nil {
		d.status.warn("Open a story first.")
		return
	}
	d.story.words.keep()
	f := d.story.find
	if s := d.story.selection(); !s.Empty() && !strings.ContainsAny(s.In(d.doc.Text), "\r\n") && !f.isHit(s) {
		f.words.SetText(s.In(d.doc.Text))
	}
	f.box.Show()
	d.story.box.Refresh()
	f.look(false)
	d.win.Canvas().Focus(at)
	at.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.log.Info("find shown", "hits", len(f.hits))
}

// close takes the panel away and gives the keyboard to the story, at the place found last.
func (f *finder) close() {
	f.box.Hide()
	f.hits, f.at, f.filled = nil, -1, false
	f.desk.story.box.Refresh()
	f.desk.story.refresh(f.desk.doc, f.desk.at)
	f.desk.win.Canvas().Focus(f.desk.story.view)
}

// focused says that the panel has the keyboard.
func (f *finder) focused() bool {
	if !f.box.Visible() {
		return false
	}
	switch f.desk.win.Canvas().Focused() {
	case f.words, f.with, f.list:
		return true
	}
	return false
}

func (f *finder) isHit(s story.Span) bool {
	for _, h := range f.hits {
		if h.Span == s {
			return true
		}
	}
	return false
}

// key steps from place to place while something is being typed.
func (f *finder) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		f.close()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		f.desk.StepHit(false)
	case fyne.KeyUp:
		f.desk.StepHit(true)
	default:
		a := f.desk.keys.in(inStory, string(e.Name))
		if a == nil || len(e.Name) == 1 || a.id != "next hit" && a.id != "hit before" {
			return false
		}
		a.do(f.desk, "key")
	}
	return true
}

// storyChanged looks again in the words as they now stand.
func (f *finder) storyChanged(doc *review.Document) {
	f.at = -1
	switch {
	case doc == nil && f.box.Visible():
		f.hits = nil
		f.box.Hide()
	case f.box.Visible():
		f.look(true)
	}
}

// look finds the places. Ticked at first are those that agree in case, stand free as words and are nobody's own words.
func (f *finder) look(again bool) {
	doc := f.desk.doc
	if doc == nil || !f.box.Visible() {
		return
	}
	f.search = review.Search{Words: f.words.Text, MatchCase: f.exact.Checked, WholeWord: f.whole.Checked}
	free := map[story.Span]bool{}
	for _, h := range doc.Find(review.Search{Words: f.search.Words, MatchCase: true, WholeWord: true}) {
		free[h.Span] = true
	}
	f.hits = nil
	for _, h := range doc.Find(f.search) {
		spoken := doc.Spoken(h)
		f.hits = append(f.hits, found{Hit: h, spoken: spoken, ticked: free[h.Span] && !spoken})
	}
	f.at, f.filled = -1, true
	f.list.Placeholder = "These words do not stand in the story."
	if f.search.Words == "" {
		f.list.Placeholder = "Type what to look for."
	}
	f.list.Select("")
	f.list.Refresh()
	f.tell()
	if !again {
		f.desk.story.refresh(doc, f.desk.at)
	}
}

// StepHit looks at the next place found, or at the one before; past the last comes the first.
func (d *Desk) StepHit(back bool) {
	f := d.story.find
	if !f.box.Visible() || len(f.hits) == 0 {
		d.status.say(d.keys.say("Nothing found yet. Press {find} and type what to look for."))
		return
	}
	n := len(f.hits)
	switch {
	case f.at < 0 && !back:
		f.at = f.fromCaret()
	case back:
		f.at = (max(f.at, 0) + n - 1) % n
	default:
		f.at = (f.at + 1) % n
	}
	f.list.Select(f.Key(f.at))
	f.show()
}

// fromCaret is the first hit behind the caret of the story, the first of all behind the last.
func (f *finder) fromCaret() int {
	for i, h := range f.hits {
		if h.Span.Start >= f.desk.story.view.Caret() {
			return i
		}
	}
	return 0
}

func (f *finder) selected(key string) {
	for i := range f.hits {
		if f.Key(i) == key && i != f.at {
			f.at = i
			f.show()
		}
	}
}

// show brings the hit looked at into view and selects its words in the story.
func (f *finder) show() {
	s := f.hits[f.at].Span
	f.desk.story.view.Select(s.Start, s.End)
	f.desk.story.view.ScrollTo(s.Start, s.End)
	f.desk.status.say(fmt.Sprintf("Place %d of %d", f.at+1, len(f.hits)))
}

func (f *finder) toggle(key string) {
	for i := range f.hits {
		if f.Key(i) == key {
			f.hits[i].ticked = !f.hits[i].ticked
		}
	}
	f.list.RefreshRow(key)
	f.tell()
}

// ReplaceTicked puts the other words in every ticked place, as one step.
func (d *Desk) ReplaceTicked(cause string) {
	f := d.story.find
	var chosen []story.Span
	for _, h := range f.hits {
		if h.ticked {
			chosen = append(chosen, h.Span)
		}
	}
	if len(chosen) == 0 {
		d.status.warn("Nothing is ticked. Tick a place in the list with Space or a click.")
		return
	}
	if d.db.ReadOnly() {
		d.status.warn("The archive can only be read, so the words cannot be changed.")
		return
	}
	s, with := f.search, asTyped(f.with.Text, d.doc.Text)
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		return doc.Replace(s, chosen, with, cause, nil)
	})
}
