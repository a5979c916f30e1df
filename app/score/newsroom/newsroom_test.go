package newsroom

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// plain is v as JSON gives it back, without empty values and without what the other reader does not print.
func plain(t testing.TB, v any) any {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return trimmed(out)
}

func trimmed(v any) any {
	switch x := v.(type) {
	case map[string]any:
		delete(x, "role_spans")
		delete(x, "in_furniture")
		for k, e := range x {
			if e = trimmed(e); e == nil {
				delete(x, k)
			} else {
				x[k] = e
			}
		}
		if len(x) == 0 {
			return nil
		}
	case []any:
		if len(x) == 0 {
			return nil
		}
		for i := range x {
			x[i] = trimmed(x[i])
		}
	}
	return v
}

func TestStoriesReadAsTheOtherReaderReadsThem(t *testing.T) {
	stories, faults, err := Read(bytes.NewReader(read(t, "stories.txt")))
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	lines := strings.Split(strings.TrimSpace(string(read(t, "stories.jsonl"))), "\n")
	if len(stories) != len(lines) {
		t.Fatalf("%d stories, want %d", len(stories), len(lines))
	}
	for i, line := range lines {
		var want any
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, plain(t, stories[i])); diff != "" {
			t.Errorf("%s:\n%s", stories[i].ID, diff)
		}
	}
}

func TestRolesHaveTheirPlaces(t *testing.T) {
	stories, _, err := Read(bytes.NewReader(read(t, "stories.txt")))
	if err != nil {
		t.Fatal(err)
	}
	roles := 0
	for _, s := range stories {
		text := []rune(s.Text)
		for _, p := range s.People {
			for i, at := range p.RoleSpans {
				if got := string(text[at[0]:at[1]]); got != p.Roles[i] {
					t.Errorf("%s: %s is %q, but at its place stands %q", s.ID, p.Name, p.Roles[i], got)
				}
				roles++
			}
		}
	}
	if roles == 0 {
		t.Error("no role was read")
	}
}

func TestFaults(t *testing.T) {
	stories, faults, err := Read(bytes.NewReader(read(t, "faults.txt")))
	if err != nil || len(stories) != 2 {
		t.Fatalf("%d stories, %v", len(stories), err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.String())
	}
	want := []string{
		"bad-001: <PER> lacks id",
		"bad-001: empty <LOC>",
		`bad-001: </Q> closes nothing near …"o Ann\nDr she x no marks\n<FOO>left</FOO> "`,
		"bad-001: never closed: Q",
		"bad-001: unknown tag left: <FOO>",
		"bad-001: id a is both PER and ORG",
		"bad-001: Q 1: kind odd",
		"bad-001: Q 1: two speakers a and b",
		"bad-001: rule no-such-rule unknown",
		"bad-001: <S q=9> has no such Q",
		"bad-001: <R of=nobody> has no such name",
		"bad-001: <P ref=nobody> has no such name",
		"bad-001: Q 2: mixed, but no marks inside",
		"bad-001: the id is used twice",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMoreFaults(t *testing.T) {
	tests := []struct{ body, want string }{
		{`<Q id="1" kind="direct" by="none">No marks</Q>`, `s: Q 1: direct, but does not begin with a mark: "No marks"`},
		{`<Q id="1" kind="indirect" by="x">words</Q>`, "s: Q 1: by=x has no such name"},
		{`<S>Ann</S>`, "s: <S> lacks q"},
		{`<PER id="a">Ann</ORG>`, `s: </ORG> closes <PER> near …"Ann"`},
	}
	for _, test := range tests {
		_, faults, err := Read(strings.NewReader("=== s\n\n" + test.body))
		if err != nil || len(faults) == 0 || faults[0].String() != test.want {
			t.Errorf("%s: got %v, %v, want %s", test.body, faults, err, test.want)
		}
	}
}

// Windows line ends change nothing.
func TestLineEnds(t *testing.T) {
	b := read(t, "stories.txt")
	want, _, err := Read(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := Read(bytes.NewReader(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBrokenFile(t *testing.T) {
	cable := errors.New("cable pulled")
	if _, _, err := Read(iotest.ErrReader(cable)); !errors.Is(err, cable) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(read(f, "faults.txt"))
	f.Add([]byte("=== a\nstyle: b\n\n<S q=\"1\"><PER id=\"p\">Ada</PER></S> <C q=\"1\">said</C> <Q id=\"1\" kind=\"direct\" by=\"p\">“é🙂”</Q> <NORP>Orr</NORP>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		stories, _, err := Read(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stories {
			size := utf8.RuneCountInString(s.Text)
			for _, q := range s.Quotes {
				for _, p := range append(q.Speaker.Spans, q.Parts...) {
					if p[0] < 0 || p[0] > p[1] || p[1] > size {
						t.Fatalf("%v of a text of %d", p, size)
					}
				}
				if q.Start < 0 || q.Start > q.End || q.End > size {
					t.Fatalf("%d to %d of a text of %d", q.Start, q.End, size)
				}
			}
			for _, e := range s.Entities {
				if e.Start < 0 || e.Start > e.End || e.End > size {
					t.Fatalf("%+v of a text of %d", e, size)
				}
			}
		}
	})
}
