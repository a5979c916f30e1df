package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

// speakerRounds is how often the ranking is fitted: who spoke last is one of its features, so that each round learns
// from the speakers that the one before found.
const speakerRounds = 3

// speakerFolds is into how many parts the stories are cut for measuring.
const speakerFolds = 5

var speakerCourse = model.Descent{Epochs: 30, Rate: 0.2, L2: 2, Seed: 1}

// weightOf is how much a question counts: the newsroom corpus is what the desk reads, PolNeAR is of another time and trade.
var weightOf = map[string]float64{newsroomSource: 2, polnearSource: 1}

// query is a question about a speaker with its answer.
type query struct {
	speaker.Question
	right []bool
	from  *annotated
}

// fitSpeakers trains the ranking of candidates for words without an attribution and for pronouns. The stories of the
// newsroom corpus that are kept for measuring are left out.
func fitSpeakers(w io.Writer, from folders) ([]byte, error) {
	stories, err := readAnnotated(from)
	if err != nil {
		return nil, err
	}
	engine, err := from.engine()
	if err != nil {
		return nil, err
	}
	var judge *speaker.Judge
	var file []byte
	for round := range speakerRounds {
		voc := model.NewVocabulary()
		queries, err := ask(engine, stories, from.fold, judge, voc)
		if err != nil {
			return nil, err
		}
		if err := voc.Cut(2); err != nil {
			return nil, err
		}
		fmt.Fprintf(w, "  round %d: %d questions with an answer among %d features\n", round+1, len(queries), voc.Len())
		if round == speakerRounds-1 {
			crossSpeakers(w, voc, queries)
		}
		if file, err = fitRanking(voc, queries, 0); err != nil {
			return nil, err
		}
		if judge, err = speaker.Load(file); err != nil {
			return nil, err
		}
	}
	return file, nil
}

// ask reads the stories and keeps the questions whose answer is known.
func ask(engine *extract.Engine, stories []annotated, leftOut fold, judge *speaker.Judge, voc *model.Vocabulary) ([]query, error) {
	var out []query
	for i := range stories {
		a := &stories[i]
		if leftOut.holds(a) {
			continue
		}
		var asked []speaker.Question
		r, err := engine.StudyWith(context.Background(), a.Text, judge.Watched(voc, func(q speaker.Question) { asked = append(asked, q) }))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		for _, q := range asked {
			if q.Draft < 0 {
				continue
			}
			gold := a.meets(r.Drafts[q.Draft].Parts)
			if gold == nil {
				continue
			}
			one := query{Question: q, right: make([]bool, len(q.Candidates)), from: a}
			found := false
			for j, c := range q.Candidates {
				if c.Entity < 0 {
					one.right[j] = a.heads(gold, c.Phrase)
				} else {
					one.right[j] = speaks(a, gold, &r.Cast.Entities[c.Entity])
				}
				found = found || one.right[j]
			}
			if found {
				out = append(out, one)
			}
		}
	}
	return out, nil
}

// speaks says that the annotation names the entity as the speaker: by one of its names, or by a mention of it.
func speaks(a *annotated, gold *score.Quote, e *story.Entity) bool {
	if len(gold.SpeakerNames) > 0 {
		for _, name := range gold.SpeakerNames {
			if sameName(name, e.Name) {
				return true
			}
		}
		return false
	}
	for _, p := range gold.Speaker.Spans {
		s := a.span(p)
		for _, m := range e.Mentions {
			if s.Overlaps(m) {
				return true
			}
		}
		if sameName(s.In(a.Text), e.Name) {
			return true
		}
	}
	return false
}

// heads says that a phrase holds a word that an annotated mention turns on, the last one of each of its pieces between
// commas, before what follows the noun; and that it is not much longer than the mention.
func (a *annotated) heads(gold *score.Quote, phrase story.Span) bool {
	for _, p := range gold.Speaker.Spans {
		span := a.span(p)
		if phrase.End-phrase.Start > 3*(span.End-span.Start) {
			continue
		}
		at := span.Start
		for _, piece := range strings.SplitAfter(span.In(a.Text), ",") {
			if end := at + headEnd(piece); at < end && phrase.Start < end && end <= phrase.End {
				return true
			}
			at += len(piece)
		}
	}
	return false
}

// after are the words that begin what follows the noun of a phrase.
var afterNoun = map[string]bool{"who": true, "whom": true, "whose": true, "which": true, "that": true, "of": true, "for": true, "from": true,
	"at": true, "in": true, "on": true, "with": true, "to": true, "and": true, "or": true, "as": true}

// headEnd is where the noun that a phrase turns on ends.
func headEnd(phrase string) int {
	end, at := 0, 0
	for _, word := range strings.SplitAfter(phrase, " ") {
		bare := strings.Trim(word, " ,.;:()’'\"”\n")
		if end > 0 && afterNoun[bare] {
			break
		}
		at += len(word)
		if bare != "" {
			end = at - len(word) + strings.Index(word, bare) + len(bare)
		}
	}
	return end
}

// sameName says that two names end alike and the words of one are among those of the other.
func sameName(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	for _, w := range x {
		if !strings.Contains(" "+strings.Join(y, " ")+" ", " "+w+" ") {
			return false
		}
	}
	return true
}

// fitRanking fits the queries that are not in the fold left out, 0 for none.
func fitRanking(voc *model.Vocabulary, queries []query, leftOut int) ([]byte, error) {
	var data []model.Choice
	for _, q := range queries {
		if leftOut > 0 && score.InPart(q.from.ID, leftOut, speakerFolds) {
			continue
		}
		c := model.Choice{Right: q.right, Weight: weightOf[q.from.source]}
		for _, cand := range q.Candidates {
			c.Candidates = append(c.Candidates, voc.IDs(nil, cand.Keys))
		}
		data = append(data, c)
	}
	draft := model.FitRanker(voc, data, speakerCourse).Draft("speakers")
	draft.Sources = []string{newsroomSource, polnearSource}
	return draft.Encode(model.Precision{Step: 0.001, Least: 0.005})
}

// crossSpeakers prints how often the best candidate is right for stories not learnt from, beside the nearest one.
func crossSpeakers(w io.Writer, voc *model.Vocabulary, queries []query) {
	type tally struct{ n, right, first int }
	tallies := map[string]*tally{}
	for fold := 1; fold <= speakerFolds; fold++ {
		file, err := fitRanking(voc, queries, fold)
		if err != nil {
			fmt.Fprintf(w, "  fold %d: %v\n", fold, err)
			return
		}
		m, err := model.Read(file)
		if err != nil {
			fmt.Fprintf(w, "  fold %d: %v\n", fold, err)
			return
		}
		for _, q := range queries {
			if !score.InPart(q.from.ID, fold, speakerFolds) {
				continue
			}
			best := 0
			for j := range q.Candidates {
				if m.Sum(q.Candidates[j].Keys) > m.Sum(q.Candidates[best].Keys) {
					best = j
				}
			}
			t := tallies[q.what()]
			if t == nil {
				t = &tally{}
				tallies[q.what()] = t
			}
			t.n++
			t.right += count(q.right[best])
			t.first += count(q.right[0])
		}
	}
	for _, what := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[what]
		fmt.Fprintf(w, "  %s, cross-validated by story: %d of %d right, %d by taking the first\n", what, t.right, t.n, t.first)
	}
}

// what is the query's kind and source.
func (q *query) what() string {
	if q.Candidates[0].Entity < 0 {
		return "subjects, " + q.from.source
	}
	return "others, " + q.from.source
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
