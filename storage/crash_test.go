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

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// The test program starts itself again with this variable set to append corrections until it is killed.
const appenderVariable = "QUOTEDESK_TEST_APPENDER"

// stepSize is how many corrections each step of the appender has.
const stepSize = 3

func TestMain(m *testing.M) {
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

// wholeSteps fails unless the journal consists of complete steps.
func wholeSteps(t *testing.T, journal []review.Correction) {
	t.Helper()
	if len(journal)%stepSize != 0 {
		t.Fatalf("%d corrections are not whole steps", len(journal))
	}
	for i, c := range journal {
		if c.Step != journal[i-i%stepSize].Step {
			t.Fatalf("correction %d does not belong to its step", c.Seq)
		}
	}
}

func TestKilledWhileAppending(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 20 {
		child, lines := appender(t, 1_000_000, fmt.Sprint("r", round), s.ID, dir)
		acknowledged := int64(0)
		for range 1 + rand.IntN(25) {
			if !lines.Scan() {
				t.Fatalf("round %d: the appender stopped: %v", round, lines.Err())
			}
			acknowledged = number(t, lines.Text())
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it had printed before the signal came
			acknowledged = number(t, lines.Text())
		}
		_ = child.Wait() // "killed" is what is wanted

		db, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		got := read(t, db, s.ID)
		wholeSteps(t, got.Journal)
		if got.Last() < acknowledged || got.Last() > acknowledged+stepSize {
			t.Fatalf("round %d: %d corrections after %d were acknowledged", round, got.Last(), acknowledged)
		}
		var verdict string
		if err := db.read.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
			t.Fatalf("round %d: %s, %v", round, verdict, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func number(t *testing.T, line string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(line, 10, 64)
	if err != nil {
		t.Fatalf("the appender printed %q", line)
	}
	return n
}

func TestTwoProcessesLoseNothing(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	s := added(t, db)
	const each = 40
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
	wholeSteps(t, got.Journal)
	if got.Last() != 2*each*stepSize {
		t.Errorf("%d corrections, want %d", got.Last(), 2*each*stepSize)
	}
}
