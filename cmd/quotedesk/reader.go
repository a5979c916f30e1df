package main

import (
	"context"
	"fmt"
	"sync"

	"quotedesk/app/extract"
	"quotedesk/app/story"
)

// reader runs the engine, which is loaded with the first story.
type reader struct {
	once   sync.Once
	engine *extract.Engine
	err    error
}

// read finds what there is in a text. A fault in the engine is an error: the story is stored, and the window
// stays.
func (r *reader) read(ctx context.Context, text string, by story.Decisions) (f story.Findings, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the engine broke on this story (%v). The story is saved and can be corrected by hand", p)
		}
	}()
	r.once.Do(func() { r.engine, r.err = extract.New() })
	if r.err != nil {
		return story.Findings{}, r.err
	}
	return r.engine.ExtractWith(ctx, text, by)
}
