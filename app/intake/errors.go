package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

var (
	errFolder = errors.New("it is a folder")
	errDevice = errors.New("it is a device or a pipe, not a file")
)

// FileError says that a file could not be opened or read, and what to do.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string {
	name := filepath.Base(e.Path)
	switch {
	case errors.Is(e.Err, fs.ErrNotExist):
		return fmt.Sprintf("%s is not there any more. It may have been moved or renamed: look in %s.", name, filepath.Dir(e.Path))
	case errors.Is(e.Err, fs.ErrPermission):
		return fmt.Sprintf("%s may not be read by you. Ask its owner for the right to read it, or copy its text and paste it.", name)
	case errors.Is(e.Err, errFolder), errors.Is(e.Err, syscall.EISDIR):
		return fmt.Sprintf("%s is a folder. Open a story inside it.", name)
	case errors.Is(e.Err, errDevice):
		return fmt.Sprintf("%s is a device or a pipe, not a file. Save the text as a file first.", name)
	}
	return fmt.Sprintf("%s could not be read (%v). Try again, or copy its text and paste it.", name, e.Err)
}

func (e *FileError) Unwrap() error { return e.Err }

// SizeError says that a story is larger than is taken in. Sizes are in bytes.
type SizeError struct {
	Name        string
	Size, Limit int64
}

func (e *SizeError) Error() string {
	return fmt.Sprintf("%s is too large: %s, and the limit is %s. Nothing was read. Copy the story out of it and paste that.",
		e.Name, megabytes(e.Size), megabytes(e.Limit))
}

// megabytes rounds up to a tenth, so that a size just over a limit never prints as the limit.
func megabytes(n int64) string {
	tenths := (n*10 + 1<<20 - 1) >> 20
	if tenths%10 == 0 {
		return fmt.Sprintf("%d MB", tenths/10)
	}
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}

// EmptyError says that there is no word to read.
type EmptyError struct {
	Name  string
	Blank bool // there is something, but only space, marks of layout or an empty page
}

func (e *EmptyError) Error() string {
	if e.Blank {
		return e.Name + " holds no words, only blank space. Check that the right file or text was chosen."
	}
	return e.Name + " is empty. Check that the right file or text was chosen."
}

// BinaryError says that the bytes are not text at all.
type BinaryError struct {
	Name   string
	Kind   string // for example "a PDF document"
	Advice string // what to do instead, a sentence
}

func (e *BinaryError) Error() string {
	return fmt.Sprintf("%s is not plain text; it looks like %s. %s", e.Name, e.Kind, e.Advice)
}

// EncodingError says which byte cannot be read as text and which encoding might read it.
type EncodingError struct {
	Name    string
	Charset string // the encoding tried
	Offset  int    // bytes from the start of the file
	Byte    byte   // the byte that stands there
	Line    int    // from 1
	Guess   string // an encoding to offer, one of Encodings; "" when none fits
	Preview string // the words round that place, read with Guess
}

func (e *EncodingError) Error() string {
	s := fmt.Sprintf("%s cannot be read as %s: byte %d (line %d) is 0x%02X, which means nothing there.",
		e.Name, e.Charset, e.Offset, e.Line, e.Byte)
	if e.Guess == "" {
		return s + " Save the story as UTF-8, or copy its text and paste it."
	}
	return fmt.Sprintf("%s Read as %s it says: %q. Choose that encoding if this is right.", s, e.Guess, e.Preview)
}

// CharsetError says that an encoding's name is not known.
type CharsetError struct{ Charset string }

func (e *CharsetError) Error() string {
	return fmt.Sprintf("%q is not an encoding known here. Choose one from the list, for example UTF-8 or windows-1252.", e.Charset)
}
