package main

import (
	"strings"
	"testing"

	"quotedesk/storage"
)

func TestOriginalIsWrittenToTheByte(t *testing.T) {
	dir := t.TempDir()
	db, err := storage.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	const original = "PK\x03\x04\x00\x1b\xff\r\n\x00"
	s, err := db.AddStory(t.Context(), storage.NewStory{Title: "One", Text: "Words.", Original: []byte(original)})
	if err == nil {
		_, err = db.AddStory(t.Context(), storage.NewStory{Title: "Two", Text: "Other words."})
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args      []string
		code      int
		out, says string
	}{
		{[]string{"--story", s.ID, dir}, 0, original, ""},
		{[]string{dir, "--story", "none"}, 1, "", `no story "none"`},
		{[]string{dir}, 1, "", "several stories"},
		{[]string{journalled(t)}, 0, "She said “no”.", ""},
		{nil, 2, "", "one archive"},
	} {
		code, out, says := invoke("", append([]string{"original"}, c.args...)...)
		if code != c.code || out != c.out || !strings.Contains(says, c.says) || (c.says == "") != (says == "") {
			t.Errorf("%q: exit code %d, %q, %q", c.args, code, out, says)
		}
	}
}
