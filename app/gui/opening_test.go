package gui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/intake"
	"quotedesk/app/story"
)

func TestFilesOfTheCommandLineAreOpenedInstead(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	var paths []string
	for _, name := range []string{"one", "two"} {
		path := filepath.Join(t.TempDir(), name+".txt")
		if err := os.WriteFile(path, []byte(name+"\n\n"+article), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	d.Start(paths)
	if d.doc == nil || d.doc.Title != "two" || len(d.list.stories) != 2 {
		t.Errorf("shown %v, %d stories", d.doc, len(d.list.stories))
	}
}

func TestReadingCanBeCancelledAndLosesNothing(t *testing.T) {
	started := make(chan struct{})
	d := newDesk(t, t.TempDir(), func(ctx context.Context, _ string, _ story.Decisions) (story.Findings, error) {
		close(started)
		<-ctx.Done()
		return story.Findings{}, ctx.Err()
	})
	done := make(chan func(), 4)
	d.app.Clipboard().SetContent(article)
	d.background = func(work func() func()) {
		if len(d.readings) == 0 {
			work()()
			return
		}
		go func() { done <- work() }()
	}
	d.Paste()
	<-started
	for r := range d.readings {
		r.cancel()
	}
	(<-done)()
	if d.doc == nil || d.doc.Text != article {
		t.Fatal("the story is gone")
	}
	if len(d.story.notice.Objects) == 0 {
		t.Error("nothing says that the story has not been read")
	}
	d.read = readMarks
	d.background = func(work func() func()) { work()() }
	d.readStory(d.doc)
	if len(d.doc.Quotes()) != 2 {
		t.Errorf("read again: %d quotations", len(d.doc.Quotes()))
	}
}

func TestBadInputIsToldAndLosesNothing(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, path := range []string{
		write("binary.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00")),
		write("empty.txt", nil),
		write("blank.txt", []byte(" \n\n ")),
		filepath.Join(dir, "missing.txt"),
		dir,
	} {
		d := withArticle(t)
		before := d.doc.ID
		d.OpenFile(path)
		if d.win.Canvas().Overlays().Top() == nil {
			t.Errorf("%s: nobody was told", filepath.Base(path))
		}
		if d.doc == nil || d.doc.ID != before {
			t.Errorf("%s: the open story is gone", filepath.Base(path))
		}
	}
}

func TestUndecodableTextOffersAnEncoding(t *testing.T) {
	d := withArticle(t)
	path := filepath.Join(t.TempDir(), "old.html")
	body := "<html><head><meta charset=\"utf-8\"></head><body><p>" + strings.Repeat("The caf\xe9 na\xefve fa\xe7ade, said Ona Pell of the council. ", 8) + "</p></body></html>"
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	d.OpenFile(path)
	top := d.win.Canvas().Overlays().Top()
	if top == nil && !strings.Contains(d.doc.Text, "café") {
		t.Error("the text was neither read as it should be nor asked about")
	}
}

// oldRussian is a text in windows-1251 that does not say so.
func oldRussian(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "old.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat(russian, 6)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const russian = "\xcc\xfd\xf0 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xec\xee\xf1\xf2 \xe1\xf3\xe4\xe5\xf2 \xe7\xe0\xea\xf0\xfb\xf2 \xe4\xee \xe2\xe5\xf1\xed\xfb.\n"

func TestGuessedEncodingCanBeChanged(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path := oldRussian(t)
	d.OpenFile(path)
	if d.doc == nil || d.story.notes == nil || len(d.story.notice.Objects) == 0 {
		t.Fatal("the guess is not shown")
	}
	s, err := intake.Read(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	first := d.doc.ID
	d.readAgainAs(first, s, "KOI8-R")
	if d.doc.ID == first || d.doc.Text == s.Text {
		t.Error("the text was not read anew")
	}
	if len(d.list.stories) != 1 {
		t.Errorf("%d stories in the list", len(d.list.stories))
	}
}

func TestRemovedStoryCanBeFoundAndBroughtBack(t *testing.T) {
	d := withArticle(t)
	id := d.doc.ID
	if err := d.db.RemoveStory(context.Background(), id); err != nil {
		t.Fatal(err)
	}
	d.show(nil)
	d.list.reload()
	if len(d.list.stories) != 0 {
		t.Fatal("a removed story is still listed")
	}
	d.list.state.SetSelected("Removed")
	if len(d.list.stories) != 1 || d.list.stories[0].ID != id {
		t.Fatal("the removed story is not found")
	}
	d.OpenStory(id)
	d.BringStoryBack()
	d.list.state.SetSelectedIndex(0)
	if len(d.list.stories) != 1 || len(d.doc.Quotes()) != 2 {
		t.Error("the story is not back with its quotations")
	}
}

func TestStartWithAFileThatFailsShowsTheLastStory(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.Start(nil)
	_ = d.db.Close()
	again := newDesk(t, dir, nil)
	again.Start([]string{filepath.Join(dir, "missing.txt")})
	if again.doc == nil || again.win.Canvas().Overlays().Top() == nil {
		t.Error("the desk is empty, or nobody was told")
	}
}
