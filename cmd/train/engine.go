package main

import (
	"io/fs"
	"os"
	"strings"

	"quotedesk/app/extract"
	"quotedesk/assets"
)

// engine is the engine with the models that the parts before have written, and the shipped ones in place of those that
// are not there yet.
func (f folders) engine() (*extract.Engine, error) {
	return extract.NewStudent(f.modelFiles())
}

// modelFiles is the models that the parts before have written, over the shipped ones.
func (f folders) modelFiles() fs.FS { return overlay{os.DirFS(f.models), assets.Models} }

// overlay is the models of a folder over those the program ships.
type overlay struct{ written, shipped fs.FS }

// Open opens a model of the folder, else the shipped file of that name.
func (o overlay) Open(name string) (fs.File, error) {
	if base, ok := strings.CutPrefix(name, "model/"); ok {
		if f, err := o.written.Open(base); err == nil {
			return f, nil
		}
	}
	return o.shipped.Open(name)
}
