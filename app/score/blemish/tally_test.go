package blemish

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

const annotated = `=== a-1
style: test

<PER id="r">Ilse Ruud</PER> spoke  twice. <X rule="name-spelling"><PER id="r">Rood</PER></X> left. <PER id="r">Rood</PER> slept. The <X rule="repeated-word">the the</X> end.
`

func TestTally(t *testing.T) {
	stories, faults, err := newsroom.Read(strings.NewReader(annotated))
	if err != nil || len(faults) > 0 || len(stories) != 1 {
		t.Fatal(err, faults)
	}
	text := stories[0].Text
	alert := func(rule, words string, n int, s story.Safety, weight string) Alert {
		at := -1
		for range n {
			at += 1 + strings.Index(text[at+1:], words)
		}
		return Alert{story.Check{Rule: rule, Span: story.Span{Start: at, End: at + len(words)}, Safety: s}, weight}
	}
	tally := NewTally(map[string]string{"QP09": "hint", "FA04": "error", "SF05": "warning"})
	tally.Add(stories[0], []Alert{
		alert("NA04", "Rood", 1, story.Offer, "warning"),
		alert("NA04", "Rood", 2, story.Offer, "warning"), // the same name further on is no false alarm
		alert("QP09", "  ", 1, story.Safe, "hint"),
		alert("FA04", "left", 1, story.Warn, "error"),
	})
	r := tally.Result()
	want := []Row{
		{Rule: "FA04", Weight: "error", False: 1},
		{Rule: "NA04", Marked: 1, Found: 1},
		{Rule: "QP09", Weight: "hint", False: 1, Fixed: 1},
		{Rule: "SF05", Weight: "warning", Marked: 1},
	}
	if d := cmp.Diff(want, r.Rules); d != "" {
		t.Error(d)
	}
	if r.Grave != 2 || r.Recall != 0.5 || r.PerStory["error"] != 1 {
		t.Errorf("grave %v, recall %v, errors %v", r.Grave, r.Recall, r.PerStory["error"])
	}
	if got := r.Errors(1); strings.Count(got, "\n") != 3 || !strings.Contains(got, "⟦the the⟧") {
		t.Error(got)
	}
	if !strings.Contains(r.Table(), "NA04") {
		t.Error(r.Table())
	}
}
