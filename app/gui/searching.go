package gui

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/search"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// hitsPage is how many hits the search screen asks for at a time.
const hitsPage = 50

// searchScreen looks for stories, quotations and alerts in all stories.
type searchScreen struct {
	untinted
	desk   *Desk
	entry  *pickEntry
	form   *searchForm
	hits   []storage.Hit
	list   *grid.Grid
	around *widget.RichText // the words around the marked hit
	count  *widget.Label
	hint   *widget.Label
	dlg    *dialog.CustomDialog
	over   fyne.CanvasObject // the dialog as the window has it
	more   *keyButton

	query  search.Query
	next   int64 // where the next page begins, 0 when there is none
	asked  int   // number of the last question; an older answer is dropped
	shown  int   // number of the last one that was answered
	cancel context.CancelFunc
	after  putOff // what was asked for meanwhile
}

// ShowSearch opens the search over all stories, with what was looked for last.
func (d *Desk) ShowSearch() {
	if d.hitsOnTop() {
		d.searching.find()
		return
	}
	s := &searchScreen{desk: d, entry: &pickEntry{}, count: caption(""), hint: caption(""), around: widget.NewRichText(), cancel: func() {}}
	s.entry.ExtendBaseWidget(s.entry)
	s.entry.PlaceHolder = "Words, “exact words”, speaker:name, status:open, after:2026-01-31 …"
	s.entry.ActionItem = widget.NewIcon(theme.SearchIcon())
	s.entry.keys = s.entryKey
	s.count.Alignment, s.hint.Truncation = fyne.TextAlignTrailing, fyne.TextTruncateEllipsis
	s.around.Wrapping = fyne.TextWrapWord
	s.list = grid.New(s, []grid.Column{
		{ID: "day", Title: "Story of", Width: 96, MinWidth: 84},
		{ID: "who", Title: "Who", Width: 140, MinWidth: 90, Lines: 2},
		{ID: "words", Title: "Words", Width: 320, MinWidth: 160, Lines: 3, Grow: true},
		{ID: "state", Title: "State", Width: 112, MinWidth: 80},
		{ID: "verdict", Title: "Verified", Width: 96, MinWidth: 70},
		{ID: "story", Title: "Story", Width: 190, MinWidth: 110, Lines: 2},
	})
	s.list.OnKey = s.listKey
	s.list.OnRune = func(_ string, r rune) bool { return s.letter(r) }
	s.list.OnSelected = func(string) { s.showAround() }
	s.list.OnActivated = func(string, string) { s.open() }
	s.dlg = dialog.NewCustomWithoutButtons("Search all stories", s.content(), d.win)
	s.more = newKeyButton("", widget.MediumImportance, func() { d.perform("more hits", "button") }, s.dlg.Hide)
	s.dlg.SetButtons([]fyne.CanvasObject{s.more, newKeyButton("Open the story", widget.MediumImportance, func() { s.onceShown(s.open) }, s.dlg.Hide),
		newKeyButton("Close", widget.HighImportance, s.dlg.Hide, s.dlg.Hide)})
	s.dlg.SetOnClosed(func() { s.cancel() })
	size := d.win.Canvas().Size()
	s.dlg.Resize(fyne.NewSize(min(size.Width*0.94, 1560), size.Height*0.9))
	s.dlg.Show()
	s.over = d.win.Canvas().Overlays().Top()
	was := d.searching
	d.searching = s
	d.controls.other["more hits"], d.controls.other["find hits"] = s.more, s.entry
	s.entry.OnChanged = func(string) { s.load() }
	d.win.Canvas().Focus(s.entry)
	s.begin(was)
	d.log.Info("search shown")
}

// begin shows what was looked for last, at the hit that was opened, or what narrows the list of stories.
func (s *searchScreen) begin(was *searchScreen) {
	s.tell()
	typed, hit := s.desk.list.search.Text, ""
	if was != nil && was.entry.Text != "" {
		typed, hit = was.entry.Text, was.list.Selected()
	}
	if typed == "" {
		s.load()
		return
	}
	s.entry.SetText(typed)
	s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.onceShown(func() {
		for i := range s.hits {
			if s.Key(i) == hit {
				s.list.Select(hit)
				s.desk.win.Canvas().Focus(s.list)
			}
		}
	})
}

// aroundTall is the height of the words around a hit, in Fyne's device-independent pixels.
const aroundTall = 66

func (s *searchScreen) content() fyne.CanvasObject {
	s.form = newSearchForm(s)
	paper := container.NewStack(newGround(theme.ColorNameInputBackground), s.list)
	room := newGround(theme.ColorNameHeaderBackground)
	room.size = fyne.NewSize(0, aroundTall)
	around := container.NewStack(room, container.NewVScroll(s.around))
	foot := container.New(layout.NewCustomPaddedVBoxLayout(0), around, container.NewBorder(nil, nil, nil, s.count, s.hint))
	return container.NewBorder(container.NewVBox(s.entry, s.form.box), foot, nil, nil, paper)
}

// load asks the archive anew for what is typed; an answer still under way is called off.
func (s *searchScreen) load() {
	s.form.follow(s.entry.Text)
	s.cancel()
	s.query = search.Typing(s.entry.Text, time.Local)
	s.ask(0)
}

// ask reads a page of hits, behind those shown when from is not 0.
func (s *searchScreen) ask(from int64) {
	s.asked++
	n, q, d := s.asked, s.query, s.desk
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	d.background(func() func() {
		p, err := d.db.Search(ctx, q, from, hitsPage)
		left := 0
		if err == nil {
			left, err = d.db.Unindexed(ctx)
		}
		return func() {
			cancel()
			if n != s.asked {
				return
			}
			s.shown = n
			defer s.caughtUp()
			if err != nil {
				s.warn("The search failed: " + messageText(err))
				return
			}
			s.set(p, from > 0, left)
		}
	})
}

func (s *searchScreen) set(p storage.Page, behind bool, left int) {
	marked := s.list.Selected()
	if !behind {
		s.hits, marked = nil, ""
	}
	first := len(s.hits)
	s.hits, s.next = append(s.hits, p.Hits...), p.Next
	s.list.Placeholder = s.placeholder()
	s.list.Refresh()
	switch {
	case behind && len(p.Hits) > 0:
		s.list.Select(s.Key(first))
	case len(s.hits) > 0 && marked == "":
		s.list.Select(s.Key(s.list.Row(0)))
	case len(s.hits) == 0:
		s.list.Select("")
	}
	s.showAround()
	s.tell()
	if left > 0 {
		s.hint.SetText(fmt.Sprintf("%s not searchable yet: the archive is being made ready. ", plural(left, "story is", "stories are")) + s.hint.Text)
	}
}

// placeholder is what stands in the place of the hits when there are none.
func (s *searchScreen) placeholder() string {
	q := s.query
	switch {
	case len(q.Problems) > 0 && q.Empty():
		return strings.Join(q.Problems, "\n")
	case q.Empty():
		return "Type words to find stories. Choose a speaker, a status, a verdict or a kind to find quotations."
	case q.Quoted() && len(q.Terms) > 0:
		return "No quotation of this kind has these words. Words are looked for inside the quotation."
	case q.Quoted():
		return "No quotation is like this."
	case len(q.Rules) > 0:
		return "No story has an alert of this rule."
	}
	return "Nothing found. All words must stand in one story; a word that ends in * may go on."
}

// tell says how much was found and what the keys do.
func (s *searchScreen) tell() {
	words := ""
	switch n := len(s.hits); {
	case s.query.Empty():
	case s.next > 0:
		words = fmt.Sprintf("the newest %d", n)
	case n > 0:
		words = fmt.Sprintf("%d found", n)
	}
	s.count.SetText(words)
	s.more.SetText("More" + s.keyOf("more hits"))
	s.hint.Importance = widget.MediumImportance
	if p := s.query.Problems; len(p) > 0 {
		s.warn(strings.Join(p, " "))
		return
	}
	s.hint.SetText(s.desk.keys.say("Enter or Down: the hits, Enter again: open the story there.  Tab: the fields.  {.more hits}: more.  {.find hits}: the words.  Esc: close."))
}

func (s *searchScreen) keyOf(id string) string {
	if key := s.desk.keys.plainOf(id); key != "" {
		return "  (" + keyLabel(key) + ")"
	}
	return ""
}

func (s *searchScreen) warn(words string) {
	s.hint.Importance = widget.WarningImportance
	s.hint.SetText(words)
}

// showAround shows the words around the marked hit, what was found in bold.
func (s *searchScreen) showAround() {
	h, ok := s.selected()
	s.around.Segments = nil
	if ok {
		for _, b := range h.Excerpt.Bits {
			style := widget.RichTextStyleInline
			if b.Found {
				style.TextStyle.Bold, style.ColorName = true, theme.ColorNamePrimary
			}
			s.around.Segments = append(s.around.Segments, &widget.TextSegment{Style: style, Text: b.Text})
		}
	}
	s.around.Refresh()
}

func (s *searchScreen) selected() (storage.Hit, bool) {
	for i, h := range s.hits {
		if s.Key(i) == s.list.Selected() {
			return h, true
		}
	}
	return storage.Hit{}, false
}

func (s *searchScreen) entryKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		s.onceShown(s.enter)
	case fyne.KeyEscape:
		s.dlg.Hide()
	default:
		return false
	}
	return true
}

// enter gives the keyboard to the hits.
func (s *searchScreen) enter() {
	if len(s.hits) > 0 {
		s.desk.win.Canvas().Focus(s.list)
	}
}

// find gives the keyboard to what is looked for.
func (s *searchScreen) find() {
	s.desk.win.Canvas().Focus(s.entry)
	s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (s *searchScreen) listKey(_ string, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		s.dlg.Hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.open()
	default:
		return s.desk.paneKey(inHits, e)
	}
	return true
}

// letter does what the key of a letter does; nothing is typed in the list, so that a capital one means the same.
func (s *searchScreen) letter(r rune) bool {
	if s.desk.paneRune(inHits, unicode.ToLower(r)) {
		return true
	}
	if r != '/' {
		return false
	}
	s.find()
	return true
}

// showMore reads the next page.
func (s *searchScreen) showMore() {
	if s.next == 0 {
		s.hint.SetText("That is all that was found.")
		return
	}
	s.ask(s.next)
}

// onceShown acts when the screen shows what was last asked for: who types faster than the archive answers means the hits
// that will come.
func (s *searchScreen) onceShown(act func()) {
	s.after = append(s.after, act)
	s.caughtUp()
}

func (s *searchScreen) caughtUp() {
	s.after.do(func() bool { return s.shown == s.asked }, s.desk.hitsOnTop)
}
