package main

import (
	"os"
	"syscall"
)

// peakMemory is the largest resident size that a finished process had.
func peakMemory(done *os.ProcessState) memory {
	use, ok := done.SysUsage().(*syscall.Rusage)
	if !ok {
		return unknownMemory
	}
	return memory(use.Maxrss) << 10 // Linux counts in KiB
}
