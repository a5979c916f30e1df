package gui

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// word is a Word document with an insertion and a comment on "The pier".
func word(t *testing.T, folder string) (path string, b []byte) {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, words := range map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Pier to close</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">“</w:t></w:r><w:commentRangeStart w:id="1"/>` +
			`<w:r><w:t>The pier</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:ins><w:r><w:t xml:space="preserve"> is not tired,” Ona Pell said.</w:t></w:r></w:ins></w:p></w:body></w:document>`,
		"word/_rels/document.xml.rels": `<R><Relationship Type="x/comments" Target="comments.xml"/></R>`,
		"word/comments.xml":            `<w:comments xmlns:w="w"><w:comment w:id="1" w:author="Desk"><w:p><w:r><w:t>Which pier?</w:t></w:r></w:p></w:comment></w:comments>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(words))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(folder, "pier.docx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, out.Bytes()
}

func TestIntakeReportTellsAndLeadsToTheRemarks(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path, _ := word(t, t.TempDir())
	d.OpenFile(path)
	if d.doc == nil || !strings.Contains(d.doc.Text, "“The pier is not tired,” Ona Pell said.") {
		t.Fatalf("read %v", d.doc)
	}
	if !strings.Contains(bannerText(d), "1 insertion") {
		t.Errorf("over the story stands %q", bannerText(d))
	}
	first := strings.Index(d.doc.Text, "The pier")
	d.story.view.OnTapped([]string{remarkID + "0"}, first)
	if d.status.words.Text != "Desk: Which pier?" {
		t.Errorf("a click on the words tells %q", d.status.words.Text)
	}
	if h := d.story.remarks.highlights(d.doc); len(h) != 1 || h[0].Start != first || h[0].End != first+len("The pier") {
		t.Errorf("marked %v", h)
	}
	press(t, d, ctrl(fyne.KeyI).ShortcutName())
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no report")
	}
	key(d, fyne.KeyReturn)
	if s := d.story.selection(); s.In(d.doc.Text) != "The pier" || d.win.Canvas().Overlays().Top() != nil {
		t.Errorf("Enter leads to %q", s.In(d.doc.Text))
	}
	press(t, d, ctrl(fyne.KeyI).ShortcutName())
	key(d, fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave the report")
	}
}

func bannerText(d *Desk) string {
	var all strings.Builder
	for o := range seenIn(d.story.notice) {
		if l, ok := o.(*widget.Label); ok {
			all.WriteString(l.Text)
		}
	}
	return all.String()
}

func TestOriginalIsGivenBackToTheByte(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path, b := word(t, t.TempDir())
	d.OpenFile(path)
	folder := t.TempDir()
	d.app.Preferences().SetString("export.folder", folder)
	for n, want := range []string{"pier.docx", "pier 2.docx"} {
		d.perform("original", "menu")
		key(d, fyne.KeyReturn)
		got, err := os.ReadFile(filepath.Join(folder, want))
		if err != nil || !bytes.Equal(got, b) {
			t.Errorf("save %d: %d bytes, %v; want %d", n+1, len(got), err, len(b))
		}
	}
	d.perform("original", "menu")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "x")
	key(d, fyne.KeyReturn)
	if d.win.Canvas().Overlays().Top() == nil {
		t.Error("a path that is none was taken")
	}
}

func TestRemarkIsFoundAfterEditsBeforeAndBehindIt(t *testing.T) {
	const then = "One two three. Four two."
	two := story.Span{Start: 4, End: 7}
	for now, want := range map[string]int{then: 4, "Zero. " + then: 10, then + " Five.": 4, "One, oh two three. Four.": 8, "One three. Four.": -1, "Two two, two.": -1} {
		got, ok := sameWordsIn(now, then, two)
		if ok != (want >= 0) || ok && got.Start != want {
			t.Errorf("%q: %v %v, want %d", now, got, ok, want)
		}
	}
}

func TestEncodingIsChosenByKeyboardWithAPreview(t *testing.T) {
	d := newDesk(t, t.TempDir(), nil)
	path := oldRussian(t)
	d.OpenFile(path)
	if d.doc == nil || !strings.Contains(d.doc.Text, "Мэр сказал") {
		t.Fatalf("read %v", d.doc)
	}
	came, err := d.db.Arrival(context.Background(), d.doc.ID)
	if err != nil || !came.Guessed {
		t.Errorf("%+v, %v", came, err)
	}
	d.perform("encoding", "menu")
	c := &encodingChoice{desk: d, name: "old.txt", bytes: []byte(russian), preview: widget.NewLabel(""), told: widget.NewLabel("")}
	c.show("windows-1251")
	if !strings.HasPrefix(c.preview.Text, "Мэр сказал") || c.told.Text != "Every character can be read." {
		t.Errorf("preview %q, %q", c.preview.Text, c.told.Text)
	}
	c.show("UTF-8, damaged")
	if !strings.Contains(c.told.Text, "cannot be read and would show as �") {
		t.Errorf("told %q", c.told.Text)
	}
	c.show("UTF-8")
	if c.preview.Text != "" || !strings.Contains(c.told.Text, "cannot be read as UTF-8") {
		t.Errorf("preview %q, %q", c.preview.Text, c.told.Text)
	}
	list, ok := d.win.Canvas().Focused().(*grid.Grid)
	if !ok || list.Selected() != "windows-1251" {
		t.Fatal("the list of encodings does not have the keyboard, at the present one")
	}
	for range 40 {
		if list.Selected() != "KOI8-R" {
			key(d, fyne.KeyDown)
		}
	}
	key(d, fyne.KeyReturn)
	if d.doc == nil || strings.Contains(d.doc.Text, "Мэр") || len(d.list.stories) != 1 {
		t.Errorf("after Enter: %q, %d stories", d.doc.Text[:40], len(d.list.stories))
	}
}
