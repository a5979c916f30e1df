package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"quotedesk/app/story"
)

// marks is a small engine for tests: every “…” is a direct quotation of whoever is named by the word after it,
// so that each test text says itself what has to be found.
func marks(_ context.Context, text string) (story.Findings, error) {
	if strings.Contains(text, "CRASH") {
		var none []int
		_ = none[len(text)]
	}
	if strings.Contains(text, "REFUSE") {
		return story.Findings{}, errors.New("this story is refused")
	}
	if strings.Contains(text, "SLOW") {
		time.Sleep(3 * time.Millisecond) // shuffles the order in which jobs finish
	}
	var f story.Findings
	for at := 0; ; {
		open := strings.Index(text[at:], "“")
		if open < 0 {
			return f, nil
		}
		start := at + open
		length := strings.Index(text[start:], "”")
		if length < 0 {
			return f, nil
		}
		end := start + length + len("”")
		f.Quotes = append(f.Quotes, story.Quote{ID: "q1", Parts: []story.Span{{Start: start, End: end}}, Kind: story.Direct, Confidence: 0.912345, Why: "marks"})
		at = end
	}
}

// noChecks finds nothing wrong.
func noChecks(context.Context, string, story.Findings) []story.Check { return nil }

func fakeReader() reader {
	return reader{engine: "0.0.1", model: "fake", find: marks, check: noChecks}
}
