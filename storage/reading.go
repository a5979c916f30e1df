package storage

import (
	"context"
	"os"
	"path/filepath"
)

// OpenToRead opens an archive, or a copy of one under whatever name, to look into it and nothing else: path is the
// database file or the folder it stands in. Nothing is made, moved or brought up to date; an archive of an older format
// is ErrReadOnly.
func OpenToRead(ctx context.Context, path string) (*DB, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, wrap("open", path, err)
	}
	st, err := os.Stat(full)
	if err == nil && st.IsDir() {
		full = filepath.Join(full, FileName)
		st, err = os.Stat(full)
	}
	switch {
	case err != nil:
		return nil, at("open", full, err)
	case !st.Mode().IsRegular():
		return nil, at("open", full, failure(ErrUnreadable, "Where the archive file should be, there is a folder or a device."))
	}
	if p, err := filepath.EvalSymlinks(full); err == nil {
		full = p
	}
	const why = "The archive was opened for looking only."
	o := options{busy: busyTimeout, migrations: migrationFiles(), access: look}
	// Where the log stands, somebody has the archive open, or a crash has left something in it. Where it does not, SQLite
	// would make one and leave it behind.
	alone := !isThere(full + "-wal")
	attempts := []attempt{{mode: readOnly, why: why}, {mode: immutable, why: whyWAL}}
	if alone {
		attempts = []attempt{{mode: immutable, why: why}}
	}
	db, err := firstThatOpens(full, attempts, func(try attempt) (*DB, error) { return openAs(ctx, full, try, o) })
	if err != nil {
		return nil, err
	}
	db.alone = alone
	return db, nil
}

// undisturbed is an error when another program has opened an archive that is read as if nobody had.
func (db *DB) undisturbed() error {
	if db.alone && isThere(db.path+"-wal") {
		return &Error{Kind: ErrLocked, Detail: "Another program has opened the archive meanwhile, so what was read of it may be mixed."}
	}
	return nil
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
