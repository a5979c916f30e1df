package storyview

// edit is what became of one text in another: everything between the head and
// the tail that they share was replaced. Lengths in bytes.
type edit struct {
	head, tail int
	old, grown int  // length of the old text, and by how much the new one is longer
	kept       bool // at least half of the longer text is shared: it is the same story
}

// compare finds the longest beginning and, after that, the longest end that two
// texts share.
func compare(from, to string) edit {
	e := edit{old: len(from), grown: len(to) - len(from)}
	n := min(len(from), len(to))
	for e.head < n && from[e.head] == to[e.head] {
		e.head++
	}
	for e.tail < n-e.head && from[len(from)-1-e.tail] == to[len(to)-1-e.tail] {
		e.tail++
	}
	shared := e.head + e.tail
	e.kept = shared > 0 && 2*shared >= max(len(from), len(to))
	return e
}

// move gives the place in the new text of a byte of the old one; what was
// replaced goes to where the edit begins.
func (e edit) move(off int) int {
	switch {
	case off <= e.head:
		return off
	case off >= e.old-e.tail:
		return off + e.grown
	}
	return e.head
}
