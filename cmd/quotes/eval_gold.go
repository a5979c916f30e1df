package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/score"
	"quotedesk/app/score/newsroom"
)

// goldFile is a file of annotated stories.
type goldFile struct {
	name    string
	stories []score.Document
}

// picking chooses stories; the zero value takes all.
type picking struct {
	split    string
	heldOut  bool
	part, of int // part of so many; of 0 takes all
}

func (p picking) takes(d score.Document) bool {
	return (p.split == "" || d.Split == p.split) &&
		(!p.heldOut || score.HeldOut(d.ID)) &&
		(p.of == 0 || score.InPart(d.ID, p.part, p.of))
}

// readGold reads the stories that are picked. What breaks the rules of a corpus is told to notes.
func readGold(names []string, pick picking, notes io.Writer) ([]goldFile, error) {
	var out []goldFile
	n := 0
	for _, name := range names {
		all, err := readStories(name, notes)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		file := goldFile{name: name}
		seen := map[string]bool{}
		for _, d := range all {
			if seen[d.ID] {
				return nil, fmt.Errorf("%s: two stories are called %s", name, d.ID)
			}
			seen[d.ID] = true
			if pick.takes(d) {
				file.stories = append(file.stories, d)
			}
		}
		n += len(file.stories)
		out = append(out, file)
	}
	if n == 0 {
		return nil, errors.New("no story is left to measure: the files are empty, or nothing fits --split, --heldout and --part")
	}
	return out, nil
}

func readStories(name string, notes io.Writer) ([]score.Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the annotated stories: %w", err)
	}
	defer f.Close() // only read from: nothing can be lost
	if strings.EqualFold(filepath.Ext(name), ".txt") {
		return readCorpus(f, name, notes)
	}
	var out []score.Document
	err = eachLine(f, func(line []byte) error {
		d, err := score.ParseDocument(line)
		out = append(out, d)
		return err
	})
	return out, err
}

func readCorpus(in io.Reader, name string, notes io.Writer) ([]score.Document, error) {
	stories, faults, err := newsroom.Read(in)
	if err != nil {
		return nil, err
	}
	for _, f := range faults {
		fmt.Fprintln(notes, clean(fmt.Sprintf("quotes: %s: %s", name, f)))
	}
	var out []score.Document
	for _, s := range stories {
		out = append(out, s.Document)
	}
	if len(out) == 0 {
		return nil, errors.New("there is no story in it: each begins with a line “=== ID”")
	}
	return out, nil
}

// eachLine calls do for each line that is not blank and names the line that fails.
func eachLine(in io.Reader, do func([]byte) error) error {
	lines := newLineReader(bufio.NewReader(in), maxLine)
	for n := 1; ; n++ {
		line, err := lines.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = do(line)
		}
		if err != nil {
			return fmt.Errorf("story %d: %w", n, err)
		}
	}
}

// readPredictions reads findings made earlier and puts them beside the stories they belong to.
func readPredictions(name string, gold []goldFile) ([][]*score.Prediction, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the findings: %w", err)
	}
	defer f.Close() // only read from: nothing can be lost
	byID := map[string]*score.Prediction{}
	err = eachLine(f, func(line []byte) error {
		var p score.Prediction
		if err := json.Unmarshal(line, &p); err != nil {
			return fmt.Errorf("read the findings: %w", err)
		}
		byID[p.ID] = &p
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out [][]*score.Prediction
	for _, g := range gold {
		var row []*score.Prediction
		for _, d := range g.stories {
			row = append(row, byID[d.ID])
		}
		out = append(out, row)
	}
	return out, nil
}
