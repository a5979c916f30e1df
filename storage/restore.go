package storage

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a copy in the place of the archive in dir, which nobody may have open (ErrLocked). The copy is opened
// and checked first, every page and every sum; the copy itself stays. What stood there, sound or damaged, is kept
// beside it under the name that is returned, "" when there was nothing.
func Restore(ctx context.Context, dir, copyPath string) (kept string, err error) {
	const op = "restore"
	tmp, err := checkedTwin(ctx, dir, copyPath)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrForeign) {
		err = &Error{Kind: ErrBadCopy, Err: err}
	}
	if err != nil {
		return "", at(op, copyPath, err)
	}
	defer func() { err = errors.Join(err, remove(tmp)) }()
	kept, err = putInPlace(ctx, tmp, dir)
	return kept, at(op, filepath.Join(dir, FileName), err)
}

// putInPlace makes a finished file the archive in dir and returns the name under which what stood there is kept.
func putInPlace(ctx context.Context, tmp, dir string) (kept string, err error) {
	path, err := filepath.Abs(filepath.Join(dir, FileName))
	if err != nil {
		return "", err
	}
	if p, err := filepath.EvalSymlinks(path); err == nil {
		path = p
	}
	if isThere(path) {
		if kept, err = setAside(ctx, path, time.Now()); err != nil {
			return "", err
		}
	}
	// A log that stayed would be played into the new file. What it holds is kept beside, with the file it belongs to.
	if err := errors.Join(remove(path+"-wal"), remove(path+"-shm"), remove(path+"-journal")); err != nil {
		return kept, err
	}
	if err := os.Rename(tmp, path); err != nil {
		return kept, err
	}
	syncFolder(filepath.Dir(path))
	return kept, nil
}

// checkedTwin copies a copy into the folder it is to be restored to, checks it there and returns its name.
func checkedTwin(ctx context.Context, dir, copyPath string) (name string, err error) {
	if _, err := tallyOf(ctx, copyPath); err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	tmp, err := os.CreateTemp(dir, FileName+".*.tmp") // mode 0600
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, remove(tmp.Name()))
		}
	}()
	err = errors.Join(fill(tmp, copyPath), tmp.Sync(), tmp.Close())
	if err != nil {
		return "", err
	}
	_, err = check(ctx, tmp.Name(), sumsHold)
	return tmp.Name(), err
}

func fill(to io.Writer, path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, from.Close())
}

// setAside gives the archive a second name, and its log, so that there is no moment without them. It is ErrLocked when
// somebody has the archive open.
func setAside(ctx context.Context, path string, now time.Time) (name string, err error) {
	name = filepath.Join(filepath.Dir(path), "quotedesk.replaced-"+now.UTC().Format(copyTime)+".db")
	// First of all the log, as bytes: SQLite deletes that of a file that it cannot read.
	if isThere(path + "-wal") {
		if err := copyFile(path+"-wal", name+"-wal"); err != nil {
			return "", errors.Join(err, remove(name+"-wal"))
		}
	}
	folded, err := foldLog(ctx, path)
	if err == nil && folded {
		err = remove(name + "-wal")
	}
	if err == nil {
		err = twin(path, name)
	}
	if err != nil {
		return "", errors.Join(err, remove(name+"-wal"))
	}
	syncFolder(filepath.Dir(path))
	return name, nil
}

// foldLog folds the log into its file, when no other connection has it open: that is ErrLocked. It is false for a file
// that is too damaged to be opened, which is nobody's.
func foldLog(ctx context.Context, path string) (bool, error) {
	db, err := sql.Open("sqlite", dsn(path, readWrite, time.Second, []string{"locking_mode(EXCLUSIVE)", "trusted_schema(OFF)"}, "exclusive"))
	if err != nil {
		return false, err
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, nil)
	if err == nil {
		err = tx.Rollback()
	}
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	_ = db.Close() // nothing was written but what the log held
	if errors.Is(kindOf(err), ErrLocked) {
		return false, failure(ErrLocked, "The archive is open in another window or program.")
	}
	return err == nil, ctx.Err()
}

// twin is a link, or a copy where the file system has no links.
func twin(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return copyFile(from, to)
}

func copyFile(from, to string) error {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(fill(f, from), f.Sync(), f.Close())
}
