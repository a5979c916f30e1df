package main

import (
	"bytes"
	"log/slog"
	"maps"
	"strings"
	"testing"
)

func TestParseLog(t *testing.T) {
	tests := []struct {
		name, line string
		want       logLine
	}{
		{"plain", "time=2026-11-23T15:00:00Z level=INFO msg=ready", logLine{"time": "2026-11-23T15:00:00Z", "level": "INFO", "msg": "ready"}},
		{"quoted", `msg="story open" id=s1 title="Night \"ferry\" = late"`, logLine{"msg": "story open", "id": "s1", "title": `Night "ferry" = late`}},
		{"quoted key", `msg=x "a b"=c`, logLine{"msg": "x", "a b": "c"}},
		{"empty value", `msg=x path= id=2`, logLine{"msg": "x", "path": "", "id": "2"}},
		{"quoted empty value", `msg=x path=""`, logLine{"msg": "x", "path": ""}},
		{"line end", "msg=x id=1\r\n", logLine{"msg": "x", "id": "1"}},
		{"not a log line", "goroutine 1 [running]:", nil},
		{"broken quote", `msg="never closed`, nil},
		{"empty", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := parseLog(test.line); !maps.Equal(got, test.want) || (got == nil) != (test.want == nil) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// What slog writes has to come back, whatever the value holds.
func FuzzParseLog(f *testing.F) {
	for _, s := range []string{"plain", "two words", "a=b", `"`, "“curly”", "line\nend", "\x1b[2J", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		var b bytes.Buffer
		slog.New(slog.NewTextHandler(&b, nil)).Info("a message", "value", value, "after", 1)
		got := parseLog(b.String())
		if strings.ToValidUTF8(value, "") == value && (got["value"] != value || got["after"] != "1") {
			t.Errorf("%q came back as %q from %q", value, got, b.String())
		}
	})
}

func TestLogLineIs(t *testing.T) {
	line := logLine{"msg": "correction saved", "seq": "3", "path": "/tmp/a/story.txt"}
	tests := []struct {
		msg   string
		attrs []string
		want  bool
	}{
		{"correction saved", nil, true},
		{"correction saved", []string{"seq", "3"}, true},
		{"correction saved", []string{"seq", "30"}, false},
		{"correction saved", []string{"path", "/tmp/*"}, true},
		{"correction saved", []string{"path", "/var/*"}, false},
		{"correction saved", []string{"id", "*"}, false},
		{"correction", nil, false},
	}
	for _, test := range tests {
		if got := line.is(test.msg, test.attrs...); got != test.want {
			t.Errorf("%s %v: got %v", test.msg, test.attrs, got)
		}
	}
}

func TestTrouble(t *testing.T) {
	tests := []struct{ log, want string }{
		{"msg=ready\nmsg=\"story open\"\n", ""},
		{"failed to watch theme settings: dbus-launch not found\n", ""},
		{"msg=ready\npanic: runtime error: index out of range\n\ngoroutine 1", "panic: runtime error: index out of range"},
		{"2026/11/23 15:00:00 *** Error in Fyne call thread, this should have been called in fyne.Do[AndWait] ***\n",
			"2026/11/23 15:00:00 *** Error in Fyne call thread, this should have been called in fyne.Do[AndWait] ***"},
		{"fatal error: concurrent map writes", "fatal error: concurrent map writes"},
	}
	for _, test := range tests {
		if got := trouble(test.log); got != test.want {
			t.Errorf("%q: got %q, want %q", test.log, got, test.want)
		}
	}
}
