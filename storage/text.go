package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"quotedesk/app/review"
)

// TextVersion is one version of a story's text. Version 1 is the text as it came in.
type TextVersion struct {
	Version int
	At      time.Time
	Bytes   int // length of the text
}

// TextVersions lists the versions of a story's text, the first one first. Who made each and why stands in the
// journal, in the entry that names the version.
func (db *DB) TextVersions(ctx context.Context, storyID string) (all []TextVersion, err error) {
	err = db.reading(ctx, "list text versions", func(tx *sql.Tx) error {
		if _, _, err := journalEnd(ctx, tx, storyID); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT version, at, length(CAST(body AS BLOB)) FROM texts WHERE story_id = ? ORDER BY version", storyID)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err has the errors
		for rows.Next() {
			var v TextVersion
			var at string
			if err := rows.Scan(&v.Version, &at, &v.Bytes); err != nil {
				return err
			}
			if v.At, err = unstamp(at); err != nil {
				return failure(ErrDamaged, "A date of this story cannot be read.")
			}
			all = append(all, v)
		}
		return rows.Err()
	})
	return all, err
}

// Text reads one version of a story's text. A byte that has changed on the disk is ErrDamaged.
func (db *DB) Text(ctx context.Context, storyID string, version int) (text string, err error) {
	err = db.reading(ctx, "read text version", func(tx *sql.Tx) error {
		text, err = readText(ctx, tx, storyID, version)
		return err
	})
	return text, err
}

func readText(ctx context.Context, tx *sql.Tx, storyID string, version int) (text string, err error) {
	var want []byte
	err = tx.QueryRowContext(ctx, "SELECT body, sum FROM texts WHERE story_id = ? AND version = ?", storyID, version).Scan(&text, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return "", &Error{Kind: ErrNotFound, Err: fmt.Errorf("text version %d of story %s", version, storyID)}
	}
	if err == nil && !bytes.Equal(sum([]byte(text)), want) {
		err = failure(ErrDamaged, "The stored text of this story is not the one that was saved: a part of it has changed on the disk.")
	}
	return text, err
}

// rewrite keeps the versions of the text that a step makes; a step that leaves the words alone does nothing.
func rewrite(ctx context.Context, tx *sql.Tx, storyID string, version int, step []review.Correction, now time.Time) error {
	if !rewrites(step) {
		return nil
	}
	text, err := readText(ctx, tx, storyID, version)
	if err != nil {
		return err
	}
	versions, err := review.Rewritten(text, step)
	if err != nil {
		return invalid(err.Error())
	}
	words := 0
	for _, next := range versions {
		words += moreWords(text, next)
		text = next
		version++
		if _, err := tx.ExecContext(ctx, "INSERT INTO texts (story_id, version, body, sum, at) VALUES (?,?,?,?,?)",
			storyID, version, text, sum([]byte(text)), stamp(now)); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "UPDATE stories SET version = ?, words = words + ? WHERE id = ?", version, words, storyID)
	return err
}

// moreWords is by how many words a text has grown. Only the lines that differ are counted: no word goes over a line's end.
func moreWords(was, is string) int {
	head := 0
	for head < len(was) && head < len(is) && was[head] == is[head] {
		head++
	}
	head = strings.LastIndexByte(was[:head], '\n') + 1
	was, is = was[head:], is[head:]
	tail := 0
	for tail < len(was) && tail < len(is) && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	if i := strings.IndexByte(was[len(was)-tail:], '\n'); i >= 0 {
		tail -= i
	} else {
		tail = 0
	}
	return countWords(is[:len(is)-tail]) - countWords(was[:len(was)-tail])
}

func rewrites(step []review.Correction) bool {
	for _, c := range step {
		if c.What == review.Text {
			return true
		}
	}
	return false
}

// Document is the story with its rows as they stand: the first text and its findings, with the journal on them. A
// journal that does not lead to the stored text is ErrDamaged.
func (s Story) Document() (*review.Document, error) {
	doc, err := review.Open(s.ID, s.Title, s.First, s.Findings, s.Journal)
	if err != nil {
		return nil, err
	}
	if doc.Text != s.Text || doc.TextVersion() != s.Version {
		return nil, wrap("open story", "", failure(ErrDamaged, "The corrections of this story do not lead to its text."))
	}
	return doc, nil
}
