package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// packager is Fyne's own tool, pinned. It is given a finished binary, because it only builds a main package
// that stands beside FyneApp.toml, and ours is in cmd.
const packager = "fyne.io/tools/cmd/fyne@v1.7.4"

// release makes build/release/*.tar.xz, which is installed with its own Makefile on any Linux.
func (p project) release(ctx context.Context) error {
	if err := install(ctx, buildNeeds, false); err != nil {
		return err
	}
	folder := p.path("build", "release")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the release folder: %w", err)
	}
	binary := filepath.Join(folder, "quotedesk")
	build := []string{"build", "-tags", windowTags, "-trimpath", "-ldflags", "-s -w", "-o", binary, "./cmd/quotedesk"}
	if err := p.shownGo(ctx, build); err != nil {
		return fmt.Errorf("build the release: %w", err)
	}
	pack := []string{"run", packager, "package", "--os", "linux", "--tags", windowTags, "--release", "--executable", binary}
	if err := p.shownGo(ctx, pack); err != nil {
		return fmt.Errorf("package the release: %w", err)
	}
	archives, err := filepath.Glob(p.path("*.tar.xz"))
	if err != nil || len(archives) == 0 {
		return fmt.Errorf("package the release: no archive was written to %s", p.root)
	}
	for _, made := range archives {
		kept := filepath.Join(folder, filepath.Base(made))
		if err := os.Rename(made, kept); err != nil {
			return fmt.Errorf("keep the release: %w", err)
		}
		fmt.Println("Release:", kept)
	}
	return nil
}

// shownGo prints a run of the go command, then does it with the time shown: new flags compile all C once more.
func (p project) shownGo(ctx context.Context, args []string) error {
	fmt.Println("+ go", strings.Join(args, " "))
	stop := tick(os.Stdout, onScreen(os.Stdout))
	defer stop()
	return p.goTool(ctx, []string{"CGO_ENABLED=1"}, args...).Run()
}
