package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sort"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/name"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// listsFolder is where the word lists stand in assets.Lists.
const listsFolder = "lists"

// Engine reads stories. Make one with New and share it: it keeps nothing between two texts and may be used by any
// number of goroutines at once.
type Engine struct {
	lists *name.Lists
	lex   *quote.Lexicon
	model string
}

// New loads the word lists. An error means that the program was built with a damaged list.
func New() (*Engine, error) {
	lists, err := name.LoadLists(assets.Lists)
	if err != nil {
		return nil, fmt.Errorf("load the lists of names: %w", err)
	}
	lex, err := quote.Load(assets.Lists, listsFolder)
	if err != nil {
		return nil, fmt.Errorf("load the lists of cues: %w", err)
	}
	model, err := fingerprint(assets.Lists)
	if err != nil {
		return nil, fmt.Errorf("read the word lists: %w", err)
	}
	return &Engine{lists: lists, lex: lex, model: model}, nil
}

// Model is a fingerprint of the word lists, 12 hexadecimal digits: two engines with the same Version and Model give the
// same findings for the same text.
func (e *Engine) Model() string { return e.model }

// fingerprint hashes the names and bytes of all lists in name order.
func fingerprint(files fs.FS) (string, error) {
	entries, err := fs.ReadDir(files, listsFolder)
	if err != nil {
		return "", err
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	h := sha256.New()
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		b, err := fs.ReadFile(files, listsFolder+"/"+entry.Name())
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n", entry.Name(), len(b))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}

// Extract finds the quotations, speakers and names of text; Checks are left to package check. The only error is the
// context's, when it is cancelled: any text at all can be read. Spans are byte offsets into text.
func (e *Engine) Extract(ctx context.Context, text string) (story.Findings, error) {
	if err := ctx.Err(); err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	doc := token.Split(text)
	around := furniture.Find(doc)
	if err := ctx.Err(); err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	names := name.Find(doc, around, e.lists)
	quotes, err := read(ctx, doc, &around, cast(names), e.lex)
	if err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	return story.Findings{Engine: Version, Model: e.model, Furniture: around.Furniture, Quotes: quotes, Entities: names.Entities}, nil
}

// cast hands the names over to package speaker.
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
