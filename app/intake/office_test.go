package intake

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostileOfficeFiles has a file for each limit of an office archive, just inside and just beyond it.
func TestHostileOfficeFiles(t *testing.T) {
	words := para(run("Words."))
	many := func(n int) []string {
		var parts []string
		for i := range n {
			parts = append(parts, fmt.Sprint("p", i), "")
		}
		return parts
	}
	deep := func(n int) string { // three elements are open round it
		return strings.Repeat("<x>", n-5) + words + strings.Repeat("</x>", n-5)
	}
	filler := func(n int) string { return "<!--" + strings.Repeat("x", n) + "-->" }
	noise := func(n int) string { // does not pack to less than a fiftieth
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "<!--%x-->%s", i*2654435761, strings.Repeat(" ", 600))
		}
		return b.String()[:b.Len()] + words
	}
	for _, c := range []struct {
		name string
		b    []byte
		says string // "" when it is to be read
	}{
		{"most entries", docxOf(t, words, many(maxEntries-3)...), ""},
		{"too many entries", docxOf(t, words, many(maxEntries-2)...), "more than 10000 parts"},
		{"most deep", docxOf(t, deep(maxDepth)), ""},
		{"too deep", docxOf(t, deep(maxDepth+1)), "nested more than 256 deep"},
		{"a million deep", docxOf(t, strings.Repeat("<a>", 1_000_000)), "nested more than 256 deep"},
		{"ratio not asked below 10 MB", docxOf(t, words+filler(ratioFrom-4<<10)), ""},
		{"ratio", docxOf(t, words+filler(ratioFrom)), "more than 200 times its size"},
		{"largest part", docxOf(t, noise(maxPart-1<<20)), ""},
		{"part too large", docxOf(t, noise(maxPart)), "more than 64 MB"},
		{"doctype", packOf(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`), "document type declaration"},
		{"laughs", packOf(t, "word/document.xml", `<w:p><w:t>&lol9;</w:t></w:p>`), "is damaged"},
		{"outer entity", packOf(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:p>&x;</w:p>`), "document type declaration"},
		{"twice", packOf(t, "word/document.xml", "<w:p/>", "word/document.xml", "<w:p/>"), "is damaged"},
		{"no body", packOf(t, "word/other.xml", ""), "is damaged"},
		{"not closed", packOf(t, "word/document.xml", "<w:p><w:r>"), "is damaged"},
		{"cut", docxOf(t, words)[:400], "is damaged"},
		{"path outside", packOf(t, "../../evil.txt", "x", "/etc/evil", "x", "word/document.xml", words), ""},
		{"path outside as body", packOf(t, "_rels/.rels", `<R><Relationship Type="/officeDocument" Target="../../../etc/passwd"/></R>`, "word/document.xml", words), "is damaged"},
		{"archive inside", packOf(t, "word/document.xml", words, "word/embeddings/a.docx", string(docxOf(t, words))), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			s, err := Bytes("a.docx", c.b, "")
			if c.says == "" && (err != nil || s.Text != "Words.") {
				t.Errorf("%q, %v", s.Text, err)
			}
			if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.HasSuffix(err.Error(), ".")) {
				t.Errorf("got %v, want it to say %q", err, c.says)
			}
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestSizesOfTheArchiveAreNotBelieved changes the declared size, and lets two entries share their bytes.
func TestSizesOfTheArchiveAreNotBelieved(t *testing.T) {
	b := docxOf(t, para(run("Words."))+"<!--"+strings.Repeat("x", 70<<20)+"-->")
	at := bytes.Index(b, []byte("PK\x01\x02"))
	for at >= 0 && !bytes.HasPrefix(b[at+46:], []byte("word/document.xml")) {
		at += 4 + bytes.Index(b[at+4:], []byte("PK\x01\x02"))
	}
	binary.LittleEndian.PutUint32(b[at+24:], 100) // says that it unpacks to 100 bytes
	if _, err := Bytes("a.docx", b, ""); err == nil {
		t.Error("a part larger than it says was taken in")
	}
	b = docxOf(t, para(run("Words.")), "word/comments.xml", "<c/>")
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var body, comments int
	for i, f := range z.File {
		switch f.Name {
		case "word/document.xml":
			body = i
		case "word/comments.xml":
			comments = i
		}
	}
	heads := [][]byte{}
	for at := bytes.Index(b, []byte("PK\x01\x02")); at >= 0; {
		heads = append(heads, b[at:])
		next := bytes.Index(b[at+4:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += 4 + next
	}
	copy(heads[comments][42:46], heads[body][42:46]) // both begin at the same place
	if s, err := Bytes("a.docx", b, ""); err == nil && s.Text != "Words." {
		t.Errorf("overlapping entries gave %q", s.Text)
	}
}

func TestAllPartsTogetherAreLimited(t *testing.T) {
	p, err := openPack("a.docx", wordKind, packOf(t, "a", strings.Repeat("x", 1000), "b", strings.Repeat("y", 1000)))
	if err != nil {
		t.Fatal(err)
	}
	p.left = 1999
	if b, err := p.part("a"); err != nil || len(b) != 1000 || p.left != 999 {
		t.Fatalf("%d bytes, %v, %d left", len(b), err, p.left)
	}
	if _, err := p.part("b"); !as[*LimitError](err) {
		t.Errorf("beyond the limit of all parts: %v", err)
	}
	p.left = 1000
	if _, err := p.part("b"); err != nil {
		t.Errorf("at the limit: %v", err)
	}
}
