package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/model"
)

func TestReadVectors(t *testing.T) {
	row := func(x int) string { return strings.TrimSuffix(strings.Repeat(fmt.Sprint(x)+",", vectorDim+2), ",") }
	text := fmt.Sprintf(`{"precision":8,"words":["a","b-c"],"vectors":{"kyiv":[%s],"b-c":[%s],"o'brien":[%s]},"unkVector":[]}`, row(1), row(2), row(3))
	path := filepath.Join(t.TempDir(), vectorFile)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	words, v, err := readVectors(path)
	if err != nil || fmt.Sprint(words) != "[kyiv o'brien]" || v.Len() != 2 || v.At(1)[0] != 3 {
		t.Errorf("%q, %d vectors, %v", words, v.Len(), err)
	}
	for _, bad := range []string{"", "{}", `{"vectors":{"a":[1,2]}}`, `{"vectors":{"a":"b"}}`} {
		if err := os.WriteFile(path, []byte(bad), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := readVectors(path); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestWordsNeedVectors(t *testing.T) {
	if _, err := fitWords(&strings.Builder{}, folders{}); err == nil {
		t.Error("no vectors and no error")
	}
	chosen, err := choose([]string{"all"}, false)
	if err != nil || len(chosen) != len(parts)-1 {
		t.Errorf("%d parts without vectors, %v", len(chosen), err)
	}
}

// The shipped sorts keep apart what names are told by.
func TestShippedSorts(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "model", "words.model"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.ReadSorts(data)
	if err != nil {
		t.Fatal(err)
	}
	coarse := func(w string) int {
		x, ok := s.Of(model.Text(w))
		if !ok {
			t.Errorf("%q has no sort", w)
		}
		return x[0]
	}
	if coarse("smith") != coarse("jones") || coarse("ali") != coarse("ahmed") || coarse("smith") == coarse("river") || coarse("ahmed") == coarse("company") {
		t.Error("surnames and nouns are not told apart")
	}
}
