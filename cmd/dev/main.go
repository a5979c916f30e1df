// Command dev is what somebody who works on Quotedesk types: it installs what is missing, builds, runs, tests,
// measures, drives the real window and takes its pictures.
//
// It must never need cgo or anything but Go itself to be built, and never touch a person's own archive: the
// window it drives gets a home folder of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
)

const usage = `go run ./cmd/dev WORD

  run [ARGS]     install what is missing, build the window and run it with ARGS
  test           vet, gofmt and all tests; needs Go only
  bench          all benchmarks, then the speed and memory of the engine, and whether it keeps to its memory
  bench archive [STORIES [FOLDER]]
                 build an archive of 100,000 stories, or as many as said, and measure search, opening, saving and repeats;
                 in a folder that is named it stays, and is measured as it is the next time
  faults [NO…]   try to break each promise about people's work, at length, and print a table; NO are numbers of promises
  e2e            drive the real window under a display of its own and check what it keeps
  shots [DIR]    take the README's pictures
  package        make a release for Linux
  install WHAT   only install what WHAT needs: build or e2e
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := dispatch(ctx, os.Args[1:])
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "dev:", err)
	if errors.Is(err, errUsage) {
		fmt.Fprint(os.Stderr, "\n"+usage)
	}
	stop()
	os.Exit(1)
}

var errUsage = errors.New("not a word of this command")

func dispatch(ctx context.Context, args []string) error {
	if len(args) == 0 {
		fmt.Print(usage)
		return nil
	}
	root, err := projectRoot()
	if err != nil {
		return err
	}
	p := project{root: root}
	rest := args[1:]
	switch args[0] {
	case "run":
		return p.run(ctx, rest)
	case "test":
		return p.test(ctx)
	case "bench":
		return p.bench(ctx, rest)
	case "faults":
		return p.faults(ctx, rest)
	case "e2e":
		return p.e2e(ctx)
	case "shots":
		return p.shots(ctx, rest)
	case "package":
		return p.release(ctx)
	case "install":
		return installFor(ctx, rest)
	case "help", "-h", "-help", "--help":
		fmt.Print(usage)
		return nil
	}
	return fmt.Errorf("%q: %w", args[0], errUsage)
}
