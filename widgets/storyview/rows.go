package storyview

import "fyne.io/fyne/v2"

// maxRows bounds the measured lines that are kept: a few screens.
const maxRows = 600

// row gives line i measured exactly, and keeps it until text, type, width or
// highlights change.
func (v *View) row(i int) row {
	if r, ok := v.rows[i]; ok {
		return r
	}
	if v.rows == nil || len(v.rows) > maxRows {
		v.rows = make(map[int]row)
	}
	l := v.page.lines[i]
	base := fyne.ThemeColorName("")
	if b := v.page.paras[l.para].block; b >= 0 {
		base = v.blocks[b].Text
	}
	r := v.page.layRow(i, base, v.inks(l))
	v.rows[i] = r
	return r
}

// inks gives the letter colours of a line, the topmost last.
func (v *View) inks(l line) []inkSpan {
	var out []inkSpan
	list := v.spans.touching(nil, l.start, l.end)
	v.spans.byLayer(list, v.Styles)
	for _, k := range list {
		h := v.spans.list[k]
		if ink := v.Styles[h.Style].Text; ink != "" {
			out = append(out, inkSpan{h.Start, h.End, ink})
		}
	}
	return out
}

const (
	edgeWidth = 4 // units of a gutter bar
	edgeStep  = 7 // units between the left edges of two bars
	edgeNear  = 7 // units between the text and the nearest bar
	maxEdges  = 3 // bars side by side; further ones share the last place
)

// edgeLanes gives the lane of every highlight's gutter bar.
func (v *View) edgeLanes() []int {
	if v.lanes == nil || v.laneRows != len(v.page.lines) {
		v.lanes = v.spans.lanes(&v.page, v.Styles)
		v.laneRows = len(v.page.lines)
	}
	return v.lanes
}

// edgeX gives the left edge of a lane, from the text's left edge.
func edgeX(lane int) float32 {
	return -edgeNear - edgeWidth - edgeStep*float32(min(lane, maxEdges-1))
}

// edgesAt gives the highlights with a bar on line i under x, a unit or two round
// it included, topmost first.
func (v *View) edgesAt(i int, x float32) []string {
	l := v.page.lines[i]
	lanes := v.edgeLanes()
	list := v.spans.touching(nil, l.start, max(l.end, l.start+1))
	v.spans.byLayer(list, v.Styles)
	var out []string
	for n := len(list) - 1; n >= 0; n-- {
		k := list[n]
		if lanes[k] < 0 {
			continue
		}
		if left := edgeX(lanes[k]); x >= left-1.5 && x <= left+edgeWidth+1.5 {
			out = append(out, v.spans.list[k].ID)
		}
	}
	return out
}
