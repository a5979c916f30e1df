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

// WithModels is the lists together with the labeller and the sorts of words in folder model of files. Without them Find goes by rules and lists
// alone. The error names a file that is missing or damaged.
func (l *Lists) WithModels(files fs.FS) (*Lists, error) {
	data, err := fs.ReadFile(files, modelFile)
	if err != nil {
		return nil, fmt.Errorf("load the reading of names: %w", err)
	}
	with, err := l.WithSorts(files)
	if err != nil {
		return nil, err
	}
	return with.WithModel(data)
}

// WithModel is the lists together with the labeller that Train wrote as data, with the same sorts of words or none.
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
	if m.votes() {
		return t.secondPass(m)
	}
	var out []marked
	var p passage
	for _, z := range m.zones {
		t.score(m, z, &p)
		m.v.Reset()
		m.v.Add(vPlain)
		for i := range z.last - z.first {
			t.weights.Score(m.v.Keys, p.lattice.Row(i))
		}
		out = p.names(out, z)
	}
	return out
}

// passage is the zone at hand on its way through the lattice.
type passage struct {
	lattice model.Lattice
	path    []int
	margins []int32
}

// names appends the names of the best path.
func (p *passage) names(out []marked, z zone) []marked {
	p.path = p.lattice.Path(p.path[:0])
	p.margins = p.lattice.Margins(p.margins[:0])
	return appendMarked(out, z.first, p.path, p.margins)
}

// score fills the lattice with what the words in and around the zone say.
func (t *tagger) score(m *marker, z zone, p *passage) {
	m.enter(z)
	p.lattice.Reset(z.last-z.first, t.weights)
	for i := z.first; i < z.last; i++ {
		m.features(i)
		t.weights.Score(m.v.Keys, p.lattice.Row(i-z.first))
	}
}

// firstPass labels the story by what stands in and around each name and counts what it found.
func (t *tagger) firstPass(m *marker) *ballot {
	b := newBallot(m)
	var p passage
	for _, z := range m.zones {
		t.score(m, z, &p)
		for i := z.first; i < z.last; i++ {
			row := p.lattice.Row(i - z.first)
			b.scores = append(b.scores, row...)
			b.clear[i] = clearStep(row, t.weights.Step)
		}
		p.path = p.lattice.Path(p.path[:0])
		b.cast(z, p.path)
	}
	b.count(m.r)
	return b
}

// secondPass labels the story by what the first pass found, there and elsewhere in it.
func (t *tagger) secondPass(m *marker) []marked {
	m.first = t.firstPass(m)
	var out []marked
	var p passage
	scores := m.first.scores
	for _, z := range m.zones {
		m.enterSecond(z)
		p.lattice.Reset(z.last-z.first, t.weights)
		for i := z.first; i < z.last; i++ {
			row := p.lattice.Row(i - z.first)
			scores = scores[copy(row, scores):]
			m.secondFeatures(i)
			t.weights.Score(m.v.Keys, row)
		}
		out = p.names(out, z)
	}
	return out
}
