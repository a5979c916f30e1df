package gui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/intake"
	"quotedesk/assets"
	"quotedesk/storage"
)

// NewStory clears the desk for a paste. Nothing is lost: whatever was open is in the archive.
func (d *Desk) NewStory() {
	d.commitEditor()
	d.show(nil)
	d.win.Canvas().Focus(d.story.view)
	d.status.say(d.keys.say("Paste a story with {paste}."))
}

// Paste makes a story of the clipboard's text. It goes straight into a document, never through a text field.
func (d *Desk) Paste() {
	text := d.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		d.status.warn(d.keys.say("The clipboard holds no text. Copy a story first, then press {paste} here."))
		return
	}
	d.status.say("Reading the clipboard…")
	d.acts.saving.Add(1)
	d.background(func() func() { // read and stored in one go, so that closing meanwhile loses nothing
		defer d.acts.saving.Done()
		s, err := intake.Paste(text)
		if err != nil {
			return func() { d.took("The pasted text could not be read", s, err) }
		}
		row, err := d.db.AddStory(context.Background(), rowOf(s))
		return func() { d.added(row, err, func(id string) { d.showNotes(id, s) }) }
	})
}

// OpenFile takes a story from a file.
func (d *Desk) OpenFile(path string) { d.openFiles([]string{path}) }

// openFiles takes stories from files. A single one is shown, and asked about where something is unclear; of several, or
// of a folder, all come in at once.
func (d *Desk) openFiles(paths []string) {
	switch {
	case len(paths) == 0:
		return
	case len(paths) > 1 || isFolder(paths[0]):
		d.importFiles(paths)
		return
	}
	path := paths[0]
	d.status.say("Opening " + filepath.Base(path) + "…")
	d.background(func() func() {
		s, err := intake.Read(context.Background(), path)
		return func() {
			var undecodable *intake.EncodingError
			if errors.As(err, &undecodable) && undecodable.Guess != "" {
				d.offerEncoding(path, undecodable)
				return
			}
			d.took("The file could not be opened", s, err)
		}
	})
}

// offerEncoding asks whether the guessed encoding is right, with what the text says when read so.
func (d *Desk) offerEncoding(path string, e *intake.EncodingError) {
	d.log.Info("encoding asked", "guess", e.Guess)
	d.status.warn(fmt.Sprintf("%s is not valid %s.", e.Name, e.Charset))
	b, err := os.ReadFile(path)
	if err != nil {
		d.tell("The file could not be opened", &intake.FileError{Path: path, Err: err})
		return
	}
	d.pickEncoding(path, b, e.Guess, func(charset string) { d.openAs(path, charset) })
}

func (d *Desk) openAs(path, charset string) {
	d.background(func() func() {
		b, err := os.ReadFile(path)
		if err != nil {
			return func() { d.tell("The file could not be opened", &intake.FileError{Path: path, Err: err}) }
		}
		s, err := intake.Bytes(filepath.Base(path), b, charset)
		s.Origin = path
		return func() { d.took("The file could not be opened", s, err) }
	})
}

// took keeps a story that came in, shows it and has it read.
func (d *Desk) took(failed string, s intake.Story, err error) {
	if err != nil {
		d.status.warn(failed + ".")
		d.openLast()
		d.tell(failed, err)
		return
	}
	d.add(rowOf(s), func(id string) { d.showNotes(id, s) })
}

// rowOf is a story that came in as the archive takes it.
func rowOf(s intake.Story) storage.NewStory {
	return storage.NewStory{Title: s.Title, Text: s.Text, Origin: s.Origin, Original: s.Original, Encoding: s.Encoding, Arrival: s.Arrival}
}

// showNotes says what was noticed on the way in; a guessed encoding can be changed there.
func (d *Desk) showNotes(id string, s intake.Story) {
	if len(s.Notes) == 0 || docID(d.doc) != id {
		return
	}
	if !s.Guessed {
		d.story.keepNotes(id, banner(strings.Join(s.Notes, " ")))
		return
	}
	words := widget.NewLabel(strings.Join(s.Notes, " "))
	words.Wrapping = fyne.TextWrapWord
	other := widget.NewButton("Change…", func() { d.perform("encoding", "button") })
	row := container.NewBorder(nil, nil, nil, container.NewPadded(other), words)
	d.story.keepNotes(id, container.NewStack(newGround(theme.ColorNameHeaderBackground), row))
}

// readAgainAs takes the story's bytes in again as another encoding; the wrong reading leaves the list when the
// right one is stored.
func (d *Desk) readAgainAs(id string, s intake.Story, charset string) {
	again, err := intake.Bytes(filepath.Base(s.Origin), s.Original, charset)
	again.Origin = s.Origin
	if err != nil {
		d.tell("The file cannot be read as "+charset, err)
		return
	}
	d.add(rowOf(again), func(now string) {
		if err := d.db.RemoveStory(context.Background(), id); err != nil {
			d.tell("The wrong reading could not be taken off the list", err)
		}
		d.list.reload()
		d.showNotes(now, again)
	})
}

// add stores the story before anything else is done with it; then is called when it is open.
func (d *Desk) add(n storage.NewStory, then func(id string)) {
	d.acts.saving.Add(1)
	d.background(func() func() {
		defer d.acts.saving.Done()
		s, err := d.db.AddStory(context.Background(), n)
		return func() { d.added(s, err, then) }
	})
}

// added opens a story that has been stored.
func (d *Desk) added(s storage.Story, err error, then func(id string)) {
	if d.acts.closed {
		return
	}
	if err != nil {
		d.tell("The story was not saved", err)
		return
	}
	d.log.Info("story added", "id", s.ID, "bytes", len(s.Text))
	d.list.reload()
	d.OpenStory(s.ID)
	then(s.ID)
}

// openSample shows the original story the program comes with, so that a first start is not empty.
func (d *Desk) openSample() {
	b, err := fs.ReadFile(assets.Samples, "samples/harbour.txt")
	if err != nil {
		d.tell("The sample story is missing", err)
		return
	}
	s, err := intake.Bytes("sample.txt", b, intake.UTF8)
	if err != nil {
		d.tell("The sample story could not be read", err)
		return
	}
	d.add(storage.NewStory{Title: s.Title, Text: s.Text, Origin: "sample", Encoding: s.Encoding}, func(string) {})
}

// Dropped opens the files that were dropped on the window.
func (d *Desk) Dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if path := localPath(u); path != "" {
			paths = append(paths, path)
		}
	}
	if len(paths) < len(uris) {
		d.status.warn("Only files can be dropped here.")
	}
	d.openFiles(paths)
}

func localPath(u fyne.URI) string {
	if u.Scheme() != "file" {
		return ""
	}
	if p, err := url.PathUnescape(u.Path()); err == nil {
		if _, err := os.Stat(u.Path()); err == nil {
			return u.Path()
		}
		return p
	}
	return u.Path()
}

// RemoveStory takes the open story off the list, after asking, and leaves the desk empty.
func (d *Desk) RemoveStory() {
	if d.doc == nil {
		return
	}
	id, title := d.doc.ID, d.doc.Title
	d.ask("Remove this story?", "“"+short(title, 60)+"” leaves the list. Its text and all corrections stay in the archive: choose “Removed” over the list to find it again.",
		"Remove", func() {
			if err := d.db.RemoveStory(context.Background(), id); err != nil {
				d.tell("The story could not be removed", err)
				return
			}
			d.show(nil)
			d.list.reload()
			d.status.say("Removed from the list: " + short(title, 60))
		})
}

// BringStoryBack puts the open story, found under "Removed", back on the list.
func (d *Desk) BringStoryBack() {
	if d.doc == nil {
		d.status.warn("Choose “Removed” over the list of stories, and open the one to bring back.")
		return
	}
	if err := d.db.RestoreStory(context.Background(), d.doc.ID); err != nil {
		d.tell("The story could not be brought back", err)
		return
	}
	d.list.reload()
	d.status.say("On the list: " + short(d.doc.Title, 60))
}
