package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
)

// closedSources are data whose texts may not be passed on: models fitted on them may hold no word of an open class.
var closedSources = []string{"PolNeAR"}

// codes are parts of features that look like words but are names the engine gives to states and classes. Whoever adds
// one says with it that it is not taken from a text.
var codes = map[string]bool{"yes": true, "no": true, "none": true, "start": true, "end": true, "inside": true, "outside": true}

// checkClosed fails when a model was fitted on closed sources and a feature of it holds a word of an open class.
//
// A forest holds no words but the names of its measures, which have to be those of the engine's source. A file of sorts of words is made of no text.
func checkClosed(file []byte) error {
	if f, err := model.ReadForest(file); err == nil {
		if !slices.Equal(f.Measures, extract.Measures()) {
			return fmt.Errorf("the forest of %s has measures the engine does not take", f.Kind)
		}
		return nil
	}
	if _, err := model.ReadSorts(file); err == nil {
		return nil
	}
	m, err := model.Read(file)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(closedSources, func(s string) bool { return slices.Contains(m.Sources, s) }) {
		return nil
	}
	names, err := model.Names(file)
	if err != nil {
		return err
	}
	for _, name := range names {
		for _, part := range name.Parts()[1:] {
			if !closedPart(part, m.Classes) {
				return fmt.Errorf("feature %q holds %q, which may be a word of a text that is not ours to pass on", name, part)
			}
		}
	}
	return nil
}

// closedPart says that a part of a feature is a closed-class word, a part of speech, a class of the model, a shape, a
// code of ours, or has no two letters side by side.
func closedPart(part string, classes []string) bool {
	if tag.Closed(part) || codes[part] || slices.Contains(classes, part) || strings.Trim(part, "Xx0?-.,'") == "" {
		return true
	}
	if _, ok := tag.Parse(part); ok {
		return true
	}
	letters := 0
	for _, r := range part {
		if !unicode.IsLetter(r) {
			letters = 0
			continue
		}
		if letters++; letters > 1 {
			return false
		}
	}
	return true
}
