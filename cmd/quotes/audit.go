package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"quotedesk/storage"
)

// auditCommand proves the journals of archives, or names the first entry of each story that is not as it was written.
func auditCommand(c invocation, args []string) (int, error) {
	paths, err := parse(flag.NewFlagSet("audit", flag.ContinueOnError), args)
	if err != nil {
		return 0, err
	}
	if len(paths) == 0 {
		return 0, fmt.Errorf("audit needs an archive: a database file or the data folder: %w", errUsage)
	}
	code := exitWell
	for _, path := range paths {
		if whole, err := c.audit(path); err != nil {
			code = c.fail(exitSome, errors.New(path+": "+storage.Message(err)))
		} else if !whole {
			code = exitSome
		}
	}
	return code, nil
}

// audit tells of every story of one archive, and whether all of them are whole.
func (c invocation) audit(path string) (bool, error) {
	ctx := context.Background()
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return false, err
	}
	defer func() { _ = db.Close() }() // it was only read
	stories, bad := 0, 0
	err = db.Audit(ctx, func(a storage.StoryAudit) error {
		stories++
		if !a.Whole() {
			bad++
		}
		return c.put(func(w io.Writer) error { return auditLine(w, a) })
	})
	if err != nil {
		return false, err
	}
	return bad == 0, c.put(func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s: stories %d, whole %d, not whole %d.\n", path, stories, stories-bad, bad)
		return err
	})
}

func auditLine(w io.Writer, a storage.StoryAudit) error {
	bin := ""
	if a.Removed {
		bin = " (in the bin)"
	}
	if _, err := fmt.Fprintf(w, "%s “%s”%s\n  %s.\n", a.ID, a.Title, bin, a.Words()); err != nil {
		return err
	}
	if a.Head == "" {
		return nil
	}
	_, err := fmt.Fprintf(w, "  Link of entry %d: %s\n", a.Entries, a.Head)
	return err
}
