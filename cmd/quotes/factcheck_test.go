package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/export"
	"quotedesk/storage"
)

func TestExportFactCheck(t *testing.T) {
	dir, two, plain := journalled(t), journalled(t), filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(plain, []byte("She said “no”."), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := storage.Open(t.Context(), two)
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.AddStory(t.Context(), storage.NewStory{Title: "Second", Text: "Nothing."})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args           []string
		code           int
		out, not, says string // has to stand in the output, must not, has to stand in the errors
	}{
		{[]string{"--factcheck", "html", dir}, 0, "for people outside", "heard again", ""},
		{[]string{"--factcheck", "html", "--audience", "internal", dir}, 0, "heard again", "for people outside", ""},
		{[]string{dir, "--factcheck=json", "--audience=internal"}, 0, `"note": "heard again"`, "external", ""},
		{[]string{"--factcheck", "json", filepath.Join(dir, storage.FileName)}, 0, `"audience": "external"`, "heard again", ""},
		{[]string{"--factcheck", "readback", dir}, 0, "Read-back sheet", "heard again", ""},
		{[]string{"--factcheck", "readback-json", dir}, 0, `"format": "quotedesk-readback"`, "heard again", ""},
		{[]string{"--factcheck", "html", "--story", s.ID, two}, 0, "Second", "She said", ""},
		{[]string{"--factcheck", "html", two}, 1, "", "", s.ID + "  Second"},
		{[]string{"--factcheck", "html", "--story", "none", two}, 1, "", "", `no story "none"`},
		{[]string{"--factcheck", "html", plain}, 1, "", "", "story.txt"},
		{[]string{"--factcheck", "html", filepath.Join(dir, "absent")}, 1, "", "", "absent"},
		{[]string{"--factcheck", "docx", dir}, 2, "", "", "html, json, readback and readback-json"},
		{[]string{"--factcheck", "html", "--audience", "public", dir}, 2, "", "", "external and internal"},
		{[]string{"--audience", "internal", dir}, 2, "", "", "--factcheck"},
		{[]string{"--factcheck", "html", "--format", "txt", dir}, 2, "", "", "either"},
		{[]string{"--factcheck", "html"}, 2, "", "", "one archive"},
		{[]string{"--factcheck", "html", dir, two}, 2, "", "", "one archive"},
	} {
		code, out, says := invoke("", append([]string{"export"}, test.args...)...)
		if code != test.code || !strings.Contains(out, test.out) || (test.out == "") != (out == "") || test.not != "" && strings.Contains(out, test.not) ||
			!strings.Contains(says, test.says) || (test.says == "") != (says == "") {
			t.Errorf("%q: exit code %d, %q, %q", test.args, code, out, says)
		}
	}
	_, out, _ := invoke("", "export", "--factcheck", "json", dir)
	if f, err := export.ReadFactCheck(strings.NewReader(out)); err != nil || len(f.Quotes) != 1 || f.Quotes[0].Words[0] != "“no”" {
		t.Errorf("%+v, %v", f, err)
	}
}
