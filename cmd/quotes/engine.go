package main

import (
	"fmt"

	"quotedesk/app/check"
	"quotedesk/app/extract"
)

// newReader loads the engine. Its error means that nothing can be read at all.
func newReader() (reader, error) {
	e, err := extract.New()
	if err != nil {
		return reader{}, fmt.Errorf("load the engine: %w", err)
	}
	return reader{engine: extract.Version, model: e.Model(), find: e.Extract, check: check.Run}, nil
}
