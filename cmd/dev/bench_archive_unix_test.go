//go:build unix

package main

import (
	"context"
	"testing"
	"time"
)

// TestASmallArchiveKeepsToItsBudgets is the short form of “dev bench archive”: 2,000 stories, in time of the processor, so
// that a busy machine does not matter. The budgets are for an archive a fiftieth as large as the real ones are kept in, and
// leave room for a slow machine: what they catch is a search that goes through all stories.
func TestASmallArchiveKeepsToItsBudgets(t *testing.T) {
	const stories = 2000
	ctx := t.Context()
	b, err := buildArchive(ctx, t.TempDir(), stories)
	if err != nil {
		t.Fatal(err)
	}
	defer b.db.Close() // it goes with the test
	search := func(typed func() string) func(context.Context) (figure, error) {
		return func(ctx context.Context) (figure, error) { return b.search(ctx, "", 50, 0, 0, typed) }
	}
	for _, c := range []struct {
		what string
		most time.Duration // of the processor, each time
		do   func(context.Context) (figure, error)
	}{
		{"a rare word", 4 * time.Millisecond, search(func() string { return b.press.rare[b.rng.IntN(rarities)] })},
		{"two words", 6 * time.Millisecond, search(func() string { return b.rank(300, 5000) + " " + b.rank(300, 5000) })},
		{"a very common word", 40 * time.Millisecond, search(func() string { return b.rank(0, 60) })},
		{"a speaker", 10 * time.Millisecond, search(func() string { return "speaker:" + b.press.name() })},
		{"rejected rows", 2 * time.Millisecond, search(func() string { return "status:rejected" })},
		{"opening the archive", 250 * time.Millisecond, b.opening},
		{"opening a story", 10 * time.Millisecond, b.stories},
		{"saving a correction", 8 * time.Millisecond, b.saving},
		{"saving an edit", 16 * time.Millisecond, b.editing},
	} {
		before := processorTime()
		f, err := c.do(ctx)
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if each := (processorTime() - before) / time.Duration(len(f.tries)); each > c.most {
			t.Errorf("%s takes %s of the processor, at most %s", c.what, each, c.most)
		}
	}
	before := processorTime()
	found, alarms, took, err := b.repeats(ctx, 400)
	if err != nil {
		t.Fatal(err)
	}
	if each := (processorTime() - before) / time.Duration(len(took.tries)); each > 15*time.Millisecond {
		t.Errorf("looking for repeats takes %s of the processor a story", each)
	}
	if len(b.hidden) != planted || found < 38 || alarms >= 0.2 {
		t.Errorf("%d of %d altered repeats found, %.3f false alarms a story", found, len(b.hidden), alarms)
	}
}

// TestThePressWritesWhatItSays holds the stories to what is said to be found in them.
func TestThePressWritesWhatItSays(t *testing.T) {
	p, again := newPress(7), newPress(7)
	for range 20 {
		n := p.story(p.said())
		if again.story(again.said()).Text != n.Text {
			t.Fatal("the same seed writes another story")
		}
		if got := len(n.Findings.Quotes); got != spokenIn {
			t.Errorf("%d quotations", got)
		}
		for _, q := range n.Findings.Quotes {
			if w := q.Span().In(n.Text); w[:len("“")] != "“" || w[len(w)-len("”"):] != "”" || q.Speaker[0].In(n.Text) != q.SpeakerName {
				t.Errorf("%s: %q said by %q", q.ID, w, q.Speaker[0].In(n.Text))
			}
		}
		if w := words(n.Text); w < storyLength*8/10 || w > storyLength*14/10 {
			t.Errorf("%d words", w)
		}
	}
}
