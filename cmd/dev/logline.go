package main

import (
	"strconv"
	"strings"
)

// logLine is one line that log/slog's TextHandler wrote: its attributes by key, "msg" among them.
type logLine map[string]string

// parseLog reads key=value pairs; keys and values may be quoted as in Go. Anything else gives nil.
func parseLog(line string) logLine {
	out := logLine{}
	rest := strings.TrimRight(line, "\r\n")
	for rest != "" {
		key, after, ok := logToken(rest, "=")
		if !ok || !strings.HasPrefix(after, "=") {
			return nil
		}
		value, after, ok := logToken(after[1:], " ")
		if !ok {
			return nil
		}
		out[key] = value
		rest = strings.TrimLeft(after, " ")
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// logToken takes a quoted string, or everything up to one of the stop characters, from the front of s.
func logToken(s, stop string) (token, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		if i := strings.IndexAny(s, stop); i >= 0 {
			return s[:i], s[i:], true
		}
		return s, "", true
	}
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil {
		return "", "", false
	}
	token, err = strconv.Unquote(quoted)
	return token, s[len(quoted):], err == nil
}

// is says that the line has the message and all the attributes, given as key, value, key, value. A value that
// ends in "*" stands for everything that begins so.
func (l logLine) is(msg string, attrs ...string) bool {
	if l["msg"] != msg {
		return false
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		value, there := l[attrs[i]]
		if !there || !matches(value, attrs[i+1]) {
			return false
		}
	}
	return true
}

func matches(value, want string) bool {
	if begin, open := strings.CutSuffix(want, "*"); open {
		return strings.HasPrefix(value, begin)
	}
	return value == want
}

// trouble is the first line of a log that no run may hold: a panic, a race or a widget touched from the wrong
// goroutine. It is "" when there is none.
func trouble(log string) string {
	for line := range strings.Lines(log) {
		for _, sign := range []string{"panic:", "fatal error:", "Error in Fyne call thread", "WARNING: DATA RACE", "SIGSEGV"} {
			if strings.Contains(line, sign) {
				return strings.TrimSpace(line)
			}
		}
	}
	return ""
}
