package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

func TestMarkdown(t *testing.T) {
	var b bytes.Buffer
	if err := harbourSheet(t).Markdown(&b); err != nil {
		t.Fatal(err)
	}
	want := "# Harbour – a café “reopens” 👩‍👩‍👧\n\nALTA (Wire) – “We leave,” said Åsa Ruud,\u00A0the mayor. “Nobody  stays.”\n\n" +
		"\\=The board paid the crews.\n\n- one\n- two \\<b>\\&\n"
	if b.String() != want {
		t.Errorf("%q, want\n%q", b.String(), want)
	}
}

// shown is the text that a reader of Markdown shows, without white space.
func shown(t *testing.T, md string) string {
	t.Helper()
	var page bytes.Buffer
	if err := goldmark.Convert([]byte(md), &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(out.String()), "")
}

// TestMarkdownShowsTheArticle: every character, and only those, whatever they would mean.
func TestMarkdownShowsTheArticle(t *testing.T) {
	hostile := Sheet{ID: "h", Title: "x", Text: "# no heading\n\n> no quotation\n\n1. no list\n\n+ no\n\n*a* _b_ `c` [d](e) ![f](g) <h> &amp; ~~i~~ |j| \\k\n\n---\n\n===\n\n1) m\nn\n\n    no code\n\n***"}
	for _, s := range append(corpus(t), hostile) {
		var b bytes.Buffer
		if err := s.Markdown(&b); err != nil {
			t.Fatal(err)
		}
		clean, _ := s.Clean()
		want := strings.Join(strings.Fields(clean), "")
		if got := shown(t, b.String()); got != want {
			t.Fatalf("%s: a reader shows\n%s\nwant\n%s", s.ID, got, want)
		}
	}
}
