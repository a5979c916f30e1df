//go:build !linux

package pdf

import (
	"runtime"
	"time"
)

// watch ends the process when it takes more memory than it may, as far as its own heap tells.
func watch(end func()) {
	var m runtime.MemStats
	for range time.Tick(100 * time.Millisecond) {
		if runtime.ReadMemStats(&m); m.Sys-m.HeapReleased > MaxMemory {
			end()
		}
	}
}
