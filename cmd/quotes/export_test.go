package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/export"
)

func TestExport(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "story.txt")
	if err := os.WriteFile(path, []byte("A quiet day\n\nShe said “no, never”.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		args     []string
		code     int
		out, err string // have to stand in the output; "" means that there is none
	}{
		{[]string{"--format", "txt", path}, 0, "She said “no, never”.\n", ""},
		{[]string{path, "--format=html"}, 0, "“no, never”", ""},
		{[]string{"--format", "csv", path}, 0, "quote_text", ""},
		{[]string{"--format", "names-csv", path}, 0, "aliases", ""},
		{[]string{"--format", "json", path}, 0, export.Format, ""},
		{[]string{path}, 2, "", "txt, html, md, docx, csv, names-csv, xlsx, json, ninjs"},
		{[]string{"--format", "docx", path}, 0, "word/comments.xml", ""},
		{[]string{"--format", "wordstar", path}, 2, "", `no format "wordstar"`},
		{[]string{"--format", "txt"}, 2, "", "one file"},
		{[]string{"--format", "txt", path, path}, 2, "", "one file"},
		{[]string{"--format", "txt", filepath.Join(dir, "absent.txt")}, 1, "", "absent.txt"},
	}
	for _, test := range tests {
		code, out, err := invoke("", append([]string{"export"}, test.args...)...)
		if code != test.code || !strings.Contains(out, test.out) || (test.out == "") != (out == "") ||
			!strings.Contains(err, test.err) || (test.err == "") != (err == "") {
			t.Errorf("%q: exit code %d, %q, %q", test.args, code, out, err)
		}
	}
}

func TestExportedFilesAgree(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(path, []byte("🙂 He said “yes” and “no”.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, table, _ := invoke("", "export", "--format", "csv", path)
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	_, whole, _ := invoke("", "export", "--format", "json", path)
	sheet, err := export.ReadJSON(bytes.NewReader([]byte(whole)))
	if err != nil || len(sheet.Quotes) != 2 || sheet.Engine != "0.0.1" || sheet.Model != "fake" {
		t.Fatalf("%+v, %v", sheet, err)
	}
	for i, q := range sheet.Quotes {
		if !strings.Contains(strings.Join(rows[i+1], "\n"), q.Span().In(sheet.Text)) {
			t.Errorf("row %d %q does not hold %q", i+1, rows[i+1], q.Span().In(sheet.Text))
		}
	}
}

// Only a screen is wrapped to its own width and cleaned; a file gets every byte.
func TestFilesAreNoTerminals(t *testing.T) {
	if isTerminal(&bytes.Buffer{}) || printWidth(&bytes.Buffer{}) != usualWidth {
		t.Error("a buffer is taken for a terminal")
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if isTerminal(f) || printWidth(f) != usualWidth {
		t.Error("a file is taken for a terminal")
	}
}
