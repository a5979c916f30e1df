// Package newsroom reads the newsroom corpus: news stories written for this project, annotated with tags inside
// the text (testdata/README.md of package extract lists them). It gives each story as plain text with its
// quotations, names and blemishes by place.
//
// It must never repair a story: what does not fit the rules of the corpus is reported as a fault.
package newsroom

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Fault is something in a story that breaks the rules of the corpus.
type Fault struct {
	Story   string // its id
	Message string
}

func (f Fault) String() string { return f.Story + ": " + f.Message }

// raw is a story as it stands in the file.
type raw struct {
	id   string
	head map[string]string
	body string
}

var (
	storyLine  = regexp.MustCompile(`^=== (\S+)\s*$`)
	headerLine = regexp.MustCompile(`^([a-z]+): (.*)$`)
)

// Read reads all stories of a file. Faults do not stop it; the error is one of reading.
func Read(in io.Reader) ([]Story, []Fault, error) {
	list, err := split(in)
	if err != nil {
		return nil, nil, fmt.Errorf("read the annotated stories: %w", err)
	}
	var out []Story
	var faults []Fault
	seen := map[string]bool{}
	for _, r := range list {
		if seen[r.id] {
			faults = append(faults, Fault{r.id, "the id is used twice"})
		}
		seen[r.id] = true
		s, f := convert(r)
		out = append(out, s)
		faults = append(faults, f...)
	}
	return out, faults, nil
}

// split cuts a file into stories: each begins with a line “=== ID”, then header lines “key: value”.
func split(in io.Reader) ([]raw, error) {
	r := bufio.NewReader(in)
	var out []raw
	var lines []string
	finish := func() {
		if len(out) > 0 {
			out[len(out)-1].fill(lines)
		}
		lines = nil
	}
	for {
		line, err := r.ReadString('\n')
		if err != nil && err != io.EOF {
			return nil, err
		}
		line = strings.TrimRight(line, "\r\n")
		if m := storyLine.FindStringSubmatch(line); m != nil {
			finish()
			out = append(out, raw{id: m[1], head: map[string]string{}})
		} else {
			lines = append(lines, line)
		}
		if err == io.EOF {
			finish()
			return out, nil
		}
	}
}

func (r *raw) fill(lines []string) {
	for len(lines) > 0 {
		m := headerLine.FindStringSubmatch(lines[0])
		if m == nil {
			break
		}
		r.head[m[1]] = m[2]
		lines = lines[1:]
	}
	r.body = strings.Trim(strings.Join(lines, "\n"), "\n")
}
