package intake

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"quotedesk/app/story"
)

// manuscript is a document on its way to plain text: paragraphs, and remarks that stand at places in them. Unlike
// prose it keeps every character, as word processors show spaces just as they were typed.
type manuscript struct {
	blocks []*block // in order, finished
	line   *block   // the one that is being filled; nil between two
	marks  []mark
	size   int // bytes written so far
}

// block is one paragraph, or one cell of a table.
type block struct {
	text  []byte
	apart string // what stands between it and the block before; "" is an empty line
}

// place is a position between two letters.
type place struct {
	in *block
	at int // bytes
}

// mark is a remark whose span is not known yet in bytes of the whole text.
type mark struct {
	remark   story.Remark
	from, to place
}

// open is the block that is being filled.
func (m *manuscript) open() *block {
	if m.line == nil {
		m.line = &block{}
	}
	return m.line
}

func (m *manuscript) write(s string) {
	b := m.open()
	b.text = append(b.text, s...)
	m.size += len(s)
}

// here is the place where the next letter goes.
func (m *manuscript) here() place {
	b := m.open()
	return place{b, len(b.text)}
}

// end closes the paragraph.
func (m *manuscript) end() {
	if m.line != nil {
		m.blocks = append(m.blocks, m.line)
	}
	m.line = nil
}

// apart runs do and returns the blocks that it wrote, taken out of the manuscript; the line under way goes on afterwards.
func (m *manuscript) apart(do func() error) ([]*block, error) {
	blocks, line := m.blocks, m.line
	m.blocks, m.line = nil, nil
	err := do()
	m.end()
	own := m.blocks
	m.blocks, m.line = blocks, line
	return own, err
}

// remark keeps a remark on what stands between two places.
func (m *manuscript) remark(r story.Remark, from, to place) {
	m.marks = append(m.marks, mark{r, from, to})
}

// text joins the blocks that hold something, and finds the spans of the remarks.
func (m *manuscript) text() (string, []story.Remark) {
	m.end()
	var out strings.Builder
	starts := map[*block]int{}
	for _, b := range m.blocks {
		if strings.TrimSpace(string(b.text)) == "" {
			starts[b] = -1
			continue
		}
		if out.Len() > 0 {
			out.WriteString(cmp.Or(b.apart, "\n\n"))
		}
		starts[b] = out.Len()
		out.Write(b.text)
	}
	// A block without words stands where the next one begins.
	next := out.Len()
	for _, b := range slices.Backward(m.blocks) {
		if starts[b] < 0 {
			starts[b], b.text = next, nil
		}
		next = starts[b]
	}
	find := func(p place) int {
		at, ok := starts[p.in]
		if !ok {
			return out.Len()
		}
		return at + min(p.at, len(p.in.text))
	}
	var remarks []story.Remark
	for _, k := range m.marks {
		from, to := find(k.from), find(k.to)
		if from < to { // its end may lie behind the paragraph's
			to = from + len(strings.TrimRight(out.String()[from:to], "\n"))
		}
		k.remark.Span = story.Span{Start: from, End: max(from, to)}
		remarks = append(remarks, k.remark)
	}
	slices.SortStableFunc(remarks, func(a, b story.Remark) int { return a.Span.Start - b.Span.Start })
	return out.String(), remarks
}

// table reads a table whose rows and cells have these names; element reads what stands in a cell.
func (m *manuscript) table(w *walker, row, cell string, left []string, element func(xml.StartElement) error) error {
	var rows [][][]*block
	var part func(e xml.StartElement) error
	part = func(e xml.StartElement) error {
		local := e.Name.Local
		switch {
		case slices.Contains(left, local):
			return w.pass()
		case local == row:
			rows = append(rows, nil)
		case local == cell && len(rows) > 0:
			blocks, err := m.apart(func() error { return w.inside(element, nil) })
			rows[len(rows)-1] = append(rows[len(rows)-1], blocks)
			return err
		}
		return w.inside(part, nil)
	}
	around, err := m.apart(func() error { return w.inside(part, nil) })
	m.end()
	m.blocks = append(append(m.blocks, around...), grid(rows)...)
	return err
}

// grid lays out a table: the cells of a row on one line, the rows on lines of their own. Where a cell holds several
// paragraphs the table is layout, and all stay paragraphs.
func grid(rows [][][]*block) []*block {
	var all []*block
	table := true
	for _, cells := range rows {
		table = table && len(cells) > 1
		for _, c := range cells {
			n := 0
			for _, b := range c {
				if strings.TrimSpace(string(b.text)) != "" {
					n++
				}
			}
			table = table && n <= 1
			all = append(all, c...)
		}
	}
	if !table {
		return all
	}
	for r, cells := range rows {
		apart := "\n"
		if r == 0 {
			apart = ""
		}
		for _, c := range cells {
			for _, b := range c {
				if strings.TrimSpace(string(b.text)) == "" {
					continue
				}
				b.apart = apart
				apart = " | "
			}
		}
	}
	return all
}
