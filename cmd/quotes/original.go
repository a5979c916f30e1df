package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"quotedesk/storage"
)

// originalCommand writes the bytes that a story of an archive came as, exactly. The archive is only read.
func originalCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("original", flag.ContinueOnError)
	id := flags.String("story", "", "")
	paths, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	if len(paths) != 1 {
		return 0, fmt.Errorf("original needs one archive: a database file or the data folder: %w", errUsage)
	}
	b, err := originalOf(paths[0], *id)
	if err == nil {
		err = c.put(func(w io.Writer) error {
			_, err := w.Write(b)
			return err
		})
	}
	if err != nil {
		return c.fail(exitSome, errors.New(paths[0]+": "+archiveWords(err))), nil
	}
	return exitWell, nil
}

// originalOf reads the original of the story with that id, or of the only one there is.
func originalOf(path, id string) ([]byte, error) {
	ctx := context.Background()
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // it was only read
	if id == "" {
		if id, err = onlyStory(ctx, db); err != nil {
			return nil, err
		}
	}
	b, _, err := db.Original(ctx, id)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, fmt.Errorf("there is no story %q in this archive", id)
	}
	return b, err
}
