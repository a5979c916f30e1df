package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/story"
	"quotedesk/storage"
)

// journalled is a data folder with one story and a journal of three entries.
func journalled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	db, err := storage.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.AddStory(t.Context(), storage.NewStory{Title: "Pier\x1b[2J", Text: "She said “no”.", Findings: story.Findings{
		Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, Parts: []story.Span{{Start: 9, End: 17}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := s.Document()
	if err != nil {
		t.Fatal(err)
	}
	doc.Who = "Cy"
	for _, note := range []string{"heard once", "heard twice", "heard again"} {
		step, err := doc.SetNote("q1", note, "cell")
		if err != nil {
			t.Fatal(err)
		}
		stored, err := db.Append(t.Context(), s.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)))
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Apply(stored); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAudit(t *testing.T) {
	good, bad := journalled(t), journalled(t)
	path := filepath.Join(bad, storage.FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	was := []byte(`{"note":"heard twice"}{"note":"heard again"}`) // of the last entry: before, after
	if n := bytes.Count(b, was); n != 1 {
		t.Fatalf("%d places", n)
	}
	if err := os.WriteFile(path, bytes.Replace(b, was, bytes.Replace(was, []byte("again"), []byte("agaim"), 1), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("No archive. ", 99)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args     []string
		code     int
		out, err string // have to stand in the output; "" means that there is none
	}{
		"a folder":           {[]string{good}, 0, "whole: all 3 entries of its journal are as they were written.\n  Link of entry 3: ", ""},
		"a file":             {[]string{filepath.Join(good, storage.FileName)}, 0, "stories 1, whole 1, not whole 0.", ""},
		"a flipped byte":     {[]string{bad}, 1, "broken at entry 3: it has changed since it was saved; those before it are as they were written.", ""},
		"both":               {[]string{bad, good}, 1, "stories 1, whole 1, not whole 0.", ""},
		"none":               {nil, 2, "", "needs an archive"},
		"an unknown flag":    {[]string{"--fast", good}, 2, "", "-fast"},
		"not an archive":     {[]string{text}, 1, "", "damaged"},
		"not there":          {[]string{filepath.Join(good, "absent")}, 1, "", "cannot be reached"},
		"a folder with none": {[]string{t.TempDir()}, 1, "", "cannot be reached"},
	} {
		code, out, complaint := invoke("", append([]string{"audit"}, c.args...)...)
		if code != c.code || !strings.Contains(out, c.out) || (c.out == "") != (out == "") ||
			!strings.Contains(complaint, c.err) || (c.err == "") != (complaint == "") {
			t.Errorf("%s: exit code %d, %q, %q", name, code, out, complaint)
		}
	}
	if left, err := filepath.Glob(filepath.Join(good, "*")); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
