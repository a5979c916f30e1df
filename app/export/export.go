// Package export writes a story out: the cleaned article as text or a page, quotations and names as tables, all of
// it as JSON, and how its checking stands as a fact-check file.
//
// It must never change a word, least of all inside quotation marks; never leave half a file; never write over a
// file or follow a link unless told to; and nothing it writes asks the network for anything. It never reads who a
// protected source is.
//
// A fact-check file as JSON is an object with "format" ("quotedesk-factcheck"), "version" (1), "sha256" and "file",
// which is a FactCheck: its fields are told there. The sum is of "file" in UTF-8 without white space between its
// tokens, escapes as they stand. Spans are [start, end] in Unicode code points of "text", the end excluded; times are
// RFC 3339 in UTC; times in recordings are milliseconds. A reader refuses a newer version and a sum that does not fit.
// "audience" is "internal" or "external"; in an external file what must stay in the house is absent, and a piece of
// evidence whose place was left out has "withheld".
package export

import (
	"slices"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Sheet is one story with its rows as they stand. Offsets are bytes into Text.
type Sheet struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Origin    string            `json:"origin,omitempty"`  // the path it came from, or "pasted"
	Version   int               `json:"version,omitempty"` // of the text, from 1
	Engine    string            `json:"engine,omitempty"`
	Model     string            `json:"model,omitempty"`
	Text      string            `json:"text"`
	Furniture story.Furniture   `json:"furniture,omitzero"`
	Quotes    []review.QuoteRow `json:"quotes"`
	Names     []review.NameRow  `json:"entities"`
	Checks    []review.CheckRow `json:"checks"`
	Revisions []Revision        `json:"revisions,omitempty"` // of the text, in order

	Facts     []QuoteFact         `json:"facts,omitempty"` // inside the quotations; who ticked one stands with the quotation
	Evidence  []review.Exhibit    `json:"evidence,omitempty"`
	Queries   []review.Query      `json:"queries,omitempty"`
	SignOffs  []review.SignOff    `json:"sign_offs,omitempty"`
	Protected []review.Source     `json:"protected_sources,omitempty"` // by their pseudonyms
	Sources   []review.SourceText `json:"sources,omitempty"`           // what quotations were laid beside, whole
}

// QuoteFact is a number, a name or a date inside a quotation.
type QuoteFact struct {
	Quote string `json:"quotation"` // id
	CheckedFact
}

// NewSheet is a copy of the story as it stands, with speakers and roles as the tables show them. It never reads who a
// protected source is.
func NewSheet(d *review.Document) Sheet {
	s := Sheet{ID: d.ID, Title: d.Title, Version: d.TextVersion(), Engine: d.Engine, Model: d.Model, Text: d.Text, Furniture: d.Furniture}
	for _, q := range d.Quotes() {
		if q.Status != story.Rejected && !q.Gone {
			for _, f := range factsOf(d, q) {
				s.Facts = append(s.Facts, QuoteFact{q.ID, f})
			}
		}
		if from, ok := d.Source(q); ok {
			q.Verdict = under(from.Pseudonym, q.Verdict)
		}
		q.Quote.SpeakerName, q.Quote.SpeakerRole = d.SpeakerName(q), d.SpeakerRole(q)
		s.Quotes = append(s.Quotes, q)
	}
	s.Names, s.Checks = append(s.Names, d.Names()...), append(s.Checks, d.Checks()...)
	s.Evidence, s.Queries = append(s.Evidence, d.Exhibits()...), append(s.Queries, d.Queries()...)
	s.SignOffs, s.Protected = append(s.SignOffs, d.SignOffs()...), append(s.Protected, d.Sources()...)
	s.Sources = append(s.Sources, d.SourceTexts()...)
	s.Revisions = Revisions(d.Journal())
	return s
}

// Clean is the text with every safe fix that no editor has rejected, and the list of what was changed.
func (s Sheet) Clean() (string, []Change) {
	checks := make([]story.Check, len(s.Checks))
	refused := map[string]bool{}
	for i, c := range s.Checks {
		checks[i] = c.Check
		refused[c.ID] = c.Status == story.Rejected
	}
	return Clean(s.Text, checks, refused)
}

// kept leaves out rejected rows unless all is set.
func kept[R any](rows []R, status func(R) story.Status, all bool) []R {
	if all {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r R) bool { return status(r) == story.Rejected })
}

func quoteStatus(r review.QuoteRow) story.Status { return r.Status }

func nameStatus(r review.NameRow) story.Status { return r.Status }
