package storyview

// Change is what became of a stretch of the text an Editor began with: bytes of that text, and what stands there now.
type Change struct {
	Start, End int
	Text       string
}

// kept is a stretch of the first text that still stands, at a place of the text as it is now.
type kept struct{ from, to, at int }

// Changes are the stretches that were typed over, put in or taken out, in order. They follow what was typed, not a
// comparison, so that of two equal marks the one typed is the one that counts as new.
func (e *Editor) Changes() []Change {
	var out []Change
	old, now := 0, 0
	for _, k := range append(e.kept[:len(e.kept):len(e.kept)], kept{len(e.first), len(e.first), len(e.text)}) {
		if k.from > old || k.at > now {
			out = append(out, Change{old, k.from, e.text[now:k.at]})
		}
		old, now = k.to, k.at+k.to-k.from
	}
	return out
}

// splice is what is kept of the first text after bytes from start to end of the present one have become n bytes.
func splice(all []kept, start, end, n int) []kept {
	var out []kept
	for _, k := range all {
		stop := k.at + k.to - k.from
		if k.at < start {
			out = append(out, kept{k.from, k.to - max(0, stop-start), k.at})
		}
		if stop > end {
			cut := max(0, end-k.at)
			out = append(out, kept{k.from + cut, k.to, k.at + cut + n - (end - start)})
		}
	}
	return out
}
