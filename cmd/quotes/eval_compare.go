package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/compare"
	"quotedesk/app/score/newsroom"
	"quotedesk/app/score/wording"
	"quotedesk/app/story"
)

// comparison measures how quotations are laid beside source texts.
func (e evaluation) comparison(c invocation, files []string) (int, error) {
	var stories []newsroom.Story
	for _, name := range files {
		more, err := corpusStories(name, c.err)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		stories = append(stories, more...)
	}
	set := wording.Build(stories, e.tuning)
	if len(set.Pairs) == 0 {
		return 0, fmt.Errorf("no pair can be made of these stories: they hold no long direct quotation of the half that is asked for")
	}
	r := wording.Measure(set, comparer(set))
	if err := e.printComparison(c.out, r); err != nil {
		return c.fail(exitSome, err), nil
	}
	return exitWell, nil
}

func corpusStories(name string, notes io.Writer) ([]newsroom.Story, error) {
	if !strings.EqualFold(filepath.Ext(name), ".txt") {
		return nil, fmt.Errorf("what is asked for needs files of the newsroom corpus (.txt)")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the annotated stories: %w", err)
	}
	defer f.Close() // only read from: nothing can be lost
	stories, faults, err := newsroom.Read(f)
	for _, f := range faults {
		fmt.Fprintln(notes, clean(fmt.Sprintf("quotes: %s: %s", name, f)))
	}
	return stories, err
}

// comparer answers pairs of the set as the desk would.
func comparer(set wording.Set) func(wording.Pair) wording.Answer {
	sources := make([]*compare.Source, len(set.Sources))
	for i, s := range set.Sources {
		sources[i] = compare.Read(s.Text)
	}
	return func(p wording.Pair) wording.Answer {
		q := compare.Quotation{Text: p.Story, Speakers: p.Speakers}
		for _, s := range p.Parts {
			q.Parts = append(q.Parts, story.Span{Start: s[0], End: s[1]})
		}
		found := sources[p.Source].Compare(q)
		place := found.Place()
		a := wording.Answer{Grade: string(found.Grade), Label: string(found.Speaker), Place: [2]int{place.Start, place.End}}
		for _, f := range found.Flags {
			a.Flags = append(a.Flags, string(f))
		}
		return a
	}
}

func (e evaluation) printComparison(out io.Writer, r wording.Result) error {
	if e.json {
		b, err := json.MarshalIndent(r, "", " ")
		if err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		_, err = fmt.Fprintf(out, "%s\n", escapeControls(b))
		return err
	}
	_, err := io.WriteString(out, clean(r.Table()+r.Errors(e.quote.Errors)))
	return err
}
