package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/score/wording"
)

func TestEvalCompare(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "app", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	code, out, errs := invoke("", append([]string{"eval", "--compare", "--tuning", "--json"}, paths...)...)
	var r wording.Result
	if err := json.Unmarshal([]byte(out), &r); code != 0 || err != nil || errs != "" {
		t.Fatalf("exit %d, %v, %s", code, err, errs)
	}
	if r.All.Pairs < 300 || len(r.Rows) != len(wording.Classes) || r.Longest < 19000 || r.FalseVerbatim != 0 || r.All.Grades*100 < r.All.Pairs*95 {
		t.Errorf("%+v", r)
	}
	lines := writeFile(t, "lines.jsonl", `{"id":"a","text":"x"}`)
	short := writeFile(t, "short.txt", corpus)
	tests := []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--compare", lines}, 2, "needs files of the newsroom corpus"},
		{[]string{"--compare", short}, 2, "no pair can be made"},
		{[]string{"--compare", short + "x.txt"}, 2, "open the annotated stories"},
		{[]string{"--compare", "--names", short}, 2, "measure of its own"},
		{[]string{"--compare", "--heldout", short}, 2, "measure of its own"},
		{[]string{"--compare", "--errors", "3", short}, 2, "needs --tuning"},
		{[]string{"--tuning", short}, 2, "--tuning goes with --compare"},
	}
	for _, test := range tests {
		code, out, errs := invoke("", append([]string{"eval"}, test.args...)...)
		if code != test.code || !strings.Contains(out+errs, test.want) {
			t.Errorf("%v: exit %d\n%s%s", test.args, code, out, errs)
		}
	}
}
