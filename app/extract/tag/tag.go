// Package tag gives each word its part of speech: a greedy averaged perceptron over the tokens, sentence by sentence.
//
// It must never change the tokens, and never decide more than the part of speech: what is a name or a cue is for the
// packages after it.
package tag

import (
	"fmt"
	"slices"

	"quotedesk/app/extract/model"
)

// Tag is a part of speech of Universal Dependencies (universaldependencies.org/u/pos).
type Tag uint8

// The parts of speech, in the order of their names.
const (
	Adj Tag = iota
	Adp
	Adv
	Aux
	Cconj
	Det
	Intj
	Noun
	Num
	Part
	Pron
	Propn
	Punct
	Sconj
	Sym
	Verb
	Other
	count
)

var names = [count]string{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
	"PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String is the tag's name in Universal Dependencies, such as PROPN.
func (t Tag) String() string {
	if t >= count {
		return "?"
	}
	return names[t]
}

// Parse is the tag of a name in Universal Dependencies.
func Parse(name string) (Tag, bool) {
	i := slices.Index(names[:], name)
	return Tag(max(i, 0)), i >= 0
}

// kind is what a tagger's model file calls itself.
const kind = "pos"

// Model is a tagger's fitted model. It is read-only and may be shared.
type Model struct{ weights *model.Model }

// Load reads a model file that Train wrote.
func Load(data []byte) (*Model, error) {
	m, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load parts of speech: %w", err)
	}
	if m.Kind != kind || !slices.Equal(m.Classes, names[:]) {
		return nil, fmt.Errorf("load parts of speech: the file holds a model of %q with %d classes", m.Kind, len(m.Classes))
	}
	return &Model{m}, nil
}
