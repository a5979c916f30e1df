package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"quotedesk/app/story"
)

// reader reads the text of one story: findings with their checks. It may be used by several goroutines at once.
type reader struct {
	engine, model string // versions, as they stand in every line
	find          func(context.Context, string) (story.Findings, error)
	check         func(context.Context, string, story.Findings) []story.Check
}

// read runs the engine and the checks over text. A panic in them becomes the story's error, so that one story
// never stops a run of thousands; the stack goes to trace, for whoever mends it.
func (r reader) read(ctx context.Context, text string, trace io.Writer) (found story.Findings, err error) {
	defer func() {
		if p := recover(); p != nil {
			stack := strings.ReplaceAll(string(debug.Stack()), "\t", "    ")
			fmt.Fprintln(trace, clean(fmt.Sprintf("quotes: the engine failed: %v\n%s", p, stack)))
			found, err = story.Findings{}, fmt.Errorf("the engine failed on this story: %v", p)
		}
	}()
	found, err = r.find(ctx, text)
	if err != nil {
		return story.Findings{}, fmt.Errorf("read the story: %w", err)
	}
	found.Checks = r.check(ctx, text, found)
	return found, nil
}
