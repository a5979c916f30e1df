package main

import (
	"fmt"
	"strings"
)

// clean makes text safe to print to a terminal: every control character but the line feed, and every character
// that turns the writing direction, is shown as its code, such as <U+001B>. Broken UTF-8 becomes U+FFFD.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if steers(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// control says that a terminal may act on r instead of showing it: C0, DEL, C1, the line and paragraph
// separators, and Unicode's Bidi_Control characters (U+061C, U+200E–200F, U+202A–202E, U+2066–2069).
func control(r rune) bool {
	switch {
	case r < 0x20, 0x7F <= r && r <= 0x9F:
		return true
	case r == 0x061C, r == 0x200E, r == 0x200F:
		return true
	case 0x2028 <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}
