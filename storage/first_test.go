package storage

import (
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quotedesk/app/story"
)

func TestManyStartAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			db, err := Open(t.Context(), dir)
			if err != nil {
				t.Errorf("open: %v", err)
				return
			}
			_, err = db.AddStory(t.Context(), sample())
			if err := errors.Join(err, db.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if all := list(t, opened(t, dir), Filter{}); len(all) != 8 {
		t.Errorf("%d stories, want 8", len(all))
	}
}

func TestKilledWhileTheArchiveIsMade(t *testing.T) {
	for range 12 {
		dir := filepath.Join(t.TempDir(), "new")
		child, _ := appender(t, 0, "none", "none", dir)
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond) // any moment will do
		_ = child.Process.Kill()                                    // it may have ended already
		_ = child.Wait()
		if got := read(t, opened(t, dir), added(t, opened(t, dir)).ID); got.Text != sampleText {
			t.Errorf("read %+v", got)
		}
	}
}

// clone copies the files of an open database as a crash would leave them.
func clone(t *testing.T, from string, suffixes ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, s := range suffixes {
		if err := os.WriteFile(filepath.Join(dir, FileName+s), contents(t, from+s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCrashWithARollbackLeft(t *testing.T) {
	dir, id := archive(t)
	path := filepath.Join(dir, FileName)
	raw, err := sql.Open("sqlite", "file://"+escapePath(path)+"?_pragma=journal_mode(DELETE)&_pragma=cache_size(1)&_pragma=cache_spill(1)")
	if err != nil {
		t.Fatal(err)
	}
	raw.SetMaxOpenConns(1)
	tx, err := raw.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for range 50 { // more than the cache holds, so that half of a transaction stands in the file
		if _, err := tx.Exec("UPDATE stories SET title = title || hex(randomblob(3000))"); err != nil {
			t.Fatal(err)
		}
	}
	crashed := clone(t, path, "", "-journal")
	if err := errors.Join(tx.Rollback(), raw.Close()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, opened(t, crashed), id); got.Title != "Harbour plan" || len(got.Journal) != 1 {
		t.Errorf("half a transaction was read: %d bytes of title, %v", len(got.Title), got.Journal)
	}
}

// A crash, and then a folder that may not be written: the newest corrections are in the log.
func TestLogLeftInAClosedFolder(t *testing.T) {
	live, id := archive(t)
	db := opened(t, live)
	appended(t, db, id, 1, status("s2", story.Rejected))
	for name, suffixes := range map[string][]string{"with shared memory": {"", "-wal", "-shm"}, "without": {"", "-wal"}} {
		t.Run(name, func(t *testing.T) {
			dir := clone(t, db.Path(), suffixes...)
			if err := os.Chmod(dir, 0o500); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
			after, err := open(t.Context(), dir, quick())
			if err != nil {
				t.Fatal(err)
			}
			defer after.Close()
			switch seen := len(read(t, after, id).Journal); {
			case seen == 2: // the log could be used
			case !strings.Contains(after.Why(), "-wal"):
				t.Errorf("%d corrections of 2, and the banner says %q", seen, after.Why())
			}
		})
	}
}
