package main

import (
	"context"
	"fmt"
)

// bench runs all benchmarks, then measures the engine as a whole.
func (p project) bench(ctx context.Context) error {
	cmd := p.goTool(ctx, pureGo, "test", "-tags", testTags, "-run", "^$", "-bench", ".", "-benchmem", "./...")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run the benchmarks: %w", err)
	}
	if err := p.buildQuotes(ctx); err != nil {
		return err
	}
	return p.engineFigures(ctx)
}
