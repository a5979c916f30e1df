package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

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
		return 0, fmt.Errorf("extract needs a file, a folder, - for standard input, or --ndjson: %w", errUsage)
	}
	r, err := c.load()
	if err != nil {
		return 0, err
	}
	if *ndjson {
		return extractLines(c, r, *jobs, files)
	}
	return extractFiles(c, r, *jobs, files), nil
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

// extractFiles prints a table for each file, and for each readable file of a folder, in order. A file that fails is
// reported and the next one is read.
func extractFiles(c invocation, r reader, jobs int, paths []string) int {
	ctx := context.Background()
	files, passed, failed := intake.Files(ctx, paths)
	p := printing{c: c, waiting: map[int]printed{}, of: len(files), screen: isTerminal(c.err)}
	c.err = &oneByOne{w: c.err}
	p.c.err = c.err
	for _, f := range failed {
		p.fail(f.Err)
	}
	intake.Each(ctx, files, jobs, func(ctx context.Context, name string) (string, error) {
		return tableOf(ctx, c, r, name)
	}, p.done)
	p.sum(passed)
	if p.failed > 0 {
		return exitSome
	}
	return exitWell
}

// printing puts tables out in the order of their files, as soon as each one's turn has come.
type printing struct {
	c       invocation
	waiting map[int]printed // finished before their turn
	next    int
	of      int
	failed  int
	begun   bool // something has been printed
	shown   time.Time
	screen  bool // somebody reads the errors on a screen
}

// oneByOne lets several goroutines write to w.
type oneByOne struct {
	mu sync.Mutex
	w  io.Writer
}

func (o *oneByOne) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(b)
}

type printed struct {
	table string
	err   error
}

func (p *printing) done(i int, table string, err error) {
	p.waiting[i] = printed{table, err}
	for {
		now, ok := p.waiting[p.next]
		if !ok {
			break
		}
		delete(p.waiting, p.next)
		p.next++
		if now.err == nil {
			if p.begun {
				now.table = "\n\n" + now.table
			}
			p.begun = true
			_, now.err = io.WriteString(p.c.out, now.table)
		}
		if now.err != nil {
			p.fail(now.err)
		}
	}
	if p.of > 1 && p.screen && !isTerminal(p.c.out) && (time.Since(p.shown) > 100*time.Millisecond || p.next == p.of) {
		p.shown = time.Now()
		fmt.Fprintf(p.c.err, "\r%s %d of %d", bar(p.next, p.of), p.next, p.of)
	}
}

// bar is a progress bar of twenty columns.
func bar(done, of int) string {
	full := 20 * done / max(of, 1)
	return "[" + strings.Repeat("#", full) + strings.Repeat(".", 20-full) + "]"
}

func (p *printing) fail(err error) {
	p.failed++
	if p.of > 1 && p.screen {
		fmt.Fprint(p.c.err, "\r")
	}
	p.c.fail(exitSome, err)
}

// sum tells how it went when there were several files.
func (p *printing) sum(passed int) {
	if p.of < 2 && passed == 0 {
		return
	}
	if p.screen {
		fmt.Fprintln(p.c.err)
	}
	if p.failed > 0 || passed > 0 {
		fmt.Fprintf(p.c.err, "quotes: %d of %d files were not read; %d of other kinds were passed over\n", p.failed, p.of, passed)
	}
}

func tableOf(ctx context.Context, c invocation, r reader, name string) (string, error) {
	in, err := c.story(ctx, name)
	if err != nil {
		return "", err
	}
	found, err := r.read(ctx, in.Text, c.err)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return printTable(page{name: name, text: in.Text, notes: in.Notes, found: found}, printWidth(c.out)), nil
}

// story takes in a file, or standard input when the name is a single hyphen.
func (c invocation) story(ctx context.Context, name string) (intake.Story, error) {
	if name != "-" {
		return intake.Read(ctx, name)
	}
	const standard = "Standard input"
	b, err := io.ReadAll(io.LimitReader(c.in, intake.MaxFile+1))
	if err != nil {
		return intake.Story{}, fmt.Errorf("read standard input: %w", err)
	}
	return intake.Bytes(standard, b, "")
}
