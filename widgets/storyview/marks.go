package storyview

// mark is the part of a highlight on one line, in units from the column's left.
type mark struct {
	span   int // index into spans.list
	x1, x2 float32
	lane   int // of the underline: 0 nearest the letters
}

// maxLanes is how many underlines can lie under one another; more share the last.
const maxLanes = 2

// marks gives the parts of the highlights on a row, the topmost last. Spaces at
// the end of a line that goes on are not marked.
func (v *View) marks(r row) []mark {
	list := v.spans.touching(nil, r.start, r.trim)
	v.spans.byLayer(list, v.Styles)
	out := make([]mark, 0, len(list))
	for _, k := range list {
		h := v.spans.list[k]
		a, b := max(h.Start, r.start), min(h.End, r.trim)
		if a > r.start {
			a = v.page.snapDown(a)
		}
		if b < r.trim {
			b = v.page.snapUp(b)
		}
		m := mark{span: k, x1: v.page.xAt(r, a), x2: v.page.xAt(r, b), lane: -1}
		if m.x2 > m.x1 {
			out = append(out, m)
		}
	}
	v.layUnderlines(out)
	return out
}

// layUnderlines puts underlines that would cover each other under one another,
// the topmost nearest the letters.
func (v *View) layUnderlines(ms []mark) {
	for i := len(ms) - 1; i >= 0; i-- {
		if v.Styles[v.spans.list[ms[i].span].Style].Line == "" {
			continue
		}
		lane := 0
		for j := len(ms) - 1; j > i; j-- {
			if ms[j].lane == lane && ms[j].x1 < ms[i].x2 && ms[i].x1 < ms[j].x2 {
				lane++
				j = len(ms)
			}
		}
		ms[i].lane = min(lane, maxLanes-1)
	}
}
