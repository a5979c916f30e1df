package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"quotedesk/app/export"
	"quotedesk/app/review"
)

func exportCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	format := flags.String("format", "", "")
	var check factCheckRequest
	check.flags(flags)
	files, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	if check.asked() {
		return c.factCheck(check, *format, files)
	}
	write, err := writerFor(*format)
	if err != nil {
		return 0, err
	}
	if len(files) != 1 {
		return 0, fmt.Errorf("export takes one file: %w", errUsage)
	}
	r, err := c.load()
	if err != nil {
		return 0, err
	}
	sheet, err := sheetOf(c, r, files[0])
	if err == nil {
		err = c.put(func(w io.Writer) error { return write(w, sheet) })
	}
	if err != nil {
		return c.fail(exitSome, err), nil
	}
	return exitWell, nil
}

func writerFor(format string) (func(io.Writer, export.Sheet) error, error) {
	var names []string
	for _, f := range export.Forms(export.Table{}) {
		if f.Name == format {
			return f.Write, nil
		}
		names = append(names, f.Name)
	}
	if format == "" {
		return nil, fmt.Errorf("say what to write with --format: %s", strings.Join(names, ", "))
	}
	return nil, fmt.Errorf("there is no format %q; there are %s", format, strings.Join(names, ", "))
}

// put writes to standard output: on a screen through the cleaner, into a file or a pipe byte by byte.
func (c invocation) put(write func(io.Writer) error) error {
	if !isTerminal(c.out) {
		return write(c.out)
	}
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		return err
	}
	_, err := io.WriteString(c.out, clean(whole.String()))
	return err
}

// sheetOf reads a story as nobody has corrected it yet.
func sheetOf(c invocation, r reader, name string) (export.Sheet, error) {
	ctx := context.Background()
	in, err := c.story(ctx, name)
	if err != nil {
		return export.Sheet{}, err
	}
	found, err := r.read(ctx, in.Text, c.err)
	if err != nil {
		return export.Sheet{}, fmt.Errorf("%s: %w", name, err)
	}
	doc, err := review.Open(filepath.Base(name), in.Title, in.Text, found, nil)
	if err != nil {
		return export.Sheet{}, fmt.Errorf("%s: %w", name, err)
	}
	return export.Sheet{
		ID: doc.ID, Title: doc.Title, Origin: name, Version: 1, Engine: r.engine, Model: r.model, Text: doc.Text,
		Furniture: doc.Furniture, Quotes: slices.Clone(doc.Quotes()), Names: slices.Clone(doc.Names()), Checks: slices.Clone(doc.Checks()),
	}, nil
}
