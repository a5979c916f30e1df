package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// sameAround compares a look at some paragraphs with what a look at the whole text says of them.
func sameAround(text string, f story.Findings, edited []story.Span) string {
	ctx := context.Background()
	found, within, rules := Around(ctx, text, f, Given{House: Plain()}, edited)
	show := func(c story.Check) string { return fmt.Sprint(c.Rule, c.Span, c.Message, c.Safety, c.Fix) }
	var got, want []string
	for _, c := range found {
		got = append(got, show(c))
	}
	for _, c := range Run(ctx, text, f, Given{House: Plain()}) {
		if slices.Contains(rules, c.Rule) && slices.ContainsFunc(within, func(s story.Span) bool { return s.Contains(c.Span) }) {
			want = append(want, show(c))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	return cmp.Diff(want, got)
}

func TestAroundSaysWhatRunSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := stories().Draw(t, "text")
		f := someFindings(t, text)
		var edited []story.Span
		for at := range text {
			if rapid.IntRange(0, 30).Draw(t, "here") == 0 {
				edited = append(edited, story.Span{Start: at, End: at})
			}
		}
		if diff := sameAround(text, f, edited); diff != "" {
			t.Fatalf("%q at %v (-whole +around):\n%s", text, edited, diff)
		}
	})
}

func TestAroundInTheCorpus(t *testing.T) {
	files, err := filepath.Glob("../extract/testdata/newsroom/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	alerts := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		stories, _, err := newsroom.Read(strings.NewReader(string(b)))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range stories[:min(len(stories), 12)] {
			for _, p := range story.Paragraphs(s.Text) {
				found, _, _ := Around(context.Background(), s.Text, story.Findings{}, Given{House: Plain()}, []story.Span{p})
				alerts += len(found)
				if diff := sameAround(s.Text, story.Findings{}, []story.Span{p}); diff != "" {
					t.Errorf("%s at %q (-whole +around):\n%s", s.ID, p.In(s.Text), diff)
				}
			}
		}
	}
	if alerts == 0 {
		t.Error("no alert was seen")
	}
}

func TestWholeSaysWhatRunSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := stories().Draw(t, "text")
		f := someFindings(t, text)
		found, rules := Whole(context.Background(), text, f, Given{House: Plain()})
		_, _, others := Around(context.Background(), text, f, Given{House: Plain()}, nil)
		if len(rules)+len(others) != len(Rules()) {
			t.Fatalf("%v and %v are not all rules", rules, others)
		}
		show := func(c story.Check) string { return fmt.Sprint(c.Rule, c.Span, c.Message, c.Safety, c.Fix) }
		var got, want []string
		for _, c := range found {
			got = append(got, show(c))
		}
		for _, c := range Run(context.Background(), text, f, Given{House: Plain()}) {
			if slices.Contains(rules, c.Rule) {
				want = append(want, show(c))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-run +whole):\n%s", text, diff)
		}
	})
}
