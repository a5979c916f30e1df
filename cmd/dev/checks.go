package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
)

var pureGo = []string{"CGO_ENABLED=0"}

// test vets, checks the formatting and runs all tests, without cgo and without a display.
func (p project) test(ctx context.Context) error {
	fmt.Println("== go vet")
	vetted := p.goTool(ctx, pureGo, "vet", "-tags", testTags, "./...").Run()
	fmt.Println("== gofmt")
	formatted := p.checkFormat()
	fmt.Println("== go test")
	tested := p.goTool(ctx, pureGo, "test", "-tags", testTags, "./...").Run()
	return errors.Join(wrapped("go vet", vetted), formatted, wrapped("go test", tested))
}

func wrapped(operation string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", operation, err)
}

// checkFormat does what gofmt -l does, without needing gofmt.
func (p project) checkFormat() error {
	files, err := p.goFiles()
	if err != nil {
		return err
	}
	var wrong []string
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("check the formatting: %w", err)
		}
		tidy, err := format.Source(source)
		if err != nil || !bytes.Equal(source, tidy) {
			short, _ := filepath.Rel(p.root, name) // below the root by construction
			wrong = append(wrong, short)
		}
	}
	if len(wrong) > 0 {
		return errors.New("gofmt would change: " + strings.Join(wrong, ", "))
	}
	return nil
}
