package storage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// restored opens a backup as the database of a new folder.
func restored(t *testing.T, path string) *DB {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), contents(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	return opened(t, dir)
}

func TestBackupHoldsEverything(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	dir := filepath.Join(t.TempDir(), "… #1 50% x", "file:報")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "copy of it.db")
	if err := db.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Stat(path); err != nil || (st.Mode().Perm() != 0o600 && runtime.GOOS != "windows") {
		t.Errorf("%v, %v: want mode 0600", st.Mode(), err)
	}
	copied := restored(t, path)
	if d := cmp.Diff(read(t, db, s.ID), read(t, copied, s.ID)); d != "" {
		t.Errorf("(-archive +copy):\n%s", d)
	}
	appended(t, copied, s.ID, 1, status("s2", story.Rejected))
	onlyFile(t, path)
}

// onlyFile fails when anything else stands beside the file: a temporary copy, a log.
func onlyFile(t *testing.T, path string) {
	t.Helper()
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(all) != 1 || all[0].Name() != filepath.Base(path) {
		t.Errorf("in the folder: %v, %v", all, err)
	}
}

func TestBackupNeverOverwrites(t *testing.T) {
	db := opened(t, t.TempDir())
	added(t, db)
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantKind(t, db.Backup(t.Context(), path), ErrExists)
	wantKind(t, db.Backup(t.Context(), db.Path()), ErrExists)
	if string(contents(t, path)) != "mine" {
		t.Errorf("overwritten")
	}
	onlyFile(t, path)

	// A file of that name that appears while the copy is made stays, too.
	tmp := filepath.Join(t.TempDir(), "done.tmp")
	if err := os.WriteFile(tmp, []byte("copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantKind(t, giveName(tmp, path), ErrExists)
	if string(contents(t, path)) != "mine" {
		t.Errorf("overwritten")
	}
}

func TestBackupThatFailsLeavesNothing(t *testing.T) {
	db := opened(t, t.TempDir())
	added(t, db)
	dir := t.TempDir()
	wantKind(t, db.Backup(t.Context(), filepath.Join(dir, "no such folder", "copy.db")), ErrUnreadable)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantKind(t, db.Backup(ctx, filepath.Join(dir, "copy.db")), context.Canceled)
	if all, err := os.ReadDir(dir); err != nil || len(all) != 0 {
		t.Errorf("left %v, %v", all, err)
	}
}

func TestBackupWhileOthersWrite(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(stop)
	wg.Go(func() {
		for base := int64(0); ; base++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := db.Append(context.Background(), s.ID, base, status(fmt.Sprint("s", base), story.Confirmed), Progress{}); err != nil {
				t.Errorf("append at %d: %v", base, err)
				return
			}
		}
	})
	for i := range 5 {
		path := filepath.Join(t.TempDir(), "copy.db")
		least := read(t, db, s.ID).Last()
		if err := db.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		if got := read(t, restored(t, path), s.ID).Last(); got < least {
			t.Errorf("copy %d holds %d corrections, %d were saved before it began", i, got, least)
		}
	}
}

func TestBackupOfADamagedArchiveIsNotKept(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	for range 60 {
		added(t, db)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, FileName)
	b := contents(t, path)
	const page = 4096                      // bytes
	middle := len(b) / page * 3 / 4 * page // behind what opening reads
	clear(b[middle : middle+3*page])
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	wantKind(t, opened(t, dir).Backup(t.Context(), filepath.Join(out, "copy.db")), ErrDamaged)
	if all, err := os.ReadDir(out); err != nil || len(all) != 0 {
		t.Errorf("left %v, %v", all, err)
	}
}
