package storyview

import (
	"math"
	"sort"
)

const (
	lineHeight  = 1.5 // of the text size: leading with room for an underline
	titleHeight = 1.3 // of the text size, for paragraphs set much larger
	emptyHeight = 0.6 // of a line: a blank line parts paragraphs without a hole
	// maxLine bounds a line in bytes, whatever its width: text of no width at
	// all must still break into lines that can be drawn.
	maxLine = 1024
)

// piece is a stretch of a paragraph between two places where a line may break.
type piece struct {
	end       int     // byte; the next piece begins here
	ink, full float32 // width without and with the spaces at its end
}

// para is one paragraph: text[start:end], followed by a line end up to next.
type para struct {
	start, end, next int
	piece            int // index of its first piece
	ruler            int // index of its ruler
	block            int // index of its block, or -1
}

// line is one line on the page: text[start:end], spaces at its end included.
type line struct {
	start, end int
	para       int
	top        float64 // units below the first line's top
	height     float32
	inset      bool // an object stands here in the place of the letters
}

// page is a text broken into lines. It draws nothing and knows no canvas.
type page struct {
	text   string
	width  float32 // of the column, units
	rulers []*ruler
	blocks []Block // sorted by Start
	paras  []para
	pieces []piece
	lines  []line
	height float64
	inset  hole
	big    [2]int // the last cluster longer than a line that was asked for
}

// setText cuts the text into paragraphs and pieces and measures the pieces. The
// first ruler sets the paragraphs outside every block; blocks[i] uses
// rulers[i+1].
func (p *page) setText(text string, blocks []Block, rulers []*ruler) {
	p.text, p.rulers, p.blocks = text, rulers, blocks
	p.big = [2]int{}
	p.paras, p.pieces = p.paras[:0], p.pieces[:0]
	if guess := len(text)/6 + 8; cap(p.pieces) < guess {
		p.pieces = make([]piece, 0, guess)
	}
	start, b := 0, 0
	for i := 0; i < len(text); {
		n := 0
		if c := text[i]; c == '\n' || c == '\r' || c == 0xE2 {
			n = lineEnd(text, i)
		}
		if n == 0 {
			i++
			continue
		}
		b = p.addPara(start, i, i+n, b)
		i += n
		start = i
	}
	p.addPara(start, len(text), len(text), b)
}

// addPara appends one paragraph and its pieces. b is the first block that can
// still matter; the new such block is returned.
func (p *page) addPara(start, end, next, b int) int {
	for b < len(p.blocks) && p.blocks[b].End <= start {
		b++
	}
	pa := para{start: start, end: end, next: next, piece: len(p.pieces), block: -1}
	if b < len(p.blocks) && p.blocks[b].Start < max(end, start+1) {
		pa.block, pa.ruler = b, b+1
	}
	p.paras = append(p.paras, pa)
	r := p.rulers[pa.ruler]
	for i := start; i < end; {
		ink, stop := nextPiece(p.text, i, end)
		w := r.word(p.text[i:ink])
		full := w
		switch {
		case stop == ink+1 && p.text[ink] == ' ':
			full += r.space
		case stop > ink:
			full += r.sum(p.text[ink:stop])
		}
		p.pieces = append(p.pieces, piece{end: stop, ink: w, full: full})
		i = stop
	}
	return b
}

// wrap breaks the measured pieces into lines of at most width units. A word
// wider than that is broken between graphemes; spaces hang over the edge.
func (p *page) wrap(width float32) {
	p.width = max(width, 1)
	p.lines = p.lines[:0]
	p.height = 0
	for i := range p.paras {
		p.wrapPara(i)
	}
}

func (p *page) wrapPara(i int) {
	pa := p.paras[i]
	if p.inset.holds(pa) {
		p.emitInset(i, pa.start, pa.end)
		return
	}
	if pa.start == pa.end {
		p.emit(i, pa.start, pa.end)
		return
	}
	last := len(p.pieces)
	if i+1 < len(p.paras) {
		last = p.paras[i+1].piece
	}
	start, at, x := pa.start, pa.start, float32(0)
	for _, pc := range p.pieces[pa.piece:last] {
		if p.inset.touches(at, pc.end) { // a word that it holds in part goes with it
			if at > start && at <= p.inset.start {
				p.emit(i, start, at)
				start = at
			}
			if at = pc.end; at >= p.inset.end || at >= pa.end {
				p.emitInset(i, start, at)
				start, x = at, 0
			}
			continue
		}
		if at > start && (x+pc.ink > p.width || pc.end-start > maxLine) {
			p.emit(i, start, at)
			start, x = at, 0
		}
		if pc.ink > p.width || pc.end-at > maxLine {
			start, x = p.splitWord(i, at, pc.end)
		} else {
			x += pc.full
		}
		at = pc.end
	}
	if start < pa.end {
		p.emit(i, start, pa.end)
	}
}

// splitWord breaks text[at:end], which is too long for a line, between
// graphemes. It emits the full lines and returns the start and width of the
// last, unfinished one.
func (p *page) splitWord(para, at, end int) (start int, x float32) {
	r := p.rulers[p.paras[para].ruler]
	start = at
	for at < end {
		next := nextCluster(p.text[:end], at)
		w := r.cluster(p.text[at:next])
		if at > start && (x+w > p.width && !isSpace(p.text[at:next]) || next-start > maxLine) {
			p.emit(para, start, at)
			start, x = at, 0
		}
		x += w
		at = next
	}
	return start, x
}

func (p *page) emit(para, start, end int) {
	h := p.rowHeight(para)
	if start == end && p.paras[para].start == p.paras[para].end {
		h = float32(math.Round(float64(h) * emptyHeight))
	}
	p.lines = append(p.lines, line{start: start, end: end, para: para, top: p.height, height: h})
	p.height += float64(h)
}

// rowHeight gives the height of a full line of a paragraph, in whole units so
// that letters sit on whole pixels.
func (p *page) rowHeight(para int) float32 {
	size := p.rulers[p.paras[para].ruler].face.size
	lead := lineHeight
	if size >= 1.3*p.rulers[0].face.size {
		lead = titleHeight
	}
	return float32(math.Round(float64(size) * lead))
}

// lineAt gives the index of the line that holds the offset: the line whose text
// it is in, or at whose hard end it stands.
func (p *page) lineAt(off int) int {
	i := sort.Search(len(p.lines), func(i int) bool { return p.lines[i].start > off }) - 1
	return max(i, 0)
}

// lineAtY gives the index of the line at y units below the first line's top;
// above the first and below the last line it gives those.
func (p *page) lineAtY(y float64) int {
	i := sort.Search(len(p.lines), func(i int) bool { return p.lines[i].top > y }) - 1
	return max(i, 0)
}

// isSoft reports whether the line ends inside its paragraph.
func (p *page) isSoft(i int) bool { return p.lines[i].end < p.paras[p.lines[i].para].end }
