package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/tag"
)

// ownData is a data folder with the tests' own sentences under the names that the treebanks have in one.
func ownData(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "pos"), 0o700); err != nil {
		t.Fatal(err)
	}
	for own, name := range map[string]string{"harbour": "ewt.train", "council": "gum.train", "measured": "ewt.dev"} {
		text, err := os.ReadFile(filepath.Join("testdata", "tagged", own+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "pos", name+".tsv"), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestTrainWritesTheSameFileTwice(t *testing.T) {
	var files [2][]byte
	for i := range files {
		out := filepath.Join(t.TempDir(), "models")
		var said strings.Builder
		if err := run([]string{"--data", ownData(t), "--out", out, "pos"}, &said); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(said.String(), "held out, words as cut:") {
			t.Errorf("no figures in:\n%s", said.String())
		}
		data, err := os.ReadFile(filepath.Join(out, "pos.model"))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = data
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same data gave two files")
	}
	if _, err := tag.Load(files[0]); err != nil {
		t.Error(err)
	}
}

func TestChoose(t *testing.T) {
	for _, words := range [][]string{{"pos"}, {"all"}, {"pos", "pos"}, {"all", "pos"}} {
		chosen, err := choose(words, true)
		if err != nil || len(chosen) == 0 || chosen[0].name != "pos" {
			t.Errorf("%q: %d parts, %v", words, len(chosen), err)
		}
	}
	for _, words := range [][]string{nil, {"pos", "nothing"}} {
		if _, err := choose(words, true); err == nil {
			t.Errorf("%q: no error", words)
		}
	}
}

func TestDataThatIsNotThere(t *testing.T) {
	if err := run([]string{"--data", t.TempDir(), "--out", t.TempDir(), "pos"}, &strings.Builder{}); err == nil {
		t.Error("no data and no error")
	}
}

func TestReadTaggedNamesTheLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.tsv")
	if err := os.WriteFile(path, []byte("The\tDET\n\nship\tBOAT\tNN\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readTagged(path); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("error %v", err)
	}
}

// TestMeasureCut holds that words come back together as they are printed, so that package token cuts them again alike.
func TestMeasureCut(t *testing.T) {
	file, err := os.ReadFile(filepath.Join("..", "..", "assets", "model", "pos.model"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := tag.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := readTagged(filepath.Join("testdata", "tagged", "measured.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if r := measureCut(m, data); r.Words == 0 || r.Missed != 0 || r.Accuracy() < 0.9 {
		t.Error(r)
	}
}

// TestNotice holds that every shipped model is named with its sources.
func TestNotice(t *testing.T) {
	folder := filepath.Join("..", "..", "assets", "model")
	notice, err := os.ReadFile(filepath.Join(folder, "NOTICE.md"))
	if err != nil {
		t.Fatal(err)
	}
	models, err := filepath.Glob(filepath.Join(folder, "*.model"))
	if err != nil || len(models) == 0 {
		t.Fatal("no models", err)
	}
	for _, path := range models {
		if !strings.Contains(string(notice), "| "+filepath.Base(path)+" |") {
			t.Errorf("NOTICE.md does not name %s", filepath.Base(path))
		}
	}
}
