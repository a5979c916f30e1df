package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

// confidenceFolds is into how many parts the stories are cut: what a row of one is judged by was not fitted on it.
const confidenceFolds = 5

var confidenceCourse = model.Descent{Epochs: 40, Rate: 0.05, L2: 6, Seed: 1}

// confidenceWeight is how much a row counts: there are seven of PolNeAR for each of the newsroom corpus, and the newsroom's
// idea of what is reported speech is the product's.
var confidenceWeight = map[string]float64{newsroomSource: 5, polnearSource: 1}

// judgedRow is a row of the engine and whether it is right.
type judgedRow struct {
	keys   []model.Key
	from   *annotated
	right  bool // the words closely enough, and the speaker
	toWord bool // the words to the word, and the speaker
	score  float64
}

// fitConfidence fits how likely a row is right, as a logistic model with a curve drawn through rows it was not fitted
// on. The stories of each fold are read with models that were not fitted on them. The newsroom stories that are kept
// for measuring are left out.
func fitConfidence(w io.Writer, from folders) ([]byte, error) {
	stories, err := readAnnotated(from)
	if err != nil {
		return nil, err
	}
	voc := model.NewVocabulary()
	rows, err := judgeRows(stories, voc, from)
	if err != nil {
		return nil, err
	}
	if err := voc.Cut(8); err != nil {
		return nil, err
	}
	outcomes := crossConfidence(voc, rows)
	curve := model.Isotonic(outcomes)
	fmt.Fprintf(w, "  %d rows, %d features\n", len(rows), voc.Len())
	for _, source := range []string{newsroomSource, polnearSource} {
		worth(w, source, rows, curve)
	}
	draft := model.FitLogistic(voc, examples(voc, rows, 0), confidenceCourse).Draft("confidence")
	draft.Sources, draft.Curve = []string{newsroomSource, polnearSource}, curve
	return draft.Encode(model.Precision{Step: 0.001, Least: 0.003})
}

// judgeRows reads the stories fold by fold, each with models that were not fitted on it, and judges each row.
func judgeRows(stories []annotated, voc *model.Vocabulary, from folders) ([]judgedRow, error) {
	outer := from.fold
	v := voc.Vector()
	var out []judgedRow
	for n := 1; n <= confidenceFolds; n++ {
		from.fold = fold{n, confidenceFolds}
		engine, err := stranger(from)
		if err != nil {
			return nil, err
		}
		for i := range stories {
			a := &stories[i]
			if !from.fold.holds(a) || outer.holds(a) {
				continue
			}
			r, err := engine.Study(context.Background(), a.Text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.ID, err)
			}
			r.Rows(v, func(q story.Quote, keys []model.Key) {
				if row, counts := a.judge(q); counts {
					row.keys = slices.Clone(keys)
					out = append(out, row)
				}
			})
		}
	}
	return out, nil
}

// stranger is an engine whose models have not seen the stories of a fold.
func stranger(from folders) (*extract.Engine, error) {
	dir, err := os.MkdirTemp("", "quotedesk-fold-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the models of a fold: %w", err)
	}
	defer os.RemoveAll(dir)
	from.models = dir
	for _, p := range []part{{name: "regions", fit: fitRegions}, {name: "rules", fit: fitRules}, {name: "content", fit: fitContent}, {name: "speakers", fit: fitSpeakers}} {
		if err := p.train(io.Discard, from); err != nil {
			return nil, fmt.Errorf("fold %s: %w", &from.fold, err)
		}
	}
	return from.engine()
}

// judge says whether a row is right; the second value is false for one that is neither right nor wrong.
func (a *annotated) judge(q story.Quote) (judgedRow, bool) {
	t := score.NewQuotes(score.Options{ReportingOnly: true})
	d := a.Document
	found := score.Quote{Kind: string(q.Kind), SpeakerName: q.SpeakerName}
	for _, p := range q.Parts {
		found.Parts = append(found.Parts, a.points(p))
	}
	found.Start, found.End = found.Parts[0][0], found.Parts[len(found.Parts)-1][1]
	for _, s := range q.Speaker {
		found.Speaker.Spans = append(found.Speaker.Spans, a.points(s))
	}
	d.Quotes = a.around(found.Start, found.End)
	if err := t.Add(d, &score.Prediction{ID: d.ID, Quotes: []score.Quote{found}}); err != nil {
		return judgedRow{}, false
	}
	r := t.Result()
	exact := r.Calibration.Right > 0
	right := exact
	if q.Kind != story.Direct {
		most := r.All["0.8"]
		right = exact || most.Pred > 0 && most.P > 0.999 && rightSpeaker(most)
	}
	return judgedRow{from: a, right: right, toWord: exact}, r.Calibration.Rows > 0
}

// rightSpeaker says that all units met have their speaker right.
func rightSpeaker(l score.LevelScore) bool {
	return (l.SpeakerAcc == nil || *l.SpeakerAcc > 0.999) && (l.NoSpeakerAcc == nil || *l.NoSpeakerAcc > 0.999)
}

// around are the annotated quotations that overlap a stretch of code points.
func (a *annotated) around(start, end int) []score.Quote {
	var out []score.Quote
	for _, q := range a.Quotes {
		if q.Start < end && start < q.End {
			out = append(out, q)
		}
	}
	return out
}

// points is a span in code points.
func (a *annotated) points(s story.Span) score.Pair {
	start, _ := slices.BinarySearch(a.at, s.Start)
	end, _ := slices.BinarySearch(a.at, s.End)
	return score.Pair{start, end}
}

// examples are the rows that are not in the fold left out, 0 for none.
func examples(voc *model.Vocabulary, rows []judgedRow, leftOut int) []model.Example {
	var out []model.Example
	for i := range rows {
		if leftOut == 0 || !score.InPart(rows[i].from.ID, leftOut, confidenceFolds) {
			out = append(out, model.Example{Features: voc.IDs(nil, rows[i].keys), Yes: rows[i].right, Weight: confidenceWeight[rows[i].from.source]})
		}
	}
	return out
}

// crossConfidence scores each row by a model fitted on the other folds.
func crossConfidence(voc *model.Vocabulary, rows []judgedRow) []model.Judged {
	var out []model.Judged
	for fold := 1; fold <= confidenceFolds; fold++ {
		l := model.FitLogistic(voc, examples(voc, rows, fold), confidenceCourse)
		for i := range rows {
			if score.InPart(rows[i].from.ID, fold, confidenceFolds) {
				rows[i].score = l.Score(voc.IDs(nil, rows[i].keys))
				out = append(out, model.Judged{Score: rows[i].score, Yes: rows[i].right})
			}
		}
	}
	return out
}

// worth prints what the confidence is worth for the rows of one source: by the measure that was learnt, and to the word.
func worth(w io.Writer, source string, rows []judgedRow, curve model.Curve) {
	var mine []judgedRow
	for _, r := range rows {
		if r.from.source == source {
			mine = append(mine, r)
		}
	}
	slices.SortStableFunc(mine, func(a, b judgedRow) int { return cmp.Compare(a.score, b.score) })
	for _, m := range []struct {
		name  string
		right func(judgedRow) bool
	}{{"closely", func(r judgedRow) bool { return r.right }}, {"to the word", func(r judgedRow) bool { return r.toWord }}} {
		wrong, first, sure, sureRight := 0, 0, 0, 0
		for i, r := range mine {
			wrong += count(!m.right(r))
			if 5*i < len(mine) {
				first += count(!m.right(r))
			}
			if curve.At(r.score) >= 0.9 {
				sure++
				sureRight += count(m.right(r))
			}
		}
		fmt.Fprintf(w, "  %s, cross-validated, %s: %d of %d rows wrong; at 0.9 or more %d of %d right; first fifth holds %d of the wrong\n",
			source, m.name, wrong, len(mine), sureRight, sure, first)
	}
}
