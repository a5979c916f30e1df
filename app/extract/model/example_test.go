package model_test

import (
	"fmt"
	"strings"

	"quotedesk/app/extract/model"
)

var (
	tWord = model.Text("w")
	tEnd  = model.Text("s2")
)

// describe names the features of a word, in training as at run time.
func describe(v *model.Vector, word string) {
	v.Add(tWord, model.Text(word))
	v.Add(tEnd, model.Text(word[max(0, len(word)-2):]))
}

// fitted writes a draft as a file and reads it, as a program does that has the file embedded.
func fitted(d *model.Draft) *model.Model {
	file, err := d.Encode(model.Precision{Step: 0.01, Least: 0.01})
	if err != nil {
		panic(err)
	}
	m, err := model.Read(file)
	if err != nil {
		panic(err)
	}
	return m
}

func ExamplePerceptron() {
	words, classes := []string{"walked", "talked", "walking", "talking"}, []string{"past", "present"}
	voc := model.NewVocabulary()
	v := voc.Vector()
	for _, w := range words {
		describe(v, w)
	}
	if err := voc.Cut(1); err != nil {
		panic(err)
	}
	p := model.NewPerceptron(voc, classes)
	order := model.NewOrder(len(words), 1)
	for range 5 {
		for _, i := range order.Next() {
			v.Reset()
			describe(v, words[i])
			p.Learn(v, i/2)
		}
	}
	m := fitted(p.Draft("tense"))

	var seen model.Vector
	describe(&seen, "jumped")
	scores := make([]int32, len(m.Classes))
	m.Score(seen.Keys, scores)
	fmt.Println(m.Classes[model.Best(scores)])
	// Output: past
}

func ExampleSequencer() {
	type sentence struct{ words, labels []string }
	labels := []string{"B", "I", "O"}
	var data []sentence
	for _, s := range []string{"she/O said/O that/B rain/I fell/I", "he/O left/O", "they/O said/O that/B he/I left/I"} {
		var q sentence
		for f := range strings.FieldsSeq(s) {
			w, l, _ := strings.Cut(f, "/")
			q.words, q.labels = append(q.words, w), append(q.labels, l)
		}
		data = append(data, q)
	}
	voc := model.NewVocabulary()
	v := voc.Vector()
	for _, q := range data {
		for _, w := range q.words {
			describe(v, w)
		}
	}
	if err := voc.Cut(1); err != nil {
		panic(err)
	}
	var examples []model.Sequence
	for _, q := range data {
		var e model.Sequence
		for i, w := range q.words {
			v.Reset()
			describe(v, w)
			e.Features = append(e.Features, voc.IDs(nil, v.Keys))
			e.Labels = append(e.Labels, strings.Index("BIO", q.labels[i]))
		}
		examples = append(examples, e)
	}
	const begin, inside = 0, 1
	s := model.NewSequencer(voc, labels, func(from, to int) bool { return to != inside || from == begin || from == inside })
	s.Fit(examples, model.Course{Epochs: 10, Seed: 1})
	m := fitted(s.Draft("content"))

	words := strings.Fields("she said that he fell")
	var lattice model.Lattice
	lattice.Reset(len(words), m)
	var seen model.Vector
	for i, w := range words {
		seen.Reset()
		describe(&seen, w)
		m.Score(seen.Keys, lattice.Row(i))
	}
	for _, y := range lattice.Path(nil) {
		fmt.Print(m.Classes[y])
	}
	fmt.Println()
	// Output: OOBII
}

func ExampleFitLogistic() {
	voc := model.NewVocabulary()
	v := voc.Vector()
	bias := model.Text("bias")
	var data []model.Example
	for _, counting := range []bool{true, false} {
		for i := range 40 {
			v.Reset()
			v.Add(bias)
			v.Add(model.Text("comma"), model.Flag(i%2 == 0))
			if !counting {
				data = append(data, model.Example{Features: voc.IDs(nil, v.Keys), Yes: i%2 == 0 && i%8 != 0})
			}
		}
		if counting {
			if err := voc.Cut(1); err != nil {
				panic(err)
			}
		}
	}
	l := model.FitLogistic(voc, data, model.Descent{Epochs: 30, Rate: 0.3, L2: 0.1, Seed: 1})
	d := l.Draft("cue")
	var outcomes []model.Judged // in earnest from data held out
	for _, e := range data {
		outcomes = append(outcomes, model.Judged{Score: l.Score(e.Features), Yes: e.Yes})
	}
	d.Curve = model.Platt(outcomes)
	m := fitted(d)

	var seen model.Vector
	seen.Add(bias)
	seen.Add(model.Text("comma"), model.Flag(true))
	fmt.Printf("%.1f\n", m.Probability(m.Sum(seen.Keys)))
	// Output: 0.7
}
