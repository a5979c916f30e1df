package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

// clock is a time that tests move.
type clock struct{ now time.Time }

func (c *clock) read() time.Time { return c.now }

// copied is an archive in which somebody has worked for the days, with a copy after each of them.
func copied(t testing.TB, days int) (dir string, c *clock) {
	t.Helper()
	dir = t.TempDir()
	db := opened(t, dir)
	c = &clock{time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)}
	db.Now = c.read
	s := added(t, db)
	for day := range days {
		appended(t, db, s.ID, int64(day), status(fmt.Sprint("s", day), story.Confirmed))
		if made, err := db.CopyWhenDue(t.Context()); err != nil || !made {
			t.Fatalf("day %d: %v, %v", day, made, err)
		}
		c.now = c.now.Add(24 * time.Hour)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, c
}

func copies(t testing.TB, dir string) []Copy {
	t.Helper()
	all, err := Copies(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCopiesAreMadeWhenDue(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	c := &clock{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	db.Now = c.read
	due := func(want bool, when string) {
		t.Helper()
		if made, err := db.CopyWhenDue(t.Context()); err != nil || made != want {
			t.Errorf("%s: copied %v, %v", when, made, err)
		}
	}
	due(false, "an empty archive")
	s := added(t, db)
	due(false, "the sample alone")
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	due(true, "the first correction")
	due(false, "at once again")
	c.now = c.now.Add(25 * time.Hour)
	due(false, "a day later, nothing changed")
	appended(t, db, s.ID, 1, status("s2", story.Rejected))
	due(true, "a day later, something changed")
	appended(t, db, s.ID, 2, status("s3", story.Confirmed))
	c.now = c.now.Add(23 * time.Hour)
	due(false, "less than a day later")
	all := copies(t, dir)
	if len(all) != 2 || all[0].Tally.Corrections != 2 || all[1].Tally.Corrections != 1 || all[0].Err != nil || !all[0].At.After(all[1].At) {
		t.Errorf("%+v", all)
	}
}

func TestCopiesAreKeptByAge(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var made []time.Time
	for h := range 2 * 365 * 4 { // every six hours for two years
		made = append(made, now.Add(-time.Duration(h)*6*time.Hour))
	}
	gone := outdated(made, now)
	left := slices.DeleteFunc(slices.Clone(made), func(t time.Time) bool { return slices.Contains(gone, t) })
	if len(left) < 8+5+2+10 || len(left) > 8+7+4+12 {
		t.Errorf("%d stay: %v", len(left), left)
	}
	if oldest := now.Sub(left[len(left)-1]); oldest < 300*24*time.Hour || oldest > 370*24*time.Hour {
		t.Errorf("the oldest is of %v", left[len(left)-1])
	}
}

func TestAnyCopiesThinnedDayByDay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		var made []time.Time
		for range rapid.IntRange(1, 400).Draw(r, "copies") {
			now = now.Add(time.Duration(rapid.IntRange(1, 60).Draw(r, "hours")) * time.Hour)
			made = append(made, now)
			gone := outdated(made, now)
			if slices.Contains(gone, now) {
				r.Fatalf("the latest goes")
			}
			for _, t := range gone {
				if now.Sub(t) < 48*time.Hour {
					r.Fatalf("%v goes at %v", t, now)
				}
			}
			made = slices.DeleteFunc(made, func(t time.Time) bool { return slices.Contains(gone, t) })
			if len(made) > 49+7+4+12 {
				r.Fatalf("%d copies", len(made))
			}
		}
	})
}

// Promise 11: every copy that was kept can be restored, and holds what it held when it was made.
func TestPromise11RestoreDrill(t *testing.T) {
	dir, _ := copied(t, promise.Rounds(12, 120))
	var c promise.Count
	for _, kept := range copies(t, dir) {
		c.Rounds++
		fresh := t.TempDir()
		if _, err := Restore(t.Context(), fresh, kept.Path); err != nil {
			t.Errorf("%s: %v", kept.Path, err)
			c.Lost++
			continue
		}
		db := opened(t, fresh)
		h, err := db.Check(t.Context())
		if err != nil || !h.Sound() || cmp.Diff(h.Tally.rows, kept.Tally.rows) != "" {
			t.Errorf("%s: %+v, %v, the copy holds %+v", kept.Path, h, err, kept.Tally)
			c.Partial++
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	promise.Report(t, 11, "each kept copy restored, checked and counted", c)
}

func TestADamagedArchivePushesNoCopyOut(t *testing.T) {
	dir, c := copied(t, 5)
	was := copies(t, dir)
	flip(t, filepath.Join(dir, FileName), "“We will not sign it,”", "“We will now sign it,”")
	db := opened(t, dir)
	c.now = c.now.AddDate(1, 0, 0) // all of them would be too old
	db.Now = c.read
	_, err := db.KeepCopy(t.Context())
	wantKind(t, err, ErrDamaged)
	if now := copies(t, dir); len(now) != len(was) {
		t.Errorf("%d copies, there were %d", len(now), len(was))
	}
	h, err := db.Check(t.Context())
	if err != nil || h.Sound() || h.Pages != "ok" || !errors.Is(h.Sums, ErrDamaged) || len(h.NotWhole) != 1 {
		t.Errorf("%+v, %v", h, err)
	}
}

func TestRestoreKeepsWhatStoodThere(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, path string){
		"sound":     func(*testing.T, string) {},
		"no header": func(t *testing.T, path string) { overwrite(t, path, 0, make([]byte, 100)) },
		"a page":    func(t *testing.T, path string) { overwrite(t, path, 2*4096, make([]byte, 4096)) },
		"cut off":   func(t *testing.T, path string) { cut(t, path, 5000) },
		"gone":      func(t *testing.T, path string) { _ = os.Remove(path) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := copied(t, 3)
			path := filepath.Join(dir, FileName)
			harm(t, path)
			before, readErr := os.ReadFile(path)
			from := copies(t, dir)[1]
			kept, err := Restore(t.Context(), dir, from.Path)
			if err != nil {
				t.Fatal(err)
			}
			if got := contents(t, path); string(got) != string(contents(t, from.Path)) {
				t.Errorf("what was restored is not the copy")
			}
			if (kept == "") != (readErr != nil) || kept != "" && string(contents(t, kept)) != string(before) {
				t.Errorf("kept %q of what stood there (%v)", kept, readErr)
			}
			db := opened(t, dir)
			if n, err := db.Tally(t.Context()); err != nil || n.Corrections != 2 {
				t.Errorf("%+v, %v", n, err)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*.tmp")); len(left) > 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

func overwrite(t *testing.T, path string, at int64, with []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt(with, at)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func cut(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	dir, _ := copied(t, 3)
	path := filepath.Join(dir, FileName)
	was := contents(t, path)
	good := copies(t, dir)[0].Path
	bad := filepath.Join(t.TempDir(), "bad.db")
	if err := os.WriteFile(bad, []byte(strings.Replace(string(contents(t, good)), "not sign", "now sign", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(t.TempDir(), "newer.db")
	if err := os.WriteFile(newer, contents(t, good), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, newer, "PRAGMA user_version = 99", "PRAGMA journal_mode = DELETE")
	for from, kind := range map[string]error{bad: ErrDamaged, newer: ErrNewer, filepath.Join(dir, "absent.db"): ErrUnreadable} {
		_, err := Restore(t.Context(), dir, from)
		wantKind(t, err, kind)
	}
	db := opened(t, dir)
	_, err := Restore(t.Context(), dir, good)
	wantKind(t, err, ErrLocked)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if string(contents(t, path)) != string(was) {
		t.Errorf("the archive was changed")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "quotedesk*")); len(left) != 1 {
		t.Errorf("in the folder: %v", left)
	}
}

// A log that a crash left belongs to the file it was kept for: it must not be played into the copy.
func TestRestoreOverACrash(t *testing.T) {
	live, _ := copied(t, 2)
	db := opened(t, live)
	all := list(t, db, Filter{})
	appended(t, db, all[0].ID, 2, status("late", story.Rejected))
	dir := clone(t, db.Path(), "", "-wal", "-shm")
	overwrite(t, filepath.Join(dir, FileName), 0, make([]byte, 100)) // and the header is gone
	_, err := Open(t.Context(), dir)
	wantKind(t, err, ErrDamaged)
	kept, err := Restore(t.Context(), dir, copies(t, live)[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, opened(t, dir), all[0].ID); len(got.Journal) != 2 {
		t.Errorf("%d corrections, the copy has 2", len(got.Journal))
	}
	aside := t.TempDir()
	for _, part := range []string{"", "-wal"} { // the log may have been folded into its file
		if isThere(kept + part) {
			if err := twin(kept+part, filepath.Join(aside, FileName+part)); err != nil {
				t.Fatal(err)
			}
		}
	}
	overwrite(t, filepath.Join(aside, FileName), 0, contents(t, db.Path())[:100]) // as somebody who mends it would
	if got := read(t, opened(t, aside), all[0].ID); len(got.Journal) != 3 {
		t.Errorf("%d corrections in what was kept beside, 3 were saved", len(got.Journal))
	}
}
