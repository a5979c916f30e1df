package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Progress is how far a story has come; it is kept for the list of stories.
type Progress struct {
	Quotes int // quotations that stand, rejected ones left out or not as the caller likes
	Open   int // rows somebody still has to look at
}

// Append adds one step (one act: its corrections share Step) to a story's journal. base is the Seq of the last
// correction the caller has seen. The stored corrections come back with Seq, and with When and TextVersion where
// they were zero. Either all of the step is on disk or, with an error, none of it.
//
// A step that changes the story's words (review.Text) makes a new version of its text in the same transaction; when
// the old wording it names is not that of the text the kind is ErrInvalid.
//
// When somebody else has appended since base the kind is ErrConflict, nothing is stored, and the corrections
// the caller has not seen come back instead. A step that holds the name of a protected source is ErrProtected.
func (db *DB) Append(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress) ([]review.Correction, error) {
	return db.append(ctx, storyID, base, step, progress, func(tx *sql.Tx) error {
		if !rewrites(step) {
			return nil // IndexOnce sees that the index is behind
		}
		return reindex(ctx, tx, storyID)
	})
}

// append stores a step and what goes with it.
func (db *DB) append(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress,
	with func(*sql.Tx) error) ([]review.Correction, error) {
	const op = "append corrections"
	if err := checkStep(step, progress); err != nil {
		return nil, wrap(op, "", err)
	}
	now := db.Now().UTC().Round(0)
	var out []review.Correction
	err := db.writing(ctx, op, func(tx *sql.Tx) error {
		last, version, err := journalEnd(ctx, tx, storyID)
		if err != nil {
			return err
		}
		if last != base {
			if out, err = readJournal(ctx, tx, storyID, base); err != nil {
				return err
			}
			return &Error{Kind: ErrConflict, Err: fmt.Errorf("journal is at %d, caller at %d", last, base)}
		}
		whole, err := complete(step, last, version, now)
		if err != nil {
			return err
		}
		if err := rewrite(ctx, tx, storyID, version, whole, now); err != nil {
			return err
		}
		if err := shield(ctx, tx, storyID, whole); err != nil {
			return err
		}
		if out, err = insertStep(ctx, tx, storyID, whole); err != nil {
			return err
		}
		if _, err = tx.ExecContext(ctx, "UPDATE stories SET last_seq = ?, quotes = ?, open = ?, changed = ? WHERE id = ?",
			last+int64(len(step)), progress.Quotes, progress.Open, stamp(now), storyID); err != nil {
			return err
		}
		if err := keepExceptions(ctx, tx, storyID, whole); err != nil {
			return err
		}
		return with(tx)
	})
	if err != nil && !errors.Is(err, ErrConflict) {
		return nil, err
	}
	return out, err
}

// SetProgress keeps the figures for the list without a correction, for example after the engine ran again.
func (db *DB) SetProgress(ctx context.Context, storyID string, p Progress) error {
	if p.Quotes < 0 || p.Open < 0 {
		return wrap("keep progress", "", invalid("negative progress"))
	}
	return db.changeStory(ctx, "keep progress", "UPDATE stories SET quotes = ?, open = ? WHERE id = ?", p.Quotes, p.Open, storyID)
}

// Journal reads the corrections of a story whose Seq is greater than after.
func (db *DB) Journal(ctx context.Context, storyID string, after int64) (entries []review.Correction, err error) {
	err = db.reading(ctx, "read journal", func(tx *sql.Tx) error {
		last, _, err := journalEnd(ctx, tx, storyID)
		if err != nil || last <= after {
			return err
		}
		entries, err = readJournal(ctx, tx, storyID, after)
		if err == nil && (len(entries) == 0 || entries[len(entries)-1].Seq != last) {
			return failure(ErrDamaged, "Corrections of this story are missing from its journal.")
		}
		return err
	})
	return entries, err
}

func checkStep(step []review.Correction, p Progress) error {
	if len(step) == 0 {
		return invalid("a step without corrections")
	}
	if p.Quotes < 0 || p.Open < 0 {
		return invalid("negative progress")
	}
	for _, c := range step {
		switch {
		case c.Step == "" || c.Step != step[0].Step:
			return invalid("corrections of one step must share its id")
		case c.What == "" || c.Table == "" || c.Target == "":
			return invalid("a correction needs what, table and target")
		case c.TextVersion < 0:
			return invalid("negative text version")
		}
	}
	if review.ManyVerdicts(step) {
		return invalid(review.ErrManyAtOnce.Error())
	}
	return nil
}

func journalEnd(ctx context.Context, tx *sql.Tx, storyID string) (last int64, version int, err error) {
	err = tx.QueryRowContext(ctx, "SELECT last_seq, version FROM stories WHERE id = ?", storyID).Scan(&last, &version)
	if errors.Is(err, sql.ErrNoRows) {
		err = &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", storyID)}
	}
	return last, version, err
}

// complete returns the step as it will be stored and leaves the caller's slice alone. version is that of the text before it.
func complete(step []review.Correction, last int64, version int, now time.Time) ([]review.Correction, error) {
	out := make([]review.Correction, len(step))
	for i, c := range step {
		c.Seq = last + int64(i) + 1
		if c.When.IsZero() {
			c.When = now
		}
		c.When = c.When.UTC().Round(0)
		if c.What == review.Text {
			version++
			if c.TextVersion != 0 && c.TextVersion != version {
				return nil, invalid("a text version out of order")
			}
		}
		if c.TextVersion == 0 {
			c.TextVersion = version
		}
		c.Before, c.After = keepEmpty(c.Before), keepEmpty(c.After)
		out[i] = c
	}
	return out, nil
}

// keepEmpty makes "set to no spans" survive JSON, where a nil slice would come back as "left alone".
func keepEmpty(p review.Patch) review.Patch {
	if p.Parts != nil && *p.Parts == nil {
		p.Parts = &[]story.Span{}
	}
	if p.Cue != nil && *p.Cue == nil {
		p.Cue = &[]story.Span{}
	}
	if p.Mentions != nil && *p.Mentions == nil {
		p.Mentions = &[]story.Span{}
	}
	if p.RoleSpans != nil && *p.RoleSpans == nil {
		p.RoleSpans = &[]story.Span{}
	}
	return p
}

const correctionColumns = `seq, step, what, tbl, target, "before", "after", cause, undoes, who, at, text_version, sum`

func insertStep(ctx context.Context, tx *sql.Tx, storyID string, step []review.Correction) ([]review.Correction, error) {
	link, err := linkBefore(ctx, tx, storyID, step[0].Seq-1)
	if err != nil {
		return nil, err
	}
	for _, c := range step {
		r, err := newRow(c)
		if err != nil {
			return nil, err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO corrections (story_id, "+correctionColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
			storyID, r.seq, r.step, r.what, r.table, r.target, r.before, r.after, r.cause, r.undoes, r.who, r.at, r.version,
			r.sum(storyID)); err != nil {
			return nil, err
		}
		link = r.link(storyID, link, "")
		if err := insertLink(ctx, tx, storyID, r.seq, link, ""); err != nil {
			return nil, err
		}
	}
	return step, nil
}

func readJournal(ctx context.Context, tx *sql.Tx, storyID string, after int64) ([]review.Correction, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+correctionColumns+" FROM corrections WHERE story_id = ? AND seq > ? ORDER BY seq", storyID, after)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var entries []review.Correction
	for rows.Next() {
		var r row
		var want []byte
		if err := rows.Scan(&r.seq, &r.step, &r.what, &r.table, &r.target, &r.before, &r.after, &r.cause, &r.undoes, &r.who,
			&r.at, &r.version, &want); err != nil {
			return entries, err
		}
		c, err := r.correction()
		if err != nil || !bytes.Equal(r.sum(storyID), want) || r.seq != after+int64(len(entries))+1 {
			return entries, failure(ErrDamaged, fmt.Sprintf("Correction %d of this story has changed on the disk; those before it are sound.", r.seq))
		}
		entries = append(entries, c)
	}
	return entries, rows.Err()
}

// row is a correction as its columns hold it.
type row struct {
	seq                                                              int64
	step, what, table, target, before, after, cause, undoes, who, at string
	version                                                          int
}

func newRow(c review.Correction) (row, error) {
	before, err := encodePatch(c.Before)
	if err != nil {
		return row{}, err
	}
	after, err := encodePatch(c.After)
	if err != nil {
		return row{}, err
	}
	return row{
		seq: c.Seq, step: c.Step, what: string(c.What), table: string(c.Table), target: c.Target,
		before: before, after: after, cause: c.Cause, undoes: c.Undoes, who: c.Who, at: stamp(c.When), version: c.TextVersion,
	}, nil
}

// encodePatch refuses what JSON would change in passing (bytes that are not UTF-8, figures that are not numbers):
// written again after reading, it must be the same.
func encodePatch(p review.Patch) (string, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return "", invalid("a patch that JSON cannot hold")
	}
	var back review.Patch
	if err := json.Unmarshal(b, &back); err != nil {
		return "", invalid("a patch that cannot be read back")
	}
	if again, err := json.Marshal(back); err != nil || !bytes.Equal(b, again) {
		return "", invalid("a patch that reads back as another one")
	}
	return string(b), nil
}

func (r row) correction() (review.Correction, error) {
	c := review.Correction{
		Seq: r.seq, Step: r.step, What: review.What(r.what), Table: review.Table(r.table), Target: r.target,
		Cause: r.cause, Undoes: r.undoes, Who: r.who, TextVersion: r.version,
	}
	var err error
	if c.When, err = unstamp(r.at); err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(r.before), &c.Before); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(r.after), &c.After)
}

// sum is the SHA-256 over every column.
func (r row) sum(storyID string) []byte { return sum(r.canonical(storyID)) }
