package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/app/story"
)

// Lesson is what a story teaches as it stands: people to the memory, and what it is found by to the search.
type Lesson struct {
	People []memory.Sighting // Story and At are filled in
	Entry  search.Entry
	Use    map[string]review.Use // what the step adds to the use of each rule
}

// LessonOf is what the story teaches, without the use of rules, which is the step's.
func LessonOf(d *review.Document) Lesson {
	return Lesson{People: memory.Learn(d, time.Time{}), Entry: search.EntryOf(d)}
}

// AppendLearnt does what Append does, and keeps in the same transaction what the story teaches once the step is
// applied, in the place of what it taught before. A story in the bin teaches the memory nothing.
func (db *DB) AppendLearnt(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress,
	l Lesson) ([]review.Correction, error) {
	return db.append(ctx, storyID, base, step, progress, func(tx *sql.Tx) error { return l.keep(ctx, tx, storyID, step) })
}

// keep keeps the lesson of a step, in the place of what the story taught before.
func (l Lesson) keep(ctx context.Context, tx *sql.Tx, storyID string, step []review.Correction) error {
	if err := addUse(ctx, tx, storyID, l.Use); err != nil {
		return err
	}
	if err := keepShare(ctx, tx, storyID, l.People); err != nil {
		return err
	}
	return keepEntry(ctx, tx, storyID, l.Entry, rewrites(step))
}

// keepShare makes the story's rows of the memory those of share. Rows that stay as they are cost nothing.
func keepShare(ctx context.Context, tx *sql.Tx, storyID string, share []memory.Sighting) error {
	var created string
	var removed bool
	if err := tx.QueryRowContext(ctx, "SELECT created, removed IS NOT NULL FROM stories WHERE id = ?", storyID).Scan(&created, &removed); err != nil {
		return err
	}
	at, err := unstamp(created)
	if err != nil {
		return failure(ErrDamaged, "A date of this story cannot be read.")
	}
	was, err := readSightings(ctx, tx, "story_id = ?", storyID)
	if err != nil {
		return err
	}
	var is []memory.Sighting
	if !removed {
		for _, s := range share {
			s.Story, s.At = storyID, at
			is = append(is, s)
		}
	}
	touched := map[string]bool{}
	for _, s := range was {
		if !slices.ContainsFunc(is, s.Equal) {
			if err := forget(ctx, tx, s); err != nil {
				return err
			}
			touched[s.Key()] = true
		}
	}
	for _, s := range is {
		if !slices.ContainsFunc(was, s.Equal) {
			if err := remember(ctx, tx, s); err != nil {
				return err
			}
			touched[s.Key()] = true
		}
	}
	return countAgain(ctx, tx, touched)
}

func forget(ctx context.Context, tx *sql.Tx, s memory.Sighting) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM sightings WHERE story_id = ? AND person = ?", s.Story, s.Key()); err != nil {
		return err
	}
	for _, w := range s.IndexWords() {
		if _, err := tx.ExecContext(ctx, "DELETE FROM people_words WHERE word = ? AND person = ? AND stories = 1", w, s.Key()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE people_words SET stories = stories - 1 WHERE word = ? AND person = ?", w, s.Key()); err != nil {
			return err
		}
	}
	return nil
}

func remember(ctx context.Context, tx *sql.Tx, s memory.Sighting) error {
	forms, err := json.Marshal(nonNilWords(s.Forms))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO sightings (story_id, person, at, type, name, forms, role, quotes, words)
		VALUES (?,?,?,?,?,?,?,?,?)`, s.Story, s.Key(), stamp(s.At), string(s.Type), s.Name, string(forms), s.Role, s.Quotes, s.Words); err != nil {
		return err
	}
	for _, w := range s.IndexWords() {
		if _, err := tx.ExecContext(ctx, `INSERT INTO people_words (word, person, stories) VALUES (?,?,1)
			ON CONFLICT (word, person) DO UPDATE SET stories = stories + 1`, w, s.Key()); err != nil {
			return err
		}
	}
	return nil
}

func nonNilWords(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// countAgain brings the figures of people up to their sightings.
func countAgain(ctx context.Context, tx *sql.Tx, people map[string]bool) error {
	for person := range people {
		if _, err := tx.ExecContext(ctx, "DELETE FROM people WHERE person = ?", person); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO people (person, stories, quotes, words, last)
			SELECT person, count(*), sum(quotes), sum(words), max(at) FROM sightings WHERE person = ? GROUP BY person`, person); err != nil {
			return err
		}
	}
	return nil
}

const sightingColumns = "story_id, at, type, name, forms, role, quotes, words"

// readSightings reads the rows that a condition, one of ours, chooses.
func readSightings(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]memory.Sighting, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+sightingColumns+" FROM sightings WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	return scanSightings(rows)
}

func scanSightings(rows *sql.Rows) ([]memory.Sighting, error) {
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []memory.Sighting
	for rows.Next() {
		var s memory.Sighting
		var at, forms, kind string
		if err := rows.Scan(&s.Story, &at, &kind, &s.Name, &forms, &s.Role, &s.Quotes, &s.Words); err != nil {
			return nil, err
		}
		s.Type = story.EntityType(kind)
		// A damaged value must not hide a person: the date is shown as none, the forms are left out.
		s.At, _ = unstamp(at)
		if json.Unmarshal([]byte(forms), &s.Forms) != nil || len(s.Forms) == 0 {
			s.Forms = nil
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// learn makes the story's share anew from what is saved. A story that is damaged teaches nothing.
func learn(ctx context.Context, tx *sql.Tx, storyID string) error {
	s := Story{ID: storyID}
	if err := readStory(ctx, tx, &s); err != nil {
		if errors.Is(err, ErrDamaged) {
			return keepShare(ctx, tx, storyID, nil)
		}
		return err
	}
	doc, err := s.Document()
	if err != nil {
		return keepShare(ctx, tx, storyID, nil)
	}
	return keepShare(ctx, tx, storyID, memory.Learn(doc, time.Time{}))
}

// learntSetting says by which rules the memory was made; another value makes it be made anew.
const (
	learntSetting = "memory"
	learntBy      = "2"
)

// LearnOnce makes the memory anew when the stories were saved by a version that learnt nothing, or otherwise. It
// returns how many stories were looked at; 0 and at once when nothing is to be done.
func (db *DB) LearnOnce(ctx context.Context) (int, error) {
	by, _, err := db.Setting(ctx, learntSetting)
	if err != nil || by == learntBy || db.ReadOnly() {
		return 0, err
	}
	return db.Relearn(ctx)
}

// Relearn makes the memory anew from the saved stories, each in a transaction of its own, so that saving goes on
// meanwhile. Decisions stay. Stopped half way, the next LearnOnce begins again.
func (db *DB) Relearn(ctx context.Context) (int, error) {
	const op = "learn from the stories"
	var ids []string
	err := db.writing(ctx, op, func(tx *sql.Tx) error {
		for _, table := range []string{"sightings", "people", "people_words"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", learntSetting); err != nil {
			return err
		}
		var err error
		ids, err = column(ctx, tx, "SELECT id FROM stories WHERE last_seq > 0 AND removed IS NULL ORDER BY id")
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if err := db.writing(ctx, op, func(tx *sql.Tx) error { return learn(ctx, tx, id) }); err != nil {
			return 0, err
		}
	}
	return len(ids), db.SetSetting(ctx, learntSetting, learntBy)
}

// column reads a column of text.
func column(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return scanWords(rows)
}

func scanWords(rows *sql.Rows) ([]string, error) {
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []string
	for rows.Next() {
		var w string
		if err := rows.Scan(&w); err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, rows.Err()
}
