package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/name"
	"quotedesk/app/extract/token"
	"quotedesk/app/score"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// nameFiles are the sets of annotated names in folder names of the data, with what NOTICE.md calls them. The newsroom
// corpus comes after them.
var nameFiles = []struct{ file, source string }{
	{"btc", "Broad Twitter Corpus"},
	{"crossner_other", "CrossNER"},
	{"crossner_politics", "CrossNER"},
	{"gum_news", "GUM"},
	{"gum_other", "GUM"},
	{"re3d", "re3d"},
	{"redocred", "Re-DocRED"},
	{"uner_ewt", "Universal NER English EWT"},
	{"uner_pud", "Universal NER English PUD"},
	{"wikigold", "Wikigold"},
	{"wnut17", "WNUT 2017"},
}

// nameSources are the sources once each.
func nameSources() []string {
	var out []string
	for _, f := range nameFiles {
		if !slices.Contains(out, f.source) {
			out = append(out, f.source)
		}
	}
	return append(out, newsroomSource)
}

// nameSet is one set of annotated stories.
type nameSet struct {
	name     string
	stories  []score.Document
	newsroom bool // they are stories of the newsroom
}

func readNameSets(from folders) ([]nameSet, error) {
	var out []nameSet
	for _, f := range nameFiles {
		s, err := readDocuments(filepath.Join(from.data, "names", f.file+".jsonl"))
		if err != nil {
			return nil, err
		}
		out = append(out, nameSet{name: f.file, stories: s})
	}
	newsroom, err := newsroomSets(from.stories)
	return append(out, newsroom...), err
}

// fitNames trains the labeller of names on all sets but the stories kept for measuring, and measures on those.
func fitNames(w io.Writer, from folders) ([]byte, error) {
	sets, err := readNameSets(from)
	if err != nil {
		return nil, err
	}
	lists, err := listsOf(from)
	if err != nil {
		return nil, err
	}
	file, err := trainNames(sets, lists, from.teaches, w)
	if err != nil {
		return nil, err
	}
	taught, err := lists.WithModel(file)
	if err != nil {
		return nil, err
	}
	for _, s := range sets {
		measureNames(w, taught, s, func(d score.Document) bool { return score.HeldOut(d.ID) })
	}
	return file, nil
}

// fitNamesUnmeasured is fitNames without the measuring, for models that are thrown away.
func fitNamesUnmeasured(w io.Writer, from folders) ([]byte, error) {
	sets, err := readNameSets(from)
	if err != nil {
		return nil, err
	}
	lists, err := listsOf(from)
	if err != nil {
		return nil, err
	}
	return trainNames(sets, lists, from.teaches, w)
}

// listsOf is the lists and the sorts of words that names are learnt with.
func listsOf(from folders) (*name.Lists, error) {
	lists, err := name.LoadLists(assets.Lists)
	if err != nil {
		return nil, err
	}
	return lists.WithSorts(from.modelFiles())
}

// teaches says that names are learnt from the story: it is not kept for measuring, and no newsroom story of the fold left out.
func (f folders) teaches(s nameSet, d score.Document) bool {
	left := f.fold.of > 0 && s.newsroom && score.InPart(d.ID, f.fold.part, f.fold.of)
	return !left && !score.HeldOut(d.ID)
}

// trainNames trains on the stories that keep lets through.
func trainNames(sets []nameSet, lists *name.Lists, keep func(nameSet, score.Document) bool, w io.Writer) ([]byte, error) {
	var stories []name.Annotated
	for _, s := range sets {
		for _, d := range s.stories {
			if keep(s, d) {
				stories = append(stories, named(d))
			}
		}
	}
	course := name.UsualCourse()
	course.Report = func(epoch int, surprise float64) {
		fmt.Fprintf(w, "  epoch %d: surprise %.4f nats a word while learning\n", epoch, surprise)
	}
	return name.NewSchool(stories, lists).Train(nameSources(), course)
}

// named is the story with its names as byte offsets.
func named(d score.Document) name.Annotated {
	from := annotate(d, "")
	a := name.Annotated{Text: d.Text}
	put := func(p score.Pair, kind string) {
		if 0 <= p[0] && p[0] < p[1] && p[1] < len(from.at) {
			a.Names = append(a.Names, name.Labelled{Span: from.span(p), Type: story.EntityType(kind)})
		}
	}
	for _, e := range d.Entities {
		if e.Mentions == nil {
			put(score.Pair{e.Start, e.End}, e.Type)
		}
		for _, m := range e.Mentions {
			put(m, e.Type)
		}
	}
	return a
}

// measureNames finds the names of the stories that keep lets through and prints how many are right.
func measureNames(w io.Writer, lists *name.Lists, s nameSet, keep func(score.Document) bool) {
	count := score.NewNames(score.NameTypes, 0)
	for _, d := range s.stories {
		if keep(d) {
			count.Add(d, foundIn(lists, d))
		}
	}
	r := count.Result()
	if r.Docs == 0 {
		return
	}
	fmt.Fprintf(w, "  held out, %-18s %4d stories: P %5.1f R %5.1f F1 %5.1f; PER %5.1f ORG %5.1f LOC %5.1f\n", s.name, r.Docs,
		100*r.Micro.P, 100*r.Micro.R, 100*r.Micro.F1, 100*r.Types["PER"].F1, 100*r.Types["ORG"].F1, 100*r.Types["LOC"].F1)
}

// foundIn is what the engine finds in a story, as the scorer reads it.
func foundIn(lists *name.Lists, d score.Document) *score.Prediction {
	doc := token.Split(d.Text)
	p := &score.Prediction{ID: d.ID}
	point := make([]int, len(d.Text)+1)
	n := 0
	for i := range d.Text {
		point[i] = n
		n++
	}
	point[len(d.Text)] = n
	for _, e := range name.Find(doc, furniture.Find(doc), lists).Entities {
		x := score.Entity{Type: string(e.Type), ID: score.NewCluster(e.ID)}
		for _, m := range e.Mentions {
			x.Mentions = append(x.Mentions, score.Pair{point[m.Start], point[m.End]})
		}
		p.Entities = append(p.Entities, x)
	}
	return p
}
