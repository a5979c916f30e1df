package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/extract/name"
	"quotedesk/app/score"
	"quotedesk/app/story"
	"quotedesk/assets"
)

func TestAnnotated(t *testing.T) {
	d := score.Document{Text: "Ärger in Köln: Ama", Entities: []score.Entity{
		{Start: 9, End: 13, Type: "LOC"},
		{Type: "PER", Mentions: []score.Pair{{15, 18}, {18, 19}, {-1, 4}}},
	}}
	want := []name.Labelled{{Span: story.Span{Start: 10, End: 15}, Type: story.Place}, {Span: story.Span{Start: 17, End: 20}, Type: story.Person}}
	if diff := cmp.Diff(want, named(d).Names); diff != "" {
		t.Error(diff)
	}
}

func TestReadLinesNamesTheLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "set.jsonl")
	if err := os.WriteFile(path, []byte(`{"id":"a","text":"x"}`+"\n"+`{"id":"b"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readDocuments(path); err == nil || !strings.Contains(err.Error(), "set.jsonl, line 2") {
		t.Errorf("error %v", err)
	}
	if _, err := readNameSets(folders{data: t.TempDir()}); err == nil {
		t.Error("no data and no error")
	}
}

// TestTrainNames holds that what keep leaves out is not learnt from, that the file is the same each time, and that it
// is measured on the rest.
func TestTrainNames(t *testing.T) {
	lists, err := name.LoadLists(assets.Lists)
	if err != nil {
		t.Fatal(err)
	}
	set := nameSet{name: "small"}
	for _, body := range []string{"Corvel", "Zestlin", "Sumysvit", "Dorabeg", "Quaddle", "Brintol", "Lurvo"} {
		text := "The smelter is owned by " + body + ", and shares in " + body + " fell in Kano."
		d := score.Document{ID: body, Text: text}
		for _, at := range []int{strings.Index(text, body), strings.LastIndex(text, body)} {
			d.Entities = append(d.Entities, score.Entity{Start: at, End: at + len(body), Type: "ORG"})
		}
		at := strings.Index(text, "Kano")
		d.Entities = append(d.Entities, score.Entity{Start: at, End: at + len("Kano"), Type: "LOC"})
		set.stories = append(set.stories, d)
	}
	var files [2][]byte
	for i := range files {
		if files[i], err = trainNames([]nameSet{set}, lists, func(_ nameSet, d score.Document) bool { return d.ID != "Lurvo" }, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same stories gave two files")
	}
	taught, err := lists.WithModel(files[0])
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	measureNames(&said, taught, set, func(d score.Document) bool { return d.ID == "Lurvo" })
	if !strings.Contains(said.String(), "1 stories: P 100.0 R 100.0 F1 100.0") {
		t.Error(said.String())
	}
}

// TestNoticeNamesEverySource holds that the notice has the sources that the shipped model of names says it has.
func TestNoticeNamesEverySource(t *testing.T) {
	notice, err := os.ReadFile(filepath.Join("..", "..", "assets", "model", "NOTICE.md"))
	if err != nil {
		t.Fatal(err)
	}
	low := strings.ToLower(string(notice))
	for _, s := range nameSources() {
		for word := range strings.FieldsSeq(strings.ToLower(s)) {
			if !strings.Contains(low, word) {
				t.Errorf("NOTICE.md does not name %s", s)
			}
		}
	}
}
