package promise

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"
	"testing"
)

// smallDisk is the variable that tells the test program, started again, the size in bytes and the folder of its disk.
const smallDisk = "QUOTEDESK_TEST_SMALL_DISK"

// RunOnSmallDisk starts the test program again on a disk of its own of that many bytes, and returns what it printed. Its
// TestMain must call OnSmallDisk. Where the system lets nobody have such a disk, no file may grow beyond the size instead.
func RunOnSmallDisk(t testing.TB, size int) string {
	t.Helper()
	out, err := runSmall(t, size, &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	})
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL) { // not for us
		out, err = runSmall(t, size, nil)
	}
	if err != nil {
		t.Fatalf("on a small disk: %v\n%s", err, out)
	}
	return out
}

func runSmall(t testing.TB, size int, attr *syscall.SysProcAttr) (string, error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", smallDisk, size, t.TempDir()))
	c.SysProcAttr = attr
	out, err := c.CombinedOutput()
	return string(out), err
}

// OnSmallDisk does nothing unless RunOnSmallDisk has started the program: then it does do, in a folder on the small
// disk, and ends the program.
func OnSmallDisk(do func(dir string) error) {
	job := os.Getenv(smallDisk)
	if job == "" {
		return
	}
	if err := onSmallDisk(job, do); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func onSmallDisk(job string, do func(dir string) error) error {
	var size uint64
	var dir string
	if _, err := fmt.Sscanf(job, "%d %s", &size, &dir); err != nil {
		return err
	}
	if err := syscall.Mount("small", dir, "tmpfs", 0, "size="+strconv.FormatUint(size, 10)); err != nil {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
			return err
		}
		fmt.Println("no disk of its own: no file may grow beyond", size, "bytes")
	}
	return do(dir)
}
