package storyview

import (
	"cmp"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
)

// spans is a set of highlights that can be asked which of them touch a stretch
// of text.
type spans struct {
	list     []Highlight // by Start
	furthest []int       // furthest[i] is the greatest End in list[:i+1]
}

func newSpans(hs []Highlight, length int) spans {
	s := spans{list: make([]Highlight, 0, len(hs))}
	for _, h := range hs {
		h.Start, h.End = max(h.Start, 0), min(h.End, length)
		if h.Start < h.End {
			s.list = append(s.list, h)
		}
	}
	slices.SortStableFunc(s.list, func(a, b Highlight) int { return cmp.Compare(a.Start, b.Start) })
	s.furthest = make([]int, len(s.list))
	end := 0
	for i, h := range s.list {
		end = max(end, h.End)
		s.furthest[i] = end
	}
	return s
}

// touching appends the indices of the highlights that share a byte with
// [start, end), in the order of their starts.
func (s spans) touching(out []int, start, end int) []int {
	n := len(out)
	hi := sort.Search(len(s.list), func(i int) bool { return s.list[i].Start >= end })
	for i := hi - 1; i >= 0 && s.furthest[i] > start; i-- {
		if s.list[i].End > start {
			out = append(out, i)
		}
	}
	slices.Reverse(out[n:])
	return out
}

// byLayer sorts indices so that the highlight nearest to the reader comes last:
// by layer, then the shorter above the longer, then the later above the earlier.
func (s spans) byLayer(list []int, styles map[string]Style) {
	slices.SortStableFunc(list, func(i, j int) int {
		a, b := s.list[i], s.list[j]
		return cmp.Or(
			cmp.Compare(styles[a.Style].Layer, styles[b.Style].Layer),
			cmp.Compare(b.End-b.Start, a.End-a.Start),
			cmp.Compare(i, j))
	})
}

// ids gives the IDs of the highlights that share a byte with [start, end),
// topmost first.
func (s spans) ids(start, end int, styles map[string]Style) []string {
	list := s.touching(nil, start, end)
	s.byLayer(list, styles)
	out := make([]string, 0, len(list))
	for _, i := range slices.Backward(list) {
		out = append(out, s.list[i].ID)
	}
	return out
}

// bar is what a lane was last given to: one look, down to its last line.
type bar struct {
	edge    fyne.ThemeColorName
	pattern Pattern
	last    int
}

// lanes gives each highlight with an edge a lane that no bar of another look
// takes on the same lines, counted from the text outwards; -1 without an edge.
// Bars of one look share a lane: neighbours then join instead of zigzagging.
func (s spans) lanes(p *page, styles map[string]Style) []int {
	lanes := make([]int, len(s.list))
	var busy []bar
	for i, h := range s.list {
		lanes[i] = -1
		st := styles[h.Style]
		if st.Edge == "" {
			continue
		}
		first, look := p.lineAt(h.Start), bar{st.Edge, st.EdgePattern, p.lineAt(h.End - 1)}
		k := slices.IndexFunc(busy, func(b bar) bool {
			return b.edge == look.edge && b.pattern == look.pattern && b.last >= first
		})
		if k < 0 {
			k = slices.IndexFunc(busy, func(b bar) bool { return b.last < first })
		}
		if k < 0 {
			busy = append(busy, look)
			k = len(busy) - 1
		}
		look.last = max(look.last, busy[k].last)
		busy[k] = look
		lanes[i] = k
	}
	return lanes
}
