// Package storage keeps stories, what the engine found in them and every correction, in one SQLite database.
//
// A call that returns without an error is on disk (write-ahead log, synchronous=FULL): there is no other saving.
// The journal of corrections is append-only. The package must never log or put into an error a word of a story,
// never guess when two writers meet (it reports the conflict), never write a database of a newer schema or of
// another program, and never import a package of the window.
package storage

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

// FileName is the database's name inside the data folder.
const FileName = "quotedesk.db"

// readers is how many connections read at the same time as the one that writes.
const readers = 4

// DB is an open archive. Its methods may be called from several goroutines.
type DB struct {
	// Now is the clock; tests set it before the first call. Times are stored in UTC.
	Now func() time.Time

	path   string
	mode   mode
	write  *sql.DB // one connection; nil when read-only
	read   *sql.DB
	file   os.FileInfo // what stood at path when it was opened
	why    string
	refuse error // what a write returns when read-only
	alone  bool  // read as if nobody else had it open, which was so when it was opened
	close  func() error
}

// Path is the database file, symbolic links resolved.
func (db *DB) Path() string { return db.path }

// ReadOnly says that nothing can be saved; Why tells the reason.
func (db *DB) ReadOnly() bool { return db.refuse != nil }

// Why is a sentence for a banner when the archive is read-only, otherwise "".
func (db *DB) Why() string { return db.why }

// Close lets SQLite tidy up, folds the write-ahead log into the database file and closes it. A second call does
// nothing. What was saved is safe without it.
func (db *DB) Close() error { return db.close() }

func (db *DB) shut() error {
	readErr := db.read.Close() // first, so that the last connection to close is one that may checkpoint
	if db.write == nil {
		return wrap("close", db.path, readErr)
	}
	// Neither is needed for safety: a failure (a reader in another program, a full disk) leaves the log where it is.
	_, _ = db.write.Exec("PRAGMA optimize")
	_, _ = db.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return wrap("close", db.path, errors.Join(readErr, db.write.Close()))
}

func newDB(path string) *DB {
	db := &DB{Now: time.Now, path: path}
	db.close = sync.OnceValue(db.shut)
	return db
}

// reading runs do on one consistent state of the database.
func (db *DB) reading(ctx context.Context, op string, do func(*sql.Tx) error) error {
	tx, err := db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return wrap(op, db.path, err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	err = do(tx)
	if errors.Is(db.refuse, ErrNewer) && hasCode(err, sqlite3.SQLITE_ERROR) { // a table or column has another name there
		err = &Error{Kind: ErrNewer, Detail: db.why, Err: err}
	}
	return wrap(op, db.path, err)
}

// writing runs do in one transaction that is on disk when writing returns nil, and gone when it does not.
func (db *DB) writing(ctx context.Context, op string, do func(*sql.Tx) error) error {
	if db.refuse != nil {
		return &Error{Kind: ErrReadOnly, Op: op, Path: db.path, Err: db.refuse}
	}
	if err := db.stillThere(); err != nil {
		return wrap(op, db.path, err)
	}
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(op, db.path, err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	if err := do(tx); err != nil {
		return wrap(op, db.path, err)
	}
	return wrap(op, db.path, tx.Commit())
}

// stillThere refuses to write into a file that was deleted or replaced while open: Unix would let the program go
// on writing into a file that no longer has a name.
func (db *DB) stillThere() error {
	now, err := os.Stat(db.path)
	if err == nil && os.SameFile(now, db.file) {
		return nil
	}
	return &Error{Kind: ErrUnreadable, Err: err,
		Detail: "The archive file was moved, deleted or replaced while Quotedesk was running."}
}

// stamp is a time as the database keeps it: UTC, fixed width, so that text order is time order.
const stampLayout = "2006-01-02T15:04:05.000000000Z"

func stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

func unstamp(s string) (time.Time, error) { return time.Parse(stampLayout, s) }
