package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var embedded embed.FS

func migrationFiles() fs.FS {
	sub, err := fs.Sub(embedded, "migrations")
	if err != nil { // the name is a constant that fs.Sub accepts
		panic(err)
	}
	return sub
}

// migration is one numbered script; running it brings the schema from version-1 to version.
type migration struct {
	version int
	name    string
	script  string
	after   func(context.Context, *sql.Tx) error // what SQL cannot do, in the same transaction; may be nil
}

// afterwards is what goes with a script, by what its name says after the number.
func afterwards(what string) func(context.Context, *sql.Tx) error {
	if what == "chain.sql" {
		return chainAll
	}
	return nil
}

// loadMigrations reads NNNN_what.sql files; their numbers must run from 1 without a gap.
func loadMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "*.sql") // in lexical order
	if err != nil {
		return nil, err
	}
	var all []migration
	for i, name := range names {
		number, what, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s: want number %04d", name, i+1)
		}
		script, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		all = append(all, migration{version, name, string(script), afterwards(what)})
	}
	return all, nil
}

// latestSchema is the schema version this program writes.
func latestSchema(files fs.FS) (int, error) {
	all, err := loadMigrations(files)
	return len(all), err
}

// migrate runs what is missing, each script in a transaction of its own. before is called once when the database
// already holds something that a migration could spoil.
func migrate(ctx context.Context, db *sql.DB, files fs.FS, before func(context.Context, int) error) error {
	all, err := loadMigrations(files)
	if err != nil {
		return err
	}
	from, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if from >= len(all) {
		return nil
	}
	if from > 0 {
		if err := before(ctx, from); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	for _, m := range all {
		if err := m.run(ctx, db); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	// The log is folded in, so that the file itself says what it is from its first moment on.
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// run does nothing when the schema has the version already: another start of the program may have been faster.
func (m migration) run(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	have, err := schemaVersion(ctx, tx)
	if err != nil || have >= m.version {
		return err
	}
	if _, err := tx.ExecContext(ctx, m.script); err != nil {
		return err
	}
	if m.after != nil {
		if err := m.after(ctx, tx); err != nil {
			return err
		}
	}
	// PRAGMA takes no parameters; both values are our own numbers.
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, m.version)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return err
	}
	return tx.Commit()
}

// queryer is a database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func schemaVersion(ctx context.Context, q queryer) (version int, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
