package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"quotedesk/app/export"
	"quotedesk/storage"
)

// factCheckRequest is which fact-check file of which story is wanted.
type factCheckRequest struct{ form, audience, story string }

func (r *factCheckRequest) flags(flags *flag.FlagSet) {
	flags.StringVar(&r.form, "factcheck", "", "")
	flags.StringVar(&r.audience, "audience", "", "")
	flags.StringVar(&r.story, "story", "", "")
}

func (r factCheckRequest) asked() bool { return r != factCheckRequest{} }

// write is how the wanted form is written. Who names no audience gets what may leave the house.
func (r *factCheckRequest) write() (func(export.FactCheck, io.Writer) error, error) {
	switch r.audience {
	case "":
		r.audience = string(export.External)
	case string(export.Internal), string(export.External):
	default:
		return nil, fmt.Errorf("there is no audience %q; there are external and internal", r.audience)
	}
	switch r.form {
	case "html":
		return export.FactCheck.HTML, nil
	case "json":
		return export.FactCheck.JSON, nil
	case "readback":
		return export.FactCheck.ReadBack, nil
	case "readback-json":
		return export.FactCheck.ReadBackJSON, nil
	case "":
		return nil, fmt.Errorf("--audience and --story go with --factcheck: html, json, readback or readback-json")
	}
	return nil, fmt.Errorf("there is no fact-check file %q; there are html, json, readback and readback-json", r.form)
}

// factCheck writes the fact-check file of one story of an archive. The archive is only read.
func (c invocation) factCheck(r factCheckRequest, format string, paths []string) (int, error) {
	write, err := r.write()
	switch {
	case err != nil:
		return 0, err
	case format != "":
		return 0, fmt.Errorf("say either --format, for a story file, or --factcheck, for an archive: %w", errUsage)
	case len(paths) != 1:
		return 0, fmt.Errorf("--factcheck needs one archive: a database file or the data folder: %w", errUsage)
	}
	f, err := factCheckOf(paths[0], r)
	if err == nil {
		err = c.put(func(w io.Writer) error { return write(f, w) })
	}
	if err != nil {
		return c.fail(exitSome, errors.New(paths[0]+": "+archiveWords(err))), nil
	}
	return exitWell, nil
}

// archiveWords tells an error of the archive as a person reads it; others are sentences already.
func archiveWords(err error) string {
	var e *storage.Error
	if errors.As(err, &e) {
		return storage.Message(err)
	}
	return err.Error()
}

// factCheckOf reads the story the request names, or the only one there is.
func factCheckOf(path string, r factCheckRequest) (export.FactCheck, error) {
	ctx := context.Background()
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return export.FactCheck{}, err
	}
	defer func() { _ = db.Close() }() // it was only read
	id := r.story
	if id == "" {
		if id, err = onlyStory(ctx, db); err != nil {
			return export.FactCheck{}, err
		}
	}
	s, err := db.Story(ctx, id)
	if errors.Is(err, storage.ErrNotFound) {
		return export.FactCheck{}, fmt.Errorf("there is no story %q in this archive", id)
	}
	if err != nil {
		return export.FactCheck{}, err
	}
	doc, err := s.Document()
	if err != nil {
		return export.FactCheck{}, err
	}
	return export.NewFactCheck(doc, export.Audience(r.audience), time.Now()), nil
}

// onlyStory is the id of the story when there is but one; otherwise the error lists the latest.
func onlyStory(ctx context.Context, db *storage.DB) (string, error) {
	all, err := db.Stories(ctx, storage.Filter{Limit: 20})
	switch {
	case err != nil:
		return "", err
	case len(all) == 0:
		return "", errors.New("there is no story in this archive")
	case len(all) == 1:
		return all[0].ID, nil
	}
	lines := []string{"there are several stories: name one with --story"}
	for _, s := range all {
		lines = append(lines, "  "+s.ID+"  "+s.Title)
	}
	return "", errors.New(strings.Join(lines, "\n"))
}
