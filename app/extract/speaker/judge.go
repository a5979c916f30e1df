package speaker

import (
	"fmt"

	"quotedesk/app/extract/model"
	"quotedesk/app/story"
)

// kind is what the ranker's model file calls itself.
const kind = "speakers"

// Judge weighs candidates with fitted weights. It is read-only and may be shared, unless it is watched.
type Judge struct {
	weights *model.Model
	voc     *model.Vocabulary
	watch   func(Question)
}

// Question is one choice among candidates as the ranker is asked it: what training learns from.
type Question struct {
	Draft      int // index of the draft
	Candidates []Weighed
}

// Weighed is a candidate of a question.
type Weighed struct {
	Entity int        // index into Cast.Entities, -1 for a phrase of the sentence
	Unit   int        // unit of the mention it was met by, or the head of the phrase; -1 for none near
	Phrase story.Span // of a phrase of the sentence
	Keys   []model.Key
}

// Load reads a model file that cmd/train wrote.
func Load(data []byte) (*Judge, error) {
	m, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load the ranking of speakers: %w", err)
	}
	if m.Kind != kind || len(m.Classes) != 1 {
		return nil, fmt.Errorf("load the ranking of speakers: the file holds a model of %q with %d classes", m.Kind, len(m.Classes))
	}
	return &Judge{weights: m}, nil
}

// Watched is the judge with each question shown to watch before it is decided; the names of the features go to voc. A nil
// judge knows nothing and takes whoever is named nearest.
func (j *Judge) Watched(voc *model.Vocabulary, watch func(Question)) *Judge {
	w := &Judge{voc: voc, watch: watch}
	if j != nil {
		w.weights = j.weights
	}
	return w
}

// vector is an empty one, whose features are named when the judge is watched.
func (j *Judge) vector() model.Vector {
	if j.voc != nil {
		return *j.voc.Vector()
	}
	return model.Vector{}
}
