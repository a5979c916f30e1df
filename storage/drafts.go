package storage

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// draftsFolder stands beside the database. Words that are not saved yet never enter the archive or its copies.
const draftsFolder = "drafts"

// Draft is what somebody was typing when it was looked at last.
type Draft struct {
	Story  string // id; "" when it belongs to none
	Title  string // of the story
	Where  string // in words: "a paragraph", "the cell note"
	Place  string // where it goes back to, as the window writes it
	Before string // what stood there
	Words  string
	At     time.Time
}

// Drafts keeps what is being typed in one window, in a file of its own that the window's end takes away. What a window
// that was killed has left is told from what is being typed elsewhere by a lock, which ends with its process.
type Drafts struct {
	db   *DB
	path string // of the file
	lock *os.File
	last string // what the file holds
}

// Drafts begins to keep what is typed in one window beside the archive. Close it when the window ends.
func (db *DB) Drafts() (*Drafts, error) {
	const op = "keep what is being typed"
	folder := filepath.Join(filepath.Dir(db.path), draftsFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, wrap(op, folder, err)
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, wrap(op, folder, err)
	}
	d := &Drafts{db: db, path: filepath.Join(folder, id.String()+".json")}
	d.lock, err = os.OpenFile(d.path+".lock", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, wrap(op, folder, err)
	}
	held, err := lockFile(d.lock)
	if err == nil && !held {
		err = failure(ErrLocked, "")
	}
	if err != nil {
		return nil, wrap(op, folder, errors.Join(err, d.lock.Close()))
	}
	return d, nil
}

// Keep makes the file hold these drafts and no others; it is on disk when Keep returns. What is as it was costs nothing.
// A draft that holds the name of a protected source is left out: that name is kept nowhere else.
func (d *Drafts) Keep(ctx context.Context, all []Draft) error {
	const op = "keep what is being typed"
	var safe []Draft
	for _, draft := range all {
		ok, err := d.db.unprotected(ctx, draft)
		if err != nil {
			return err
		}
		if ok {
			safe = append(safe, draft)
		}
	}
	if len(safe) == 0 {
		d.last = ""
		return wrap(op, d.path, remove(d.path))
	}
	b, err := json.Marshal(safe)
	if err != nil {
		return wrap(op, "", err)
	}
	if string(b) == d.last {
		return nil
	}
	if err := writeWhole(d.path, b); err != nil {
		return wrap(op, d.path, err)
	}
	d.last = string(b)
	return nil
}

func (db *DB) unprotected(ctx context.Context, draft Draft) (bool, error) {
	if draft.Story == "" {
		return true, nil
	}
	names, err := db.Identities(ctx, draft.Story)
	return !slices.ContainsFunc(names, func(i Identity) bool { return named(draft.Words, i.Name) || named(draft.Before, i.Name) }), err
}

// writeWhole puts a file in the place of another, whole or not at all.
func writeWhole(path string, b []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp") // mode 0600
	if err != nil {
		return err
	}
	_, err = tmp.Write(b)
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return errors.Join(err, remove(tmp.Name()))
	}
	return os.Rename(tmp.Name(), path)
}

// Close forgets the drafts of this window: what was typed is saved, or was given up.
func (d *Drafts) Close() error {
	return wrap("close the drafts", d.path, errors.Join(remove(d.path), d.lock.Close(), remove(d.path+".lock")))
}

// Left are the drafts of windows that have ended without closing theirs, the latest first, and what takes them away
// once the person has them. Files that cannot be read are left alone.
func (d *Drafts) Left() (left []Draft, forget func() error, err error) {
	const op = "look for what was being typed"
	folder := filepath.Dir(d.path)
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, wrap(op, folder, err)
	}
	var gone []string
	for _, f := range files {
		path := filepath.Join(folder, f.Name())
		base, isLock := strings.CutSuffix(path, ".lock")
		if !isLock || base == d.path || stillHeld(path) {
			continue
		}
		var drafts []Draft
		b, err := os.ReadFile(base)
		if err == nil {
			err = json.Unmarshal(b, &drafts)
		}
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			left = append(left, drafts...)
			gone = append(gone, base, path)
			tmp, _ := filepath.Glob(base + ".*.tmp") // a kill in the middle of writing
			gone = append(gone, tmp...)
		}
	}
	slices.SortStableFunc(left, func(a, b Draft) int { return b.At.Compare(a.At) })
	return left, func() error {
		var all []error
		for _, path := range gone {
			all = append(all, remove(path))
		}
		return wrap(op, folder, errors.Join(all...))
	}, nil
}

// stillHeld says that a living process holds a lock. It is true, too, when that cannot be told.
func stillHeld(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return true
	}
	defer func() { _ = f.Close() }() // which lets the lock go
	held, err := lockFile(f)
	return err != nil || !held
}

// Abandon lets the lock go and leaves the drafts, as the end of the process does. It is for tests.
func (d *Drafts) Abandon() { _ = d.lock.Close() }
