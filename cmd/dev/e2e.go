package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// e2e drives the real window through the scenes and closes with a line "N passed, N failed".
func (p project) e2e(ctx context.Context) error {
	shots := p.path("build", "e2e")
	if err := os.RemoveAll(shots); err != nil {
		return fmt.Errorf("clear the pictures of the last run: %w", err)
	}
	s, err := p.raise(ctx, 1280, 800, shots)
	if err != nil {
		return err
	}
	defer s.strike()
	defer s.end()
	failed := 0
	afterFailure := func(step string) {
		failed++
		rgb, err := s.pixels()
		if err == nil {
			err = s.keep(rgb, fmt.Sprintf("failed-%d-%s", failed, fileName(step)))
		}
		if err != nil {
			fmt.Println("(no picture of it:", err.Error()+")")
		}
	}
	t := play(ctx, os.Stdout, scenes(s), afterFailure, s.end)
	fmt.Println("Pictures:", shots)
	fmt.Println(t)
	return t.err()
}

// raise installs and builds what driving the window takes, and sets a stage.
func (p project) raise(ctx context.Context, width, height int, shots string) (*stage, error) {
	if err := install(ctx, slices.Concat(buildNeeds, driveNeeds), true); err != nil {
		return nil, err
	}
	if err := p.buildWindow(ctx); err != nil {
		return nil, err
	}
	if err := p.buildQuotes(ctx); err != nil {
		return nil, err
	}
	return newStage(ctx, p, width, height, shots)
}

// shots takes the README's pictures of a first start, light and dark.
func (p project) shots(ctx context.Context, args []string) error {
	folder := p.path("assets", "pictures")
	if len(args) > 0 {
		var err error
		if folder, err = filepath.Abs(args[0]); err != nil {
			return fmt.Errorf("find the folder for the pictures: %w", err)
		}
	}
	s, err := p.raise(ctx, 1440, 900, folder)
	if err != nil {
		return err
	}
	defer s.strike()
	defer s.end()
	t := play(ctx, os.Stdout, pictures(s), func(string) {}, s.end)
	fmt.Println("Pictures:", folder)
	return t.err()
}

// fileName makes a file's name of a sentence.
func fileName(sentence string) string {
	words := strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	return strings.Join(words[:min(len(words), 6)], "-")
}
