// Package gui is the desk's window: it joins the two big widgets to stories, review and storage.
//
// It decides nothing about quotations: it shows findings, turns what a person does into review acts, and
// stores each before showing it. Everything here runs on the UI goroutine but for the work handed to
// Desk.background. Only run.go may import fyne.io/fyne/v2/app.
package gui

import (
	"context"
	"log/slog"
	"net/url"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// Reader finds the quotations, names and alerts of a text, with its names as people have decided on them.
type Reader func(ctx context.Context, text string, by story.Decisions) (story.Findings, error)

// Desk is the main window with the story that is open in it.
type Desk struct {
	app  fyne.App
	win  fyne.Window
	db   *storage.DB
	read Reader
	log  *slog.Logger
	who  string
	now  func() time.Time

	// background runs work away from the UI goroutine, then what it returns on it. Tests run both at once.
	background func(work func() (then func()))

	openOutside func(*url.URL) error // opens a file or an address with the system

	doc      *review.Document // nil: no story is open
	at       place            // the selected row
	opened   place            // the row that was selected when the story came up
	mention  story.Span       // of the selected name: the one that is looked at
	shifted  bool             // the key that is typed again was typed with Shift
	still    bool             // the story is not to scroll to the selected row
	syncing  bool             // a selection is being carried from one pane to another
	acts     actQueue
	warned   bool              // closing was put off once because something could not be saved
	readings map[*reading]bool // extractions under way
	unsigned []asked           // what waits for the person's name
	watched  bool              // other windows are looked out for
	unwatch  func()            // ends looking at the story followed so far

	story  *storyPane
	tables *tables
	detail *detail
	list   *storyList
	bar    *toolbar
	status *statusBar
	panes  *container.Split
	right  *container.Split
	menu   *deskMenu

	keys     *bindings
	controls *controls
	offer    *offer
	known    *known

	everybody *everybodyScreen // shown last
	history   *historyPane
	middle    *fyne.Container // the tables, with the history under them when it is shown
}

// Options are what a Desk is made of.
type Options struct {
	DB   *storage.DB
	Read Reader
	Log  *slog.Logger
	Who  string // written into every correction; when empty the person is asked once
}

// New builds the desk in the window and shows the story list. Open a story or call Start next.
func New(app fyne.App, win fyne.Window, o Options) *Desk {
	d := &Desk{app: app, win: win, db: o.DB, read: o.Read, log: o.Log, now: time.Now, readings: map[*reading]bool{}, openOutside: app.OpenURL}
	d.who = d.knownName(o.Who)
	d.background = func(work func() func()) {
		go func() {
			then := work()
			fyne.Do(then)
		}()
	}
	d.keys = newBindings(app.Preferences())
	d.controls = newControls(d)
	d.story = newStoryPane(d)
	d.known = newKnown(d)
	d.tables = newTables(d)
	d.detail = newDetail(d)
	d.offer = newOffer(d)
	d.history = newHistoryPane(d)
	d.list = newStoryList(d)
	d.status = newStatusBar(d.controls.corner())
	d.menu = newMenu(d)
	d.bar = newToolbar(d)
	win.SetMainMenu(d.menu.main)
	win.SetPadded(false)
	win.SetContent(container.NewStack(d.layout(), d.controls.tips.layer))
	win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { d.Dropped(uris) })
	win.SetCloseIntercept(d.Close)
	d.showTitle()
	d.refreshActs()
	return d
}

func (d *Desk) layout() fyne.CanvasObject {
	d.middle = container.NewStack(d.tables.box)
	work := container.NewBorder(nil, stacked(d.offer.box, d.detail.box), nil, nil, d.middle)
	d.right = container.NewHSplit(d.story.box, work)
	d.panes = container.NewHSplit(d.list.box, d.right)
	d.panes.SetOffset(d.app.Preferences().FloatWithFallback("split.list", 0.148))
	d.right.SetOffset(d.app.Preferences().FloatWithFallback("split.story", 0.435))
	top := stacked(d.bar.box, rule())
	if d.db.ReadOnly() {
		top.Add(banner(d.db.Why()))
	}
	bottom := stacked(rule(), d.status.box)
	return container.New(layout.NewBorderLayout(top, bottom, nil, nil), top, bottom, d.panes)
}

// Start opens the files, or what the person had open last, or the sample story when the archive is empty.
func (d *Desk) Start(files []string) {
	d.list.reload()
	d.learnOnce()
	if len(files) > 0 {
		d.openFiles(files)
		return
	}
	d.openLast()
}

// openLast shows what was open last, or the sample of an empty archive, unless a story is shown already.
func (d *Desk) openLast() {
	if d.doc != nil {
		return
	}
	stories, err := d.db.Stories(context.Background(), storage.Filter{Limit: 1})
	if err != nil {
		d.tell("The stories could not be listed", err)
		return
	}
	if len(stories) == 0 {
		d.openSample()
		return
	}
	last := d.app.Preferences().StringWithFallback("story", stories[0].ID)
	if _, err := d.db.Story(context.Background(), last); err != nil {
		last = stories[0].ID
	}
	d.OpenStory(last)
}

// Close keeps what is being typed, waits for what is being saved and closes the window. It asks nothing; only
// when something cannot be saved does the window stay, once, to say so.
func (d *Desk) Close() {
	if len(d.acts.ahead) > 0 && d.later(d.Close) { // what was typed before comes first
		return
	}
	d.commitEditor()
	if !d.finishActs() && !d.warned {
		d.warned = true
		return
	}
	d.acts.closed = true
	for r := range d.readings {
		r.cancel()
	}
	p := d.app.Preferences()
	p.SetFloat("split.list", d.panes.Offset)
	p.SetFloat("split.story", d.right.Offset)
	d.watch()
	d.log.Info("closing")
	d.win.Close()
}

// commitEditor ends the editing of a cell or of the story's words as leaving it would.
func (d *Desk) commitEditor() {
	d.story.words.keep()
	if d.editingGrid() != nil {
		d.win.Canvas().Unfocus()
	}
}

func (d *Desk) editingGrid() *grid.Grid {
	for _, g := range d.tables.grids {
		if g.Editing() {
			return g
		}
	}
	return nil
}

// show puts a document on the screen, or the empty desk when it is nil.
func (d *Desk) show(doc *review.Document) {
	d.doc, d.at, d.mention = doc, place{}, story.Span{}
	d.offer.drop()
	d.story.show(doc)
	d.tables.drop()
	d.tables.show(doc)
	d.detail.show()
	d.list.mark(docID(doc))
	d.showTitle()
	d.refreshActs()
	if doc != nil {
		d.app.Preferences().SetString("story", doc.ID)
		d.selectFirst()
	}
	d.history.refresh()
	d.watch()
}

func docID(doc *review.Document) string {
	if doc == nil {
		return ""
	}
	return doc.ID
}

// selectFirst begins at the first quotation somebody still has to look at, or at the first of all.
func (d *Desk) selectFirst() {
	rows := d.doc.Quotes()
	if len(rows) == 0 {
		return
	}
	first := rows[0].ID
	if id := d.tables.quotes.next(""); id != "" {
		first = id
	}
	d.opened = place{review.Quotes, first}
	d.selectPlace(d.opened)
	if !d.tables.quotes.byRisk {
		d.story.view.ScrollTo(0, 0)
	}
}

func (d *Desk) showTitle() {
	title := "Quotedesk"
	if d.doc != nil && d.doc.Title != "" {
		title = d.doc.Title + " – Quotedesk"
	}
	d.win.SetTitle(title)
}

// refreshActs brings buttons, menu entries and the status line in step with what can be done now.
func (d *Desk) refreshActs() {
	d.bar.refresh()
	d.menu.refresh()
	d.status.progress(d.doc)
}
