package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/storage"
)

// folderOf is the data folder of an archive named by its folder or its file.
func folderOf(path string) string {
	if st, err := os.Stat(path); err == nil && !st.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

// opened opens an archive that is there already, for writing.
func opened(ctx context.Context, path string) (*storage.DB, error) {
	db, err := storage.OpenToRead(ctx, path) // makes nothing where there is none
	if err == nil {
		err = db.Close()
	}
	if err != nil && !errors.Is(err, storage.ErrReadOnly) { // an older format is brought up to date by opening it
		return nil, err
	}
	return storage.Open(ctx, folderOf(path))
}

// backupCommand makes a checked copy, in the folder of the copies or under a name of its own.
func backupCommand(c invocation, args []string) (int, error) {
	paths, err := parse(flag.NewFlagSet("backup", flag.ContinueOnError), args)
	if err != nil {
		return 0, err
	}
	if len(paths) == 0 || len(paths) > 2 {
		return 0, fmt.Errorf("backup needs an archive, and may name the new file: %w", errUsage)
	}
	ctx := context.Background()
	if len(paths) == 2 {
		err = backupTo(ctx, paths[0], paths[1])
	} else {
		err = c.keepCopy(ctx, paths[0])
	}
	if err != nil {
		return c.fail(exitSome, errors.New(paths[0]+": "+archiveWords(err))), nil
	}
	return exitWell, nil
}

func backupTo(ctx context.Context, from, to string) error {
	db, err := storage.OpenToRead(ctx, from)
	if err != nil {
		return err
	}
	return errors.Join(db.Backup(ctx, to), db.Close())
}

func (c invocation) keepCopy(ctx context.Context, path string) error {
	db, err := opened(ctx, path)
	if err != nil {
		return err
	}
	made, err := db.KeepCopy(ctx)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return c.say("%s: %s.\n%s\n", made.Path, made.Tally.Words(), storage.KeepRule)
}

// say prints for a person.
func (c invocation) say(format string, args ...any) error {
	return c.put(func(w io.Writer) error {
		_, err := fmt.Fprintf(w, format, args...)
		return err
	})
}

// restoreCommand lists the copies, or puts one in the archive's place.
func restoreCommand(c invocation, args []string) (int, error) {
	flags := flag.NewFlagSet("restore", flag.ContinueOnError)
	yes := flags.Bool("yes", false, "")
	paths, err := parse(flags, args)
	if err != nil {
		return 0, err
	}
	if len(paths) == 0 || len(paths) > 2 {
		return 0, fmt.Errorf("restore needs an archive, and the copy or its date: %w", errUsage)
	}
	ctx, dir := context.Background(), folderOf(paths[0])
	all, err := storage.Copies(ctx, dir)
	if err == nil && len(paths) == 1 {
		err = c.listCopies(ctx, dir, all)
	} else if err == nil {
		err = c.restore(ctx, dir, paths[1], all, *yes)
	}
	if err != nil {
		return c.fail(exitSome, errors.New(paths[0]+": "+archiveWords(err))), nil
	}
	return exitWell, nil
}

// listCopies tells what there is to choose from, and what the archive itself holds.
func (c invocation) listCopies(ctx context.Context, dir string, all []storage.Copy) error {
	if err := c.say("The archive: %s\n", archiveNow(ctx, dir)); err != nil {
		return err
	}
	for _, k := range all {
		if err := c.say("%s  %9d bytes  %s  %s\n", dateOf(k), k.Bytes, copyWords(k), k.Path); err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return c.say("There are no copies in %s.\n", filepath.Join(dir, "backups"))
	}
	return nil
}

func dateOf(k storage.Copy) string { return k.At.Local().Format("2006-01-02 15:04:05") }

func copyWords(k storage.Copy) string {
	if k.Err != nil {
		return "cannot be restored: " + strings.ReplaceAll(archiveWords(k.Err), "\n", " ")
	}
	return k.Tally.Words()
}

// archiveNow tells what the archive holds, or why it cannot be told.
func archiveNow(ctx context.Context, dir string) string {
	db, err := storage.OpenToRead(ctx, dir)
	if err != nil {
		return archiveWords(err)
	}
	defer func() { _ = db.Close() }() // it was only read
	t, err := db.Tally(ctx)
	if err != nil {
		return archiveWords(err)
	}
	return t.Words()
}

// restore shows what will stand in the place of what, and does it when it is told to.
func (c invocation) restore(ctx context.Context, dir, which string, all []storage.Copy, yes bool) error {
	k, err := chosenCopy(which, all)
	if err != nil {
		return err
	}
	if err := c.say("Now:         %s\nThe copy of %s: %s\n", archiveNow(ctx, dir), dateOf(k), copyWords(k)); err != nil {
		return err
	}
	if !yes {
		return c.say("Nothing has been changed. To put the copy in the archive’s place, say it again with --yes; what stands there now is kept beside it.\n")
	}
	kept, err := storage.Restore(ctx, dir, k.Path)
	if err != nil {
		return err
	}
	if kept != "" {
		return c.say("Restored. What stood there is kept as %s.\n", kept)
	}
	return c.say("Restored.\n")
}

// chosenCopy is the copy with that path, or the latest whose date begins so.
func chosenCopy(which string, all []storage.Copy) (storage.Copy, error) {
	for _, k := range all {
		if strings.HasPrefix(dateOf(k), which) || filepath.Base(k.Path) == which {
			return k, nil
		}
	}
	if st, err := os.Stat(which); err == nil && st.Mode().IsRegular() {
		return storage.LookAtCopy(context.Background(), which), nil
	}
	return storage.Copy{}, fmt.Errorf("there is no copy %q; “quotes restore ARCHIVE” lists them with their dates", which)
}

// isArchive says that a path is a folder or a database file: “quotes check” then looks at it, and not for a story.
func isArchive(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir() || err == nil && strings.HasSuffix(path, ".db")
}

// checkArchives looks at every page, sum and journal of archives.
func (c invocation) checkArchives(paths []string) (int, error) {
	code := exitWell
	for _, path := range paths {
		sound, err := c.check(path)
		if err != nil {
			code = c.fail(exitSome, errors.New(path+": "+archiveWords(err)))
		} else if !sound {
			code = exitSome
		}
	}
	return code, nil
}

func (c invocation) check(path string) (bool, error) {
	ctx := context.Background()
	db, err := storage.OpenToRead(ctx, path)
	if err != nil {
		return false, err
	}
	defer func() { _ = db.Close() }() // it was only read
	h, err := db.Check(ctx)
	if err != nil {
		return false, err
	}
	return h.Sound(), c.put(func(w io.Writer) error { return healthLines(w, path, h) })
}

func healthLines(w io.Writer, path string, h storage.Health) error {
	lines := []string{fmt.Sprintf("%s: %s.", path, h.Tally.Words())}
	if h.Pages != "ok" {
		lines = append(lines, "  Pages: damaged: "+h.Pages)
	}
	if h.Sums != nil {
		lines = append(lines, "  Sums: "+strings.ReplaceAll(storage.Message(h.Sums), "\n", " "))
	}
	for _, s := range h.NotWhole {
		lines = append(lines, "  "+s)
	}
	if h.Sound() {
		lines = append(lines, "  Sound: every page, every stored text and every journal is as it was written.")
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}
