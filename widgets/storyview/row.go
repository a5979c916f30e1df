package storyview

import (
	"sort"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// segment is a stretch of a line drawn as one string: one colour, no tab.
type segment struct {
	start, end int
	x, width   float32 // units from the column's left edge
	ink        fyne.ThemeColorName
	gap        bool // holds characters that have no picture
}

// inkSpan sets the colour of the letters from start to end.
type inkSpan struct {
	start, end int
	ink        fyne.ThemeColorName
}

// row is a visible line measured exactly.
type row struct {
	line
	trim int // end of the line's letters: its last spaces are not drawn
	segs []segment
}

// layRow measures line i exactly, cut where the colour of the letters changes.
// Later inks win over earlier ones; base is the colour outside all of them.
func (p *page) layRow(i int, base fyne.ThemeColorName, inks []inkSpan) row {
	r := row{line: p.lines[i]}
	r.trim = trimSpaces(p.text, r.start, r.end)
	if r.inset {
		r.trim = r.start
		return r
	}
	if r.start == r.end {
		return r
	}
	cuts := p.rowCuts(r.line, inks)
	var x float32
	for k := 0; k+1 < len(cuts); k++ {
		a, b := cuts[k], cuts[k+1]
		s := segment{start: a, end: b, x: x, ink: inkAt(a, base, inks), gap: isGapText(p.text[a:b])}
		s.width = p.span(r.line, s, b)
		x += s.width
		r.segs = append(r.segs, s)
	}
	return r
}

// rowCuts lists the offsets where a line has to be cut into segments, the
// line's two ends included, sorted and without doubles.
func (p *page) rowCuts(l line, inks []inkSpan) []int {
	cuts := []int{l.start, l.end}
	for _, k := range inks {
		if k.start > l.start && k.start < l.end {
			cuts = append(cuts, p.snapDown(k.start))
		}
		if k.end > l.start && k.end < l.end {
			cuts = append(cuts, p.snapUp(k.end))
		}
	}
	for i := l.start; i < l.end; i++ {
		if c := p.text[i]; c < 0x20 || c == 0x7F || c == 0xC2 {
			if isGapText(p.text[i:l.end]) {
				cuts = append(cuts, i, p.snapUp(i+1))
			}
		}
	}
	sort.Ints(cuts)
	n := 0
	for _, c := range cuts {
		if c >= l.start && c <= l.end && (n == 0 || cuts[n-1] != c) {
			cuts[n] = c
			n++
		}
	}
	return cuts[:n]
}

func inkAt(off int, base fyne.ThemeColorName, inks []inkSpan) fyne.ThemeColorName {
	for _, k := range inks {
		if k.start <= off && off < k.end {
			base = k.ink
		}
	}
	return base
}

// span gives the width of a segment's text up to off.
func (p *page) span(l line, s segment, off int) float32 {
	r := p.rulers[p.paras[l.para].ruler]
	if off <= s.start {
		return 0
	}
	if s.gap || off-s.start > 2*maxLine { // a cluster as long as that is not shaped
		return r.sum(p.text[s.start:off])
	}
	return r.measure(p.text[s.start:off], r.face)
}

// xAt gives the distance of an offset from the column's left edge.
func (p *page) xAt(r row, off int) float32 {
	for i := range r.segs {
		s := &r.segs[i]
		if off >= s.end && i+1 < len(r.segs) {
			continue
		}
		if off >= s.end {
			return s.x + s.width
		}
		return s.x + p.span(r.line, *s, off)
	}
	return 0
}

// clusterAt gives the grapheme cluster at x units from the column's left edge,
// and whether x is on it: left of the line it gives the first, right of the
// line the last. An empty line gives an empty cluster.
func (p *page) clusterAt(r row, x float32) (start, end int, on bool) {
	if len(r.segs) == 0 {
		return r.start, r.start, false
	}
	k := sort.Search(len(r.segs), func(i int) bool { return r.segs[i].x > x }) - 1
	s := r.segs[max(k, 0)]
	edges := clusterEdges(p.text, s.start, s.end)
	n := sort.Search(len(edges), func(i int) bool { return p.span(r.line, s, edges[i])+s.x > x })
	switch {
	case n == 0:
		return edges[0], edges[1], false
	case n == len(edges):
		return edges[n-2], edges[n-1], false
	}
	return edges[n-1], edges[n], true
}

// caretAt gives the cluster boundary nearest to x. Right of a line that ends
// inside its paragraph it stays before the space that hangs over the edge, so
// that the caret stays on the line that was pointed at.
func (p *page) caretAt(i int, r row, x float32) int {
	start, end, _ := p.clusterAt(r, x)
	if start == end {
		return start
	}
	a, b := p.xAt(r, start), p.xAt(r, end)
	if x < (a+b)/2 {
		return start
	}
	if end == r.end && p.isSoft(i) && isSpace(p.text[start:end]) {
		return start
	}
	return end
}

// clusterEdges lists the grapheme boundaries of text[start:end], both ends
// included.
func clusterEdges(text string, start, end int) []int {
	edges := make([]int, 1, end-start+1)
	edges[0] = start
	for start < end {
		start = nextCluster(text[:end], start)
		edges = append(edges, start)
	}
	return edges
}

// trimSpaces gives the end of text[start:end] without the spaces at its end.
func trimSpaces(text string, start, end int) int {
	stop := end
	for end > start {
		c, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isBreakSpace(c) {
			break
		}
		end -= n
	}
	if end == start || text[end-1] < utf8.RuneSelf {
		return end
	}
	// The first of the spaces may belong to the letter before it: a number sign
	// such as U+0600 takes what follows into its cluster.
	for start < end {
		start = nextCluster(text[:stop], start)
	}
	return start
}
