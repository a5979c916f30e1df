package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"quotedesk/app/score"
)

// block is the figures of one file, or of all together; one of the three is there.
type block struct {
	File   string              `json:"file"`
	Quotes *score.QuotesResult `json:"quotes,omitempty"`
	Names  *score.NamesResult  `json:"names,omitempty"`
	Effort *score.EffortResult `json:"effort,omitempty"`
}

// block scores the stories of some files together.
func (e evaluation) block(name string, gold []goldFile, found [][]*score.Prediction) (block, error) {
	if e.names {
		t := score.NewNames(e.types, e.quote.Errors)
		for i, g := range gold {
			for j, d := range g.stories {
				t.Add(d, found[i][j])
			}
		}
		r := t.Result()
		return block{File: name, Names: &r}, nil
	}
	if e.effort {
		t := score.NewEffort(e.types, e.quote.ReportingOnly)
		err := addAll(t, gold, found)
		r := t.Result()
		return block{File: name, Effort: &r}, err
	}
	t := score.NewQuotes(e.quote)
	err := addAll(t, gold, found)
	r := t.Result()
	return block{File: name, Quotes: &r}, err
}

// adder counts stories one by one.
type adder interface {
	Add(score.Document, *score.Prediction) error
}

func addAll(t adder, gold []goldFile, found [][]*score.Prediction) error {
	for i, g := range gold {
		for j, d := range g.stories {
			if err := t.Add(d, found[i][j]); err != nil {
				return fmt.Errorf("%s: %w", g.name, err)
			}
		}
	}
	return nil
}

// print writes the blocks. A single one needs no name above it.
func (e evaluation) print(out io.Writer, blocks []block) error {
	if e.json {
		b, err := json.MarshalIndent(blocks, "", " ")
		if err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		_, err = fmt.Fprintf(out, "%s\n", escapeControls(b))
		return err
	}
	var b strings.Builder
	for i, x := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if len(blocks) > 1 {
			b.WriteString("== " + x.File + "\n")
		}
		b.WriteString(e.text(x))
	}
	_, err := io.WriteString(out, clean(b.String()))
	return err
}

func (e evaluation) text(x block) string {
	if x.Names != nil {
		return x.Names.Table() + score.ErrorLines(x.Names.Errors)
	}
	if x.Effort != nil {
		return x.Effort.Table()
	}
	text := x.Quotes.Table()
	if e.phenomena {
		text += x.Quotes.PhenomenaTable()
	}
	if e.calibration {
		text += x.Quotes.CalibrationTable()
	}
	return text + score.ErrorLines(x.Quotes.Errors)
}
