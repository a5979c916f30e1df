package name

import (
	"fmt"
	"math"
	"strings"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// Annotated is a story to learn from: its text and the people, bodies and places named in it, as byte offsets.
// Names of other types are passed over.
type Annotated struct {
	Text  string
	Names []Labelled
}

// Labelled is one name of an annotated story.
type Labelled struct {
	story.Span
	Type story.EntityType
}

// Course is how the labeller is trained.
type Course struct {
	Epochs int
	Seed   uint64
	Rate   float64 // of the sequencer
	Least  int     // how often a feature must be met to be learnt
	// The same of the second pass, which sees what the first one found all over the story.
	SecondEpochs int
	SecondRate   float64
	SecondLeast  int
	// Eager is what is taken off the score of the label of words outside names, in nats, so that more names are found.
	// Most sets leave out more names than they mark wrongly, and the labeller learns it from them.
	Eager       float64
	SecondEager float64 // the same after the second pass
	// Precision is how the file is rounded.
	Precision model.Precision
	// Report is called after each epoch with the mean surprise at a word's label, in nats; may be nil.
	Report func(epoch int, surprise float64)
}

// UsualCourse is the course that the shipped model is trained with.
func UsualCourse() Course {
	return Course{Epochs: 16, Seed: 1, Rate: 0.03, Least: 3, SecondEpochs: 4, SecondRate: 0.02, SecondLeast: 5, Eager: 0.25, SecondEager: 0.1, Precision: model.Precision{Step: 0.01, Least: 0.02}}
}

// School is a set of annotated stories, read by the rules and ready to be learnt from.
type School struct {
	pupils []*pupil
	all    map[model.Key]tally
	words  map[model.Key][]string // of the names of the gazetteer
}

// pupil is one story: what the rules make of it and what is right.
type pupil struct {
	r      *reader
	groups []*group
	truth  []uint8 // by token
	own    map[model.Key]tally
	first  *ballot // of a labeller that has not learnt from the story, in steps of step nats
	step   float64
}

// rehearsals is in how many parts the stories are split for that.
const rehearsals = 3

// NewSchool reads the stories by rules and lists and notes what is right.
func NewSchool(stories []Annotated, l *Lists) *School {
	s := &School{all: map[model.Key]tally{}, words: map[model.Key][]string{}}
	for _, a := range stories {
		d := token.Split(a.Text)
		f := furniture.Find(d)
		r := newReader(d, &f, l)
		p := &pupil{r: r, groups: r.byRules(), own: map[model.Key]tally{}, truth: make([]uint8, len(d.Tokens))}
		for _, n := range a.Names {
			k, ok := kindOf(n.Type)
			first, last := d.Range(n.Span)
			if !ok || first == last {
				continue
			}
			fillLabels(p.truth, first, last, k)
			s.enrol(p, first, last, k)
		}
		s.pupils = append(s.pupils, p)
	}
	return s
}

// enrol counts a name in the gazetteer.
func (s *School) enrol(p *pupil, first, last int, k kind) {
	words := phraseOf(p.r, first, last)
	if len(words) > longestListed {
		return
	}
	atoms := make([]model.Atom, len(words))
	for i, w := range words {
		atoms[i] = model.Text(w)
	}
	key := model.KeyOf(gazetteerRow, atoms...)
	for _, m := range []map[model.Key]tally{s.all, p.own} {
		t := m[key]
		t[k]++
		m[key] = t
	}
	s.words[key] = words
}

// others is the gazetteer without what the story itself brought to it.
func (s *School) others(p *pupil) gazetteer {
	return func(k model.Key) tally {
		t, ok := s.all[k]
		if !ok {
			return t
		}
		own := p.own[k]
		for x := range t {
			t[x] = min(t[x]-own[x], mostTimes)
		}
		return t
	}
}

// Train fits the labeller and writes its model file. sources names the data, for the file.
func (s *School) Train(sources []string, c Course) ([]byte, error) {
	d, err := s.fitFirst(c, s.pupils)
	if err != nil {
		return nil, fmt.Errorf("train the reading of names: %w", err)
	}
	if err := s.rehearse(c); err != nil {
		return nil, fmt.Errorf("train the reading of names: %w", err)
	}
	second, err := s.fitSecond(c, d.Links)
	if err != nil {
		return nil, fmt.Errorf("train the reading of names: %w", err)
	}
	d.Kind, d.Sources = modelKind, sources
	d.Features = append(d.Features, second.Features...)
	d.Features = append(d.Features, s.gazetteerFeatures()...)
	return d.Encode(c.Precision)
}

// fitFirst fits the first pass on some of the stories.
func (s *School) fitFirst(c Course, on []*pupil) (*model.Draft, error) {
	voc, data, err := s.examples(c.Least, on, firstPass)
	if err != nil {
		return nil, err
	}
	q := model.NewSequencer(voc, labelNames, mayFollow)
	q.Fit(data, model.Course{Epochs: c.Epochs, Seed: c.Seed, Rate: c.Rate, Report: c.Report})
	return q.Draft(modelKind), nil
}

// rehearse gives each story the first pass of a labeller that has not learnt from it, so that the second pass
// learns from mistakes of the kind that it will be shown.
func (s *School) rehearse(c Course) error {
	c.Report = nil
	for part := range rehearsals {
		var on []*pupil
		for n, p := range s.pupils {
			if n%rehearsals != part {
				on = append(on, p)
			}
		}
		d, err := s.fitFirst(c, on)
		if err != nil {
			return err
		}
		d.Kind = modelKind
		file, err := d.Encode(c.Precision)
		if err != nil {
			return err
		}
		w, err := model.Read(file)
		if err != nil {
			return err
		}
		t := &tagger{w}
		for n, p := range s.pupils {
			if n%rehearsals == part {
				p.first = t.firstPass(newMarker(p.r, p.groups, &model.Vector{}, s.others(p)))
				p.step = w.Step
			}
		}
	}
	return nil
}

// fitSecond fits the second pass on all stories, after rehearse.
func (s *School) fitSecond(c Course, links [][]float64) (*model.Draft, error) {
	voc, data, err := s.examples(c.SecondLeast, s.pupils, secondPass)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, p := range s.pupils {
		scores := p.first.scores
		for len(scores) > 0 {
			q := &data[n]
			q.Start = make([]float32, len(q.Labels)*len(labelNames))
			for i := range q.Start {
				q.Start[i] = float32(float64(scores[i]) * p.step)
			}
			scores = scores[len(q.Start):]
			n++
		}
	}
	q := model.NewSequencer(voc, labelNames, mayFollow)
	q.KeepLinks(links)
	q.Fit(data, model.Course{Epochs: c.SecondEpochs, Seed: c.Seed, Rate: c.SecondRate, Report: c.Report})
	d := q.Draft(modelKind)
	for i := range d.Features {
		if d.Features[i].Name == secondBiasName {
			addWeight(&d.Features[i], 0, -c.SecondEager)
		}
	}
	d.Features = append(d.Features, model.Feature{Name: plainName, Weights: []model.Real{{Class: 0, Value: -c.Eager}}})
	return d, nil
}

// pass is what the labeller looks at in one of its passes: enter prepares a zone and features fills the vector.
type pass struct {
	enter    func(*marker, zone)
	features func(*marker, int)
}

var (
	firstPass  = pass{(*marker).enter, (*marker).features}
	secondPass = pass{(*marker).enterSecond, (*marker).secondFeatures}
)

// examples is the zones of all stories with their features and labels.
func (s *School) examples(least int, on []*pupil, by pass) (*model.Vocabulary, []model.Sequence, error) {
	voc := model.NewVocabulary()
	v := voc.Vector()
	s.walk(v, on, by, func(*pupil, zone) {}, func(int) {})
	if err := voc.Cut(least); err != nil {
		return nil, nil, err
	}
	var data []model.Sequence
	s.walk(v, on, by, func(p *pupil, z zone) {
		q := model.Sequence{Labels: make([]int, z.last-z.first)}
		for n := range q.Labels {
			q.Labels[n] = int(p.truth[z.first+n])
		}
		mend(q.Labels)
		data = append(data, q)
	}, func(int) {
		q := &data[len(data)-1]
		q.Features = append(q.Features, voc.IDs(make([]int32, 0, len(v.Keys)), v.Keys))
	})
	return voc, data, nil
}

// walk goes through the zones of all stories: enter is called before each zone and visit with each token of it, the
// vector filled.
func (s *School) walk(v *model.Vector, on []*pupil, by pass, enter func(*pupil, zone), visit func(int)) {
	for _, p := range on {
		m := newMarker(p.r, p.groups, v, s.others(p))
		m.first = p.first
		for _, z := range m.zones {
			by.enter(m, z)
			enter(p, z)
			for i := z.first; i < z.last; i++ {
				by.features(m, i)
				visit(i)
			}
		}
	}
}

// mend makes labels keep to what may follow: a name that reaches out of its zone, or that another cut, ends there.
func mend(labels []int) {
	for i := 0; i < len(labels); {
		if labels[i] == 0 {
			i++
			continue
		}
		k, _ := splitLabel(labels[i])
		end := i + 1
		for end < len(labels) && labels[end] > 0 && !endsName(labels[end-1]) && !startsName(labels[end]) {
			if o, _ := splitLabel(labels[end]); o != k {
				break
			}
			end++
		}
		fillLabels(labels, i, end, k)
		i = end
	}
}

func addWeight(f *model.Feature, class int, by float64) {
	for i := range f.Weights {
		if f.Weights[i].Class == class {
			f.Weights[i].Value += by
			return
		}
	}
	f.Weights = append(f.Weights, model.Real{Class: class, Value: by})
}

// gazetteerFeatures is the gazetteer as rows of the model. Encode puts them in the order of their names.
func (s *School) gazetteerFeatures() []model.Feature {
	var out []model.Feature
	for key, t := range s.all {
		f := model.Feature{Name: gazetteerName + "\t" + strings.Join(s.words[key], "\t")}
		for k, n := range t {
			if n > 0 {
				f.Weights = append(f.Weights, model.Real{Class: labelOf(kind(k), atOnly), Value: gazetteUnit * math.Min(float64(n), mostTimes)})
			}
		}
		out = append(out, f)
	}
	return out
}
