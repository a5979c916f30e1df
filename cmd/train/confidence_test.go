package main

import (
	"fmt"
	"strings"
	"testing"

	"quotedesk/app/extract"
	"quotedesk/app/score"
)

// madeUpRows are rows of stories of both sources, right when their first measure is high, but for every tenth.
func madeUpRows() []judgedRow {
	var rows []judgedRow
	for n := range 400 {
		source := newsroomSource
		if n%2 == 0 {
			source = polnearSource
		}
		m := make([]float64, len(extract.Measures()))
		m[0] = float64(n * 7 % 20)
		right := (m[0] >= 8) != (n%10 == 0)
		a := annotate(score.Document{ID: fmt.Sprint("story-", n/4), Text: "x"}, source)
		rows = append(rows, judgedRow{Row: extract.Row{Measures: m, Shown: func(p float64) float64 { return p }}, from: &a, right: right})
	}
	return rows
}

// TestConfidenceIsJudgedOnOtherStories holds that no row is scored by a forest grown on its story, and that what is shown
// tells the right rows from the wrong.
func TestConfidenceIsJudgedOnOtherStories(t *testing.T) {
	rows := madeUpRows()
	for fold := 1; fold <= confidenceFolds; fold++ {
		out := 0
		for i := range rows {
			out += count(rows[i].in(fold))
		}
		if got := len(samples(rows, fold)); out == 0 || got != len(rows)-out {
			t.Errorf("fold %d: %d samples of %d rows, %d of them in it", fold, got, len(rows), out)
		}
	}
	crossConfidence(rows)
	shown := crossCurve(rows)
	for i := range rows {
		if sure := shown[i] > 0.7; sure != (rows[i].Measures[0] >= 8) || shown[i] <= 0 || shown[i] >= 1 {
			t.Errorf("row %d with %g is shown at %g", i, rows[i].Measures[0], shown[i])
		}
	}
	var said strings.Builder
	worth(&said, newsroomSource, rows, shown)
	if !strings.Contains(said.String(), "of 200 rows wrong") {
		t.Error(said.String())
	}
}

// TestNamesOfAFoldAreNotLearnt holds that the names of a newsroom story are not learnt by a model that is to be
// measured on it, and that no story kept for measuring teaches any.
func TestNamesOfAFoldAreNotLearnt(t *testing.T) {
	kept := 0
	for n := range 60 {
		d := score.Document{ID: fmt.Sprint("newsroom/x-", n)}
		if score.HeldOut(d.ID) {
			if (folders{}).teaches(nameSet{name: "uk"}, d) || (folders{}).teaches(nameSet{name: "btc"}, d) {
				t.Errorf("%s is kept for measuring and teaches", d.ID)
			}
			continue
		}
		kept++
		teaching := 0
		for fold := 1; fold <= confidenceFolds; fold++ {
			f := folders{fold: foldOf(fold)}
			in := score.InPart(d.ID, fold, confidenceFolds)
			if f.teaches(nameSet{name: "uk", newsroom: true}, d) == in {
				t.Errorf("%s, fold %d: teaches %v", d.ID, fold, in)
			}
			teaching += count(f.teaches(nameSet{name: "wikigold"}, d))
		}
		if teaching != confidenceFolds {
			t.Errorf("%s of another set teaches in %d folds", d.ID, teaching)
		}
	}
	if kept == 0 {
		t.Error("no story to learn from")
	}
}

func foldOf(n int) fold { return fold{n, confidenceFolds} }
