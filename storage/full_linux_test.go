package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

func onSmallDisk() { promise.OnSmallDisk(fillTheDisk) }

// fillTheDisk saves until the disk is full, and looks that all that was acknowledged is there: at once, after another
// start while it is full, and after room was made. It prints how many saves there were.
func fillTheDisk(dir string) error {
	ctx := context.Background()
	db, err := Open(ctx, filepath.Join(dir, "desk"))
	if err != nil {
		return err
	}
	s, err := db.AddStory(ctx, sample())
	if err != nil {
		return err
	}
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 256<<10), 0o600); err != nil {
		return err
	}
	base := int64(0)
	for err == nil && base < 100_000 {
		if _, err = db.Append(ctx, s.ID, base, status(fmt.Sprint("s", base), story.Confirmed), Progress{}); err == nil {
			base++
		}
	}
	if !errors.Is(err, ErrFull) && !errors.Is(err, ErrUnreadable) || strings.Count(Message(err), ". ") < 2 {
		return fmt.Errorf("after %d saves: %v, %q", base, err, Message(err))
	}
	_, copyErr := db.KeepCopy(ctx)
	left, _ := filepath.Glob(filepath.Join(dir, "desk", copiesFolder, "*"))
	if copyErr == nil || len(left) > 0 {
		return fmt.Errorf("a copy on the full disk: %v, left %v", copyErr, left)
	}
	if err := allThere(ctx, db, s.ID, base); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	if db, err = Open(ctx, filepath.Join(dir, "desk")); err != nil {
		return fmt.Errorf("started on the full disk: %w", err)
	}
	if err := errors.Join(allThere(ctx, db, s.ID, base), db.Close(), os.Remove(ballast)); err != nil {
		return fmt.Errorf("started on the full disk: %w", err)
	}
	if db, err = Open(ctx, filepath.Join(dir, "desk")); err != nil {
		return fmt.Errorf("room was made: %w", err)
	}
	if _, err := db.Append(ctx, s.ID, base, status("room", story.Rejected), Progress{}); err != nil && !errors.Is(err, ErrUnreadable) {
		return fmt.Errorf("room was made: %w", err)
	} else if err == nil {
		base++
	}
	fmt.Println("saves", base)
	return errors.Join(allThere(ctx, db, s.ID, base), db.Close())
}

func allThere(ctx context.Context, db *DB, id string, base int64) error {
	s, err := db.Story(ctx, id)
	if err == nil && s.Last() != base {
		err = fmt.Errorf("%d corrections are there, %d were acknowledged", s.Last(), base)
	}
	return err
}

// Promise 8: a full disk loses nothing that was saved, says so, and leaves no half copy.
func TestPromise08FullDisk(t *testing.T) {
	var c promise.Count
	saves := 0
	for round := range promise.Rounds(2, 20) {
		c.Rounds++
		out := promise.RunOnSmallDisk(t, 1<<20+round*96<<10)
		_, n, _ := strings.Cut(out, "saves ")
		got, err := strconv.Atoi(strings.TrimSpace(n))
		if err != nil || got == 0 {
			c.Lost++
			t.Errorf("round %d: %s", round, out)
		}
		saves += got
	}
	promise.Report(t, 8, fmt.Sprintf("disks filled by saving: %d saves acknowledged, all there, also after a start on the full disk", saves), c)
}
