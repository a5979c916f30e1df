//go:build linux

package promise

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestMain(m *testing.M) {
	OnSmallDisk(func(dir string) error {
		err := os.WriteFile(filepath.Join(dir, "big"), make([]byte, 1<<20), 0o600)
		if !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, syscall.EFBIG) {
			return errors.New("it took more than it holds")
		}
		os.Stdout.WriteString("full")
		return nil
	})
	os.Exit(m.Run())
}

func TestASmallDiskIsFull(t *testing.T) {
	if out := RunOnSmallDisk(t, 64<<10); !strings.Contains(out, "full") {
		t.Error(out)
	}
}
