package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestProjectRoot(t *testing.T) {
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "FyneApp.toml")); err != nil {
		t.Errorf("%s is not the root: %v", root, err)
	}
	t.Chdir(t.TempDir())
	if _, err := projectRoot(); err == nil {
		t.Error("found a root outside of the project")
	}
}

func TestCheckFormat(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("tidy.go", "package a\n\nvar x = 1\n")
	write("testdata/wild.go", "package a\nvar  x=1\n")
	if err := (project{dir}).checkFormat(); err != nil {
		t.Errorf("tidy files: %v", err)
	}
	write("sub/wild.go", "package a\nvar  x=1\n")
	write("broken.go", "package")
	err := (project{dir}).checkFormat()
	if err == nil || !strings.Contains(err.Error(), filepath.Join("sub", "wild.go")) || !strings.Contains(err.Error(), "broken.go") {
		t.Errorf("untidy files: %v", err)
	}
}

func TestDispatchRefuses(t *testing.T) {
	for _, args := range [][]string{{"dance"}, {"install"}, {"install", "everything"}} {
		if err := dispatch(context.Background(), args); !errors.Is(err, errUsage) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestBenchTextsAreAsLongAsAskedFor(t *testing.T) {
	texts := []string{"“One,” she said.", "Two words"}
	if got := words(joined(texts, 100)); got < 100 || got > 103 {
		t.Errorf("%d words", got)
	}
	if got := lines(texts); bytes.Count(got, []byte("\n")) != 2 || !bytes.Contains(got, []byte("“One,”")) {
		t.Errorf("input %q", got)
	}
}

func TestCorpusIsReadWithoutItsTags(t *testing.T) {
	texts, err := corpus("../../app/extract/testdata/newsroom")
	if err != nil || len(texts) < 200 {
		t.Fatalf("%d stories, %v", len(texts), err)
	}
	for _, text := range texts {
		if strings.Contains(text, "</") {
			t.Fatalf("tags are left in %q", text[:80])
		}
	}
	if _, err := corpus(t.TempDir()); err == nil {
		t.Error("an empty folder was taken for the corpus")
	}
}
