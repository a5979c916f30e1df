package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// watchEvery is how long a change by another program can go unseen: a look costs one small read.
const watchEvery = 700 * time.Millisecond

// Pulse is what tells whether a story has changed.
type Pulse struct {
	Last    int64 // Seq of the last correction
	Version int   // of the text
	Run     int   // of the engine, the latest
	Title   string
	Removed bool // lies in the bin
}

// Pulse reads a story's pulse.
func (db *DB) Pulse(ctx context.Context, storyID string) (p Pulse, err error) {
	err = db.reading(ctx, "look for changes", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT last_seq, version, title, removed IS NOT NULL,
				coalesce((SELECT max(run) FROM findings WHERE story_id = stories.id), 0)
			FROM stories WHERE id = ?`, storyID).Scan(&p.Last, &p.Version, &p.Title, &p.Removed, &p.Run)
		if errors.Is(err, sql.ErrNoRows) {
			return &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", storyID)}
		}
		return err
	})
	return p, err
}

// Watch calls changed each time the story is another than at the look before, by whatever program or window, this
// one included, until ctx ends; changed runs on the caller's goroutine. It reports a change within a second. The
// error is nil when ctx ended, else why nothing can be seen any more; a lock that passes is waited out.
func (db *DB) Watch(ctx context.Context, storyID string, seen Pulse, changed func(Pulse)) error {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		now, err := db.Pulse(ctx, storyID)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, ErrLocked):
		case err != nil:
			return err
		case now != seen:
			seen = now
			changed(now)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}
