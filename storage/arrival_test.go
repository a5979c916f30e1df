package storage

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestHowAStoryCameInIsKept(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	want := story.Arrival{
		Form: "Word document (.docx)", Guessed: true, Held: []story.Tally{{What: "tracked insertions", N: 2}}, Changed: []string{"One thing."},
		Remarks:  []story.Remark{{Kind: story.Comment, Span: story.Span{Start: 1, End: 4}, Who: "Ada", When: "2026-05-05", Words: "Sure?"}},
		Attached: []string{"a.jpg"}, Page: &story.WebPage{Title: "T", Byline: "B", Date: "D", Site: "S", Address: "https://x.invalid/"},
	}
	s, err := db.AddStory(t.Context(), NewStory{Title: "T", Text: "“Yes,” she said.", Original: []byte{0, 255, 1}, Arrival: want})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = opened(t, dir)
	got, err := db.Arrival(t.Context(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	original, _, err := db.Original(t.Context(), s.ID)
	if err != nil || !bytes.Equal(original, []byte{0, 255, 1}) {
		t.Errorf("original %v, %v", original, err)
	}
	_, err = db.Arrival(t.Context(), "no such story")
	wantKind(t, err, ErrNotFound)
}

// TestProtectedNameInsideAnOfficeFile has it in a deletion that the text does not show, and cut in two.
func TestProtectedNameInsideAnOfficeFile(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(`<w:p><w:delText>Mara Vo</w:delText></w:r><w:r><w:delText>gel</w:delText></w:p><w:p>x</w:p>`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if text := readable(b.Bytes()); !named(text, "Mara Vogel") || named(text, "Mara Vogelx") {
		t.Errorf("looked through: %q", text)
	}
	if text := readable([]byte("PK\x03\x04 Mara Vogel")); !named(text, "Mara Vogel") {
		t.Error("a broken archive hides its words")
	}
}
