package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/score"
	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// annotated is a story with what people found in it. Offsets in bytes of the text are in at.
type annotated struct {
	score.Document
	source string // the name of the data
	at     []int  // byte offset of each code point, and of the end
}

// The data that quotations are learnt from.
const (
	newsroomSource = "newsroom"
	polnearSource  = "PolNeAR"
)

// readAnnotated reads the newsroom stories that are not kept for measuring, and PolNeAR.
func readAnnotated(from folders) ([]annotated, error) {
	files, err := newsroomSets(from.stories)
	if err != nil {
		return nil, err
	}
	var out []annotated
	for _, f := range files {
		for _, d := range f.stories {
			if !score.HeldOut(d.ID) {
				out = append(out, annotate(d, newsroomSource))
			}
		}
	}
	polnear, err := readDocuments(filepath.Join(from.data, "quotes", "polnear.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, d := range polnear {
		out = append(out, annotate(d, polnearSource))
	}
	return out, nil
}

// newsroomSets reads the newsroom stories, a set a file, those kept for measuring too.
func newsroomSets(folder string) ([]nameSet, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("there are no stories in %s", folder)
	}
	var out []nameSet
	for _, path := range files {
		stories, err := readNewsroom(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		out = append(out, nameSet{strings.TrimSuffix(filepath.Base(path), ".txt"), stories})
	}
	return out, nil
}

func readNewsroom(path string) ([]score.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read annotated stories: %w", err)
	}
	defer f.Close()
	stories, faults, err := newsroom.Read(f)
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("read annotated stories: %s", faults[0])
	}
	var out []score.Document
	for _, s := range stories {
		out = append(out, s.Document)
	}
	return out, nil
}

// readDocuments reads one story a line.
func readDocuments(path string) ([]score.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read annotated stories: %w", err)
	}
	defer f.Close()
	var out []score.Document
	lines := bufio.NewReader(f)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			d, err := score.ParseDocument(line)
			if err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", filepath.Base(path), n, err)
			}
			out = append(out, d)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read annotated stories: %s: %w", filepath.Base(path), err)
		}
	}
}

func annotate(d score.Document, source string) annotated {
	a := annotated{Document: d, source: source}
	for i := range d.Text {
		a.at = append(a.at, i)
	}
	a.at = append(a.at, len(d.Text))
	return a
}

// span is a pair of code points in bytes.
func (a *annotated) span(p score.Pair) story.Span {
	return story.Span{Start: a.at[p[0]], End: a.at[p[1]]}
}

// spans are the parts of an annotated quotation in bytes.
func (a *annotated) spans(q *score.Quote) []story.Span {
	if len(q.Parts) == 0 {
		return []story.Span{a.span(score.Pair{q.Start, q.End})}
	}
	var out []story.Span
	for _, p := range q.Parts {
		out = append(out, a.span(p))
	}
	return out
}

// meets is the annotated quotation whose words the parts share most, at least a third of both together; nil when
// there is none.
func (a *annotated) meets(parts []story.Span) *score.Quote {
	const least = 0.3
	var best *score.Quote
	most := least
	for i := range a.Quotes {
		gold := a.spans(&a.Quotes[i])
		if f := 2 * float64(shared(gold, parts)) / float64(length(gold)+length(parts)); f >= most && (best == nil || f > most) {
			best, most = &a.Quotes[i], f
		}
	}
	return best
}

func length(spans []story.Span) int {
	n := 0
	for _, s := range spans {
		n += s.End - s.Start
	}
	return n
}

// shared is how many bytes stand in both lists.
func shared(a, b []story.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}
