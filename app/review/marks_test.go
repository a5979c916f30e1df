package review

import (
	"strings"
	"testing"

	"quotedesk/app/story"
)

func TestEdgesMoveToTheNextMark(t *testing.T) {
	for _, test := range []struct {
		text, quote string
		end         bool
		want        string // "" when there is no room
	}{
		{"He said: “We won’t go. Not now,” and left.\nNo.", "“We won’t go.", true, "“We won’t go. Not now,”"},
		{"He said: “We won’t go. Not now,” and left.", "go. Not now,”", false, "“We won’t go. Not now,”"},
		{"They would wait for 3.5 years, she said.", "wait", true, "wait for 3.5 years,"},
		{"It rained. They would wait, she said.", "wait", false, "They would wait"},
		{"“Wait,” she said", "“Wait,”", true, ""},
		{"“Wait,” she said", "“Wait,”", false, ""},
		{"One “two” three\n“four”", "three", true, ""},
	} {
		at := strings.Index(test.text, test.quote)
		d := opened(t, test.text, story.Findings{Quotes: []story.Quote{{ID: "q1", Kind: story.Direct,
			Parts: []story.Span{{Start: at, End: at + len(test.quote)}}}}})
		q, _ := d.Quote("q1")
		parts, ok := d.EdgeAtMark(q, test.end)
		got := ""
		if ok {
			got = parts[0].In(test.text)
		}
		if got != test.want {
			t.Errorf("%q in %q: got %q, want %q", test.quote, test.text, got, test.want)
		}
	}
}

func TestAskedRowIsSettledUntilItIsReopened(t *testing.T) {
	d := opened(t, "“Wait,” she said.", story.Findings{Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, Parts: []story.Span{{Start: 0, End: 11}}}}})
	play := func(step []Correction, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Apply(step); err != nil {
			t.Fatal(err)
		}
	}
	play(d.AskChecker(Quotes, "q1", "key"))
	if q, _ := d.Quote("q1"); q.Status != story.ForChecker || len(d.Queue(nil)) != 0 || d.Progress().Open != 0 {
		t.Errorf("status %s, %d in the queue", q.Status, len(d.Queue(nil)))
	}
	if got := Describe(d.Journal()[0]); got != "asking for a checker" {
		t.Errorf("told as %q", got)
	}
	play(d.Reopen(Quotes, "q1", "cell"))
	if q, _ := d.Quote("q1"); q.Status != story.Unreviewed {
		t.Errorf("status %s", q.Status)
	}
}

func opened(t *testing.T, text string, f story.Findings) *Document {
	t.Helper()
	d, err := Open("s", "", text, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
