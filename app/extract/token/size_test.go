package token

import (
	"testing"
	"unsafe"
)

// A text has more tokens than words: a byte more costs a megabyte in a text of a million words.
func TestTokenIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(Token{}); n > 20 {
		t.Errorf("%d bytes, want 20 at most", n)
	}
}
