package pdf

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// watch calls end when the process takes more than limit bytes of memory.
func watch(limit int, end func()) {
	for range time.Tick(20 * time.Millisecond) {
		b, err := os.ReadFile("/proc/self/statm")
		if err != nil {
			return
		}
		if f := strings.Fields(string(b)); len(f) > 1 {
			if pages, err := strconv.Atoi(f[1]); err == nil && pages*os.Getpagesize() > limit {
				end()
				return
			}
		}
	}
}
