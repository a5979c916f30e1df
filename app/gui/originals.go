package gui

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/export"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// originalName is the name of the file the story came from, or one made of its title.
func originalName(s storage.Story, came story.Arrival) string {
	if base := filepath.Base(s.Origin); filepath.Ext(base) != "" && !strings.Contains(s.Origin, "://") {
		return base
	}
	suffix := ".txt"
	if came.Page != nil && came.Page.Address != "" {
		suffix = ".html"
	}
	return export.FileName(s.Title, suffix)
}

// freePath is the path, numbered until no file has it.
func freePath(path string) string {
	suffix := filepath.Ext(path)
	base := strings.TrimSuffix(path, suffix)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s %d%s", base, n, suffix)
	}
}

func (d *Desk) writeOriginal(id, path string) error {
	if !filepath.IsAbs(path) {
		return fmt.Errorf("“%s” is not a whole path; type it in full", path)
	}
	original, _, err := d.db.Original(context.Background(), id)
	if err != nil {
		return err
	}
	return export.File(path, func(w io.Writer) error {
		_, err := w.Write(original)
		return err
	})
}
