package quote

import (
	"testing"
	"unsafe"
)

// A text has nearly as many units as words: a byte more costs a megabyte in a text of a million words.
func TestUnitIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(Unit{}); n > 48 {
		t.Errorf("%d bytes, want 48 at most", n)
	}
}
