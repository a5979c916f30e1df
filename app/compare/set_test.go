package compare

import (
	"os"
	"path/filepath"
	"testing"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/score/wording"
	"quotedesk/app/story"
)

// labelled is a half of the labelled set with its sources read.
func labelled(t testing.TB, tuning bool) (wording.Set, []*Source) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	var stories []newsroom.Story
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		more, _, err := newsroom.Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		stories = append(stories, more...)
	}
	set := wording.Build(stories, tuning)
	sources := make([]*Source, len(set.Sources))
	for i, s := range set.Sources {
		sources[i] = Read(s.Text)
	}
	return set, sources
}

func quotationOf(p wording.Pair) Quotation {
	q := Quotation{Text: p.Story, Speakers: p.Speakers}
	for _, s := range p.Parts {
		q.Parts = append(q.Parts, story.Span{Start: s[0], End: s[1]})
	}
	return q
}

func answerOf(c Comparison) wording.Answer {
	a := wording.Answer{Grade: string(c.Grade), Place: [2]int{c.Place().Start, c.Place().End}, Label: string(c.Speaker)}
	for _, f := range c.Flags {
		a.Flags = append(a.Flags, string(f))
	}
	return a
}

// What the labelled set must reach: shares of grades, passages, flags and speaker labels that are right, and the most
// false flags a pair. Nothing may be verbatim when a word differs.
const (
	leastGrades    = 0.95
	leastPassages  = 0.98
	leastFlags     = 0.95
	leastLabels    = 0.97
	mostFalseFlags = 0.02
)

func TestLabelledSet(t *testing.T) {
	for name, tuning := range map[string]bool{"tuning": true, "measuring": false} {
		t.Run(name, func(t *testing.T) {
			set, sources := labelled(t, tuning)
			r := wording.Measure(set, func(p wording.Pair) wording.Answer {
				q := quotationOf(p)
				c := sources[p.Source].Compare(q)
				if wrong := unsound(sources[p.Source], q, c); wrong != "" {
					t.Errorf("%s: %s", p.ID, wrong)
				}
				return answerOf(c)
			})
			t.Log("\n" + r.Table())
			if r.All.Pairs < 300 || r.Longest < 20000 {
				t.Errorf("the set is too small: %d pairs, %d words", r.All.Pairs, r.Longest)
			}
			if r.FalseVerbatim > 0 {
				t.Errorf("%d quotations are verbatim although a word differs", r.FalseVerbatim)
			}
			least := func(what string, n, of int, floor float64) {
				if float64(n) < floor*float64(of) {
					t.Errorf("%s: %d of %d, want %.0f %%", what, n, of, 100*floor)
				}
			}
			least("grades", r.All.Grades, r.All.Pairs, leastGrades)
			least("passages", r.All.Passages, r.All.Planted, leastPassages)
			least("flags", r.All.Flags, r.All.Flagged, leastFlags)
			least("labels", r.All.Labels, r.All.Planted, leastLabels)
			if float64(r.All.FalseFlags) > mostFalseFlags*float64(r.All.Pairs) {
				t.Errorf("%d false flags", r.All.FalseFlags)
			}
		})
	}
}
