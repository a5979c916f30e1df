package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/score"
)

// corpus is two stories as the small engine of these tests can read them: it finds “…”, but nobody who says it.
const corpus = `=== one
style: test

<Q id="1" kind="direct" by="quill">“Yes,”</Q> <C q="1">said</C> <S q="1"><PER id="quill">Ada Quill</PER></S>. <NQ why="term">“Term”</NQ>.

=== two
style: test

<S q="1"><PER id="orr">Ben Orr</PER></S> <C q="1">said</C> <Q id="1" kind="indirect" by="orr">it was late</Q>.
`

func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEval(t *testing.T) {
	stories := writeFile(t, "stories.txt", corpus)
	lines := writeFile(t, "lines.jsonl", `{"id":"a","text":"“Yes” 🙂 “no”.","orig_split":"dev","quotes":[{"start":0,"end":5,"kind":"direct"},{"start":8,"end":12,"kind":"direct"}]}`)
	crash := writeFile(t, "crash.jsonl", `{"id":"c","text":"CRASH","quotes":[{"start":0,"end":5,"kind":"indirect"}]}`)
	twice := writeFile(t, "twice.jsonl", `{"id":"a","text":"x"}`+"\n"+`{"id":"a","text":"x"}`)
	outside := writeFile(t, "outside.jsonl", `{"id":"a","text":"x","quotes":[{"start":0,"end":5,"kind":"direct"}]}`)
	faulty := writeFile(t, "faulty.txt", "=== one\n\n<PER>Ada</PER> said “so”.")
	found := writeFile(t, "found.jsonl", `{"id":"newsroom/two","quotes":[{"start":13,"end":24,"speaker":[[0,7]]}],"entities":[{"id":"e1","type":"PER","mentions":[[0,7]]}]}`)
	tests := []struct {
		name string
		args []string
		code int
		out  []string // have to stand in the output
		err  string
	}{
		{"no file", nil, 2, nil, "needs a file"},
		{"help", []string{"-h"}, 0, []string{"--calibration", "--heldout"}, ""},
		{"a corpus", []string{stories}, 0, []string{"articles 2 (no prediction: 0)  unit segment\n", "exact        2      2    50.0    50.0    50.0      0.0     0.0\n"}, ""},
		{"no models there", []string{"--models", t.TempDir(), stories}, 2, nil, "load the"},
		{"lines", []string{lines}, 0, []string{"exact        2      2   100.0   100.0   100.0   -      100.0\n"}, ""},
		{"both, each by itself", []string{"--each", stories, lines}, 0, []string{"== " + stories, "== " + lines, "== all 2 files\narticles 3 "}, ""},
		{"one file, each by itself", []string{"--each", lines}, 0, []string{"articles 1 "}, ""},
		{"phenomena", []string{"--phenomena", stories}, 0, []string{"attribution after                      1   100.0   100.0     0.0\n", "words in marks kept out                1     0.0\n"}, ""},
		{"calibration", []string{stories, "--calibration"}, 0, []string{"0.9 to 1.0        2    91.2     0.0\n", "right at 0.9 or more: 0.0 of 2 rows"}, ""},
		{"errors", []string{"--errors", "5", stories}, 0, []string{
			"miss newsroom/two:1 indirect it was late\n", "false newsroom/one:1 direct “Term”\n",
			"speaker newsroom/one:1 direct “Yes,” | gold Ada Quill / Ada Quill, found nobody\n"}, ""},
		{"a split", []string{"--split", "dev", stories, lines}, 0, []string{"articles 1 "}, ""},
		{"names", []string{"--names", "--errors", "1", stories}, 0, []string{"documents 2\n", "gold 2)", "miss newsroom/one:1 PER Ada Quill\n"}, ""},
		{"other types", []string{"--names", "--types", "ORG", stories}, 0, []string{"ORG            P   0.00  R   0.00  F1   0.00   (tp 0, predicted 0, gold 0)\n"}, ""},
		{"findings made earlier", []string{"--pred", found, stories}, 0, []string{"articles 2 (no prediction: 1)", "exact        2      1   100.0    50.0    66.7    100.0    66.7\n"}, ""},
		{"names found earlier", []string{"--names", "--pred", found, stories}, 0, []string{"PER            P 100.00  R  50.00", "clusters, system mentions: B3 P 100.00 R 50.00"}, ""},
		{"a story that breaks the engine", []string{crash, lines}, 1, []string{"articles 2 (no prediction: 1)"}, "c: the engine failed"},
		{"a corpus with a fault", []string{faulty}, 0, []string{"articles 1 "}, "one: <PER> lacks id"},
		{"an id used twice", []string{twice}, 2, nil, "two stories are called a"},
		{"gold outside its text", []string{outside}, 1, nil, "runs from 0 to 5"},
		{"a file that is not there", []string{stories + "x"}, 2, nil, "open the annotated stories"},
		{"findings that are not there", []string{"--pred", stories + "x", stories}, 2, nil, "open the findings"},
		{"findings that are no lines", []string{"--pred", stories, stories}, 2, nil, "read the findings"},
		{"nothing left", []string{"--split", "none", stories}, 2, nil, "no story is left"},
		{"a unit that is none", []string{"--unit", "word", stories}, 2, nil, "--unit"},
		{"a part too many", []string{"--part", "3/2", stories}, 2, nil, "--part"},
		{"half a part", []string{"--part", "3", stories}, 2, nil, "--part"},
		{"no jobs", []string{"--jobs", "0", stories}, 2, nil, "--jobs is 0"},
		{"fewer errors than none", []string{"--errors", "-1", stories}, 2, nil, "--errors is -1"},
		{"effort and names", []string{"--names", "--effort", stories}, 2, nil, "does not go with --names"},
		{"effort and phenomena", []string{"--effort", "--phenomena", stories}, 2, nil, "does not go with --names"},
		{"effort and calibration", []string{"--effort", "--calibration", stories}, 2, nil, "does not go with --names"},
		{"effort and errors", []string{"--effort", "--errors", "1", stories}, 2, nil, "does not go with --names"},
		{"effort by quotation", []string{"--effort", "--unit", "quote", stories}, 2, nil, "does not go with --names"},
		{"effort, gold outside its text", []string{"--effort", outside}, 1, nil, "runs from 0 to 5"},
		{"effort of a story that breaks the engine", []string{"--effort", crash}, 1, []string{"stories 1 (no prediction: 1)"}, "c: the engine failed"},
		{"effort, a part", []string{"--effort", "--split", "dev", lines}, 0, []string{"stories that need none: 1 (100.0 %)"}, ""},
		{"effort of people only", []string{"--effort", "--types", "ORG", stories}, 0, []string{"name missed                   0"}, ""},
		{"names and phenomena", []string{"--names", "--phenomena", stories}, 2, nil, "do not go with --names"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, err := invoke("", append([]string{"eval"}, test.args...)...)
			if code != test.code || !strings.Contains(err, test.err) || (err == "") != (test.err == "") {
				t.Errorf("exit %d, want %d; errors %q", code, test.code, err)
			}
			for _, want := range test.out {
				if !strings.Contains(out, want) {
					t.Errorf("%q is missing in\n%s", want, out)
				}
			}
			if len(test.out) == 0 && out != "" {
				t.Errorf("printed %q", out)
			}
		})
	}
}

// The held-out stories and the rest are all of them, and so are the parts together.
func TestEvalPicks(t *testing.T) {
	var b strings.Builder
	kept := 0
	for _, id := range strings.Fields("a b c d e f g h i j k l m n o p q r s t") {
		b.WriteString(`{"id":"` + id + `","text":"x"}` + "\n")
		if score.HeldOut(id) {
			kept++
		}
	}
	path := writeFile(t, "many.jsonl", b.String())
	articles := func(args ...string) int {
		code, out, errs := invoke("", append([]string{"eval", "--json", path}, args...)...)
		var blocks []block
		if err := json.Unmarshal([]byte(out), &blocks); code != 0 || err != nil || len(blocks) != 1 {
			t.Fatalf("exit %d, %v, %s", code, err, errs)
		}
		return blocks[0].Quotes.Articles
	}
	if got := articles("--heldout"); got != kept || kept == 0 || kept == 20 {
		t.Errorf("%d held out, want %d", got, kept)
	}
	if a, b := articles("--part", "1/2"), articles("--part", "2/2"); a+b != 20 || a == 0 || b == 0 {
		t.Errorf("the halves have %d and %d", a, b)
	}
}

// Whatever the jobs, the figures of the real engine are the same, and they are those of its printed findings.
func TestEvalOfTheRealEngine(t *testing.T) {
	gold := writeFile(t, "stories.txt", corpus+"\n=== three\n\n"+strings.ReplaceAll(harbour(t), "<", "("))
	stories, err := readGold([]string{gold}, picking{}, &strings.Builder{})
	if err != nil {
		t.Fatal(err)
	}
	var in strings.Builder
	for _, d := range stories[0].stories {
		line, err := json.Marshal(map[string]string{"id": d.ID, "text": d.Text})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	run := func(stdin string, args ...string) string {
		var out, errs strings.Builder
		if code := run(args, invocation{strings.NewReader(stdin), &out, &errs, newReader}); code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, &errs)
		}
		return out.String()
	}
	found := writeFile(t, "found.jsonl", run(in.String(), "extract", "--ndjson"))
	for _, flags := range [][]string{{"--phenomena", "--calibration", "--errors", "9"}, {"--names", "--errors", "9"}, {"--json"}, {"--effort", "--json"}} {
		args := append([]string{"eval", gold}, flags...)
		one, eight := run("", append(args, "--jobs", "1")...), run("", append(args, "--jobs", "8")...)
		if one != eight {
			t.Errorf("%v: 1 job:\n%s\n8 jobs:\n%s", flags, one, eight)
		}
		if printed := run("", append(args, "--pred", found)...); one != printed {
			t.Errorf("%v: in process:\n%s\nfrom its findings:\n%s", flags, one, printed)
		}
	}
}
