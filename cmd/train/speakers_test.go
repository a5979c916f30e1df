package main

import (
	"testing"

	"quotedesk/app/score"
	"quotedesk/app/story"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Petrie", "Joan Petrie", true}, {"Joan Petrie", "Mayor Joan Petrie", true}, {"Joan", "Joan Petrie", false},
		{"Paul Petrie", "Joan Petrie", false}, {"", "Joan Petrie", false}, {"petrie", "PETRIE", true},
	} {
		if sameName(c.a, c.b) != c.same || sameName(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.same)
		}
	}
}

func TestHeadEnd(t *testing.T) {
	for phrase, want := range map[string]string{
		"the head of the port": "the head", "two people familiar with it": "two people familiar", "Ann Lee,": "Ann Lee",
		"a nurse who left": "a nurse", "of": "of", "": "",
	} {
		if got := phrase[:headEnd(phrase)]; got != want {
			t.Errorf("headEnd(%q) stands after %q, want %q", phrase, got, want)
		}
	}
}

// TestJudge wants rows told right from wrong: the words to the word, and the speaker.
func TestJudge(t *testing.T) {
	const text = "“The bridge held,” Ann Lee said. The mayor said the pier was safe and would open again by the first of May. Café."
	a := annotate(score.Document{ID: "x", Text: text, Quotes: []score.Quote{
		{Start: 0, End: 18, Kind: "direct", Speaker: score.Mention{Spans: []score.Pair{{19, 26}}}},
		{Start: 48, End: 106, Kind: "indirect", Speaker: score.Mention{Spans: []score.Pair{{33, 42}}}},
	}}, newsroomSource)
	row := func(kind story.Kind, start, end, from, to int) story.Quote {
		return story.Quote{Kind: kind, Parts: []story.Span{a.span(score.Pair{start, end})}, Speaker: []story.Span{a.span(score.Pair{from, to})}}
	}
	for name, c := range map[string]struct {
		q     story.Quote
		right bool
	}{
		"to the word":           {row(story.Direct, 0, 18, 19, 26), true},
		"another speaker":       {row(story.Direct, 0, 18, 33, 42), false},
		"half of the words":     {row(story.Direct, 0, 11, 19, 26), false},
		"a clause to the word":  {row(story.Indirect, 48, 106, 33, 42), true},
		"a clause but one word": {row(story.Indirect, 48, 102, 33, 42), false},
		"half of a clause":      {row(story.Indirect, 48, 65, 33, 42), false},
		"where nothing is said": {row(story.Indirect, 108, 112, 33, 42), false},
	} {
		right, counts := a.judge(c.q)
		if !counts || right != c.right {
			t.Errorf("%s: right %v, counted %v", name, right, counts)
		}
	}
}
