package main

import (
	"fmt"
	"os"
	"syscall"
)

// peakMemory is the largest resident size that a finished process had.
func peakMemory(done *os.ProcessState) string {
	use, ok := done.SysUsage().(*syscall.Rusage)
	if !ok {
		return "unknown"
	}
	return fmt.Sprintf("%d MB", use.Maxrss>>10) // Linux counts in KiB
}
