package main

import (
	"os"
	"path/filepath"
	"testing"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
)

// draftOf is a model file with one feature.
func draftOf(t *testing.T, source, feature string) []byte {
	t.Helper()
	d := model.Draft{Kind: "k", Sources: []string{source}, Classes: []string{"cue"},
		Features: []model.Feature{{Name: feature, Weights: []model.Real{{Class: 0, Value: 1}}}}}
	file, err := d.Encode(model.Precision{Step: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCheckClosed(t *testing.T) {
	for _, tt := range []struct {
		source, feature string
		ok              bool
	}{
		{"PolNeAR", "w\tthe", true},
		{"PolNeAR", "w pair\tof\tn't", true},
		{"PolNeAR", "t\tPROPN\tcue", true},
		{"PolNeAR", "x\tXx-00", true},
		{"PolNeAR", "distance\t5+\ty", true},
		{"PolNeAR", "a template may say anything", true},
		{"PolNeAR", "w\tsenator", false},
		{"PolNeAR", "w pair\tthe\tsenator", false},
		{"PolNeAR", "w\tNATO", false},
		{"PolNeAR", "w\tlǐ", false},
		{"UD English EWT", "w\tsenator", true},
	} {
		if err := checkClosed(draftOf(t, tt.source, tt.feature)); (err == nil) != tt.ok {
			t.Errorf("%s, %q: %v", tt.source, tt.feature, err)
		}
	}
}

func TestCheckClosedOfForests(t *testing.T) {
	for _, tt := range []struct {
		measures []string
		ok       bool
	}{{extract.Measures(), true}, {append(extract.Measures(), "senator"), false}} {
		file, err := (&model.Forest{Kind: "confidence", Sources: []string{"PolNeAR"}, Measures: tt.measures, Step: 1}).Encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := checkClosed(file); (err == nil) != tt.ok {
			t.Errorf("%d measures: %v", len(tt.measures), err)
		}
	}
}

func TestShippedModelsKeepToClosedWords(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "assets", "model", "*.model"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no models", err)
	}
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkClosed(file); err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}
