package tag

import (
	"fmt"
	"strings"

	"quotedesk/app/extract/model"
)

// Sentence is one sentence with the tags it should get.
type Sentence struct {
	Words []string
	Tags  []Tag
}

// Word is word i as printed.
func (s *Sentence) Word(i int) string { return s.Words[i] }

// Lower is word i in small letters.
func (s *Sentence) Lower(i int) string { return strings.ToLower(s.Words[i]) }

// Course is how a tagger is trained.
type Course struct {
	Epochs int
	Seed   uint64
	// Least is how often a feature must be met to be learnt, LeastWord how often a word to be in the lexicon.
	Least, LeastWord int
	// SureCount and SureShare are how often and with what share of one tag a word must be met to get that tag
	// without a look at its neighbours.
	SureCount int
	SureShare float64
	// Precision is how the file is rounded.
	Precision model.Precision
	// Report is called after each epoch with the share of words tagged wrongly while learning; may be nil.
	Report func(epoch int, wrong float64)
}

// Usual is the course that the shipped model is trained with.
func Usual() Course {
	return Course{Epochs: 8, Seed: 1, Least: 2, LeastWord: 1, SureCount: 20, SureShare: 0.99,
		Precision: model.Precision{Step: 0.1, Least: 0.5}}
}

// Train fits a tagger and writes its model file. sources names the data, for the file.
func Train(data []Sentence, sources []string, c Course) ([]byte, error) {
	voc := model.NewVocabulary()
	readers := newReaders(data, voc.Vector(), c)
	for i := range data {
		readers[i%folds].walk(&data[i], func(t Tag) Tag { return t })
	}
	if err := voc.Cut(c.Least); err != nil {
		return nil, fmt.Errorf("train parts of speech: %w", err)
	}
	p := model.NewPerceptron(voc, names[:])
	order := model.NewOrder(len(data), c.Seed)
	for epoch := range c.Epochs {
		wrong, all := 0, 0
		for _, i := range order.Next() {
			r := readers[i%folds]
			all += len(data[i].Words)
			r.walk(&data[i], func(t Tag) Tag {
				guess := Tag(p.Learn(r.vector, int(t)))
				if guess != t {
					wrong++
				}
				return guess
			})
		}
		if c.Report != nil {
			c.Report(epoch+1, float64(wrong)/float64(max(all, 1)))
		}
	}
	d := p.Draft(kind)
	d.Sources = sources
	d.Features = append(d.Features, lexiconFeatures(newLexicon(data, c, nobody))...)
	return d.Encode(c.Precision)
}

// walk goes through a sentence as read does and asks decide for the tag of each word that needs a look at its
// neighbours, given the true tag, with the vector filled.
func (r *reader) walk(s *Sentence, decide func(Tag) Tag) {
	n := len(s.Words)
	r.start(s, 0, n)
	before, last := count, count
	for i, truth := range s.Tags {
		t := r.window[2].only
		if t == count {
			r.features(before, last)
			t = decide(truth)
		}
		before, last = last, t
		r.shift(s, 0, i+3, n)
	}
}

// folds is how many parts the sentences are dealt into while training. Each part is read with the lexicon of the
// others, so that the tagger learns how far to trust a lexicon about words it meets later.
const folds = 10

const nobody = -1

func newReaders(data []Sentence, v *model.Vector, c Course) (readers [folds]*reader) {
	for f := range readers {
		readers[f] = &reader{lexicon: newLexicon(data, c, f), vector: v, cache: make([]cached, mostCached)}
	}
	return readers
}

// newLexicon counts the tags of each word in its plain form, in all sentences but those of one fold.
func newLexicon(data []Sentence, c Course, without int) map[string]entry {
	counts := map[string]*[count]int{}
	for i := range data {
		if i%folds == without {
			continue
		}
		s := &data[i]
		for j, t := range s.Tags {
			low := Plain(s.Lower(j))
			if counts[low] == nil {
				counts[low] = new([count]int)
			}
			counts[low][t]++
		}
	}
	lexicon := map[string]entry{}
	for word, n := range counts {
		e, all := entry{only: count}, 0
		for _, c := range n {
			all += c
		}
		if all < c.LeastWord {
			continue
		}
		for t := range count {
			if n[t]*50 >= all { // rarer than one in fifty is a slip or says nothing
				e.mask |= 1 << t
			}
			if all >= c.SureCount && float64(n[t]) >= c.SureShare*float64(all) {
				e.only = t
			}
		}
		lexicon[word] = e
	}
	return lexicon
}

// lexiconFeatures is the lexicon as rows of the model: surely for the tag to give outright, half of it for one among
// several. Encode puts them in the order of their names.
func lexiconFeatures(lexicon map[string]entry) []model.Feature {
	var out []model.Feature
	for word, e := range lexicon {
		f := model.Feature{Name: "lexicon\t" + word}
		for t := range count {
			if e.mask&(1<<t) == 0 {
				continue
			}
			value := surely / 2
			if t == e.only {
				value = surely
			}
			f.Weights = append(f.Weights, model.Real{Class: int(t), Value: value})
		}
		out = append(out, f)
	}
	return out
}
