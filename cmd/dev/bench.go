package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// benchCopies is how often each sample story is read to measure the engine.
const benchCopies = 2000

// bench runs all benchmarks, then reads the sample stories many times and prints what that cost.
func (p project) bench(ctx context.Context) error {
	cmd := p.goTool(ctx, pureGo, "test", "-tags", testTags, "-run", "^$", "-bench", ".", "-benchmem", "./...")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run the benchmarks: %w", err)
	}
	if err := p.buildQuotes(ctx); err != nil {
		return err
	}
	stories, words, err := benchStories(os.DirFS(p.path("assets", "samples")), benchCopies)
	if err != nil {
		return err
	}
	for _, jobs := range []string{"1", "2"} {
		if err := p.measure(ctx, stories, words, jobs); err != nil {
			return err
		}
	}
	return nil
}

// benchStories makes lines of input from the text files of a folder.
func benchStories(samples fs.FS, copies int) (lines []byte, words int, err error) {
	names, err := fs.Glob(samples, "*.txt")
	if err != nil {
		return nil, 0, fmt.Errorf("find the sample stories: %w", err)
	}
	var out bytes.Buffer
	for _, name := range names {
		text, err := fs.ReadFile(samples, name)
		if err != nil {
			return nil, 0, fmt.Errorf("read a sample story: %w", err)
		}
		line, err := json.Marshal(map[string]string{"id": filepath.Base(name), "text": string(text)})
		if err != nil {
			return nil, 0, fmt.Errorf("write a sample story: %w", err)
		}
		for range copies {
			out.Write(line)
			out.WriteByte('\n')
		}
		words += copies * len(strings.Fields(string(text)))
	}
	return out.Bytes(), words, nil
}

func (p project) measure(ctx context.Context, stories []byte, words int, jobs string) error {
	cmd := exec.CommandContext(ctx, p.quotes(), "extract", "--ndjson", "--jobs", jobs)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stories), os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("measure the engine: %w", err)
	}
	wall, cpu := time.Since(start), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
	perThousand := cpu / time.Duration(max(words/1000, 1))
	fmt.Printf("engine, %s job(s): %d stories, %d words: %.2f s CPU, %.2f s wall, %s CPU for 1,000 words, peak memory %s\n",
		jobs, bytes.Count(stories, []byte("\n")), words, cpu.Seconds(), wall.Seconds(),
		perThousand.Round(time.Microsecond), peakMemory(cmd.ProcessState))
	return nil
}
