package compare

import (
	"regexp"
	"strconv"
	"strings"
)

// clock is hours, minutes, seconds and a fraction: 0:03, 12:31, 00:12:31, 00:12:31.250, 00:12:31,250. A fourth pair of
// figures is a frame of video, which is passed over.
const clock = `(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3}|[:;]\d{2})?`

var (
	clockParts = regexp.MustCompile(`^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3})|[:;]\d{2})?$`)
	cueLine    = regexp.MustCompile(`^\s*(` + clock + `)\s*-->\s*(` + clock + `)(?:\s.*)?$`)
)

// millis reads a clock. Minutes over 59 are minutes all the same: some programs never count hours.
func millis(text string) (int, bool) {
	m := clockParts.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n := func(s string) int { v, _ := strconv.Atoi(s); return v } // three figures at most, or none: 0
	if n(m[3]) > 59 {
		return 0, false
	}
	fraction := n((m[4] + "000")[:3])
	return ((n(m[1])*60+n(m[2]))*60+n(m[3]))*1000 + fraction, true
}

// cueTimes reads the line of times above a cue.
func cueTimes(text string) (from, to int, ok bool) {
	if !strings.Contains(text, "-->") {
		return 0, 0, false
	}
	m := cueLine.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, false
	}
	from, okFrom := millis(m[1])
	to, okTo := millis(m[2])
	return from, to, okFrom && okTo
}
