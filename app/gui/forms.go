package gui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quotedesk/app/export"
)

// form is one kind of file that an export can write.
type form struct {
	words  string // a plain sentence for the dialog
	suffix string // of the file's name, behind the story's title
	usual  bool   // ticked the first time
	write  func(io.Writer, goods) error
	proof  bool // it tells of the checking, and is for the house or for people outside
}

// goods are what a story is exported from.
type goods struct {
	export.Sheet
	check export.FactCheck
}

// named is the form with the audience in its file's name where it may not leave the house.
func (f form) named(who export.Audience) form {
	if f.proof && who == export.Internal {
		end := filepath.Ext(f.suffix)
		f.suffix = strings.TrimSuffix(f.suffix, end) + " (internal)" + end
	}
	return f
}

func forms() []form {
	var out []form
	for _, f := range export.Forms(export.Table{ByteOrderMark: true}) { // spreadsheets read UTF-8 by it
		out = append(out, form{words: f.Words, suffix: f.Suffix, usual: f.Usual, write: func(w io.Writer, g goods) error { return f.Write(w, g.Sheet) }})
	}
	return append(out, []form{
		{words: "Fact-check file, to print (.html)", suffix: " fact-check.html", proof: true, write: func(w io.Writer, g goods) error { return g.check.HTML(w) }},
		{words: "Fact-check file, for programs (.json)", suffix: " fact-check.json", proof: true, write: func(w io.Writer, g goods) error { return g.check.JSON(w) }},
		{words: "Read-back sheet, to print (.html)", suffix: " read-back.html", proof: true, write: func(w io.Writer, g goods) error { return g.check.ReadBack(w) }},
		{words: "Read-back sheet, to tick and read in (.json)", suffix: " read-back.json", proof: true, write: func(w io.Writer, g goods) error { return g.check.ReadBackJSON(w) }},
	}...)
}

// writeForms writes the chosen files into the folder, which is made when it is not there. Nothing is written
// over: a second export gets a number behind the title. The paths are those written.
func writeForms(folder string, g goods, chosen []form) ([]string, error) {
	if !filepath.IsAbs(folder) {
		return nil, fmt.Errorf("“%s” is not a whole path; type the folder in full, or choose it with the button", folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the folder %s cannot be made; choose another one (%w)", folder, err)
	}
	base := freeBase(folder, g.Title, chosen)
	var paths []string
	for _, f := range chosen {
		path := filepath.Join(folder, base+f.suffix)
		if err := export.File(path, func(w io.Writer) error { return f.write(w, g) }); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// freeBase is the title as a file name, numbered until none of the chosen files is there yet.
func freeBase(folder, title string, chosen []form) string {
	name := export.FileName(title, "")
	for n, base := 2, name; ; n, base = n+1, fmt.Sprintf("%s %d", name, n) {
		taken := false
		for _, f := range chosen {
			if _, err := os.Lstat(filepath.Join(folder, base+f.suffix)); err == nil {
				taken = true
			}
		}
		if !taken {
			return base
		}
	}
}
