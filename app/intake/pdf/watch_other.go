//go:build !linux

package pdf

import (
	"runtime"
	"time"
)

// watch calls end when the process takes more than limit bytes of memory, as far as its own heap tells.
func watch(limit int, end func()) {
	var m runtime.MemStats
	for range time.Tick(100 * time.Millisecond) {
		if runtime.ReadMemStats(&m); m.Sys-m.HeapReleased > uint64(limit) {
			end()
			return
		}
	}
}
