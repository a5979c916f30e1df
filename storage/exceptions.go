package storage

import (
	"context"
	"database/sql"

	"quotedesk/app/review"
)

// Exceptions are those for always that the stories of the archive have brought, the latest first.
func (db *DB) Exceptions(ctx context.Context) (all []review.Exception, err error) {
	err = db.reading(ctx, "read exceptions", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT id, rule, words, why, who, at FROM exceptions ORDER BY at DESC, id")
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err has the errors
		for rows.Next() {
			e := review.Exception{Always: true}
			var at string
			if err := rows.Scan(&e.ID, &e.Rule, &e.Words, &e.Why, &e.By, &at); err != nil {
				return err
			}
			if e.At, err = unstamp(at); err != nil {
				return failure(ErrDamaged, "A date of an exception cannot be read.")
			}
			all = append(all, e)
		}
		return rows.Err()
	})
	return all, err
}

// RemoveException ends an exception for always. The story in which it was made keeps it for itself.
func (db *DB) RemoveException(ctx context.Context, id string) error {
	return db.writing(ctx, "remove exception", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM exceptions WHERE id = ?", id)
		return err
	})
}

// keepExceptions brings the exceptions for always up to a step of a story.
func keepExceptions(ctx context.Context, tx *sql.Tx, storyID string, step []review.Correction) error {
	for _, c := range step {
		if c.Table != review.Exceptions {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM exceptions WHERE id = ?", c.Target); err != nil {
			return err
		}
		e := c.After.Exception
		if c.What != review.Added || e == nil || !e.Always {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO exceptions (id, story_id, rule, words, why, who, at) VALUES (?,?,?,?,?,?,?)",
			e.ID, storyID, e.Rule, e.Words, e.Why, e.By, stamp(e.At)); err != nil {
			return err
		}
	}
	return nil
}

// RuleUse is how often the alerts of each rule were of use and how often they were ignored, in all stories.
func (db *DB) RuleUse(ctx context.Context) (map[string]review.Use, error) {
	all := map[string]review.Use{}
	err := db.reading(ctx, "read use of rules", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT rule, sum(used), sum(ignored) FROM rule_use GROUP BY rule")
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err has the errors
		for rows.Next() {
			var rule string
			var u review.Use
			if err := rows.Scan(&rule, &u.Used, &u.Ignored); err != nil {
				return err
			}
			all[rule] = u
		}
		return rows.Err()
	})
	return all, err
}

func addUse(ctx context.Context, tx *sql.Tx, storyID string, use map[string]review.Use) error {
	for rule, u := range use {
		if _, err := tx.ExecContext(ctx, `INSERT INTO rule_use (rule, story_id, used, ignored) VALUES (?,?,?,?)
			ON CONFLICT (rule, story_id) DO UPDATE SET used = used + excluded.used, ignored = ignored + excluded.ignored`,
			rule, storyID, u.Used, u.Ignored); err != nil {
			return err
		}
	}
	return nil
}
