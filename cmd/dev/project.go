package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// The build tags: X11 rather than Wayland headers for the real window, the software driver for tests.
const (
	windowTags = "x11,migrated_fynedo"
	testTags   = "ci,migrated_fynedo"
)

// project is the source tree.
type project struct{ root string }

// projectRoot is the nearest folder upwards whose go.mod is ours.
func projectRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the project: %w", err)
	}
	for {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(mod), "module quotedesk\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("find the project: run this inside the folder that holds Quotedesk's go.mod")
		}
		dir = up
	}
}

// path joins names to the root.
func (p project) path(names ...string) string {
	return filepath.Join(append([]string{p.root}, names...)...)
}

// window is where the built window stands.
func (p project) window() string { return p.path("build", executable("quotedesk")) }

// quotes is where the built command line engine stands.
func (p project) quotes() string { return p.path("build", executable("quotes")) }

func executable(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}

// goTool prepares a run of the go command in the root, with its output on ours.
func (p project) goTool(ctx context.Context, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = p.root
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd
}

// goFiles lists the project's Go files.
func (p project) goFiles() ([]string, error) {
	var files []string
	err := filepath.WalkDir(p.root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != p.root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "build" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) == ".go" {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the Go files: %w", err)
	}
	slices.Sort(files)
	return files, nil
}
