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

	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks the database as ours in its header (file(1) and other programs read it): "QDsk".
const applicationID = 0x5144736B

// busyTimeout is how long a call waits for another program to let go of the database.
const busyTimeout = 5 * time.Second

// options are what tests set otherwise.
type options struct {
	busy       time.Duration
	migrations fs.FS
	access     func(path string) access
}

// Open opens the archive in the folder dir (made with mode 0700 when absent; the database with 0600). An archive
// that cannot be written, or is of a newer schema, opens read-only: see ReadOnly and Why. Otherwise the error's
// kind is ErrUnreadable, ErrReadOnly (nothing there to read), ErrDamaged, ErrForeign, ErrLocked or ErrFull.
func Open(ctx context.Context, dir string) (*DB, error) {
	return open(ctx, dir, options{busy: busyTimeout, migrations: migrationFiles(), access: look})
}

func open(ctx context.Context, dir string, o options) (*DB, error) {
	path, err := filepath.Abs(filepath.Join(dir, FileName))
	if err != nil {
		return nil, wrap("open", dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, wrap("open", dir, err)
	}
	a := o.access(path)
	attempts, err := a.plan()
	if err != nil {
		return nil, at("open", path, err)
	}
	if !a.exists {
		if err := create(a.resolvedPath); err != nil {
			return nil, wrap("create", path, err)
		}
	}
	return firstThatOpens(a.resolvedPath, attempts, func(try attempt) (*DB, error) {
		return openAs(ctx, a.resolvedPath, try, o)
	})
}

// at puts the operation and the file into an error.
func at(op, path string, err error) error {
	err = wrap(op, path, err)
	var e *Error
	if errors.As(err, &e) && e.Path == "" {
		e.Path = path
	}
	return err
}

// create makes an empty file with mode 0600: SQLite would use 0644, and gives its -wal and -shm files the mode of the
// database. The folder is synced too, so that the name outlives a power cut.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // another start of the program was faster
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder makes a new name in dir durable where the system can do that; Windows cannot and needs not.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

func openAs(ctx context.Context, path string, try attempt, o options) (*DB, error) {
	id, err := identify(ctx, path, try.mode, o.busy)
	if err != nil {
		return nil, err
	}
	if err := id.ours(try.mode); err != nil {
		return nil, err
	}
	latest, err := latestSchema(o.migrations)
	if err != nil {
		return nil, err
	}
	db := newDB(path)
	if db.file, err = os.Stat(path); err != nil {
		return nil, err
	}
	switch {
	case id.schema > latest:
		db.why = fmt.Sprintf("This archive was written by a newer version of Quotedesk (it has format %d, this version knows up to %d). "+
			"You can read it; to make corrections, install the newer version.", id.schema, latest)
		db.refuse = ErrNewer
		try.mode = max(try.mode, readOnly)
	case try.mode != readWrite && id.schema < latest:
		return nil, failure(ErrReadOnly, "This archive is from an older version and must be brought up to date before it can be read, but it cannot be written.")
	case try.mode != readWrite:
		db.why, db.refuse = try.why, try.refusal()
	default:
		if err := db.openWriter(ctx, o); err != nil {
			return nil, err
		}
	}
	db.mode = try.mode
	return db.openReaders(ctx, o)
}

func (db *DB) openWriter(ctx context.Context, o options) error {
	w, err := sql.Open("sqlite", writerDSN(db.path, o.busy))
	if err != nil {
		return err
	}
	w.SetMaxOpenConns(1)
	if err := migrate(ctx, w, o.migrations, db.keepBefore()); err != nil {
		return errors.Join(err, w.Close())
	}
	db.write = w
	return nil
}

func (db *DB) openReaders(ctx context.Context, o options) (*DB, error) {
	r, err := sql.Open("sqlite", readerDSN(db.path, db.mode, o.busy))
	if err != nil {
		return nil, err
	}
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	db.read = r
	var n int
	if err := r.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// identity is what a database says of itself.
type identity struct{ app, schema, objects int }

// identify reads it without writing a byte, unless a crash left a rollback that only a writer may finish.
func identify(ctx context.Context, path string, m mode, busy time.Duration) (identity, error) {
	if m == readWrite {
		m = readOnly
	}
	id, err := identifyAs(ctx, path, m, busy)
	if m == readOnly && hasCode(err, sqlite3.SQLITE_READONLY) {
		return identifyAs(ctx, path, readWrite, busy)
	}
	return id, err
}

func identifyAs(ctx context.Context, path string, m mode, busy time.Duration) (id identity, err error) {
	probe, err := sql.Open("sqlite", probeDSN(path, m, busy))
	if err != nil {
		return id, err
	}
	defer func() { err = errors.Join(err, probe.Close()) }()
	tx, err := probe.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // one moment: another start may be making the archive
	if err != nil {
		return id, err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	for query, into := range map[string]*int{
		"PRAGMA application_id":              &id.app,
		"PRAGMA user_version":                &id.schema,
		"SELECT count(*) FROM sqlite_schema": &id.objects,
	} {
		if err := tx.QueryRowContext(ctx, query).Scan(into); err != nil {
			return id, err
		}
	}
	return id, nil
}

// ours accepts our databases and, to be filled, an empty one.
func (id identity) ours(m mode) error {
	empty := id == identity{}
	switch {
	case id.app == applicationID && id.schema > 0:
		return nil
	case empty && m == readWrite:
		return nil
	case empty:
		return failure(ErrReadOnly, "The archive file is empty, and it cannot be written.")
	}
	return failure(ErrForeign, "")
}
