// Command quotedesk is the desktop program: it opens the archive and shows the window.
//
// It holds no logic of its own beyond flags, the data folder and the log.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"quotedesk/app/gui"
	"quotedesk/app/intake"
	"quotedesk/storage"
)

func main() {
	if code, is := intake.Child(os.Args); is {
		os.Exit(code)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "quotedesk:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("quotedesk", flag.ContinueOnError)
	dir := flags.String("data-dir", "", "folder of the archive (default: quotedesk in the user's configuration folder)")
	logFile := flags.String("log", "", "write a log to this file; it never holds a story's text")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "Usage: quotedesk [flags] [story …]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return nil
		}
		return err
	}
	log, done, err := openLog(*logFile)
	if err != nil {
		return err
	}
	defer done()
	return desk(log, *dir, flags.Args())
}

func desk(log *slog.Logger, dir string, files []string) error {
	if dir == "" {
		base, err := os.UserConfigDir()
		if err != nil {
			return fmt.Errorf("finding a place for the archive (name one with --data-dir): %w", err)
		}
		dir = filepath.Join(base, "quotedesk")
	}
	reader := &reader{}
	o, files := gui.Options{Read: reader.read, Log: log}, absolute(files)
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(cache, 0o700) // the toolkit complains on a home that never had one
	}
	db, err := storage.Open(context.Background(), dir)
	if err != nil {
		log.Error("archive not opened", "err", err)
		why := err
		if db = gui.Refuse(dir, why, o, files); db == nil {
			return fmt.Errorf("%s", storage.Message(why))
		}
	} else {
		o.DB = db
		db = gui.Run(o, files)
	}
	if err := db.Close(); err != nil {
		log.Error("archive not closed", "err", err)
		return err
	}
	log.Info("closed")
	return nil
}

// openLog writes structured lines to the file, everything from debug on, or drops them when no file is named.
func openLog(path string) (*slog.Logger, func(), error) {
	if path == "" {
		return slog.New(slog.NewTextHandler(io.Discard, nil)), func() {}, nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the log: %w", err)
	}
	h := slog.NewTextHandler(f, &slog.HandlerOptions{Level: slog.LevelDebug})
	return slog.New(h), func() { _ = f.Close() }, nil
}

func absolute(files []string) []string {
	out := make([]string, 0, len(files))
	for _, f := range files {
		if abs, err := filepath.Abs(f); err == nil {
			f = abs
		}
		out = append(out, f)
	}
	return out
}
