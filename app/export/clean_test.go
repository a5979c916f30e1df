package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func TestCleanArticle(t *testing.T) {
	clean, changes := harbourSheet(t).Clean()
	want := strings.NewReplacer("stays.”  \n", "stays.”\n", "crews\u00A0\n", "crews.\n").Replace(harbour)
	if d := cmp.Diff(want, clean); d != "" {
		t.Error(d)
	}
	var ids []string
	for _, c := range changes {
		ids = append(ids, c.CheckID)
		if c.Before != c.Span.In(harbour) {
			t.Errorf("%s: before is %q", c.CheckID, c.Before)
		}
	}
	if d := cmp.Diff([]string{"c2", "c3", "c4"}, ids); d != "" {
		t.Error(d)
	}
	if got := Replay(harbour, changes); got != clean {
		t.Errorf("replayed: %q", got)
	}
}

func TestCleanRefusesWhatIsNotSafe(t *testing.T) {
	const text = "“We go” on  Monday, you and I."
	edit := func(start, end int, with string) story.Check {
		return story.Check{ID: "c", Safety: story.Safe, Fix: []story.Edit{{Span: story.Span{Start: start, End: end}, Text: with}}}
	}
	for name, checks := range map[string][]story.Check{
		"a changed word":      {edit(3, 5, "Me")},
		"two words joined":    {edit(5, 6, "")},
		"a word parted":       {edit(4, 4, " ")},
		"joined by two edits": {edit(14, 15, ""), edit(15, 16, "")},
		"outside the text":    {edit(90, 91, "")},
		"inside a letter":     {edit(1, 2, "")},
		"back to front":       {edit(9, 8, "")},
		"an added word":       {edit(len(text), len(text), " Yes")},
		"not UTF-8":           {edit(len(text), len(text), "\xff")},
		"no change at all":    {edit(5, 6, " ")},
		"an offer":            {{ID: "c", Safety: story.Offer, Fix: []story.Edit{{Span: story.Span{Start: 14, End: 15}}}}},
		"a refused one":       {{ID: "no", Safety: story.Safe, Fix: []story.Edit{{Span: story.Span{Start: 14, End: 15}}}}},
	} {
		if clean, changes := Clean(text, checks, map[string]bool{"no": true}); clean != text || len(changes) != 0 {
			t.Errorf("%s: %q, %v", name, clean, changes)
		}
	}
	if clean, _ := Clean(text, []story.Check{edit(14, 15, ""), edit(14, 16, " "), edit(len(text), len(text), "!"), edit(len(text), len(text), "!")}, nil); clean != "“We go” on Monday, you and I.!" {
		t.Errorf("overlapping fixes: %q", clean)
	}
}

func TestCleanKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab é\u0301“”’  \u00A0\u200B.\n中👩")), 1, 30, -1).Draw(t, "text")
		var checks []story.Check
		for i := range rapid.IntRange(0, 8).Draw(t, "checks") {
			a := rapid.IntRange(0, len(text)).Draw(t, "start")
			b := rapid.IntRange(a, min(a+4, len(text))).Draw(t, "end")
			with := rapid.SampledFrom([]string{"", " ", ".", "x", "”", "\u0301"}).Draw(t, "with")
			checks = append(checks, story.Check{ID: string(rune('a' + i)), Safety: story.Safe, Fix: []story.Edit{{Span: story.Span{Start: a, End: b}, Text: with}}})
		}
		refused := map[string]bool{rapid.SampledFrom([]string{"a", "b", "none"}).Draw(t, "refused"): true}
		clean, changes := Clean(text, checks, refused)
		if !slices.Equal(wordsOf(text), wordsOf(clean)) {
			t.Fatalf("words changed: %q to %q", text, clean)
		}
		if Replay(text, changes) != clean {
			t.Fatal("the changes do not make the clean text")
		}
		for i, c := range changes {
			if refused[c.CheckID] || i > 0 && changes[i-1].Span.End > c.Span.Start {
				t.Fatalf("refused or overlapping: %+v", c)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("“We  go” on.", 4, 6, " ")
	f.Fuzz(func(t *testing.T, text string, a, b int, with string) {
		clean, changes := Clean(text, []story.Check{{ID: "c", Safety: story.Safe, Fix: []story.Edit{{Span: story.Span{Start: a, End: b}, Text: with}}}}, nil)
		if Replay(text, changes) != clean || !slices.Equal(wordsOf(text), wordsOf(clean)) {
			t.Fatalf("%q to %q", text, clean)
		}
	})
}
