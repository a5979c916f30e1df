package main

import (
	"context"
	"fmt"
	"strconv"
)

// bench runs all benchmarks, then measures the engine as a whole; or, for “archive”, a large archive.
func (p project) bench(ctx context.Context, args []string) error {
	if len(args) > 0 {
		return benchOther(ctx, args)
	}
	cmd := p.goTool(ctx, pureGo, "test", "-tags", testTags, "-run", "^$", "-bench", ".", "-benchmem", "./...")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run the benchmarks: %w", err)
	}
	if err := p.buildQuotes(ctx); err != nil {
		return err
	}
	return p.engineFigures(ctx)
}

// benchOther measures a large archive: “archive [STORIES [FOLDER]]”.
func benchOther(ctx context.Context, args []string) error {
	stories, dir := archiveStories, ""
	if len(args) > 1 {
		n, err := strconv.Atoi(args[1])
		if err != nil || n < 100 {
			return fmt.Errorf("an archive of %q stories: %w", args[1], errUsage)
		}
		stories = n
	}
	if len(args) > 2 {
		dir = args[2]
	}
	if args[0] != "archive" || len(args) > 3 {
		return fmt.Errorf("%q: %w", args, errUsage)
	}
	return benchArchive(ctx, stories, dir)
}
