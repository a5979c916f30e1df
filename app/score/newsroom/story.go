package newsroom

import "quotedesk/app/score"

// Story is an annotated story: a document to score against, and what else the corpus says of it. Offsets are
// Unicode code points into Text.
type Story struct {
	score.Document
	Style     string `json:"style,omitempty"`
	Marks     string `json:"marks,omitempty"`
	Phenomena string `json:"phenomena,omitempty"`

	InnerQuotes []Inner               `json:"inner_quotes"`
	Pronouns    []Pronoun             `json:"pronouns"`
	Blemishes   []Blemish             `json:"checks"`
	Furniture   map[string]score.Pair `json:"furniture"` // "byline", "dateline"
}

// Inner is a quotation inside a quotation.
type Inner struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	By    string `json:"by"`
}

// Pronoun refers to somebody who speaks in the story.
type Pronoun struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Ref   string `json:"ref"` // the id of a name, or "anon:…"
}

// Blemish is a place an editor should be shown.
type Blemish struct {
	Rule  string `json:"rule"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
