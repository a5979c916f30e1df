package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Backup writes a copy of the whole archive to path, which must not exist (ErrExists). The copy is made beside path,
// opened, checked page by page and counted, synced, and only then given its name: a file called path is whole.
// Work goes on meanwhile; the copy holds what was saved when it began. It takes about 1 s for each 100 MB.
func (db *DB) Backup(ctx context.Context, path string) error {
	return at("back up", path, backup(ctx, db.copyDSN(), path, pagesOnly))
}

// keepBefore copies the archive before a migration into the folder "backups" beside it.
func (db *DB) keepBefore() func(context.Context, int) error {
	return func(ctx context.Context, schema int) error {
		dir := filepath.Join(filepath.Dir(db.path), copiesFolder)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		name := fmt.Sprintf("before-format-%d-%s.db", schema+1, db.Now().UTC().Format(copyTime))
		return backup(ctx, db.copyDSN(), filepath.Join(dir, name), pagesOnly)
	}
}

// copyDSN opens the archive for copying: read-only, yet without query_only, which forbids VACUUM INTO as well.
func (db *DB) copyDSN() string {
	return dsn(db.path, max(db.mode, readOnly), busyTimeout, []string{"trusted_schema(OFF)"}, "deferred")
}

// pagesOnly looks at nothing behind the pages: the sums of an archive that is copied by hand, or of an older format,
// are for a check to tell of.
func pagesOnly(context.Context, queryer) error { return nil }

// backup lets sound have the last word on the finished copy.
func backup(ctx context.Context, fromDSN, path string, sound func(context.Context, queryer) error) (err error) {
	if err := unused(path); err != nil {
		return err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp") // mode 0600
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove(tmp.Name())) }()
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := copyChecked(ctx, fromDSN, tmp.Name(), sound); err != nil {
		return err
	}
	if err := syncFile(tmp.Name()); err != nil {
		return err
	}
	return giveName(tmp.Name(), path)
}

// unused says with nil that nothing has the name.
func unused(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return failure(ErrExists, "")
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}

// copyChecked compares counts taken before and after, since rows are only ever added and others may be writing.
func copyChecked(ctx context.Context, fromDSN, to string, sound func(context.Context, queryer) error) (err error) {
	from, err := sql.Open("sqlite", fromDSN)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	least, err := count(ctx, from)
	if err != nil {
		return err
	}
	if _, err := from.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return err
	}
	most, err := count(ctx, from)
	if err != nil {
		return err
	}
	got, err := check(ctx, to, sound)
	if err != nil {
		return err
	}
	for table, n := range got {
		if n < least[table] || n > most[table] {
			return &Error{Kind: ErrDamaged, Detail: "The copy does not hold as much as the archive.",
				Err: fmt.Errorf("%s: %d rows, want %d to %d", table, n, least[table], most[table])}
		}
	}
	return nil
}

// check opens a copy, looks at every page, lets sound look at what it holds and counts its rows.
func check(ctx context.Context, path string, sound func(context.Context, queryer) error) (counts map[string]int, err error) {
	db, err := sql.Open("sqlite", probeDSN(path, immutable, time.Second))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return nil, err
	}
	if verdict != "ok" {
		return nil, &Error{Kind: ErrDamaged, Err: errors.New(verdict)}
	}
	if err := sound(ctx, db); err != nil {
		return nil, err
	}
	return count(ctx, db)
}

// count counts the rows of every table that people's work is in and that only grows; an older schema may lack some.
func count(ctx context.Context, q queryer) (map[string]int, error) {
	counts := map[string]int{}
	for _, table := range []string{"stories", "texts", "originals", "arrivals", "findings", "corrections", "chain", "people_decisions", "settings"} {
		n := 0
		err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", table).Scan(&n)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			continue
		}
		if err := q.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n); err != nil {
			return nil, err
		}
		counts[table] = n
	}
	return counts, nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// giveName names the finished copy without ever replacing a file: a link fails where a rename would overwrite.
// File systems without links (FAT) get a look and a rename.
func giveName(tmp, path string) error {
	err := os.Link(tmp, path)
	if errors.Is(err, fs.ErrExist) {
		return failure(ErrExists, "")
	}
	if err != nil {
		if err := unused(path); err != nil {
			return err
		}
		if err := os.Rename(tmp, path); err != nil {
			return err
		}
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// remove takes away a temporary copy that may have been renamed already.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
