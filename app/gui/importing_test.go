package gui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/story"
)

// folderOf writes files and returns their folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, words := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolderComesInWithAListOfWhatFailed(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": "A first\n\n" + article, "sub/b.md": "# A second\n\n“Yes,” Ona Pell said.", "empty.txt": "", "program.txt": "\x7fELF\x02\x01", "picture.png": "x"})
	d := newDesk(t, t.TempDir(), nil)
	d.openFiles([]string{dir})
	if len(d.list.stories) != 2 || d.doc == nil || d.doc.Title != "A second" || len(d.doc.Quotes()) != 1 {
		t.Fatalf("%d stories, shown %v", len(d.list.stories), d.doc)
	}
	if !strings.Contains(d.status.words.Text, "2 stories of 4 files") || !strings.Contains(d.status.words.Text, "1 file of other kinds") {
		t.Errorf("status %q", d.status.words.Text)
	}
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("what failed is not listed")
	}
	strike(d, "c")
	list := d.app.Clipboard().Content()
	if strings.Count(list, "\n") != 2 || !strings.Contains(list, "empty.txt is empty") || !strings.Contains(list, "a program") {
		t.Errorf("list %q", list)
	}
	key(d, fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil || len(d.story.notice.Objects) != 0 {
		t.Error("the list or the bar stays")
	}
	for _, s := range d.list.stories {
		full, err := d.db.Story(context.Background(), s.ID)
		if err != nil || full.Findings.Engine == "" || full.Progress.Quotes == 0 {
			t.Errorf("%s was not read: %+v, %v", s.Title, full.Progress, err)
		}
	}
}

func TestImportCanBeStopped(t *testing.T) {
	files := map[string]string{}
	for i := range 60 {
		files[fmt.Sprintf("%02d.txt", i)] = article
	}
	dir := folderOf(t, files)
	ctx, stop := context.WithCancel(context.Background())
	n := 0
	d := newDesk(t, t.TempDir(), func(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
		time.Sleep(2 * time.Millisecond)
		return readMarks(ctx, text, by)
	})
	got := d.takeAll(ctx, []string{dir}, func(int, int) {
		n++
		stop()
	})
	if !got.stopped || got.stories == 0 || got.stories > 20 || len(got.failed) != 0 || n == 0 {
		t.Errorf("%+v", got)
	}
}

func TestStoryTheEngineFailsOnIsKept(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": article, "b.txt": article})
	d := newDesk(t, t.TempDir(), func(context.Context, string, story.Decisions) (story.Findings, error) {
		return story.Findings{}, fmt.Errorf("the engine broke")
	})
	if got := d.takeAll(context.Background(), []string{dir}, func(int, int) {}); got.stories != 2 || len(got.failed) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestFilesAreChosenByKeyboard(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": "First\n\n" + article, "b.txt": "Second\n\n" + article, "c.jpg": "x", "sub/d.txt": "Third\n\n" + article, ".e.txt": "x"})
	d := newDesk(t, t.TempDir(), nil)
	d.app.Preferences().SetString("open.folder", dir)
	press(t, d, ctrl(fyne.KeyO).ShortcutName())
	key(d, fyne.KeyReturn) // sub
	key(d, fyne.KeyReturn) // d.txt
	if d.doc == nil || d.doc.Title != "Third" || d.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("Enter twice opened %v", d.doc)
	}
	press(t, d, ctrl(fyne.KeyO).ShortcutName()) // where it was last
	key(d, fyne.KeyBackspace)
	strike(d, "a") // all files of the folder
	key(d, fyne.KeyReturn)
	if len(d.list.stories) != 3 || d.doc.Title != "Second" {
		t.Errorf("%d stories, shown %q", len(d.list.stories), d.doc.Title)
	}
	press(t, d, ctrl(fyne.KeyO).ShortcutName())
	strike(d, "/")
	strike(d, filepath.Join(dir, "sub"))
	key(d, fyne.KeyReturn)
	key(d, fyne.KeyBackspace)
	key(d, fyne.KeyEscape)
	if d.app.Preferences().String("open.folder") != dir {
		t.Errorf("the folder is %q", d.app.Preferences().String("open.folder"))
	}
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave")
	}
}

func TestDroppedFilesOfAllKindsComeIn(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path, _ := word(t, t.TempDir())
	d.openFiles([]string{path, filepath.Join(folderOf(t, map[string]string{"a.rtf": `{\rtf1 “No,” Ona Pell said.}`}), "a.rtf")})
	if len(d.list.stories) != 2 || d.win.Canvas().Overlays().Top() != nil {
		t.Errorf("%d stories", len(d.list.stories))
	}
}

func TestImportTellsWhatTheArchiveSays(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.txt": article, "b.txt": article})
	d := newDesk(t, t.TempDir(), nil)
	_ = d.db.Close()
	d.importFiles([]string{dir})
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("nobody was told")
	}
	l := failureList{failed: d.takeAll(context.Background(), []string{dir}, func(int, int) {}).failed}
	if l.Len() != 2 || strings.Contains(l.text(), "storage:") || !strings.Contains(l.Cell(0, "why").Text, " ") {
		t.Errorf("%q", l.text())
	}
}
