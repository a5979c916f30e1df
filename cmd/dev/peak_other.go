//go:build !linux

package main

import "os"

// peakMemory is known on Linux only: other systems count in other units or not at all.
func peakMemory(*os.ProcessState) memory { return unknownMemory }
