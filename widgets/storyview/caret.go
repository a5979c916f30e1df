package storyview

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// snapDown gives the last grapheme boundary at or before off.
func (p *page) snapDown(off int) int {
	start, _ := p.clusterRound(off)
	return start
}

// snapUp gives the first grapheme boundary at or after off.
func (p *page) snapUp(off int) int {
	start, end := p.clusterRound(off)
	if start == off {
		return off
	}
	return end
}

// clusterRound gives the cluster that holds the byte at off; at the end of the
// text an empty one.
func (p *page) clusterRound(off int) (start, end int) {
	if off >= len(p.text) {
		return len(p.text), len(p.text)
	}
	off = max(off, 0)
	if off > 0 && isASCIIEdge(p.text, off) && p.text[off] != '\r' {
		return off, nextCluster(p.text, off)
	}
	l := p.lines[p.lineAt(off)]
	if off >= l.end { // a line end of more than one byte
		return l.end, p.paras[l.para].next
	}
	if p.big[0] <= off && off < p.big[1] {
		return p.big[0], p.big[1]
	}
	i := l.start
	for {
		j := nextCluster(p.text[:l.end], i)
		if j > off {
			if j-i > maxLine {
				p.big = [2]int{i, j}
			}
			return i, j
		}
		i = j
	}
}

// isASCIIEdge reports whether off is seen to be a boundary without looking
// further: between two ASCII characters, CR LF apart.
func isASCIIEdge(s string, off int) bool {
	return s[off-1] < utf8.RuneSelf && s[off] < utf8.RuneSelf && s[off-1] != '\r'
}

// next gives the grapheme boundary after off; a line end counts as one step.
func (p *page) next(off int) int {
	if off >= len(p.text) {
		return len(p.text)
	}
	l := p.lines[p.lineAt(off)]
	if off >= l.end {
		return p.paras[l.para].next
	}
	_, end := p.clusterRound(off)
	return end
}

// prev gives the grapheme boundary before off; a line end counts as one step.
func (p *page) prev(off int) int {
	if off <= 0 {
		return 0
	}
	i := p.lineAt(off)
	l := p.lines[i]
	if off > l.end {
		return l.end
	}
	if off > l.start {
		return p.snapDown(off - 1)
	}
	if !p.isSoft(i - 1) {
		return p.lines[i-1].end
	}
	return p.snapDown(off - 1)
}

// paragraphAt gives the paragraph that holds off, without its line end.
func (p *page) paragraphAt(off int) (start, end int) {
	pa := p.paras[p.lines[p.lineAt(off)].para]
	return pa.start, pa.end
}

// wordAt gives the word at off by Unicode Standard Annex 29, or the run of
// spaces or the mark that stands there. At the end of a word, with a space
// after it, it is still that word.
func (p *page) wordAt(off int) (start, end int) {
	a, b := p.paragraphAt(off)
	prev, prevEnd := a, a
	it := words.FromString(p.text[a:b])
	for it.Next() {
		s, e := a+it.Start(), a+it.End()
		if off < e {
			if off == s && prevEnd == s && !isWord(p.text[s:e]) && isWord(p.text[prev:prevEnd]) {
				return p.snapDown(prev), p.snapUp(prevEnd)
			}
			return p.snapDown(s), p.snapUp(e)
		}
		prev, prevEnd = s, e
	}
	return p.snapDown(prev), p.snapUp(prevEnd)
}

// wordRight gives the end of the word after off.
func (p *page) wordRight(off int) int {
	a, b := p.paragraphAt(off)
	if off >= b {
		return p.next(off)
	}
	it := words.FromString(p.text[a:b])
	for it.Next() {
		if e := a + it.End(); e > off && isWord(it.Value()) {
			return p.snapUp(e)
		}
	}
	return b
}

// wordLeft gives the start of the word before off.
func (p *page) wordLeft(off int) int {
	a, b := p.paragraphAt(off)
	if off <= a {
		return p.prev(off)
	}
	best := a
	it := words.FromString(p.text[a:b])
	for it.Next() {
		s := a + it.Start()
		if s >= off {
			break
		}
		if isWord(it.Value()) {
			best = s
		}
	}
	return p.snapDown(best)
}

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// lineEdge gives the first or last caret place of the line that holds off.
func (p *page) lineEdge(off int, last bool) int {
	i := p.lineAt(off)
	l := p.lines[i]
	if !last {
		return l.start
	}
	if p.isSoft(i) && l.end > l.start {
		return p.snapDown(l.end - 1)
	}
	return l.end
}
