package score

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// stretch is a quotation laid out for counting corrections.
type stretch struct {
	Quote
	toks  []int
	whole Pair // its envelope
}

// quoteTable sets the annotated quotations of a story beside those found.
type quoteTable struct {
	*page
	names       *nameTable // nil where names are not annotated
	gold, found []stretch  // in text order
	foundOf     []int      // by gold quotation: the one found that is put right, -1 for none
	excused     map[int]bool
	lines       []Pair
}

func newQuoteTable(p *page, names *nameTable, gold, found []Quote, reportingOnly bool) *quoteTable {
	t := &quoteTable{page: p, names: names, lines: p.lines()}
	t.found = p.stretches(insideText(found, len(p.text)))
	var speech, other []Quote
	for _, q := range gold {
		if reportingOnly && q.ignored() {
			other = append(other, q)
		} else {
			speech = append(speech, q)
		}
	}
	t.gold = p.stretches(speech)
	t.pair()
	t.excuse(p.units(other, Quotation))
	return t
}

// stretches lays quotations out in text order; what holds no word is left out.
func (p *page) stretches(quotes []Quote) []stretch {
	var out []stretch
	for _, q := range quotes {
		if toks := p.content(q.pieces()); len(toks) > 0 {
			parts := q.pieces()
			out = append(out, stretch{q, toks, Pair{parts[0][0], parts[len(parts)-1][1]}})
		}
	}
	slices.SortStableFunc(out, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.whole[0], b.whole[0]), cmp.Compare(a.whole[1], b.whole[1]))
	})
	return out
}

// pair chooses which found quotation is put right for which annotated one. Two that share no word are never paired; of
// equally good pairings the one that shares more words is taken, and one that pairs before one that does not.
func (t *quoteTable) pair() {
	weights := make([][]float64, len(t.gold))
	least := 1 / float64(2*(len(t.gold)+1)) // all of the shared words together weigh less than one act
	for i, g := range t.gold {
		weights[i] = make([]float64, len(t.found))
		apart := t.marked(i, t.proposer(i, nil)).total() + 1
		for j, f := range t.found {
			shared := common(g.toks, f.toks)
			if spared := apart - t.mended(g, f).total(); shared > 0 && spared >= 0 {
				weights[i][j] = float64(spared) + least*float64(2*shared)/float64(len(g.toks)+len(f.toks))
			}
		}
	}
	t.foundOf = assigned(weights)
	for i, j := range t.foundOf {
		if j >= 0 && weights[i][j] == 0 {
			t.foundOf[i] = -1
		}
	}
}

// excuse finds what was found where the annotation has words that are neither demanded nor punished.
func (t *quoteTable) excuse(ignored []unit) {
	t.excused = map[int]bool{}
	var left []unit
	var index []int
	for j, f := range t.found {
		if !slices.Contains(t.foundOf, j) {
			left, index = append(left, unit{toks: f.toks}), append(index, j)
		}
	}
	for _, m := range match(ignored, left, levels[levelSome]) {
		t.excused[index[m.pred]] = true
	}
}

// work is what the quotations need: first the rows that are there are put right or rejected, then the missed ones are
// marked in text order.
func (t *quoteTable) work() work {
	var w work
	there := make([]bool, len(t.gold))
	kept := make([]bool, len(t.found))
	for i, j := range t.foundOf {
		if j >= 0 {
			there[i], kept[j] = true, true
			w.add(t.mended(t.gold[i], t.found[j]))
		}
	}
	for j := range t.found {
		w[actSpurious] += one(!kept[j] && !t.excused[j])
	}
	for i := range t.gold {
		if !there[i] {
			w.add(t.marked(i, t.proposer(i, there)))
			there[i] = true
		}
	}
	return w
}

// mended is what makes f the annotated quotation g.
func (t *quoteTable) mended(g, f stretch) work {
	var w work
	w[actEdges] = one(!slices.Equal(g.toks, f.toks))
	w[actKind] = one(g.Kind != "" && g.Kind != f.Kind)
	w[actSpeaker] = one(!t.rightSpeaker(g.Quote, f.Quote))
	return w
}

// rightSpeaker says that an editor leaves the speaker as found.
func (t *quoteTable) rightSpeaker(gold, found Quote) bool {
	if t.names == nil || gold.By == "" {
		return t.speakerRight(gold, found)
	}
	row, name := t.names.rowOf(found.SpeakerEntity), t.names.goldOf(NewCluster(gold.By))
	switch {
	case row >= 0 && name >= 0 && t.names.home[row] >= 0:
		return t.names.holds(row, name, found.Speaker.Spans)
	case name >= 0:
		return slices.ContainsFunc(gold.SpeakerNames, func(n string) bool { return namesAgree(found.SpeakerName, n) })
	case row >= 0 && t.names.home[row] >= 0 && len(gold.SpeakerNames) > 0:
		// somebody without a name is taken for one of the names
		return slices.ContainsFunc(gold.SpeakerNames, func(n string) bool { return namesAgree(found.SpeakerName, n) })
	}
	return t.speakerRight(gold, found)
}

// proposer is the quotation whose speaker is proposed for gold quotation i when it is marked: the first one of its
// paragraph that is there, -1 for none. With there nil, all before it are there and none after it. It follows package
// review.
func (t *quoteTable) proposer(i int, there []bool) int {
	for _, line := range t.lines {
		if !overlaps(line, t.gold[i].whole) {
			continue
		}
		for k, g := range t.gold {
			if k != i && overlaps(line, g.whole) && (there == nil && k < i || there != nil && there[k]) {
				return k
			}
		}
	}
	return -1
}

// marked is what marking gold quotation i and putting it right costs; with no proposer its speaker is one act.
func (t *quoteTable) marked(i, proposer int) work {
	g := t.gold[i]
	w := t.selected(g, g.whole)
	if parts := g.pieces(); len(parts) > 1 {
		if first := t.selected(g, parts[0]); first.total() < w.total() {
			w = first
		}
	}
	w[actMissed] = 1
	switch {
	case proposer >= 0 && g.By != "":
		w[actSpeaker] = one(g.By != t.gold[proposer].By)
	case proposer >= 0:
		w[actSpeaker] = one(!t.speakerRight(g.Quote, t.gold[proposer].Quote))
	default:
		w[actSpeaker] = one(len(g.Speaker.Spans) > 0 || len(g.SpeakerNames) > 0)
	}
	return w
}

// selected is what is left to do when g is marked by selecting the stretch.
func (t *quoteTable) selected(g stretch, sel Pair) work {
	var w work
	w[actEdges] = one(!slices.Equal(g.toks, t.content([]Pair{sel})))
	w[actKind] = one(g.Kind != "" && g.Kind != proposedKind(strip(t.in(sel))))
	return w
}

// proposedKind is the kind that package review gives words that are marked as a quotation.
func proposedKind(words string) string {
	runes := []rune(words)
	if len(runes) == 0 {
		return kindIndirect
	}
	const edge, inside = "“”„«»\"‘’", "“”„«»\""
	first, last := runes[0], runes[len(runes)-1]
	switch {
	case strings.ContainsRune(edge, first) && (strings.ContainsRune(edge, last) || unicode.IsPunct(last)):
		return kindDirect
	case strings.ContainsAny(words, inside):
		return kindMixed
	}
	return kindIndirect
}

// lines are the paragraphs of the text.
func (p *page) lines() []Pair {
	var out []Pair
	for start := 0; start < len(p.text); {
		end := start
		for end < len(p.text) && p.text[end] != '\n' && p.text[end] != '\r' {
			end++
		}
		out = append(out, Pair{start, end})
		start = end + 1
	}
	return out
}

func overlaps(a, b Pair) bool { return a[0] < b[1] && b[0] < a[1] }
