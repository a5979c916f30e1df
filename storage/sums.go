package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// summedTables are the tables whose values carry a sum of their own, with the column it is taken over.
func summedTables() []struct{ table, column, what string } {
	return []struct{ table, column, what string }{
		{"texts", "body", "A stored text is not the one that was saved: a part of it has changed on the disk."},
		{"originals", "bytes", "A stored original is not the one that was saved: a part of it has changed on the disk."},
		{"findings", "body", "What the engine found in a story has changed on the disk."},
	}
}

// sumsHold goes over every sum in the archive. SQLite itself does not notice a byte that changes inside a value.
func sumsHold(ctx context.Context, q queryer) error {
	for _, t := range summedTables() {
		if err := sumsOf(ctx, q, t.table, t.column, t.what); err != nil {
			return err
		}
	}
	return journalSumsHold(ctx, q)
}

func sumsOf(ctx context.Context, q queryer, table, column, what string) error {
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT story_id, CAST(%s AS BLOB), sum FROM %s", column, table)) // our own names
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	for rows.Next() {
		var id string
		var value, want sql.RawBytes
		if err := rows.Scan(&id, &value, &want); err != nil {
			return err
		}
		if !bytes.Equal(sum(value), want) {
			return &Error{Kind: ErrDamaged, Detail: what, Err: fmt.Errorf("%s of story %s", table, id)}
		}
	}
	return rows.Err()
}

func journalSumsHold(ctx context.Context, q queryer) error {
	rows, err := q.QueryContext(ctx, "SELECT story_id, "+correctionColumns+" FROM corrections")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	for rows.Next() {
		var id string
		var r summed
		if err := rows.Scan(&id, &r.seq, &r.step, &r.what, &r.table, &r.target, &r.before, &r.after, &r.cause, &r.undoes, &r.who,
			&r.at, &r.version, &r.want); err != nil {
			return err
		}
		if !bytes.Equal(r.sum(id), r.want) {
			return &Error{Kind: ErrDamaged, Detail: "A correction has changed on the disk.", Err: fmt.Errorf("entry %d of story %s", r.seq, id)}
		}
	}
	return rows.Err()
}

// Health is what a check of a whole archive found.
type Health struct {
	Tally    Tally
	Pages    string   // what SQLite says of the pages; "ok" when all is well
	Sums     error    // the first stored sum that does not hold
	NotWhole []string // stories whose journal an audit does not prove, each with what it says
}

// Sound says that nothing is wrong.
func (h Health) Sound() bool { return h.Pages == "ok" && h.Sums == nil && len(h.NotWhole) == 0 }

// Check looks at every page, every stored sum and every journal. It changes nothing.
func (db *DB) Check(ctx context.Context) (h Health, err error) {
	err = db.reading(ctx, "check", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&h.Pages); err != nil {
			return err
		}
		if h.Tally, err = tally(ctx, tx); err != nil {
			return err
		}
		if err := sumsHold(ctx, tx); errors.Is(err, ErrDamaged) {
			h.Sums = wrap("check", db.path, err)
		} else if err != nil {
			return err
		}
		return nil
	})
	if err != nil {
		return h, err
	}
	err = db.Audit(ctx, func(a StoryAudit) error {
		if !a.Whole() {
			h.NotWhole = append(h.NotWhole, fmt.Sprintf("%s “%s”: %s", a.ID, a.Title, a.Words()))
		}
		return nil
	})
	return h, err
}
