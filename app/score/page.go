package score

import "sort"

// page is a text cut into word tokens.
type page struct {
	text  []rune
	toks  []Pair
	low   []string // each token in small letters
	inq   []bool   // each token: inside double marks
	edges []Pair   // the regions inside double marks
}

func newPage(text string) *page {
	p := &page{text: []rune(text)}
	p.toks = wordTokens(p.text)
	p.low = make([]string, len(p.toks))
	for i, t := range p.toks {
		p.low[i] = lower(string(p.text[t[0]:t[1]]))
	}
	p.inq = make([]bool, len(p.toks))
	p.edges = regions(p.text)
	for _, r := range p.edges {
		for _, i := range p.within(r) {
			p.inq[i] = true
		}
	}
	return p
}

// in is the stretch of text, as much of it as there is.
func (p *page) in(s Pair) string {
	start, end := max(0, s[0]), min(s[1], len(p.text))
	if start >= end {
		return ""
	}
	return string(p.text[start:end])
}

// within lists the tokens that lie in the stretch by at least half their length.
func (p *page) within(s Pair) []int {
	start, end := s[0], s[1]
	i := sort.Search(len(p.toks), func(i int) bool { return p.toks[i][0] >= start })
	if i > 0 && p.toks[i-1][1]-start > start-p.toks[i-1][0] {
		i--
	}
	var out []int
	for ; i < len(p.toks) && p.toks[i][0] < end; i++ {
		a, b := p.toks[i][0], p.toks[i][1]
		if 2*(min(b, end)-max(a, start)) >= b-a {
			out = append(out, i)
		}
	}
	return out
}

// content lists the tokens of the stretches without a leading “that”.
func (p *page) content(parts []Pair) []int {
	var out []int
	for _, s := range parts {
		out = append(out, p.within(s)...)
	}
	out = sortedUnique(out)
	if len(out) > 1 && p.low[out[0]] == "that" {
		out = out[1:]
	}
	return out
}

// trim cuts white space off both ends of the stretch.
func (p *page) trim(s Pair) Pair {
	start, end := max(0, s[0]), min(s[1], len(p.text))
	for start < end && isSpace(p.text[start]) {
		start++
	}
	for end > start && isSpace(p.text[end-1]) {
		end--
	}
	return Pair{start, end}
}

// Of the tokens of direct speech at least this share stands inside double marks; of indirect speech at most that.
const (
	leastInDirect  = 0.95
	mostInIndirect = 0.02
)

// kind tells direct, mixed and indirect speech apart by how many of the tokens stand inside double marks.
func (p *page) kind(toks []int) string {
	if len(toks) == 0 {
		return kindIndirect
	}
	n := 0
	for _, i := range toks {
		if p.inq[i] {
			n++
		}
	}
	switch share := float64(n) / float64(len(toks)); {
	case share >= leastInDirect:
		return kindDirect
	case share <= mostInIndirect:
		return kindIndirect
	}
	return kindMixed
}

// The kinds of a quotation, as they stand in the files.
const (
	kindDirect   = "direct"
	kindMixed    = "mixed"
	kindIndirect = "indirect"
)

// line is the number of the line that holds the code point, the first being 1.
func (p *page) line(at int) int {
	n := 1
	for _, r := range p.text[:min(max(at, 0), len(p.text))] {
		if r == '\n' {
			n++
		}
	}
	return n
}
