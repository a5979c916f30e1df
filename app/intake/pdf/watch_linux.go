package pdf

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// watch ends the process when it takes more memory than it may.
func watch(end func()) {
	for range time.Tick(20 * time.Millisecond) {
		b, err := os.ReadFile("/proc/self/statm")
		if err != nil {
			return
		}
		if f := strings.Fields(string(b)); len(f) > 1 {
			if pages, err := strconv.Atoi(f[1]); err == nil && pages*os.Getpagesize() > MaxMemory {
				end()
			}
		}
	}
}
