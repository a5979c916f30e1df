package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"quotedesk/app/promise"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// The test program starts itself again with this variable set to append corrections until it is killed.
const appenderVariable = "QUOTEDESK_TEST_APPENDER"

// stepSize is how many corrections each step of the appender has.
const stepSize = 3

func TestMain(m *testing.M) {
	onSmallDisk()
	if job := os.Getenv(appenderVariable); job != "" {
		if err := runAppender(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// runAppender appends steps to a story and prints the journal's length after each one that was acknowledged. The
// job is "steps name story folder"; with no steps it only opens the archive.
func runAppender(job string) error {
	part := strings.SplitN(job, " ", 4)
	steps, err := strconv.Atoi(part[0])
	if err != nil {
		return err
	}
	ctx := context.Background()
	db, err := Open(ctx, part[3])
	if err != nil || steps == 0 {
		return err
	}
	seen, err := db.Journal(ctx, part[2], 0)
	if err != nil {
		return err
	}
	base := int64(len(seen))
	for i := 0; i < steps; {
		id := fmt.Sprint(part[1], "-", base)
		var step []review.Correction
		for range stepSize {
			step = append(step, status(id, story.Confirmed)...)
		}
		got, err := db.Append(ctx, part[2], base, step, Progress{Quotes: 2, Open: 1})
		if err != nil && !errors.Is(err, ErrConflict) {
			return err
		}
		base = got[len(got)-1].Seq
		if err == nil {
			i++
			fmt.Println(base)
		}
	}
	return db.Close()
}

func appender(t *testing.T, steps int, name, storyID, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s %s %s", appenderVariable, steps, name, storyID, dir))
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// whole says that a journal consists of complete steps.
func whole(journal []review.Correction) bool {
	for i, c := range journal {
		if c.Step != journal[i-i%stepSize].Step {
			return false
		}
	}
	return len(journal)%stepSize == 0
}

// Promise 1: a save that was acknowledged survives a kill, and no step is ever there half.
func TestPromise01KilledWhileSaving(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	var c promise.Count
	saved := int64(0)
	for round := range promise.Rounds(20, 200) {
		acknowledged := killed(t, round, s.ID, dir)
		db, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		c.Rounds++
		got := read(t, db, s.ID)
		if got.Last() < acknowledged {
			c.Lost++
		}
		if got.Last() > acknowledged+stepSize || !whole(got.Journal) {
			c.Partial++
		}
		saved = got.Last() / stepSize
		if h, err := db.Check(t.Context()); err != nil || !h.Sound() {
			c.Partial++
			t.Errorf("round %d: %+v, %v", round, h, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	promise.Report(t, 1, fmt.Sprintf("killed at a random moment while saving, %d saves acknowledged, each time checked whole", saved), c)
}

// killed lets the appender work for a while, kills it and returns the length of the journal it had acknowledged.
func killed(t *testing.T, round int, id, dir string) (acknowledged int64) {
	t.Helper()
	child, lines := appender(t, 1_000_000, fmt.Sprint("r", round), id, dir)
	for range 1 + rand.IntN(25) {
		if !lines.Scan() {
			t.Fatalf("round %d: the appender stopped: %v", round, lines.Err())
		}
		acknowledged = number(t, lines.Text())
	}
	time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it had printed before the signal came
		acknowledged = number(t, lines.Text())
	}
	_ = child.Wait() // "killed" is what is wanted
	return acknowledged
}

func number(t *testing.T, line string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(line, 10, 64)
	if err != nil {
		t.Fatalf("the appender printed %q", line)
	}
	return n
}

// Promise 13: two programs that save to the same story spoil nothing for each other.
func TestPromise13TwoProcesses(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	each := promise.Rounds(40, 1000)
	var children []*exec.Cmd
	for _, name := range []string{"ann", "ben"} {
		child, lines := appender(t, each, name, s.ID, dir)
		children = append(children, child)
		go func() {
			for lines.Scan() { // keeps the pipe empty
			}
		}()
	}
	for _, child := range children {
		if state, err := child.Process.Wait(); err != nil || !state.Success() {
			t.Fatalf("%v, %v", state, err)
		}
	}
	got := read(t, db, s.ID)
	c := promise.Count{Rounds: 2 * each, Lost: 2*each - int(got.Last())/stepSize}
	if !whole(got.Journal) {
		c.Partial++
	}
	if h, err := db.Check(t.Context()); err != nil || !h.Sound() {
		c.Partial++
		t.Errorf("%+v, %v", h, err)
	}
	promise.Report(t, 13, "saves of two processes to one story, all there, conflicts told and made anew", c)
}
