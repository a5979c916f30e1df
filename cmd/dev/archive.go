package main

import (
	"context"
	"encoding/json"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// seed puts a story with what was found in it into the archive, as if it had been read there, and returns its id. The
// window must not be open.
func (s *stage) seed(title, text, findings string) string {
	n := storage.NewStory{Title: title, Text: text, Origin: "pasted", Encoding: "UTF-8"}
	must("read what was found", json.Unmarshal([]byte(findings), &n.Findings))
	db, err := storage.Open(context.Background(), s.data)
	must("open the archive", err)
	defer db.Close() // nothing is left to be written by then
	kept, err := db.AddStory(context.Background(), n)
	must("keep the story", err)
	return kept.ID
}

// kept is a story as the archive has it. The window must not be open.
func (s *stage) kept(id string) *review.Document {
	db, err := storage.Open(context.Background(), s.data)
	must("open the archive", err)
	defer db.Close() // it was only read
	row, err := db.Story(context.Background(), id)
	must("read the story", err)
	doc, err := row.Document()
	must("make the story from its journal", err)
	return doc
}

// outcome are the quotations that stand, a line each: kind, speaker, words. It fails when something is open.
func outcome(d *review.Document) string {
	out := ""
	for _, q := range d.Quotes() {
		expect(!q.Status.Open(), "%s decided on, it is %s", q.ID, q.Status)
		if q.Status != story.Rejected {
			out += string(q.Kind) + "\t" + d.SpeakerName(q) + "\t" + q.Span().In(d.Text) + "\n"
		}
	}
	return out
}
