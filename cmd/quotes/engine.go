package main

import (
	"context"
	"fmt"
	"os"

	"quotedesk/app/check"
	"quotedesk/app/extract"
	"quotedesk/app/story"
)

// newReader loads the engine. Its error means that nothing can be read at all.
func newReader() (reader, error) {
	e, err := extract.New()
	return readerOf(e, err)
}

// readerWith is newReader with the models in the folder dir/model in place of those the program ships.
func readerWith(dir string) (reader, error) {
	e, err := extract.NewWith(os.DirFS(dir))
	return readerOf(e, err)
}

// checkPlain applies the editorial rules without a house style.
func checkPlain(ctx context.Context, text string, f story.Findings) []story.Check {
	return check.Run(ctx, text, f, check.Given{House: check.Plain()})
}

func readerOf(e *extract.Engine, err error) (reader, error) {
	if err != nil {
		return reader{}, fmt.Errorf("load the engine: %w", err)
	}
	return reader{engine: extract.Version, model: e.Model(), find: e.Extract, check: checkPlain}, nil
}
