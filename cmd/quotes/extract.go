package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"quotedesk/app/intake"
)

func extractCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	ndjson := flags.Bool("ndjson", false, "")
	jobs := flags.Int("jobs", runtime.NumCPU(), "")
	files, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	if *jobs < 1 {
		return 0, fmt.Errorf("--jobs is %d, but at least one story has to be read at a time", *jobs)
	}
	if len(files) == 0 && !*ndjson {
		return 0, fmt.Errorf("extract needs a file, or --ndjson: %w", errUsage)
	}
	r, err := c.load()
	if err != nil {
		return 0, err
	}
	if *ndjson {
		return extractLines(c, r, *jobs, files)
	}
	return extractFiles(c, r, files), nil
}

// extractLines reads stories as lines of JSON from the files one after the other, or from standard input.
func extractLines(c invocation, r reader, jobs int, files []string) (int, error) {
	in := c.in
	if len(files) > 0 {
		opened, closeAll, err := openAll(files)
		if err != nil {
			return 0, err
		}
		defer closeAll()
		in = opened
	}
	s := stream{reader: r, jobs: jobs, limit: maxLine, trace: c.err}
	failed, err := s.run(context.Background(), in, c.out)
	if err != nil {
		return c.fail(exitSome, err), nil
	}
	if failed > 0 {
		return exitSome, nil
	}
	return exitWell, nil
}

// openAll joins files to one stream; a line end is put between two of them, as the last line of a file may lack it.
func openAll(names []string) (io.Reader, func(), error) {
	var open []*os.File
	closeAll := func() {
		for _, f := range open {
			f.Close() // only read from: nothing can be lost
		}
	}
	var all []io.Reader
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			closeAll()
			return nil, nil, fmt.Errorf("open the stories: %w", err)
		}
		open = append(open, f)
		all = append(all, f, strings.NewReader("\n"))
	}
	return io.MultiReader(all...), closeAll, nil
}

// extractFiles prints a table for each file. A file that fails is reported and the next one is read.
func extractFiles(c invocation, r reader, files []string) int {
	code := exitWell
	for i, name := range files {
		if i > 0 {
			fmt.Fprint(c.out, "\n\n")
		}
		printed, err := tableOf(c, r, name)
		if err == nil {
			_, err = io.WriteString(c.out, printed)
		}
		if err != nil {
			code = c.fail(exitSome, err)
		}
	}
	return code
}

func tableOf(c invocation, r reader, name string) (string, error) {
	ctx := context.Background()
	in, err := intake.Read(ctx, name)
	if err != nil {
		return "", err
	}
	found, err := r.read(ctx, in.Text, c.err)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return printTable(page{name: name, text: in.Text, notes: in.Notes, found: found}, printWidth(c.out)), nil
}
