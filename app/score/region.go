package score

// What a mark does.
const (
	noMark = iota
	opens
	closes
	either // a straight mark: its neighbours decide
)

// markAt tells what stands at text[i] inside the paragraph that ends at end: the act and its length in code points.
func markAt(text []rune, i, end int) (act, width int) {
	next := rune(-1)
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch c := text[i]; {
	case c == '“' || c == '„':
		return opens, 1
	case c == '”':
		return closes, 1
	case c == '`' && next == '`':
		return opens, 2
	case c == '"':
		return either, 1
	case (c == '\'' || c == '’') && i+1 < end && (next == '\'' || next == '’'):
		return either, 2
	}
	return noMark, 1
}

// regions are the stretches inside double quotation marks, marks included, paragraph by paragraph. A stretch that
// is never closed reaches to the end of its paragraph.
func regions(text []rune) []Pair {
	var out []Pair
	for start := 0; start < len(text); {
		if text[start] == '\n' {
			start++
			continue
		}
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		out = paragraphRegions(out, text, start, end)
		start = end
	}
	return out
}

func paragraphRegions(out []Pair, text []rune, start, end int) []Pair {
	open := -1
	for i := start; i < end; {
		act, width := markAt(text, i, end)
		if act == either {
			act = straightAct(text, i, width, start, end, open >= 0)
		}
		switch {
		case act == opens:
			if open >= 0 {
				out = append(out, Pair{open, i})
			}
			open = i
		case act == closes && open >= 0:
			out = append(out, Pair{open, i + width})
			open = -1
		}
		i += width
	}
	if open >= 0 {
		out = append(out, Pair{open, end})
	}
	return out
}

// straightAct decides what a straight mark does: inside a region it opens only after a space and before a word.
func straightAct(text []rune, i, width, start, end int, inside bool) int {
	if !inside {
		return opens
	}
	spaceBefore := i == start || isSpace(text[i-1])
	wordAfter := i+width < end && !isSpace(text[i+width])
	if spaceBefore && wordAfter {
		return opens
	}
	return closes
}
