package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// storyScale is the story's text against the desk's: an editor reads here all day.
const storyScale = 1.25

const emptyStory = "Paste a story with {paste}, drop a file here, or open one with {open}.\n\nThe quotations, their speakers and the names are found at once."

// storyPane is the middle of the desk: the coloured text with its legend, and the notice of a reading under way.
type storyPane struct {
	desk    *Desk
	view    *storyview.View
	notice  *fyne.Container   // progress, or a hint about the story; empty when there is nothing to say
	notes   fyne.CanvasObject // what was noticed when the story notesOn came in; stays until another is shown
	notesOn string
	legend  *legend
	words   *wordEditor
	find    *finder
	box     *fyne.Container

	byPerson bool // each person in one colour
	cast     cast
}

func newStoryPane(d *Desk) *storyPane {
	p := &storyPane{desk: d, view: storyview.New(styles()), notice: stacked()}
	p.view.Placeholder = d.keys.say(emptyStory)
	p.view.SetTextScale(storyScale)
	p.view.OnTapped = p.tapped
	p.view.OnDoubleTapped = func(int) { p.desk.editSelected() }
	p.view.OnMenu = p.openMenu
	p.view.OnKey = p.key
	p.view.OnRune = p.rune
	p.legend = newLegend()
	p.byPerson = d.app.Preferences().Bool("by person")
	head := stacked(d.controls.markBar(), rule(), p.legend.box, rule(), p.notice)
	p.words, p.find = &wordEditor{desk: d, view: p.view}, newFinder(d)
	foot := stacked(p.find.box, rule(), d.controls.readBar())
	d.controls.other["story"] = p.view
	p.box = container.NewBorder(head, foot, nil, nil, container.NewStack(newGround(colorPaper), p.view))
	return p
}

func (p *storyPane) show(doc *review.Document) {
	p.words.close()
	p.find.storyChanged(doc)
	if docID(doc) != p.notesOn {
		p.notes, p.notesOn = nil, ""
	}
	p.unsay()
	if doc == nil {
		p.view.SetText("")
		p.view.SetHighlights(nil)
		p.refresh(nil, place{})
		return
	}
	p.view.SetText(doc.Text)
	p.view.SetTitle(doc.Furniture.Headline.Start, doc.Furniture.Headline.End)
	p.refresh(doc, place{})
	p.view.Select(0, 0)
	p.view.ScrollTo(0, 0)
}

func (p *storyPane) refresh(doc *review.Document, at place) {
	if doc == nil {
		p.legend.show(kindSwatches)
		return
	}
	var all []storyview.Highlight
	if p.byPerson {
		p.cast.update(doc)
		p.legend.people(doc, p.cast.number)
		all = peopleHighlights(doc, at, p.cast.number)
	} else {
		p.legend.show(kindSwatches)
		all = highlights(doc, at)
	}
	if m := p.desk.mention; at.table == review.Names && !m.Empty() {
		all = append(all, storyview.Highlight{ID: at.String(), Start: m.Start, End: m.End, Style: styleMention})
	}
	p.view.SetHighlights(append(all, p.find.highlights()...))
}

// hint shows a line over the story that says what to do next.
func (p *storyPane) hint(words string) { p.notice.Add(banner(words)) }

// unsay takes away what stands over the story, but for what was noticed when it came in and for what to do when
// nothing was found in it.
func (p *storyPane) unsay() {
	p.notice.RemoveAll()
	if p.notes != nil {
		p.notice.Add(p.notes)
	}
	if doc := p.desk.doc; doc != nil && doc.Engine != "" && len(doc.Quotes()) == 0 {
		p.hint(p.desk.keys.say("No quotations were found in this story. Select the words somebody said and press {quote} to mark them."))
	}
}

// keepNotes shows what was noticed when the story came in, for as long as it is the one shown.
func (p *storyPane) keepNotes(id string, row fyne.CanvasObject) {
	p.notes, p.notesOn = row, id
	p.notice.Add(row)
}

func (p *storyPane) selection() story.Span {
	a, b := p.view.Selection()
	return story.Span{Start: min(a, b), End: max(a, b)}
}

// tapped selects the row behind a highlight: one of the table in view first, then the topmost.
func (p *storyPane) tapped(ids []string, offset int) {
	if p.desk.doc == nil || len(ids) == 0 {
		return
	}
	if at := p.choose(ids); at.id != "" {
		p.desk.selectPlace(at)
		p.desk.mentionAt(offset)
	}
}

func (p *storyPane) choose(ids []string) place {
	table := p.desk.tables.current()
	for _, id := range ids {
		if at := placeOf(id); at.table == table {
			return at
		}
	}
	return placeOf(ids[0])
}

// key handles what the story does not need for moving about.
func (p *storyPane) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyBackspace:
		return p.desk.paneKey(inStory, &fyne.KeyEvent{Name: fyne.KeyDelete})
	case fyne.KeyReturn, fyne.KeyEnter:
		return p.words.enter()
	}
	return p.desk.paneKey(inStory, e)
}

// rune does what the key of a character does in the tables, too.
func (p *storyPane) rune(r rune) bool { return p.desk.paneRune(inStory, r) }

// openMenu offers what can be done with the selected words and with the row under the pointer.
func (p *storyPane) openMenu(ids []string, offset int, at fyne.Position) {
	d := p.desk
	if d.doc == nil {
		return
	}
	if len(ids) > 0 && p.selection().Empty() {
		if to := p.choose(ids); to.id != "" {
			d.selectPlace(to)
			d.mentionAt(offset)
		}
	}
	edit := fyne.NewMenuItem(d.keys.say("Edit the words here  ({.edit words})"), func() { d.editWordsAt(offset) })
	var items []*fyne.MenuItem
	switch {
	case !p.selection().Empty():
		items = d.menu.wordItems()
	case d.at.id != "":
		items = d.menu.rowItems()
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, edit)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), d.win.Canvas(), at)
}

// selectPlace makes a row the current one everywhere: in its table, in the story, in the detail bar.
func (d *Desk) selectPlace(at place) {
	if d.syncing || d.doc == nil {
		return
	}
	d.syncing = true
	defer func() { d.syncing = false }()
	if at.id != "" && !d.tables.selectRow(at) {
		return
	}
	d.at = at
	d.keepMention()
	d.story.refresh(d.doc, at)
	if s, ok := extent(d.doc, at); ok && !d.still {
		if !d.mention.Empty() {
			s = d.mention
		}
		d.story.view.ScrollTo(s.Start, s.End)
	}
	d.detail.show()
	d.refreshActs()
}
