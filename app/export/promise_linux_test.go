package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"quotedesk/app/promise"
)

// The test program starts itself again with this variable set to a file, to write it over and over until it is killed.
const writerVariable = "QUOTEDESK_TEST_WRITER"

func TestMain(m *testing.M) {
	promise.OnSmallDisk(fillWithExports)
	if path := os.Getenv(writerVariable); path != "" {
		for n := 0; ; n++ {
			if err := Replace(path, version(n)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// versionSize is how long each version of the file is, in bytes.
const versionSize = 600_000

// version writes the same letter over and over, in small pieces.
func version(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		piece := bytes.Repeat([]byte{byte('a' + n%26)}, 1000)
		for range versionSize / len(piece) {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	}
}

// oneVersion says that a file is one version from its first byte to its last.
func oneVersion(path string) bool {
	b, err := os.ReadFile(path)
	return err == nil && len(b) == versionSize && bytes.Count(b, b[:1]) == versionSize
}

// Promise 7: an export is whole or not there, and an old one stays until the new one is whole.
func TestPromise07KilledWhileExporting(t *testing.T) {
	var c promise.Count
	for round := range promise.Rounds(8, 100) {
		path := filepath.Join(t.TempDir(), "story.txt")
		if round%2 == 0 {
			if err := File(path, version(0)); err != nil {
				t.Fatal(err)
			}
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		child := exec.Command(self)
		child.Env = append(os.Environ(), writerVariable+"="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
		_ = child.Process.Kill() // "killed" is what is wanted
		_ = child.Wait()
		c.Rounds++
		_, err = os.Stat(path)
		switch {
		case err != nil && round%2 == 0:
			c.Lost++
		case err == nil && !oneVersion(path):
			c.Partial++
		}
	}
	promise.Report(t, 7, "killed while an export is written: the old file or the new one, whole", c)
}

// fillWithExports writes files of growing size until the disk is full: each is whole or not there, none is left half.
func fillWithExports(dir string) error {
	old := filepath.Join(dir, "old.txt")
	if err := File(old, version(1)); err != nil {
		return err
	}
	failed := 0
	for n := range 12 {
		path := filepath.Join(dir, fmt.Sprint(n, ".txt"))
		err := File(path, version(n))
		if _, is := os.Stat(path); err == nil && !oneVersion(path) || err != nil && is == nil {
			return fmt.Errorf("file %d: half there (%v)", n, err)
		}
		if err != nil {
			failed++
			if err := Replace(old, version(n)); err == nil {
				return errors.New("a file fitted on a full disk")
			}
			if !oneVersion(old) {
				return errors.New("the old file is gone")
			}
		}
	}
	if parts, _ := filepath.Glob(filepath.Join(dir, ".*part")); failed == 0 || len(parts) > 0 {
		return fmt.Errorf("%d failed, left %v", failed, parts)
	}
	return nil
}

func TestPromise07FullDiskWhileExporting(t *testing.T) {
	var c promise.Count
	for round := range promise.Rounds(3, 100) {
		promise.RunOnSmallDisk(t, 1_500_000+round*4096) // fails the test itself
		c.Rounds++
	}
	promise.Report(t, 7, "disks filled by exports: each file whole or not there, none left half", c)
}
