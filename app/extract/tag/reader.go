package tag

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/token"
)

// Tag is the part of speech of each token. Time grows with the text; memory is one byte a token and a cache that never
// passes some 2 MB.
func (m *Model) Tag(d *token.Doc) []Tag {
	tags := make([]Tag, len(d.Tokens))
	r := newReader(m.weights, len(d.Tokens))
	for _, s := range d.Sentences {
		r.read(d, s.First, tags[s.First:s.Last])
	}
	return tags
}

// words is where a reader finds the words of a sentence: a token.Doc, or a sentence to train on.
type words interface {
	Word(i int) string
	Lower(i int) string
}

// reader tags one sentence after another. It is not to be shared.
type reader struct {
	weights *model.Model     // nil in training
	lexicon map[string]entry // in training
	vector  *model.Vector
	cache   []cached
	scores  [count]int32
	window  [5]form // the words two before to two after the one at hand
}

// cached is a word with its form, kept at the place its hash names until another word needs the place.
type cached struct {
	word string
	form form
}

const mostCached = 1 << 12

func newReader(m *model.Model, tokens int) *reader {
	size := 1 << 6
	for size < tokens && size < mostCached {
		size *= 2
	}
	return &reader{weights: m, vector: &model.Vector{}, cache: make([]cached, size)}
}

// read tags the sentence whose words are numbered from first on.
func (r *reader) read(w words, first int, tags []Tag) {
	r.start(w, first, len(tags))
	before, last := count, count
	for i := range tags {
		t := r.window[2].only
		if t == count {
			r.features(before, last)
			clear(r.scores[:])
			r.weights.Score(r.vector.Keys, r.scores[:])
			t = Tag(model.Best(r.scores[:]))
		}
		tags[i] = t
		before, last = last, t
		r.shift(w, first, i+3, len(tags))
	}
}

// start puts the window on the first of n words.
func (r *reader) start(w words, first, n int) {
	r.window[0], r.window[1] = outside, outside
	for i := range 3 {
		r.window[2+i] = r.formAt(w, first, i, n)
	}
}

// shift moves the window on by one; word next comes in at its end.
func (r *reader) shift(w words, first, next, n int) {
	copy(r.window[:], r.window[1:])
	r.window[4] = r.formAt(w, first, next, n)
}

func (r *reader) formAt(w words, first, i, n int) form {
	if i >= n {
		return outside
	}
	word := w.Word(first + i)
	h := uint32(2166136261)
	for j := range len(word) {
		h = (h ^ uint32(word[j])) * 16777619
	}
	c := &r.cache[(h^h>>15)&uint32(len(r.cache)-1)]
	if c.word != word {
		*c = cached{word, r.newForm(word, w.Lower(first+i))}
	}
	return c.form
}

// surely is the weight that marks, in the lexicon, a tag to be given without a look at the neighbours; half of it
// marks a tag that a word was met with.
const surely = 20.0

var lexiconRow = model.Text("lexicon")

// lookUp is the lexicon's entry of a word in its plain form.
func (r *reader) lookUp(low *model.Atom, text string) entry {
	if r.weights == nil {
		if e, ok := r.lexicon[text]; ok {
			return e
		}
		return entry{only: count}
	}
	e := entry{only: count}
	for _, w := range r.weights.Row(model.KeyOf(lexiconRow, *low)) {
		e.mask |= 1 << w.Class
		if float64(w.Value)*r.weights.Step > 0.75*surely {
			e.only = Tag(w.Class)
		}
	}
	return e
}
