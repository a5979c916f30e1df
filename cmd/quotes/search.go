package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"quotedesk/app/search"
	"quotedesk/storage"
)

// searchPage is how many hits one look into the index brings.
const searchPage = 50

// searchCommand prints the stories, quotations or alerts of an archive that a question finds.
func searchCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("search", flag.ContinueOnError)
	limit := flags.Int("limit", searchPage, "")
	rest, err := parse(flags, args)
	switch {
	case err != nil:
		return 0, err
	case len(rest) < 2:
		return 0, fmt.Errorf("search needs an archive and what to look for: %w", errUsage)
	case *limit < 1:
		return 0, fmt.Errorf("--limit must be at least 1: %w", errUsage)
	}
	q := search.Parse(search.FromArguments(rest[1:]), time.Local)
	if len(q.Problems) > 0 {
		return 0, errors.New(strings.Join(q.Problems, " "))
	}
	if q.Empty() {
		return 0, fmt.Errorf("there is no word and no field in what to look for: %w", errUsage)
	}
	if err := c.search(rest[0], q, *limit); err != nil {
		return c.fail(exitSome, errors.New(rest[0]+": "+storage.Message(err))), nil
	}
	return exitWell, nil
}

func (c invocation) search(path string, q search.Query, limit int) error {
	ctx := context.Background()
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it was only read
	if n, err := db.Unindexed(ctx); err != nil {
		return err
	} else if n > 0 {
		fmt.Fprintf(c.err, "quotes: %d stories are not in the index yet; they are once the archive has been open in the window for a while\n", n)
	}
	from, found := int64(0), 0
	for {
		p, err := db.Search(ctx, q, from, min(searchPage, limit-found))
		if err != nil {
			return err
		}
		for _, h := range p.Hits {
			if err := c.put(func(w io.Writer) error { return hitLines(w, h) }); err != nil {
				return err
			}
		}
		found += len(p.Hits)
		if from = p.Next; from == 0 || found >= limit {
			break
		}
	}
	return c.put(func(w io.Writer) error {
		_, err := fmt.Fprintln(w, foundLine(found, from != 0))
		return err
	})
}

func foundLine(found int, more bool) string {
	switch {
	case found == 0:
		return "Nothing found."
	case more:
		return fmt.Sprintf("The newest %d; more with --limit.", found)
	}
	return fmt.Sprintf("%d found.", found)
}

// hitLines print a hit: the story, what of it, and the words around it with « » on what was found.
func hitLines(w io.Writer, h storage.Hit) error {
	head := h.At.Local().Format("2006-01-02") + "  " + h.Story + "  “" + h.Title + "”"
	switch h.Kind {
	case storage.QuotationHit:
		speaker := h.Speaker
		if speaker == "" {
			speaker = "nobody named"
		}
		head += "\n  " + h.Row + ", " + speaker + ", " + string(h.Status) + ", " + h.Verdict
	case storage.AlertHit:
		head += "\n  " + h.Rule
	}
	var words strings.Builder
	for _, b := range h.Excerpt.Bits {
		if b.Found {
			words.WriteString("«" + b.Text + "»")
		} else {
			words.WriteString(b.Text)
		}
	}
	_, err := fmt.Fprintf(w, "%s\n  %s\n", head, strings.TrimSpace(words.String()))
	return err
}
