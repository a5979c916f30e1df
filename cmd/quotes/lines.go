package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// maxLine is how many bytes a line of input may hold, its line end not counted: 64 MB.
const maxLine = 64 << 20

// keptOfLong is how many bytes of a line that is too long are kept, to find the story's id in.
const keptOfLong = 64 << 10

// errTooLong is the error of a line of more than maxLine bytes.
var errTooLong = errors.New("the line is longer than 64 MB")

// lineReader cuts a stream into lines without ever holding more than one line of limit bytes.
type lineReader struct {
	in    *bufio.Reader
	limit int // bytes
	begun bool
}

func newLineReader(in io.Reader, limit int) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(in, 64<<10), limit: limit}
}

// next returns the next line that is not blank, without its line end, in memory of its own. A line over the
// limit is read past and comes as its beginning with errTooLong; io.EOF ends the stream, other errors break it.
func (l *lineReader) next() ([]byte, error) {
	for {
		line, err := l.cut()
		if !l.begun {
			l.begun = true
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if len(bytes.TrimSpace(line)) > 0 && (err == nil || err == io.EOF || err == errTooLong) {
			if err == io.EOF {
				err = nil // a last line without a line end; the next call meets the end again
			}
			return line, err
		}
		if err != nil && err != errTooLong {
			return nil, err
		}
	}
}

func (l *lineReader) cut() ([]byte, error) {
	var line []byte
	long := false
	for {
		piece, err := l.in.ReadSlice('\n')
		if !long {
			line = append(line, piece...)
			if len(bytes.TrimRight(line, "\r\n")) > l.limit {
				long, line = true, bytes.Clone(line[:min(keptOfLong, l.limit)])
			}
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return line, errTooLong
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}
