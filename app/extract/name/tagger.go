package name

import (
	"fmt"
	"io/fs"
	"slices"

	"quotedesk/app/extract/model"
)

// tagger is the labeller that Train fitted.
type tagger struct{ weights *model.Model }

// modelKind is what the model file calls itself, and modelFile where it is.
const (
	modelKind = "names"
	modelFile = "model/names.model"
)

// WithModels is the lists together with the labeller in folder model of files. Without it Find goes by rules and lists
// alone. The error names a file that is missing or damaged.
func (l *Lists) WithModels(files fs.FS) (*Lists, error) {
	data, err := fs.ReadFile(files, modelFile)
	if err != nil {
		return nil, fmt.Errorf("load the reading of names: %w", err)
	}
	return l.WithModel(data)
}

// WithModel is the lists together with the labeller that Train wrote as data.
func (l *Lists) WithModel(data []byte) (*Lists, error) {
	w, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load the reading of names: %w", err)
	}
	if w.Kind != modelKind || !slices.Equal(w.Classes, labelNames) {
		return nil, fmt.Errorf("load the reading of names: the file holds a model of %q with %d classes", w.Kind, len(w.Classes))
	}
	with := *l
	with.tagger = &tagger{w}
	return &with, nil
}

// mark labels the story of r, whose candidates have been grouped, and lists the names found in text order.
func (t *tagger) mark(r *reader, groups []*group) []marked {
	m := newMarker(r, groups, &model.Vector{}, gazetteOf(t.weights))
	var out []marked
	var lattice model.Lattice
	var path []int
	var margins []int32
	for _, z := range m.zones {
		m.enter(z)
		lattice.Reset(z.last-z.first, t.weights)
		for i := z.first; i < z.last; i++ {
			m.features(i)
			t.weights.Score(m.v.Keys, lattice.Row(i-z.first))
		}
		path = lattice.Path(path[:0])
		margins = lattice.Margins(margins[:0])
		out = appendMarked(out, z.first, path, margins)
	}
	return out
}
