package storyview

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	fillPad    = 2    // units that a fill or box reaches over its letters left and right
	fillGap    = 1    // units between a fill and its row's edge
	boxPad     = 2    // the same of an outline, which goes round fill and underline
	corner     = 3    // units, radius of fills and boxes
	underDepth = 0.3  // of the text size below the baseline: clear of descenders (0.24)
	laneStep   = 4    // units between two underlines of the same letters
	strikeRise = 0.26 // of the text size above the baseline: half the x-height
)

// drawMarks adds fills, outlines, underlines and strikes of one row.
func (r *renderer) drawMarks(row row, x, y float32) {
	size := r.v.page.rulers[r.v.page.paras[row.para].ruler].face.size
	base := y + baseline(size, row.height)
	for _, m := range r.v.marks(row) {
		st := r.v.Styles[r.v.spans.list[m.span].Style]
		x1, w := x+m.x1, m.x2-m.x1
		if st.Fill != "" {
			f := r.pool.rect(x1-fillPad, y+fillGap, w+2*fillPad, row.height-2*fillGap, r.colour(st.Fill))
			f.CornerRadius = corner
			r.fills = append(r.fills, f)
		}
		if st.Box != "" {
			b := r.pool.rect(x1-boxPad, y, w+2*boxPad, row.height+1, color.Transparent)
			b.StrokeColor, b.StrokeWidth, b.CornerRadius = r.colour(st.Box), 1, corner
			r.fills = append(r.fills, b)
		}
		if st.Line != "" {
			under := float32(math.Round(float64(base + underDepth*size)))
			r.drawUnderline(st, x1, under+float32(m.lane)*laneStep, w)
		}
		if st.Strike {
			ink := st.Text
			if ink == "" {
				ink = theme.ColorNameForeground
			}
			r.lines = append(r.lines, r.pool.rect(x1, base-strikeRise*size, w, 1, r.colour(ink)))
		}
	}
}

func (r *renderer) drawUnderline(st Style, x, y, w float32) {
	c := r.colour(st.Line)
	switch st.Pattern {
	case Dashed, Dotted, Wavy, Zigzag, Sparse:
		h := float32(solidHeight)
		if st.Pattern == Wavy || st.Pattern == Zigzag {
			h = waveHeight
		}
		r.lines = append(r.lines, r.pool.stroke(stroke{pattern: st.Pattern, colour: nrgba(c), w: w, h: h}, x, y))
	case Double:
		r.lines = append(r.lines, r.pool.rect(x, y, w, 1, c), r.pool.rect(x, y+2, w, 1, c))
	default:
		r.lines = append(r.lines, r.pool.rect(x, y, w, solidHeight, c))
	}
}

// drawEdges adds the gutter bars between two lines, whole ones as one piece.
func (r *renderer) drawEdges(first, last int, x float32) {
	v := r.v
	lanes := v.edgeLanes()
	lines := v.page.lines
	for _, k := range v.spans.touching(nil, lines[first].start, max(lines[last].end, lines[first].start+1)) {
		if lanes[k] < 0 {
			continue
		}
		h := v.spans.list[k]
		a, b := max(v.page.lineAt(h.Start), first), min(v.page.lineAt(h.End-1), last)
		r.drawEdge(v.Styles[h.Style], x+edgeX(lanes[k]), lines[a:b+1])
	}
}

func (r *renderer) drawEdge(st Style, x float32, lines []line) {
	if len(lines) == 0 {
		return
	}
	c := r.colour(st.Edge)
	top := func(l line) float32 { return float32(l.top + topMargin - r.v.top) }
	if st.EdgePattern == Dashed || st.EdgePattern == Dotted {
		for _, l := range lines {
			s := stroke{pattern: st.EdgePattern, colour: nrgba(c), w: edgeWidth, h: l.height, vertical: true}
			r.lines = append(r.lines, r.pool.stroke(s, x, top(l)))
		}
		return
	}
	last := lines[len(lines)-1]
	y, h := top(lines[0])+fillGap, float32(last.top-lines[0].top)+last.height-2*fillGap
	if st.EdgePattern == Double {
		r.lines = append(r.lines, r.pool.rect(x, y, 1, h, c), r.pool.rect(x+edgeWidth-1, y, 1, h, c))
		return
	}
	r.lines = append(r.lines, r.pool.rect(x, y, edgeWidth, h, c))
}

// drawSelection adds the selected part of a row. A selected line end shows as a
// little room behind the letters.
func (r *renderer) drawSelection(i int, row row, x, y float32) {
	start, end := r.v.Selection()
	next := r.v.page.paras[row.para].next
	if r.v.page.isSoft(i) {
		next = row.end
	}
	if start == end || end <= row.start || start >= max(next, row.start+1) {
		return
	}
	a := r.v.page.xAt(row, min(max(start, row.start), row.end))
	b := r.v.page.xAt(row, min(end, row.end))
	if end > row.end && !r.v.page.isSoft(i) {
		b += r.v.page.rulers[0].space * 2
	}
	b = fyne.Min(b, r.v.column().width+rightMargin-barWidth)
	if b > a {
		r.selected = append(r.selected, r.pool.rect(x+a, y, b-a, row.height, r.colour(theme.ColorNameSelection)))
	}
}

// drawCaret adds the caret while the view has the focus.
func (r *renderer) drawCaret(first, last int, x float32) {
	v := r.v
	i := v.page.lineAt(v.caret)
	if !v.focused || i < first || i > last {
		return
	}
	row := v.row(i)
	y := float32(row.top + topMargin - v.top)
	at := fyne.Min(v.page.xAt(row, v.caret), v.column().width+2)
	r.lines = append(r.lines, r.pool.rect(x+at-1, y+1, 2, row.height-2, r.colour(theme.ColorNamePrimary)))
}

func nrgba(c color.Color) color.NRGBA {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	return n
}
