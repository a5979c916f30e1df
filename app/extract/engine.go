package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"sort"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/name"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// Engine reads stories. Make one with New and share it: it keeps nothing between two texts and may be used by any
// number of goroutines at once.
type Engine struct {
	lists *name.Lists
	know  *knowledge
	model string
}

// New loads the word lists and models that the program ships. An error means that it was built with a damaged one.
func New() (*Engine, error) { return NewWith(assets.Models) }

// NewWith is New with the models under model/ of models in place of those the program ships.
func NewWith(models fs.FS) (*Engine, error) { return load(models, learn) }

// NewStudent is NewWith for training: it asks for no model of the confidence, which is fitted last, and finds every row
// as likely right as wrong.
func NewStudent(models fs.FS) (*Engine, error) { return load(models, learnUnsure) }

func load(models fs.FS, learn func(lists, models fs.FS) (*knowledge, error)) (*Engine, error) {
	lists, err := name.LoadLists(assets.Lists)
	if err != nil {
		return nil, fmt.Errorf("load the lists of names: %w", err)
	}
	if lists, err = lists.WithModels(models); err != nil {
		return nil, err
	}
	know, err := learn(assets.Lists, models)
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	for _, from := range []struct {
		files  fs.FS
		folder string
	}{{assets.Lists, listsFolder}, {models, modelFolder}} {
		if err := fingerprint(h, from.files, from.folder); err != nil {
			return nil, fmt.Errorf("read the word lists and models: %w", err)
		}
	}
	return &Engine{lists: lists, know: know, model: hex.EncodeToString(h.Sum(nil))[:12]}, nil
}

// Model is a fingerprint of the word lists and models, 12 hexadecimal digits: two engines with the same Version and
// Model give the same findings for the same text.
func (e *Engine) Model() string { return e.model }

// fingerprint hashes the names and bytes of all files of a folder in name order.
func fingerprint(h hash.Hash, files fs.FS, folder string) error {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return err
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		b, err := fs.ReadFile(files, folder+"/"+entry.Name())
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %d\n", entry.Name(), len(b))
		h.Write(b)
	}
	return nil
}

// Extract finds the quotations, speakers and names of text; Checks are left to package check. The only error is the
// context's, when it is cancelled: any text at all can be read. Spans are byte offsets into text.
func (e *Engine) Extract(ctx context.Context, text string) (story.Findings, error) {
	return e.ExtractWith(ctx, text, story.Decisions{})
}

// ExtractWith is Extract for a text whose names a person has decided on. Every decision holds in the findings, speakers
// are looked for among the names as decided, and names that no decision touches are those of Extract.
func (e *Engine) ExtractWith(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
	if err := ctx.Err(); err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	doc := token.Split(text)
	around := furniture.Find(doc)
	if err := ctx.Err(); err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	reading, err := read(ctx, doc, &around, cast(name.FindWith(doc, around, e.lists, by)), e.know)
	if err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	return story.Findings{Engine: Version, Model: e.model, Furniture: around.Furniture, Quotes: e.know.assemble(reading), Entities: reading.Cast.Entities}, nil
}

// cast hands the names over to package speaker, without what only the search for them needed.
func cast(names *name.Names) speaker.Cast {
	c := speaker.Cast{Entities: names.Entities, Gender: make([]speaker.Gender, len(names.Genders))}
	for i, g := range names.Genders {
		switch g {
		case name.Feminine:
			c.Gender[i] = speaker.Female
		case name.Masculine:
			c.Gender[i] = speaker.Male
		}
	}
	return c
}
