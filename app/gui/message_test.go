package gui

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"quotedesk/app/export"
	"quotedesk/app/intake"
	"quotedesk/storage"
)

// exportFailed is the error of an export whose writing fails so.
func exportFailed(t *testing.T, with error) error {
	t.Helper()
	return export.File(t.TempDir()+"/a.txt", func(io.Writer) error { return with })
}

var (
	saysSafe = regexp.MustCompile(`saved before|not been changed|has been changed|is safe|left as it|has been made or changed|are saved|been overwritten`)
	saysToDo = regexp.MustCompile(`(^|[.:;] |, )(Choose|Try|Copy|Open|Save|Check|Ask|Read as|Make|Install|Look|look|Free|Close|Export|Import|Refresh|Please report|Use|Start|It may have been moved|choose|type|Tick|tick)`)
)

// TestEveryMessageSaysWhatIsSafeAndWhatToDo goes over the errors of every package that a person can meet.
func TestEveryMessageSaysWhatIsSafeAndWhatToDo(t *testing.T) {
	for name, err := range map[string]error{
		"file gone":          &intake.FileError{Path: "/x/a.txt", Err: fs.ErrNotExist},
		"file forbidden":     &intake.FileError{Path: "/x/a.txt", Err: fs.ErrPermission},
		"file broken":        &intake.FileError{Path: "/x/a.txt", Err: syscall.EIO},
		"a folder":           &intake.FileError{Path: "/x", Err: syscall.EISDIR},
		"too large":          &intake.SizeError{Name: "a.txt", Size: 99 << 20, Limit: 50 << 20},
		"empty":              &intake.EmptyError{Name: "a.txt"},
		"blank":              &intake.EmptyError{Name: "a.txt", Blank: true},
		"binary":             &intake.BinaryError{Name: "a.txt", Kind: "a PDF document", Advice: "Open it in its program and copy the text."},
		"not UTF-8":          &intake.EncodingError{Name: "a.txt", Charset: "UTF-8", Line: 1},
		"not UTF-8, a guess": &intake.EncodingError{Name: "a.txt", Charset: "UTF-8", Line: 1, Guess: "windows-1252", Preview: "x"},
		"no such encoding":   &intake.CharsetError{Charset: "x"},
		"export exists":      &export.ExistsError{Path: "/x/a.txt"},
		"export to a link":   &export.LinkError{Path: "/x/a.txt"},
		"export, disk full":  exportFailed(t, syscall.ENOSPC),
		"export forbidden":   exportFailed(t, fs.ErrPermission),
		"export read-only":   exportFailed(t, syscall.EROFS),
		"export, no folder":  exportFailed(t, fs.ErrNotExist),
		"export broken":      exportFailed(t, syscall.EIO),
		"archive full":       &storage.Error{Kind: storage.ErrFull},
		"archive damaged":    &storage.Error{Kind: storage.ErrDamaged},
		"copy damaged":       &storage.Error{Kind: storage.ErrBadCopy},
		"conflict":           &storage.Error{Kind: storage.ErrConflict},
		"nothing chosen":     errors.New("tick at least one kind of file"),
		"a relative path":    fmt.Errorf("“%s” is not a whole path; type the folder in full, or choose it with the button", "x"),
	} {
		said := toldText(err)
		if n := strings.Count(said, ". ") + strings.Count(said, ".\n"); n < 1 || !saysSafe.MatchString(said) || !saysToDo.MatchString(said) {
			t.Errorf("%s: %q", name, said)
		}
	}
}
