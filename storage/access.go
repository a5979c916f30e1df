package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// access is what the operating system lets this process do with the database file and its folder.
type access struct {
	exists       bool
	read, write  bool // the file
	writeFolder  bool
	leftoverWAL  bool // a -wal file with something in it stands beside the database
	folderErr    error
	readErr      error
	notAPlain    bool // a folder, pipe or device stands where the file should
	resolvedPath string
}

// look asks the operating system. It creates nothing that stays.
func look(path string) access {
	a := access{resolvedPath: path}
	if p, err := filepath.EvalSymlinks(path); err == nil {
		a.resolvedPath = p
	}
	a.folderErr = tryFolder(filepath.Dir(a.resolvedPath))
	a.writeFolder = !denied(a.folderErr)
	st, err := os.Stat(a.resolvedPath)
	if errors.Is(err, fs.ErrNotExist) {
		return a
	}
	a.exists = true
	if err != nil {
		a.readErr = err
		return a
	}
	if a.notAPlain = !st.Mode().IsRegular(); a.notAPlain {
		return a
	}
	a.readErr = tryOpen(a.resolvedPath, os.O_RDONLY)
	a.read = a.readErr == nil
	a.write = tryOpen(a.resolvedPath, os.O_RDWR) == nil
	if st, err := os.Stat(a.resolvedPath + "-wal"); err == nil {
		a.leftoverWAL = st.Size() > 0
	}
	return a
}

func tryOpen(path string, flag int) error {
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func tryFolder(dir string) error {
	f, err := os.CreateTemp(dir, ".quotedesk-probe-*")
	if err != nil {
		return err
	}
	_ = f.Close()
	return os.Remove(f.Name())
}

// denied tells "may not write here" from passing trouble such as a full disk.
func denied(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// Sentences for the banner of an archive that is opened read-only.
const (
	whyFile = "The archive file is write-protected. You can read and export; corrections cannot be saved."
	whyDir  = "The data folder is write-protected. You can read and export; corrections cannot be saved."
	whyWAL  = "The data folder is write-protected, and the newest corrections lie in a -wal file that cannot be used there: " +
		"they are safe but not shown. Copy the folder to a place you can write to see them."
)

// plan decides how to open: the modes to try, in order, each with the reason it is not readWrite.
func (a access) plan() ([]attempt, error) {
	switch {
	case a.notAPlain:
		return nil, failure(ErrUnreadable, "Where the archive file should be, there is a folder or a device.")
	case !a.exists && !a.writeFolder:
		return nil, &Error{Kind: ErrReadOnly, Err: a.folderErr,
			Detail: "There is no archive in the data folder yet, and the folder cannot be written."}
	case !a.exists:
		return []attempt{{mode: readWrite}}, nil
	case !a.read:
		return nil, &Error{Kind: ErrUnreadable, Err: a.readErr, Detail: "You do not have permission to read the archive file."}
	case a.write && a.writeFolder:
		return []attempt{{mode: readWrite}, {readOnly, whyFile}}, nil
	case a.writeFolder:
		return []attempt{{readOnly, whyFile}, {immutable, whyFile}}, nil
	case a.leftoverWAL:
		return []attempt{{readOnly, whyDir}, {immutable, whyWAL}}, nil
	default:
		return []attempt{{immutable, whyDir}}, nil
	}
}

// attempt is one way to open the database and what the banner then says.
type attempt struct {
	mode mode
	why  string
}
