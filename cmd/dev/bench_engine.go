package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"quotedesk/app/score/newsroom"
)

// The sizes the engine is measured at, in words.
const (
	shortStory = 700
	longText   = 1_000_000
)

// engineFigures measures the built command on the stories of the newsroom corpus: start, speed, growth, memory.
func (p project) engineFigures(ctx context.Context) error {
	texts, err := corpus(p.path("app", "extract", "testdata", "newsroom"))
	if err != nil {
		return err
	}
	if err := p.storyFigures(ctx, texts); err != nil {
		return err
	}
	if err := p.jobFigures(ctx, texts); err != nil {
		return err
	}
	return p.growthFigures(ctx, texts)
}

// corpus is the text of every story of a folder of the newsroom corpus, without its tags.
func corpus(folder string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("find the newsroom corpus in %s: %v", folder, err)
	}
	var texts []string
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read the newsroom corpus: %w", err)
		}
		stories, _, err := newsroom.Read(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read the newsroom corpus: %w", err)
		}
		for _, s := range stories {
			texts = append(texts, s.Text)
		}
	}
	return texts, nil
}

// storyFigures prints what a start costs, and a story after it.
func (p project) storyFigures(ctx context.Context, texts []string) error {
	one, err := p.cost(ctx, lines([]string{"No."}), "1")
	if err != nil {
		return err
	}
	story := joined(texts, shortStory)
	many, err := p.cost(ctx, lines(repeated(story, 200)), "1")
	if err != nil {
		return err
	}
	fmt.Printf("engine, start and load: %s CPU\n", one.cpu.Round(time.Millisecond))
	fmt.Printf("engine, a story of %d words after load: %s CPU\n", words(story), ((many.cpu - one.cpu) / 200).Round(10*time.Microsecond))
	return nil
}

// jobFigures prints the speed over many stories with one job and with two.
func (p project) jobFigures(ctx context.Context, texts []string) error {
	var all []string
	n := 0
	for range 12 {
		all = append(all, texts...)
	}
	for _, t := range all {
		n += words(t)
	}
	for _, jobs := range []string{"1", "2"} {
		m, err := p.cost(ctx, lines(all), jobs)
		if err != nil {
			return err
		}
		fmt.Printf("engine, %s job(s): %d stories, %d words: %.2f s CPU, %.2f s wall, %.0f words a second of CPU, peak memory %s\n",
			jobs, len(all), n, m.cpu.Seconds(), m.wall.Seconds(), float64(n)/m.cpu.Seconds(), m.peak)
	}
	return nil
}

// growthFigures prints how the time for one text grows with its length, and the memory it takes. The error also tells
// that the longest text took more memory than it may.
func (p project) growthFigures(ctx context.Context, texts []string) error {
	var last time.Duration
	var peak memory
	for n := longText / 8; n <= longText; n *= 2 {
		m, err := p.cost(ctx, lines([]string{joined(texts, n)}), "1")
		if err != nil {
			return err
		}
		growth := ""
		if last > 0 {
			growth = fmt.Sprintf(", %.2f times the half", m.cpu.Seconds()/last.Seconds())
		}
		last, peak = m.cpu, m.peak
		fmt.Printf("engine, one text of %d words: %.2f s CPU%s, peak memory %s\n", n, m.cpu.Seconds(), growth, m.peak)
	}
	return withinBudget(peak)
}

// joined puts stories behind each other until there are n words, then cuts.
func joined(texts []string, n int) string {
	var b strings.Builder
	for have := 0; have < n; {
		for _, t := range texts {
			if have >= n {
				break
			}
			b.WriteString(t)
			b.WriteString("\n\n")
			have += words(t)
		}
	}
	return b.String()
}

func repeated(text string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = text
	}
	return out
}

func words(text string) int { return len(strings.Fields(text)) }

// lines makes input for the command, one story a line.
func lines(texts []string) []byte {
	var out bytes.Buffer
	for i, t := range texts {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": t})
		if err != nil {
			panic(err) // strings always marshal
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// cost is what one run of the command took.
type cost struct {
	cpu, wall time.Duration
	peak      memory
}

func (p project) cost(ctx context.Context, input []byte, jobs string) (cost, error) {
	cmd := exec.CommandContext(ctx, p.quotes(), "extract", "--ndjson", "--jobs", jobs)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("measure the engine: %w", err)
	}
	return cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall: time.Since(start), peak: peakMemory(cmd.ProcessState)}, nil
}
