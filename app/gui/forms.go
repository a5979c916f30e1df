package gui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"quotedesk/app/export"
)

// form is one kind of file that an export can write.
type form struct {
	words  string // a plain sentence for the dialog
	suffix string // of the file's name, behind the story's title
	usual  bool   // ticked the first time
	write  func(io.Writer, export.Sheet) error
}

func forms() []form {
	table := export.Table{ByteOrderMark: true} // spreadsheets read UTF-8 by it
	return []form{
		{"Clean article, plain text (.txt)", ".txt", true, writeText},
		{"Clean article, web page (.html)", ".html", true, func(w io.Writer, s export.Sheet) error { return s.HTML(w) }},
		{"Quotations, table (.csv)", " quotations.csv", true, func(w io.Writer, s export.Sheet) error { return export.QuotesCSV(w, s, table) }},
		{"Names, table (.csv)", " names.csv", false, func(w io.Writer, s export.Sheet) error { return export.NamesCSV(w, s, table) }},
		{"Everything, for programs (.json)", ".json", false, export.JSON},
	}
}

func writeText(w io.Writer, s export.Sheet) error {
	clean, _ := s.Clean()
	return export.Text(w, clean)
}

// writeForms writes the chosen files into the folder, which is made when it is not there. Nothing is written
// over: a second export gets a number behind the title. The paths are those written.
func writeForms(folder string, s export.Sheet, chosen []form) ([]string, error) {
	if !filepath.IsAbs(folder) {
		return nil, fmt.Errorf("“%s” is not a whole path; type the folder in full, or choose it with the button", folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the folder %s cannot be made; choose another one (%w)", folder, err)
	}
	base := freeBase(folder, s.Title, chosen)
	var paths []string
	for _, f := range chosen {
		path := filepath.Join(folder, base+f.suffix)
		if err := export.File(path, func(w io.Writer) error { return f.write(w, s) }); err != nil {
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
