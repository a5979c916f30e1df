package storage

import (
	"context"
	"database/sql"
	"time"
)

const (
	// batchTime is how long the index may keep what a person saves waiting, about.
	batchTime = 30 * time.Millisecond
	// batchMost is how many stories are indexed in one transaction.
	batchMost = 64
)

// staleSQL chooses stories whose entry is missing or of another state of the story.
const staleSQL = ` FROM stories s LEFT JOIN story_index x ON x.story_id = s.id
	WHERE x.n IS NULL OR x.seq <> s.last_seq OR x.run <> s.base_run`

// IndexOnce brings the index up to all stories that are not in it as they stand: those of an archive from before there
// was one, and those saved without it. It works in short transactions, the newest story first, so that saving goes on
// meanwhile, and says how far it has come. It returns how many stories it indexed; stopped half way, the next one goes on
// from there.
func (db *DB) IndexOnce(ctx context.Context, tell func(done, all int)) (int, error) {
	const op = "make the index"
	if db.ReadOnly() {
		return 0, nil
	}
	var ids []string
	err := db.reading(ctx, op, func(tx *sql.Tx) (err error) {
		ids, err = column(ctx, tx, "SELECT s.id"+staleSQL+" ORDER BY s.id DESC")
		return err
	})
	if err != nil {
		return 0, err
	}
	for done := 0; done < len(ids); {
		err := db.writing(ctx, op, func(tx *sql.Tx) error {
			x, from := newIndexer(ctx, tx), done
			for start := time.Now(); done < len(ids) && done-from < batchMost && (done == from || time.Since(start) < batchTime); done++ {
				var stale bool // somebody may have saved it meanwhile
				if err := x.one("SELECT EXISTS (SELECT 1"+staleSQL+" AND s.id = ?)", []any{ids[done]}, &stale); err != nil {
					return err
				}
				if !stale {
					continue
				}
				if err := x.reindex(ids[done]); err != nil {
					return err
				}
			}
			return x.flush()
		})
		if err != nil {
			return done, err
		}
		if tell != nil {
			tell(done, len(ids))
		}
	}
	return len(ids), nil
}

// Unindexed is how many stories are not yet in the index at all.
func (db *DB) Unindexed(ctx context.Context) (n int, err error) {
	err = db.reading(ctx, "look at the index", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM story_index WHERE seq < 0").Scan(&n)
	})
	return n, err
}
