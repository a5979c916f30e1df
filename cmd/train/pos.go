package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/extract/token"
)

// fitPos trains parts of speech on the training parts of two English treebanks and measures on the development part of
// one, twice: with its own words, and with the text put together again and cut by package token.
func fitPos(w io.Writer, from folders) ([]byte, error) {
	var train []tag.Sentence
	for _, name := range []string{"ewt.train.tsv", "gum.train.tsv"} {
		s, err := readTagged(filepath.Join(from.data, "pos", name))
		if err != nil {
			return nil, err
		}
		train = append(train, s...)
	}
	dev, err := readTagged(filepath.Join(from.data, "pos", "ewt.dev.tsv"))
	if err != nil {
		return nil, err
	}
	course := tag.Usual()
	course.Report = func(epoch int, wrong float64) {
		fmt.Fprintf(w, "  epoch %d: %.2f %% wrong while learning\n", epoch, 100*wrong)
	}
	file, err := tag.Train(train, []string{"UD English EWT", "UD English GUM"}, course)
	if err != nil {
		return nil, err
	}
	m, err := tag.Load(file)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(w, "  held out, words as given: %s\n", m.Measure(dev))
	fmt.Fprintf(w, "  held out, words as cut:   %s\n", measureCut(m, dev))
	return file, nil
}

// readTagged reads lines of word, tab, part of speech and perhaps more, with a blank line after each sentence.
func readTagged(path string) ([]tag.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read tagged sentences: %w", err)
	}
	defer f.Close()
	var out []tag.Sentence
	var s tag.Sentence
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = tag.Sentence{}
			continue
		}
		word, rest, _ := strings.Cut(lines.Text(), "\t")
		name, _, _ := strings.Cut(rest, "\t")
		t, ok := tag.Parse(name)
		if !ok {
			return nil, fmt.Errorf("read tagged sentences: %s, line %d: %q is no part of speech", filepath.Base(path), n, name)
		}
		s.Words, s.Tags = append(s.Words, word), append(s.Tags, t)
	}
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read tagged sentences: %s: %w", filepath.Base(path), err)
	}
	return out, nil
}

// measureCut rebuilds the text of the sentences, one a line, tags the words that package token finds in it, and counts
// a given word as right when a token with its tag ends where it ends.
func measureCut(m *tag.Model, sentences []tag.Sentence) tag.Result {
	var text strings.Builder
	type place struct {
		end int
		tag tag.Tag
	}
	var places []place
	for i := range sentences {
		s := &sentences[i]
		for j, word := range s.Words {
			if j > 0 && apart(s, j) {
				text.WriteByte(' ')
			}
			text.WriteString(word)
			places = append(places, place{text.Len(), s.Tags[j]})
		}
		text.WriteString("\n\n")
	}
	d := token.Split(text.String())
	tags := m.Tag(d)
	ends := make(map[int]tag.Tag, len(tags))
	for i, t := range tags {
		ends[int(d.Tokens[i].End)] = t
	}
	var r tag.Result
	for _, p := range places {
		t, found := ends[p.end]
		r.Add(p.tag, t, found)
	}
	return r
}

// apart says that a space stands between words j-1 and j as English is usually printed; the treebank files do not say.
func apart(s *tag.Sentence, j int) bool {
	before, word := s.Words[j-1], s.Words[j]
	switch {
	case strings.HasPrefix(word, "'") && len(word) > 1, strings.HasPrefix(word, "’") && len(word) > 3, strings.EqualFold(word, "n't"), word == "n’t":
		return false
	case s.Tags[j] == tag.Part && (word == "'" || word == "’"):
		return false
	case s.Tags[j] == tag.Punct && strings.Trim(word, ".,:;!?)]}…”%") == "":
		return false
	case before == "(" || before == "[" || before == "“" || before == "$" || before == "#" && s.Tags[j] == tag.Num:
		return false
	case (before == "-" || before == "/") && s.Tags[j-1] == tag.Punct, (word == "-" || word == "/") && s.Tags[j] == tag.Punct:
		return false
	}
	return true
}
