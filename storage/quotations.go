package storage

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"quotedesk/app/memory"
)

// Quoted is a confirmed quotation of somebody in some story.
type Quoted struct {
	Story, Title string
	At           time.Time // when the story came in
	Quote        string    // id of the row
	Words        string    // its parts with " … " between, on one line
	Role         string    // of the speaker there
}

// Quotations are the confirmed quotations of a person, the latest story first, of at most as many stories as said. A
// story that is damaged is left out.
func (db *DB) Quotations(ctx context.Context, person string, stories int) (out []Quoted, err error) {
	err = db.reading(ctx, "read quotations", func(tx *sql.Tx) error {
		l, err := newLookup(ctx, tx, "")
		if err != nil {
			return err
		}
		all, _, err := l.sightings(l.by.Resolve(person), 0)
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.Quotes == 0 {
				continue
			}
			if stories--; stories < 0 {
				break
			}
			of, err := quotationsOf(ctx, tx, s)
			if err != nil {
				return err
			}
			out = append(out, of...)
		}
		return nil
	})
	return out, err
}

func quotationsOf(ctx context.Context, tx *sql.Tx, of memory.Sighting) ([]Quoted, error) {
	s := Story{ID: of.Story}
	if err := readStory(ctx, tx, &s); err != nil {
		if errors.Is(err, ErrDamaged) {
			return nil, nil
		}
		return nil, err
	}
	doc, err := s.Document()
	if err != nil {
		return nil, nil
	}
	var out []Quoted
	for _, q := range memory.Spoken(doc)[of.Key()] {
		var words []string
		for _, p := range q.Parts {
			words = append(words, strings.Join(strings.Fields(p.In(doc.Text)), " "))
		}
		out = append(out, Quoted{Story: s.ID, Title: s.Title, At: s.Created, Quote: q.ID, Words: strings.Join(words, " … "), Role: doc.SpeakerRole(q)})
	}
	return out, nil
}
