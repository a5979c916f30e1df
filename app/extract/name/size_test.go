package name

import (
	"testing"
	"unsafe"
)

// A text of a million words has some hundred thousand candidates, and several copies of their list stand side by side.
func TestCandidateIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(candidate{}); n > 64 {
		t.Errorf("%d bytes, want 64 at most", n)
	}
}
