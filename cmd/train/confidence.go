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

var confidenceGrowth = model.Growth{Rounds: 4, Trees: 150, Depth: 5, Rate: 0.07, L2: 10, Least: 10, Share: 0.5, Bins: 32, Seed: 1}

// confidenceWeight is how much a row counts: there are seven of PolNeAR for each of the newsroom corpus, and the newsroom's
// idea of what is reported speech is the product's.
var confidenceWeight = map[string]float64{newsroomSource: 5, polnearSource: 1}

// judgedRow is a row of the engine and whether it is right.
type judgedRow struct {
	extract.Row
	from  *annotated
	right bool    // the words to the word, and the speaker
	score float64 // by a forest that was not grown on its fold
}

// fitConfidence fits how likely a row is right, as package score judges it: a forest with a curve drawn through rows it was
// not grown on. The stories of each fold are read with models that were not fitted on them, those of names among
// them. The newsroom stories that are kept for measuring are left out.
func fitConfidence(w io.Writer, from folders) ([]byte, error) {
	stories, err := readAnnotated(from)
	if err != nil {
		return nil, err
	}
	rows, err := judgeRows(stories, from)
	if err != nil {
		return nil, err
	}
	crossConfidence(rows)
	fmt.Fprintf(w, "  %d rows, %d measures\n", len(rows), len(extract.Measures()))
	shown := crossCurve(rows)
	for _, source := range []string{newsroomSource, polnearSource} {
		worth(w, source, rows, shown)
	}
	forest := model.FitForest("confidence", extract.Measures(), samples(rows, 0), confidenceGrowth)
	forest.Sources, forest.Curve = []string{newsroomSource, polnearSource}, confidenceCurve(rows, 0)
	return forest.Encode()
}

// judgeRows reads the stories fold by fold, each with models that were not fitted on it, and judges each row.
func judgeRows(stories []annotated, from folders) ([]judgedRow, error) {
	outer := from.fold
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
			for _, row := range r.Rows() {
				if right, counts := a.judge(row.Quote); counts {
					out = append(out, judgedRow{Row: row, from: a, right: right})
				}
			}
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
	for _, p := range []part{{name: "names", fit: fitNamesUnmeasured}, {name: "regions", fit: fitRegions}, {name: "rules", fit: fitRules}, {name: "content", fit: fitContent}, {name: "speakers", fit: fitSpeakers}} {
		if err := p.train(io.Discard, from); err != nil {
			return nil, fmt.Errorf("fold %s: %w", &from.fold, err)
		}
	}
	return from.engine()
}

// judge says whether a row is right; the second value is false for one that is neither right nor wrong.
func (a *annotated) judge(q story.Quote) (right, counts bool) {
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
		return false, false
	}
	c := t.Result().Calibration
	return c.Right > 0, c.Rows > 0
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

// samples are the rows that are not in the fold left out, 0 for none.
func samples(rows []judgedRow, leftOut int) []model.Sample {
	var out []model.Sample
	for i := range rows {
		if !rows[i].in(leftOut) {
			out = append(out, model.Sample{Values: rows[i].Measures, Yes: rows[i].right, Weight: confidenceWeight[rows[i].from.source]})
		}
	}
	return out
}

// in says that the row is of the fold; none is of fold 0.
func (r *judgedRow) in(fold int) bool {
	return fold > 0 && score.InPart(r.from.ID, fold, confidenceFolds)
}

// crossConfidence scores each row by a forest grown on the other folds.
func crossConfidence(rows []judgedRow) {
	for fold := 1; fold <= confidenceFolds; fold++ {
		f := model.FitForest("confidence", extract.Measures(), samples(rows, fold), confidenceGrowth)
		for i := range rows {
			if rows[i].in(fold) {
				rows[i].score = f.Score(rows[i].Measures)
			}
		}
	}
}

// confidenceCurve is drawn through the rows that are not in the fold left out, 0 for none.
func confidenceCurve(rows []judgedRow, leftOut int) model.Curve {
	var outcomes []model.Judged
	for i := range rows {
		if !rows[i].in(leftOut) {
			outcomes = append(outcomes, model.Judged{Score: rows[i].score, Yes: rows[i].right})
		}
	}
	return model.Platt(outcomes)
}

// crossCurve is the confidence of each row as it would be shown, by a curve drawn through the other folds.
func crossCurve(rows []judgedRow) []float64 {
	out := make([]float64, len(rows))
	for fold := 1; fold <= confidenceFolds; fold++ {
		curve := confidenceCurve(rows, fold)
		for i := range rows {
			if rows[i].in(fold) {
				out[i] = rows[i].Shown(curve.At(rows[i].score))
			}
		}
	}
	return out
}

// worth prints what the confidence, as it is shown, is worth for the rows of one source.
func worth(w io.Writer, source string, rows []judgedRow, shown []float64) {
	var mine []int
	for i := range rows {
		if rows[i].from.source == source {
			mine = append(mine, i)
		}
	}
	slices.SortStableFunc(mine, func(a, b int) int { return cmp.Compare(shown[a], shown[b]) })
	wrong, first, sure, sureRight := 0, 0, 0, 0
	for n, i := range mine {
		wrong += count(!rows[i].right)
		if 5*n < len(mine) {
			first += count(!rows[i].right)
		}
		if shown[i] >= 0.9 {
			sure++
			sureRight += count(rows[i].right)
		}
	}
	fmt.Fprintf(w, "  %s, cross-validated: %d of %d rows wrong; at 0.9 or more %d of %d right; first fifth holds %d of the wrong\n",
		source, wrong, len(mine), sureRight, sure, first)
}
