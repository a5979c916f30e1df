package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// ExistsError says that a file of that name is there already and was left alone.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string {
	return fmt.Sprintf("%s is there already and was left as it is. Choose another name, or say that it may be replaced.", e.Path)
}

// LinkError says that the name is a link (or something else that is no plain file) and was left alone.
type LinkError struct{ Path string }

func (e *LinkError) Error() string {
	return fmt.Sprintf("%s is a link or a device, not a plain file, and was left as it is. Choose another name.", e.Path)
}

// File writes a new file, whole or not at all: into a temporary file beside it, to the disk, then under its name.
// A file of that name gives *ExistsError, a link *LinkError. Nobody but its owner may read it (mode 0600).
func File(path string, write func(io.Writer) error) error { return file(path, write, false) }

// Replace is File, but puts the new file in the place of an old one, whose permissions it takes. A link is refused.
func Replace(path string, write func(io.Writer) error) error { return file(path, write, true) }

func file(path string, write func(io.Writer) error, replace bool) error {
	mode, err := free(path, replace)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".quotedesk-*.part")
	if err != nil {
		return failed(path, err)
	}
	defer os.Remove(tmp.Name()) // gone already when all went well
	err = write(tmp)
	if err == nil && mode != 0 {
		err = tmp.Chmod(mode)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if shut := tmp.Close(); err == nil {
		err = shut
	}
	if err == nil {
		err = name(tmp.Name(), path, replace)
	}
	if err != nil {
		return failed(path, err)
	}
	settle(filepath.Dir(path))
	return nil
}

// free says that the path may be written; mode is that of the file to be replaced, or 0.
func free(path string, replace bool) (mode fs.FileMode, err error) {
	st, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, failed(path, err)
	}
	if !st.Mode().IsRegular() {
		return 0, &LinkError{path}
	}
	if !replace {
		return 0, &ExistsError{path}
	}
	return st.Mode().Perm(), nil
}

// name gives the finished file its name. Linking fails when somebody has taken the name meanwhile, which renaming
// would not; where the file system has no hard links, the name is looked at once more.
func name(tmp, path string, replace bool) error {
	if replace {
		return os.Rename(tmp, path)
	}
	err := os.Link(tmp, path)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return &ExistsError{path}
	}
	if _, err := free(path, false); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// settle asks the disk to keep the folder's new entry. Not every system can; the file itself is safe by then.
func settle(folder string) {
	d, err := os.Open(folder)
	if err != nil {
		return
	}
	defer d.Close()
	_ = d.Sync()
}

// failed turns an error of the system into a sentence; those that are one already pass.
func failed(path string, err error) error {
	var exists *ExistsError
	var link *LinkError
	if errors.As(err, &exists) || errors.As(err, &link) {
		return err
	}
	what := "could not be written. Try again, or choose another folder"
	switch {
	case errors.Is(err, syscall.ENOSPC):
		what = "could not be written: the disk is full. Make room or choose another place; the story itself is safe"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		what = "may not be written there. Choose another folder"
	case errors.Is(err, fs.ErrNotExist):
		what = "could not be written: its folder is not there. Choose another folder"
	}
	return fmt.Errorf("%s %s (%w)", path, what, err)
}

// FileName makes a file name of a story's title and a suffix such as ".html": letters, digits, spaces and
// hyphens, at most 80 bytes before the suffix, never empty, never a name that Windows keeps for devices.
func FileName(title, suffix string) string {
	var b strings.Builder
	for _, r := range oneLine(title) {
		keep := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune(" -_,", r)
		if b.Len()+utf8.RuneLen(r) > 80 {
			break
		}
		if keep {
			b.WriteRune(r)
		} else if r == ':' || r == '/' {
			b.WriteByte(' ')
		}
	}
	s := strings.Trim(oneLine(b.String()), " -_,")
	switch strings.ToUpper(s) {
	case "":
		return "story" + suffix
	case "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "LPT1", "LPT2", "LPT3":
		return "story " + s + suffix
	}
	return s + suffix
}
