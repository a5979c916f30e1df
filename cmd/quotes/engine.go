package main

import (
	"fmt"
	"os"

	"quotedesk/app/check"
	"quotedesk/app/extract"
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

func readerOf(e *extract.Engine, err error) (reader, error) {
	if err != nil {
		return reader{}, fmt.Errorf("load the engine: %w", err)
	}
	return reader{engine: extract.Version, model: e.Model(), find: e.Extract, check: check.Run}, nil
}
