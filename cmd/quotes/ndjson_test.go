package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// runLines runs input through a fake engine.
func runLines(t testing.TB, input string, jobs, limit int) (string, int) {
	t.Helper()
	var out bytes.Buffer
	s := stream{reader: fakeReader(), jobs: jobs, limit: limit, trace: io.Discard}
	failed, err := s.run(context.Background(), strings.NewReader(input), &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), failed
}

func TestLines(t *testing.T) {
	const head = `"engine":"0.0.1","model":"fake",`
	const nothing = head + `"quotes":[],"entities":[],"checks":[]}` + "\n"
	quote := func(start, end int) string {
		return fmt.Sprintf(`"quotes":[{"id":"q1","start":%d,"end":%d,"parts":[[%d,%d]],"kind":"direct","confidence":0.9123,"why":"marks"}],"entities":[],"checks":[]}`+"\n",
			start, end, start, end)
	}
	tests := []struct {
		name, in, out string
		failed        int
	}{
		{"nothing", "", "", 0},
		{"blank lines are no stories", "\n  \n\r\n", "", 0},
		{"one", `{"id":"s1","text":"She said “no”."}` + "\n", `{"id":"s1",` + head + quote(9, 13), 0},
		{"no line end", `{"id":"s1","text":""}`, `{"id":"s1",` + nothing, 0},
		{"CRLF and a byte order mark", "\uFEFF{\"id\":\"s1\",\"text\":\"\"}\r\n", `{"id":"s1",` + nothing, 0},
		{"emoji count one each", `{"id":"s1","text":"🙂🙂 “no”"}`, `{"id":"s1",` + head + quote(3, 7), 0},
		{"an emoji of several code points", `{"id":"s1","text":"👩‍🚀 “no”"}`, `{"id":"s1",` + head + quote(4, 8), 0},
		{"combining marks count", `{"id":"s1","text":"e\u0301 “ne\u0301”"}`, `{"id":"s1",` + head + quote(3, 8), 0},
		{"surrogate pairs in escapes", `{"id":"s1","text":"\ud83d\ude42 “no”"}`, `{"id":"s1",` + head + quote(2, 6), 0},
		{"half a surrogate pair counts one", `{"id":"s1","text":"\ud83d “no”"}`, `{"id":"s1",` + head + quote(2, 6), 0},
		{"line ends count as they are", `{"id":"s1","text":"a\r\n“no”"}`, `{"id":"s1",` + head + quote(3, 7), 0},
		{"a number as id", `{"id":12345678901234567890,"text":""}`, `{"id":12345678901234567890,` + nothing, 0},
		{"no id", `{"text":""}`, `{` + nothing, 0},
		{"an empty id", `{"id":"","text":""}`, `{"id":"",` + nothing, 0},
		{"ids are not HTML", `{"id":"<a&b>","text":""}`, `{"id":"<a&b>",` + nothing, 0},
		{"controls in ids are escaped", "{\"id\":\"a\u009b\u202e\u007f\",\"text\":\"\"}", `{"id":"a\u009b\u202e\u007f",` + nothing, 0},
		{"other keys are left alone", `{"id":"s1","text":"","TEXT":"“x”","date":[1]}`, `{"id":"s1",` + nothing, 0},
		{"not JSON", "{\"id\":\"s1\",\"text\":", `{"id":"s1",` + head + `"error":"the line is not a JSON object: unexpected end of JSON input"}` + "\n", 1},
		{"not an object", `["s1"]`, `{` + head + `"error":"the line is not a JSON object: json: cannot unmarshal array into Go value of type map[string]json.RawMessage"}` + "\n", 1},
		{"two objects", `{"id":"s1","text":""}{}`, `{"id":"s1",` + head + `"error":"the line is not a JSON object: invalid character '{' after top-level value"}` + "\n", 1},
		{"no text", `{"id":"s1"}`, `{"id":"s1",` + head + `"error":"the key “text” is missing"}` + "\n", 1},
		{"null is no text", `{"id":"s1","text":null}`, `{"id":"s1",` + head + `"error":"the key “text” is missing"}` + "\n", 1},
		{"text of another type", `{"id":"s1","text":5}`, `{"id":"s1",` + head + `"error":"the key “text” is not a string"}` + "\n", 1},
		{"id of another type", `{"id":{},"text":""}`, `{` + head + `"error":"the key “id” is neither a string nor a number"}` + "\n", 1},
		{"not UTF-8", "{\"id\":\"s1\",\"text\":\"\xff\"}", `{"id":"s1",` + head + `"error":"the line is not valid UTF-8"}` + "\n", 1},
		{"the engine panics", `{"id":"s1","text":"CRASH"}` + "\n" + `{"id":"s2","text":""}`,
			`{"id":"s1",` + head + `"error":"the engine failed on this story: runtime error: index out of range [5] with length 0"}` + "\n" + `{"id":"s2",` + nothing, 1},
		{"the engine refuses", `{"id":"s1","text":"REFUSE"}`, `{"id":"s1",` + head + `"error":"read the story: this story is refused"}` + "\n", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, jobs := range []int{1, 8} {
				out, failed := runLines(t, test.in, jobs, maxLine)
				if out != test.out || failed != test.failed {
					t.Errorf("%d jobs: %d failed and\n%s, want %d and\n%s", jobs, failed, out, test.failed, test.out)
				}
			}
		})
	}
}

func TestLongLine(t *testing.T) {
	story := func(id string, bytes int) string {
		head := `{"id":"` + id + `","text":"`
		return head + strings.Repeat("x", bytes-len(head)-2) + `"}`
	}
	const limit = 100 << 10
	in := story("fits", limit) + "\n" + story("over", limit+1) + "\r\n" + story("far over", 9*limit) + "\n" + `{"id":"after","text":""}` + "\n" + story("last", limit+1)
	out, failed := runLines(t, in, 2, limit)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 5 || failed != 3 {
		t.Fatalf("%d lines, %d failed", len(lines), failed)
	}
	for i, id := range []string{"fits", "over", "far over", "after", "last"} {
		var l struct{ ID, Error string }
		if err := json.Unmarshal([]byte(lines[i]), &l); err != nil || l.ID != id {
			t.Errorf("line %d is of %q, want %q: %v", i, l.ID, id, err)
		}
		if tooLong := l.Error == errTooLong.Error(); tooLong != (i == 1 || i == 2 || i == 4) {
			t.Errorf("%s: error %q", id, l.Error)
		}
	}
}

// Whatever the jobs, the bytes are the same and the lines stand in the order of the input.
func TestJobsDoNotChangeTheOutput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"“no”", "SLOW “é”", "CRASH", "REFUSE", "", "🙂 “a” “b”"}), 0, 60).Draw(t, "texts")
		var in strings.Builder
		for i, text := range texts {
			line, _ := json.Marshal(map[string]any{"id": i, "text": text})
			in.Write(line)
			in.WriteByte('\n')
		}
		var outs [2]bytes.Buffer
		for i, jobs := range []int{1, 8} {
			s := stream{reader: fakeReader(), jobs: jobs, limit: maxLine, trace: io.Discard}
			if _, err := s.run(context.Background(), strings.NewReader(in.String()), &outs[i]); err != nil {
				t.Fatal(err)
			}
		}
		if outs[0].String() != outs[1].String() {
			t.Fatalf("1 job:\n%s\n8 jobs:\n%s", &outs[0], &outs[1])
		}
		lines := strings.SplitAfter(outs[0].String(), "\n")
		for i := range texts {
			if !strings.HasPrefix(lines[i], fmt.Sprintf(`{"id":%d,`, i)) {
				t.Fatalf("line %d is %s", i, lines[i])
			}
		}
	})
}

// An answer is written before the next story comes: the other end of a pipe may wait for it.
func TestAnswersAreNotHeldBack(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := stream{reader: fakeReader(), jobs: 4, limit: maxLine, trace: io.Discard}.run(context.Background(), in, out)
		done <- err
	}()
	buf := make([]byte, 4096)
	for i := range 3 {
		fmt.Fprintf(send, "{\"id\":%d,\"text\":\"\"}\n", i)
		n, err := receive.Read(buf)
		if err != nil || !bytes.HasPrefix(buf[:n], fmt.Appendf(nil, `{"id":%d,`, i)) {
			t.Fatalf("story %d: %q, %v", i, buf[:n], err)
		}
	}
	send.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

type brokenPipe struct{}

func (brokenPipe) Read([]byte) (int, error)  { return 0, errors.New("cable pulled") }
func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestBrokenStreams(t *testing.T) {
	s := stream{reader: fakeReader(), jobs: 2, limit: maxLine, trace: io.Discard}
	if _, err := s.run(context.Background(), brokenPipe{}, io.Discard); err == nil || !strings.Contains(err.Error(), "cable pulled") {
		t.Errorf("reading: %v", err)
	}
	in := strings.NewReader(strings.Repeat(`{"id":"s1","text":""}`+"\n", 10000))
	if _, err := s.run(context.Background(), in, brokenPipe{}); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("writing: %v", err)
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":"s1","text":"“no”"}` + "\n"))
	f.Add([]byte("{\"id\":1,\"text\":\"\u202e“é🙂”\"}\r\n\n{"))
	f.Add([]byte("\xff\xfe{}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		out, failed := runLines(t, string(in), 3, 1<<10)
		bad := 0
		for line := range strings.Lines(out) {
			var l struct {
				Error  string
				Engine string
			}
			if !utf8.ValidString(line) || json.Unmarshal([]byte(line), &l) != nil || l.Engine == "" {
				t.Fatalf("%q gave the line %q", in, line)
			}
			if strings.ContainsFunc(line, steers) {
				t.Fatalf("%q gave a line with a control character: %q", in, line)
			}
			if l.Error != "" {
				bad++
			}
		}
		if bad != failed {
			t.Fatalf("%d failed, but %d error lines", failed, bad)
		}
	})
}

func BenchmarkLines(b *testing.B) {
	line, err := json.Marshal(map[string]string{"id": "s1", "text": strings.Repeat("She said “no” twice. ", 200)})
	if err != nil {
		b.Fatal(err)
	}
	in := bytes.Repeat(append(line, '\n'), 100)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		s := stream{reader: fakeReader(), jobs: 2, limit: maxLine, trace: io.Discard}
		if _, err := s.run(context.Background(), bytes.NewReader(in), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
