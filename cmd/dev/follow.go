package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// follower reads a log file that another program is still writing. Not for several goroutines at once.
type follower struct {
	path   string
	offset int64     // bytes read
	part   string    // the beginning of a line that is not finished
	lines  []logLine // all lines read that could be parsed
	at     int       // lines before this one have been waited for
}

// read takes in what has been written since the last call. A file that is not there yet is an empty one.
func (f *follower) read() error {
	file, err := os.Open(f.path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	defer file.Close()
	if _, err := file.Seek(f.offset, io.SeekStart); err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	fresh, err := io.ReadAll(file)
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	f.offset += int64(len(fresh))
	whole := f.part + string(fresh)
	end := strings.LastIndexByte(whole, '\n') + 1
	f.part = whole[end:]
	for line := range strings.Lines(whole[:end]) {
		if l := parseLog(line); l != nil {
			f.lines = append(f.lines, l)
		}
	}
	return nil
}

// next looks for a line at or after the place reached and moves just past it.
func (f *follower) next(msg string, attrs ...string) (logLine, bool) {
	for i := f.at; i < len(f.lines); i++ {
		if f.lines[i].is(msg, attrs...) {
			f.at = i + 1
			return f.lines[i], true
		}
	}
	return nil, false
}

// skip passes over all that has been written: what is waited for next must be written after it.
func (f *follower) skip() error {
	err := f.read()
	f.at = len(f.lines)
	return err
}

// tail is the last n lines, for a person who wants to know what went wrong.
func (f *follower) tail(n int) string {
	b, err := os.ReadFile(f.path)
	if err != nil {
		return "(no log: " + err.Error() + ")"
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
