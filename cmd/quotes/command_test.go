package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// invoke runs the command with a small engine.
func invoke(stdin string, args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	code = run(args, invocation{strings.NewReader(stdin), &o, &e, func() (reader, error) { return fakeReader(), nil }})
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	story := write("story.txt", "She said “no”.\n")
	crash := write("crash.txt", "CRASH\n")
	lines := write("lines.ndjson", `{"id":"f1","text":"“no”"}`) // no line end
	absent := filepath.Join(dir, "absent\x1b[2J.txt")
	const good, bad = `{"id":"s1","text":""}` + "\n", "{\n"
	tests := []struct {
		name, stdin string
		args        []string
		code        int
		out, err    string // have to stand in the output; "" means that there is none
	}{
		{"no word", "", nil, 2, "", "quotes extract FILE"},
		{"an unknown word", "", []string{"dance"}, 2, "", `no command "dance"`},
		{"help", "", []string{"help"}, 0, "quotes extract FILE", ""},
		{"--help", "", []string{"--help"}, 0, "quotes extract FILE", ""},
		{"help of a command", "", []string{"extract", "--help"}, 0, "quotes extract FILE", ""},
		{"version", "", []string{"version"}, 0, "engine 0.0.1, model fake", ""},
		{"nothing to read", "", []string{"extract"}, 2, "", "needs a file"},
		{"an unknown flag", "", []string{"extract", "--fast", story}, 2, "", "-fast"},
		{"no jobs", good, []string{"extract", "--ndjson", "--jobs", "0"}, 2, "", "--jobs is 0"},
		{"jobs that are no number", good, []string{"extract", "--ndjson", "--jobs", "many"}, 2, "", "many"},
		{"lines, all well", good + good, []string{"extract", "--ndjson"}, 0, `{"id":"s1"`, ""},
		{"no lines", "", []string{"extract", "--ndjson"}, 0, "", ""},
		{"lines, one fails", good + bad + good, []string{"extract", "--ndjson", "--jobs", "2"}, 1, `"error":`, ""},
		{"lines from files", "", []string{"extract", lines, "--ndjson", lines}, 0, "f1", ""},
		{"lines from a file that is not there", "", []string{"extract", "--ndjson", absent}, 2, "", "absent<U+001B>[2J.txt"},
		{"a table", "", []string{"extract", story}, 0, "“no”", ""},
		{"a table of a file that is not there", "", []string{"extract", absent, story}, 1, "“no”", "absent<U+001B>[2J.txt"},
		{"a table of a story that breaks the engine", "", []string{"extract", crash, story}, 1, "“no”", "the engine failed"},
		{"a file named like a flag", "", []string{"extract", "--", "--ndjson"}, 1, "", "--ndjson"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, err := invoke(test.stdin, test.args...)
			if code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if !strings.Contains(out, test.out) || (test.out == "") != (out == "") {
				t.Errorf("printed %q, want %q in it", out, test.out)
			}
			if !strings.Contains(err, test.err) || (test.err == "") != (err == "") {
				t.Errorf("complained %q, want %q in it", err, test.err)
			}
			if strings.ContainsFunc(out+err, steers) {
				t.Errorf("a control character was printed: %q, %q", out, err)
			}
		})
	}
}

func TestEngineThatCannotBeLoaded(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"extract", "--ndjson"}, {"extract", "x.txt"}, {"export", "--format", "txt", "x.txt"}} {
		var out, err bytes.Buffer
		code := run(args, invocation{strings.NewReader(""), &out, &err, func() (reader, error) { return reader{}, errors.New("the model is damaged") }})
		if code != exitNoStart || out.Len() > 0 || !strings.Contains(err.String(), "the model is damaged") {
			t.Errorf("%v: exit code %d, %q, %q", args, code, &out, &err)
		}
	}
}

func TestFilesOfLinesAreJoined(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ndjson")
	if err := os.WriteFile(path, []byte(`{"id":"a","text":""}`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, out, _ := invoke("", "extract", "--ndjson", path, path, path)
	if n := strings.Count(out, `{"id":"a"`); n != 3 {
		t.Errorf("%d stories of 3: %s", n, out)
	}
}
