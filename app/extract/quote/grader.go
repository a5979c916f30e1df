package quote

import (
	"fmt"

	"quotedesk/app/extract/model"
	"quotedesk/app/story"
)

// Grader decides by fitted weights what the rules leave open. It is read-only and may be shared.
type Grader struct {
	content *model.Model // of offers: what no rule takes
	rules   *model.Model // of what a rule takes
	regions *model.Model // of words in marks
}

// LoadGrader reads the model files called content, which says what of the offers is reported speech, rules, which says it
// of what the rules find, and regions, which tells quotations from titles, nicknames and scare quotes.
func LoadGrader(content, rules, regions []byte) (*Grader, error) {
	var g Grader
	for _, f := range []struct {
		data []byte
		kind string
		to   **model.Model
	}{{content, "content", &g.content}, {rules, "rules", &g.rules}, {regions, "regions", &g.regions}} {
		m, err := model.Read(f.data)
		if err != nil {
			return nil, fmt.Errorf("load the weights of reported speech: %w", err)
		}
		if m.Kind != f.kind {
			return nil, fmt.Errorf("load the weights of reported speech: the file of %q holds a model of %q", f.kind, m.Kind)
		}
		*f.to = m
	}
	return &g, nil
}

// Watch is shown, in training, what the Grader would decide on: the parts of an offer, with its features in Vector. Two
// offers with the same cue, a byte offset, are alternatives.
type Watch struct {
	Vector  *model.Vector
	Content func(cue int, parts []story.Span)
	Rules   func(parts []story.Span)
	Region  func(region story.Span)
}

// leastRule is the probability under which what a rule takes is left out.
const leastRule = 0.6

// least is the probability from which an offer becomes a quotation.
const least = 0.5
