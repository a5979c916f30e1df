package wording

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"quotedesk/app/score"
	"quotedesk/app/score/newsroom"
)

func corpus(t testing.TB) []newsroom.Story {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	var out []newsroom.Story
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		stories, _, err := newsroom.Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, stories...)
	}
	return out
}

func TestTheSetIsTheSameEveryTime(t *testing.T) {
	stories := corpus(t)
	if a, b := Build(stories, true), Build(stories, true); !reflect.DeepEqual(a, b) {
		t.Error("two sets of the same stories differ")
	}
}

func TestHalves(t *testing.T) {
	stories := corpus(t)
	half := map[string]bool{}
	for _, s := range stories {
		half[s.ID] = Tuning(s.ID)
		if score.HeldOut(s.ID) && Tuning(s.ID) {
			t.Errorf("%s is kept for measuring, but would be tuned on", s.ID)
		}
	}
	for _, tuning := range []bool{true, false} {
		for _, p := range Build(stories, tuning).Pairs {
			if id, _, _ := strings.Cut(p.ID, "#"); half[id] != tuning {
				t.Errorf("%s is in the wrong half", p.ID)
			}
		}
	}
}

// words are the words of a text in small letters.
func words(text string) []string {
	var out []string
	for _, f := range strings.Fields(text) {
		if c := core(f); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// quoted is the words of a pair's parts.
func quoted(p Pair) []string {
	var out []string
	for _, s := range p.Parts {
		out = append(out, words(p.Story[s[0]:s[1]])...)
	}
	return out
}

// planted is the words of a pair's place, in a source without captions.
func planted(set Set, p Pair) []string {
	return words(set.Sources[p.Source].Text[p.Place[0]:p.Place[1]])
}

// subsequence says that all of a stand in b in order.
func subsequence(a, b []string) bool {
	for _, w := range b {
		if len(a) > 0 && a[0] == w {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// What a class says was done to the words was done.
func TestClassesKeepTheirWord(t *testing.T) {
	set := Build(corpus(t), true)
	count := map[Class]int{}
	for _, p := range set.Pairs {
		count[p.Class]++
		if p.Class == Absent {
			if p.Place[1] != 0 || strings.Contains(set.Sources[p.Source].Text, strings.Trim(p.Story[p.Parts[0][0]:p.Parts[0][1]], "“”")) {
				t.Errorf("%s stands in its source", p.ID)
			}
			continue
		}
		if name := set.Sources[p.Source].Name; strings.HasSuffix(name, "srt") || strings.HasSuffix(name, "vtt") {
			continue
		}
		q, s := quoted(p), planted(set, p)
		same := slices.Equal(q, s)
		switch p.Class {
		case Exact, Case:
			if !same {
				t.Errorf("%s %s: %v beside %v", p.Class, p.ID, q, s)
			}
		case Filled, Elided, Dropped:
			if same || !subsequence(q, s) {
				t.Errorf("%s %s: %v beside %v", p.Class, p.ID, q, s)
			}
		default:
			if same {
				t.Errorf("%s %s: nothing was changed", p.Class, p.ID)
			}
		}
	}
	for _, c := range Classes {
		if count[c] < 20 {
			t.Errorf("%s: %d pairs only", c, count[c])
		}
	}
}

func TestSources(t *testing.T) {
	set := Build(corpus(t), false)
	longest := 0
	for _, s := range set.Sources {
		longest = max(longest, s.Words)
	}
	if longest < 20000 || longest > 21000 || len(set.Sources) < 20 {
		t.Errorf("%d sources, the longest of %d words", len(set.Sources), longest)
	}
}

func TestMeasure(t *testing.T) {
	set := Set{Sources: []Source{{Words: 7}}, Pairs: []Pair{
		{ID: "a", Class: Exact, Grade: gradeVerbatim, Place: score.Pair{10, 20}, Label: agrees},
		{ID: "b", Class: Negation, Grade: gradeUnmarked, Flag: flagNegation, Place: score.Pair{30, 40}, Label: differs},
		{ID: "c", Class: Absent, Grade: gradeNotFound, Label: cannotSay},
		{ID: "d", Class: Case, Grade: gradeMarks, Place: score.Pair{50, 60}, Label: agrees},
	}}
	answers := map[string]Answer{
		"a": {Grade: gradeVerbatim, Place: score.Pair{14, 20}, Label: agrees},
		"b": {Grade: gradeVerbatim, Place: score.Pair{36, 46}, Label: agrees, Flags: []string{flagNumber, "apart"}},
		"c": {Grade: gradeNotFound},
		"d": {Grade: gradeVerbatim, Place: score.Pair{50, 60}, Label: agrees},
	}
	r := Measure(set, func(p Pair) Answer { return answers[p.ID] })
	want := Row{Class: "all", Pairs: 4, Grades: 2, Planted: 3, Passages: 2, Flagged: 1, Flags: 0, FalseFlags: 1, Labels: 2}
	if r.All != want || r.FalseVerbatim != 1 || len(r.Misses) != 2 || r.Misses[0].What != "grade passage label flag false-flag VERBATIM" {
		t.Errorf("%+v", r)
	}
	for _, line := range []string{"pairs 4  sources 1, the longest of 7 words", "exact                   1    100.0     100.0       -            0    100.0", "verbatim although a word differs: 1"} {
		if !strings.Contains(r.Table(), line) {
			t.Errorf("%q is missing in\n%s", line, r.Table())
		}
	}
	if lines := r.Errors(1); strings.Count(lines, "\n") != 1 || !strings.Contains(lines, "b | negation lost") {
		t.Errorf("%q", lines)
	}
}
