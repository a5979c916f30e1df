package gui

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/intake"
	"quotedesk/app/story"
	"quotedesk/storage"
	"quotedesk/widgets/grid"
)

// progressEvery is how often the bar of an import moves.
const progressEvery = 100 * time.Millisecond

// imported is what became of many files.
type imported struct {
	last    string // id of the story to show, that of the last file
	stories int
	files   int
	passed  int // in folders, of other kinds
	failed  []intake.Failure
	stopped bool
}

// importFiles takes in many files, or all of folders: each is stored with what is found in it. A bar shows how far it
// is, and it can be stopped; what failed is listed at the end, with why.
func (d *Desk) importFiles(paths []string) {
	if d.endImport != nil {
		d.status.warn("Files are being taken in already. Wait for them, or stop that first.")
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	d.endImport = stop
	bar := widget.NewProgressBar()
	row := underWay("Taking in files…", bar, stop)
	d.story.keepNotes(docID(d.doc), container.NewStack(newGround(theme.ColorNameHeaderBackground), row))
	d.acts.saving.Add(1)
	began := d.now()
	d.background(func() func() {
		defer d.acts.saving.Done()
		got := d.takeAll(ctx, paths, func(done, of int) {
			d.background(func() func() {
				return func() {
					bar.Max = float64(of)
					bar.SetValue(float64(done))
				}
			})
		})
		return func() {
			stop()
			d.endImport = nil
			d.log.Info("files imported", "stories", got.stories, "files", got.files, "failed", len(got.failed), "ms", d.now().Sub(began).Milliseconds())
			d.hasImported(got)
		}
	})
}

// takeAll reads and stores the files on all processors. Closing the window stops it between two files.
func (d *Desk) takeAll(ctx context.Context, paths []string, progress func(done, of int)) imported {
	files, passed, failed := intake.Files(ctx, paths)
	got := imported{files: len(files), passed: passed, failed: failed}
	ids := make([]string, len(files))
	told, done := time.Time{}, 0
	intake.Each(ctx, files, runtime.NumCPU(), d.takeFile, func(i int, s storage.Story, err error) {
		done++
		switch {
		case err == nil:
			ids[i] = s.ID
			got.stories++
		case ctx.Err() == nil:
			got.failed = append(got.failed, intake.Failure{Path: files[i], Err: err})
		}
		if now := time.Now(); now.Sub(told) >= progressEvery || done == len(files) {
			told = now
			progress(done, len(files))
		}
	})
	got.stopped = ctx.Err() != nil
	for _, id := range ids {
		if id != "" {
			got.last = id
		}
	}
	return got
}

// takeFile stores one file's story with what is found in it. A story that the engine fails on is stored all the same,
// and read when it is opened.
func (d *Desk) takeFile(ctx context.Context, path string) (storage.Story, error) {
	s, err := intake.Read(ctx, path)
	if err != nil {
		return storage.Story{}, err
	}
	n := rowOf(s)
	if f, err := d.read(ctx, s.Text, story.Decisions{}); err == nil {
		n.Findings = f
	}
	if ctx.Err() != nil {
		return storage.Story{}, ctx.Err()
	}
	return d.db.AddStory(ctx, n)
}

// hasImported shows the last story, and lists what failed.
func (d *Desk) hasImported(got imported) {
	if d.acts.closed {
		return
	}
	d.story.keepNotes("", container.NewStack())
	d.story.unsay()
	d.list.reload()
	if got.last != "" {
		d.OpenStory(got.last)
	} else {
		d.openLast()
	}
	words := fmt.Sprintf("Took in %s of %s.", plural(got.stories, "story", "stories"), plural(got.files, "file", "files"))
	if got.stopped {
		words = "Stopped. " + words
	}
	if got.passed > 0 {
		words += fmt.Sprintf(" %s of other kinds passed over.", plural(got.passed, "file", "files"))
	}
	if len(got.failed) == 0 {
		d.status.say(words)
		return
	}
	d.status.warn(words)
	newFailureList(d, got.failed)
}

// failureList shows which files could not be taken in, and why.
type failureList struct {
	untinted
	failed []intake.Failure
	grid   *grid.Grid
}

func newFailureList(d *Desk, failed []intake.Failure) *failureList {
	l := &failureList{failed: failed}
	l.grid = grid.New(l, []grid.Column{
		{ID: "file", Title: "File", Width: 190, MinWidth: 110, Lines: 2, Grow: true},
		{ID: "why", Title: "Why", Width: 380, MinWidth: 160, Lines: 4, Grow: true},
	})
	dlg := dialog.NewCustomWithoutButtons(plural(len(failed), "file", "files")+" could not be taken in",
		container.NewStack(newGround(theme.ColorNameInputBackground), l.grid), d.win)
	l.grid.OnKey = enterOrEscape(dlg.Hide, dlg.Hide)
	copyList := func() {
		d.app.Clipboard().SetContent(l.text())
		d.status.say("The list is on the clipboard.")
	}
	l.grid.OnRune = func(_ string, r rune) bool {
		if r == 'c' || r == 'C' {
			copyList()
			return true
		}
		return false
	}
	dlg.SetButtons([]fyne.CanvasObject{
		newKeyButton("Copy the list (C)", widget.MediumImportance, copyList, dlg.Hide),
		newKeyButton("Close", widget.HighImportance, dlg.Hide, dlg.Hide),
	})
	dlg.Resize(previewSize(d.win.Canvas().Size(), len(failed)))
	dlg.Show()
	d.win.Canvas().Focus(l.grid)
	l.grid.Select(l.Key(0))
	return l
}

// text is the list for a message to somebody.
func (l *failureList) text() string {
	var out strings.Builder
	for _, f := range l.failed {
		fmt.Fprintf(&out, "%s\t%s\n", f.Path, messageText(f.Err))
	}
	return out.String()
}

// Len is called by the grid.
func (l *failureList) Len() int { return len(l.failed) }

// Key is called by the grid.
func (l *failureList) Key(row int) string { return fmt.Sprint(row) }

// Cell is called by the grid.
func (l *failureList) Cell(row int, column string) grid.Cell {
	if column == "file" {
		return grid.Cell{Text: filepath.Base(l.failed[row].Path), Bold: true}
	}
	return grid.Cell{Text: messageText(l.failed[row].Err)}
}
