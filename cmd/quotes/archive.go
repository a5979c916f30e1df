package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"quotedesk/app/export"
	"quotedesk/storage"
)

// archiveCommand moves a whole archive: out as lines of JSON, or in again.
func archiveCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	names := flags.Bool("protected-names", false, "")
	words, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	ctx := context.Background()
	switch {
	case len(words) == 2 && words[0] == "export":
		err = c.exportArchive(ctx, words[1], *names, func(write func(io.Writer) error) error { return write(c.out) })
	case len(words) == 3 && words[0] == "export":
		err = c.exportArchive(ctx, words[1], *names, func(write func(io.Writer) error) error { return export.File(words[2], write) })
	case len(words) == 3 && words[0] == "import":
		err = c.importArchive(ctx, words[1], words[2])
	default:
		return 0, fmt.Errorf("archive takes “export ARCHIVE [FILE]” or “import FILE FOLDER”: %w", errUsage)
	}
	if err != nil {
		return c.fail(exitSome, errors.New(archiveWords(err))), nil
	}
	return exitWell, nil
}

// exportArchive tells on the side what was written and what was left out: the lines themselves may go to a pipe.
func (c invocation) exportArchive(ctx context.Context, path string, names bool, put func(func(io.Writer) error) error) error {
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it was only read
	var done storage.Carried
	err = put(func(w io.Writer) error {
		done, err = db.Export(ctx, w, names)
		return err
	})
	if err != nil {
		return err
	}
	said := fmt.Sprintf("%s: %s, %d rows.", path, done.Tally.Words(), done.Rows)
	if done.Protected > 0 {
		said += fmt.Sprintf(" Names of protected sources left out: %d; --protected-names takes them along.", done.Protected)
	}
	_, err = fmt.Fprintln(c.err, clean(said))
	return err
}

func (c invocation) importArchive(ctx context.Context, file, folder string) error {
	in := c.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return fmt.Errorf("the file cannot be read, and nothing has been changed (%w)", err)
		}
		defer func() { _ = f.Close() }() // it was only read
		in = f
	}
	done, err := storage.Import(ctx, folder, in)
	if err != nil {
		return err
	}
	said := fmt.Sprintf("%s: %s, %d rows. Every journal was audited: %d not whole.\n", folder, done.Tally.Words(), done.Rows, len(done.NotWhole))
	for _, s := range done.NotWhole {
		said += "  " + s + "\n"
	}
	if done.Kept != "" {
		said += "The empty archive that stood there is kept as " + done.Kept + ".\n"
	}
	return c.say("%s", said)
}
