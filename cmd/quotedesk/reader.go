package main

import (
	"context"
	"sync"

	"quotedesk/app/check"
	"quotedesk/app/extract"
	"quotedesk/app/story"
)

// reader runs the engine and the checks; the engine is loaded with the first story.
type reader struct {
	once   sync.Once
	engine *extract.Engine
	err    error
}

func (r *reader) read(ctx context.Context, text string) (story.Findings, error) {
	r.once.Do(func() { r.engine, r.err = extract.New() })
	if r.err != nil {
		return story.Findings{}, r.err
	}
	f, err := r.engine.Extract(ctx, text)
	if err != nil {
		return story.Findings{}, err
	}
	f.Checks = check.Run(ctx, text, f)
	return f, ctx.Err()
}
