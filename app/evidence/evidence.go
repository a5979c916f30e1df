// Package evidence looks after the files that quotations were checked against: it takes their sum when they become
// evidence, and tells later whether they are still there and the same.
//
// It must never write, move or open a file but through what it is given, and never hold a file in memory.
package evidence

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Print tells one file from another.
type Print struct {
	Size int64  // in bytes
	Sum  string // SHA-256, 64 lower-case hexadecimal digits
}

// State is what has become of a file.
type State string

// The states of a file.
const (
	Present State = "present" // byte for byte as it was
	Missing State = "missing"
	Changed State = "changed"
)

// Open opens a file by the path it was kept under. An error that is fs.ErrNotExist says that there is no such file.
type Open func(path string) (fs.File, error)

// Take reads a file to its end and returns its print. It is one pass of 64 KiB at a time.
func Take(ctx context.Context, open Open, path string) (Print, error) {
	f, err := open(path)
	if err != nil {
		return Print{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	st, err := f.Stat()
	if err != nil {
		return Print{}, err
	}
	if !st.Mode().IsRegular() {
		return Print{}, fmt.Errorf("%s is no plain file", path)
	}
	hash := sha256.New()
	buf := make([]byte, 64<<10)
	var size int64
	for {
		if err := ctx.Err(); err != nil {
			return Print{}, err
		}
		n, err := f.Read(buf)
		hash.Write(buf[:n])
		size += int64(n)
		if err == io.EOF {
			return Print{size, hex.EncodeToString(hash.Sum(nil))}, nil
		}
		if err != nil {
			return Print{}, fmt.Errorf("read %s: %w", path, err)
		}
	}
}

// Look compares a file with the print it had. One whose size differs is not read. An error that is not about a missing
// file, for example that it may not be read, says nothing of the file and comes back.
func Look(ctx context.Context, open Open, path string, was Print) (State, error) {
	f, err := open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Missing, nil
	}
	if err != nil {
		return "", err
	}
	st, err := f.Stat()
	_ = f.Close() // it was not read
	switch {
	case err != nil:
		return "", err
	case !st.Mode().IsRegular() || st.Size() != was.Size:
		return Changed, nil
	}
	is, err := Take(ctx, open, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Missing, nil
	case err != nil:
		return "", err
	case is != was:
		return Changed, nil
	}
	return Present, nil
}

// Folder opens paths relative to an evidence folder, and absolute ones where they stand. A relative path that leads
// out of the folder is refused.
func Folder(dir string) Open {
	return func(name string) (fs.File, error) {
		local := filepath.FromSlash(name)
		if filepath.IsAbs(local) {
			return os.Open(local)
		}
		if !filepath.IsLocal(local) {
			return nil, fmt.Errorf("%s leads out of the evidence folder", name)
		}
		return os.Open(filepath.Join(dir, local))
	}
}

// In opens paths in a file system; for tests and archives.
func In(files fs.FS) Open {
	return func(name string) (fs.File, error) { return files.Open(path.Clean(name)) }
}

// Kept is the path under which a file is kept: relative to the evidence folder and with slashes when it lies in there,
// absolute otherwise.
func Kept(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		if full, err := filepath.Abs(file); err == nil {
			file = full
		}
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}
