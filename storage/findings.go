package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"quotedesk/app/story"
)

// SetFindings keeps what a new run of the engine found; the earlier runs stay as history, and corrections are not
// touched. The same findings again change nothing. While nobody has corrected anything, or the story was never read
// and its text is still the first, the story then starts from the new findings and the figures of the list follow.
// After that they are kept beside it, and what is new in them comes in as a step of the journal (review.Document.Reread).
func (db *DB) SetFindings(ctx context.Context, storyID string, f story.Findings) error {
	return db.writing(ctx, "keep findings", func(tx *sql.Tx) error {
		last, version, err := journalEnd(ctx, tx, storyID)
		if err != nil {
			return err
		}
		var read string
		if err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT engine FROM findings
			WHERE story_id = stories.id AND run = stories.base_run), '') FROM stories WHERE id = ?`, storyID).Scan(&read); err != nil {
			return err
		}
		if _, err := insertFindings(ctx, tx, storyID, version, f, db.Now()); err != nil {
			return err
		}
		if last > 0 && (read != "" || version > 1) {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE stories SET base_run =
			(SELECT max(run) FROM findings WHERE story_id = stories.id) WHERE id = ?`, storyID); err != nil {
			return err
		}
		if last == 0 {
			if _, err := tx.ExecContext(ctx, "UPDATE stories SET quotes = ?, open = ? WHERE id = ?", len(f.Quotes), len(f.Quotes), storyID); err != nil {
				return err
			}
		}
		return reindex(ctx, tx, storyID)
	})
}

// insertFindings returns the findings as they will be read.
func insertFindings(ctx context.Context, tx *sql.Tx, storyID string, version int, f story.Findings, now time.Time) (story.Findings, error) {
	body, err := json.Marshal(f)
	if err != nil {
		return f, invalid("findings that JSON cannot hold")
	}
	var stored story.Findings
	if err := json.Unmarshal(body, &stored); err != nil {
		return f, invalid("findings that cannot be read back")
	}
	var run, same int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(run), 0),
			coalesce(max(run) FILTER (WHERE sum = ? AND text_version = ?), -1) FROM findings WHERE story_id = ?`,
		sum(body), version, storyID).Scan(&run, &same); err != nil || run == same {
		return stored, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO findings (story_id, run, engine, model, text_version, body, sum, at)
		VALUES (?,?,?,?,?,?,?,?)`, storyID, run+1, f.Engine, f.Model, version, string(body), sum(body), stamp(now))
	return stored, err
}

func readFindings(ctx context.Context, tx *sql.Tx, storyID string) (f story.Findings, err error) {
	var body, want []byte
	err = tx.QueryRowContext(ctx, `SELECT f.body, f.sum FROM stories s
		JOIN findings f ON f.story_id = s.id AND f.run = s.base_run WHERE s.id = ?`, storyID).Scan(&body, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return f, failure(ErrDamaged, "What the engine found in this story is missing; run it again.")
	}
	if err != nil {
		return f, err
	}
	if !bytes.Equal(sum(body), want) {
		return f, failure(ErrDamaged, "What the engine found in this story has changed on the disk; run it again.")
	}
	return f, json.Unmarshal(body, &f)
}
