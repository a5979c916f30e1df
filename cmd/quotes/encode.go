package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// encode writes v as one line of JSON. Characters that steer a terminal are written as \u escapes, so that a
// line shown on a screen is harmless; to a JSON reader nothing changes.
func encode(v any) ([]byte, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write the findings: %w", err)
	}
	return escapeControls(line.Bytes()), nil
}

// escapeControls escapes what encoding/json leaves as it is. Such characters stand only inside JSON strings.
func escapeControls(line []byte) []byte {
	if !bytes.ContainsFunc(line, steers) {
		return line
	}
	out := make([]byte, 0, len(line)+len(line)/8)
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRune(line[i:])
		if steers(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, line[i:i+n]...)
		}
		i += n
	}
	return out
}

// steers is control without the line end that closes a line.
func steers(r rune) bool { return r != '\n' && control(r) }
