package score

import (
	"crypto/sha1"
	"strings"
)

// heldOutOf is the reciprocal of the share that is kept for measuring: a third.
const heldOutOf = 3

// HeldOut says that the document is kept for measuring and must not be trained or tuned on. It is when the
// SHA-1 of its id, read as one big-endian number, is divisible by 3. Only what follows the last slash of the id
// counts: some stories stand in two data sets, as "gum/GUM_news_soccer" and as "GUM_news_soccer", and must fall
// on the same side in both.
func HeldOut(id string) bool { return InPart(id, 1, heldOutOf) }

// InPart says that the document belongs to part i of n, i counting from 1: its SHA-1 (as in HeldOut) leaves
// i-1 when divided by n. Every document belongs to exactly one part; n must be positive.
func InPart(id string, i, n int) bool {
	sum := sha1.Sum([]byte(id[strings.LastIndexByte(id, '/')+1:]))
	rest := 0
	for _, b := range sum {
		rest = (rest<<8 | int(b)) % n
	}
	return rest == i-1
}
