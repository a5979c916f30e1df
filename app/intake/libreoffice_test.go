package intake

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"quotedesk/app/story"
)

// TestPDFOfAWritingProgram has fonts of its own, with letters of three scripts, a list and a table.
func TestPDFOfAWritingProgram(t *testing.T) {
	s, err := Read(context.Background(), filepath.Join("testdata", "libreoffice.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "Harbour talks\n\n“We left the room,” said Jonas Brandvold – café.\n\n• One\n\n• Two Ward Votes\n\nNorth 12\n\nЖить 日本 end."
	if d := cmp.Diff(want, s.Text); d != "" {
		t.Error(d)
	}
}

// TestOneDocumentInThreeFormats reads a document that LibreOffice wrote in three formats, with a tracked insertion and
// deletion, a comment, a footnote, hidden text and special signs: all three say the same.
func TestOneDocumentInThreeFormats(t *testing.T) {
	const text = "“We will not sign it,” he said.\n\nco\u2011op re\u00ADport\ttab\nline Жить 日本 😀\n\nseen"
	remarks := []story.Remark{
		{Kind: story.Comment, Span: story.Span{Start: 20, End: 23}, Who: "Ada", Words: "Sure?"},
		{Kind: story.Footnote, Span: story.Span{Start: 35, End: 35}, Words: "Minutes."},
	}
	held := []story.Tally{{What: "tracked insertions", N: 1}, {What: "tracked deletions", N: 1}, {What: "comments", N: 1},
		{What: "footnotes", N: 1}, {What: "stretches of hidden text", N: 1}, {What: "soft hyphens", N: 1}}
	for _, name := range []string{"libreoffice.docx", "libreoffice.odt", "libreoffice.rtf"} {
		s, err := Read(context.Background(), filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(text, s.Text); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(remarks, s.Arrival.Remarks, cmpopts.IgnoreFields(story.Remark{}, "When")); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(held, s.Arrival.Held); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
