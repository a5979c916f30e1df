package storage

import (
	"context"
	"database/sql"
	"errors"
)

// Setting reads one setting; the bool says whether it was ever set.
func (db *DB) Setting(ctx context.Context, key string) (value string, ok bool, err error) {
	err = db.reading(ctx, "read setting", func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", key).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		ok = err == nil
		return err
	})
	return value, ok, err
}

// SetSetting keeps one setting.
func (db *DB) SetSetting(ctx context.Context, key, value string) error {
	return db.writing(ctx, "keep setting", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO settings (key, value, at) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at`, key, value, stamp(db.Now()))
		return err
	})
}
