package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
)

// run installs what is missing, builds the window and runs it on this terminal.
func (p project) run(ctx context.Context, args []string) error {
	if err := install(ctx, buildNeeds, false); err != nil {
		return err
	}
	if err := p.buildWindow(ctx); err != nil {
		return err
	}
	return runShown(ctx, append([]string{p.window()}, args...))
}

// buildWindow builds the window into the build folder and shows that it works: the first time, a C library of
// OpenGL bindings is compiled, which no number of cores makes quick.
func (p project) buildWindow(ctx context.Context) error {
	if _, err := os.Stat(p.window()); err != nil {
		fmt.Println("Building Quotedesk. The first build compiles the OpenGL bindings and takes two to five minutes; later ones take seconds.")
	}
	cmd := p.goTool(ctx, []string{"CGO_ENABLED=1"}, "build", "-tags", windowTags, "-o", p.window(), "./cmd/quotedesk")
	var said bytes.Buffer
	cmd.Stderr = io.MultiWriter(os.Stderr, &said)
	stop := tick(os.Stdout, onScreen(os.Stdout))
	err := cmd.Run()
	stop()
	if err == nil {
		return nil
	}
	if lacksLibrary(said.String()) {
		release, _ := os.ReadFile("/etc/os-release") // absent on other systems than Linux
		fmt.Println(byHand(runtime.GOOS, string(release), false))
	}
	return fmt.Errorf("build the window: %w", err)
}

// lacksLibrary says that a build broke off in the C part, for want of a compiler, a header or a library.
func lacksLibrary(said string) bool {
	for _, sign := range []string{"C compiler", "fatal error:", "No such file or directory", "cannot find -l", "pkg-config", "library not found"} {
		if strings.Contains(said, sign) {
			return true
		}
	}
	return false
}

// buildQuotes builds the engine without a window.
func (p project) buildQuotes(ctx context.Context) error {
	cmd := p.goTool(ctx, []string{"CGO_ENABLED=0"}, "build", "-o", p.quotes(), "./cmd/quotes")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build the quotes command: %w", err)
	}
	return nil
}

// tick prints the time that has passed until stop is called: every second in place on a screen, every quarter
// of a minute as a line elsewhere. It prints nothing in the first second.
func tick(out io.Writer, screen bool) (stop func()) {
	quit, gone := make(chan struct{}), make(chan struct{})
	start := time.Now()
	go func() {
		defer close(gone)
		clock := time.NewTicker(time.Second)
		defer clock.Stop()
		printed := false
		for {
			select {
			case <-quit:
				if printed && screen {
					fmt.Fprintln(out)
				}
				return
			case <-clock.C:
				passed := time.Since(start).Round(time.Second)
				if screen {
					fmt.Fprintf(out, "\rBuilding … %s ", passed)
					printed = true
				} else if passed > 0 && passed%(15*time.Second) == 0 {
					fmt.Fprintf(out, "Building … %s\n", passed)
				}
			}
		}
	}()
	return func() { close(quit); <-gone }
}

// onScreen says that f is a terminal.
func onScreen(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}
