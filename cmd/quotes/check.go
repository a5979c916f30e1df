package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/app/intake"
	"quotedesk/app/story"
)

// The exit codes of “quotes check” beside those of the contract. A story that failed counts for more than any alert.
const (
	exitWarnings = 3 // the gravest alert is a warning
	exitErrors   = 4 // the gravest alert is an error
)

// judged is a story with what the rules say of it.
type judged struct {
	name   string // of the file; "<stdin>" for standard input
	text   string
	exact  bool // the text is that of the file, byte by byte
	alerts []story.Check
}

// checkReport is what a run of the rules over some stories is written from.
type checkReport struct {
	engine  string
	book    *profile.Book
	stories []judged
}

// checkFormats are the ways to write a report.
func checkFormats() map[string]func(io.Writer, checkReport) error {
	return map[string]func(io.Writer, checkReport) error{"text": checkText, "json": checkJSON, "sarif": checkSARIF}
}

const standardInput = "<stdin>"

// checkCommand applies the rules of a house style to stories; of archives it checks that they are sound.
func checkCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	house := flags.String("profile", profile.Usual, "")
	format := flags.String("format", "text", "")
	files, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	write, ok := checkFormats()[*format]
	if !ok {
		return 0, fmt.Errorf("there is no format %q; there are text, json, sarif", *format)
	}
	book, err := loadBook(*house)
	if err != nil {
		return 0, err
	}
	if len(files) > 0 && !slices.ContainsFunc(files, func(f string) bool { return !isArchive(f) }) {
		return c.checkArchives(files)
	}
	if len(files) == 0 {
		files = []string{"-"}
	}
	r, err := c.load()
	if err != nil {
		return 0, err
	}
	r.check = func(ctx context.Context, text string, f story.Findings) []story.Check {
		return check.Run(ctx, text, f, book.Given())
	}
	report, code := checkReport{engine: r.engine, book: book}, exitWell
	for _, name := range files {
		s, err := c.checkFile(r, name)
		if err != nil {
			code = c.fail(exitSome, err)
			continue
		}
		report.stories = append(report.stories, s)
	}
	if err := c.put(func(w io.Writer) error { return write(w, report) }); err != nil {
		return c.fail(exitSome, err), nil
	}
	if code == exitWell {
		code = report.gravest()
	}
	return code, nil
}

// loadBook reads a profile by its id, or the file of that name.
func loadBook(house string) (*profile.Book, error) {
	p, err := profile.Load(house)
	if strings.HasSuffix(strings.ToLower(house), ".toml") || strings.ContainsAny(house, `/\`) {
		p, err = readProfile(house)
	}
	if err != nil {
		return nil, fmt.Errorf("--profile: %w", err)
	}
	return p.Book()
}

func readProfile(path string) (profile.Profile, error) {
	text, err := readAtMost(path, profile.Largest)
	if err != nil {
		return profile.Profile{}, err
	}
	p, err := profile.Parse(string(text))
	if err != nil {
		return p, fmt.Errorf("%s is refused\n%w", path, err)
	}
	return p, nil
}

// readAtMost reads a file, and one byte more than allowed of one that is too large, for Parse to refuse.
func readAtMost(path string, most int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read from: nothing can be lost
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

// mostStandardInput is how many bytes of a story are read from standard input.
const mostStandardInput = 64 << 20

func (c invocation) checkFile(r reader, name string) (judged, error) {
	ctx := context.Background()
	var in intake.Story
	var raw []byte
	var err error
	if name == "-" {
		name = standardInput
		if raw, err = io.ReadAll(io.LimitReader(c.in, mostStandardInput+1)); err != nil {
			return judged{}, err
		}
		if len(raw) > mostStandardInput {
			return judged{}, errors.New("the story from standard input is larger than 64 MB")
		}
		if strings.TrimSpace(string(raw)) == "" {
			return judged{name: name, text: string(raw), exact: true}, nil
		}
		in, err = intake.Bytes("story.txt", raw, "")
	} else if in, err = intake.Read(ctx, name); err == nil {
		raw, err = readAtMost(name, len(in.Text))
	}
	if err != nil {
		return judged{}, fmt.Errorf("%s: %w", name, err)
	}
	found, err := r.read(ctx, in.Text, c.err)
	if err != nil {
		return judged{}, fmt.Errorf("%s: %w", name, err)
	}
	return judged{name: name, text: in.Text, exact: string(raw) == in.Text, alerts: found.Checks}, nil
}

// gravest is the exit code for the gravest alert.
func (p checkReport) gravest() int {
	code := exitWell
	for _, s := range p.stories {
		for _, a := range s.alerts {
			switch p.book.Severity(a.Rule) {
			case check.Error:
				return exitErrors
			case check.Warning:
				code = exitWarnings
			}
		}
	}
	return code
}

// checkText writes a line for each alert as compilers do, so that editors can jump to it.
func checkText(w io.Writer, p checkReport) error {
	count := map[check.Severity]int{}
	for _, s := range p.stories {
		at := newPlaces(s.text)
		for _, a := range s.alerts {
			line, column := at.at(a.Span.Start)
			severity := p.book.Severity(a.Rule)
			count[severity]++
			if _, err := fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]%s\n", s.name, line, column, severity, flat(a.Message), a.Rule, mend(s.text, a)); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "%s: stories %d, errors %d, warnings %d, hints %d.\n", p.book.Profile().Name, len(p.stories),
		count[check.Error], count[check.Warning], count[check.Hint])
	return err
}

// mend says in a few words what the fix would do.
func mend(text string, a story.Check) string {
	if len(a.Fix) == 0 {
		return ""
	}
	var out []string
	for _, e := range a.Fix {
		out = append(out, fmt.Sprintf("%q to %q", e.Span.In(text), e.Text))
	}
	return " (" + string(a.Safety) + " fix: " + strings.Join(out, ", ") + ")"
}
