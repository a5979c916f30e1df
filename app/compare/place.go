package compare

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// fit is a stretch of the quotation's words aligned with a stretch of the source's.
type fit struct {
	a, b     int // words of the quotation
	steps    []step
	score    float64
	from, to int     // words of the source; both 0 when none is matched
	weight   float64 // of the matched words
	label    Agreement
	rivals   []story.Span
}

// first and last are the first and the last word of the source in the steps, matched or not.
func (f fit) first() int {
	for _, s := range f.steps {
		if s.s >= 0 {
			return s.s
		}
	}
	return f.from
}

func (f fit) last() int {
	for i := len(f.steps) - 1; i >= 0; i-- {
		if f.steps[i].s >= 0 {
			return f.steps[i].s
		}
	}
	return f.to
}

func (f fit) none() bool { return f.to == f.from }

// A place whose score is so near to the best one's fits as well: no word tells them apart. Of such places the one
// whose label agrees with the story is taken, then the first.
const asWell = 0.45

// A quotation is found when so much of its weight is matched, and its score is so much of what it could be.
const (
	leastShare = 0.5
	leastScore = 0.3
)

// seeker looks for the places of one quotation.
type seeker struct {
	source *Source
	asked  *asked
	names  []string
	tables aligner
	work   int // cells of tables filled so far
}

// Long quotations are laid against the source in stretches of so many words. The search for better places stops when
// so many cells have been filled, which takes about a quarter of a second.
const (
	longestStretch = 600
	mostWork       = 20_000_000
)

// fit aligns words a to b of the quotation with the source's words from lo to hi.
func (k *seeker) fit(a, b, lo, hi int) fit {
	k.work += (b - a) * (hi - lo)
	steps, score := k.tables.fit(k.source.words, k.source.index, k.asked, a, b, lo, hi)
	return k.measured(fit{a: a, b: b, steps: steps, score: score})
}

func (k *seeker) tired() bool { return k.work > mostWork }

// mostFits is how many windows one stretch is aligned with at most.
const mostFits = 3 * mostWindows

// best is the place where words a to b of the quotation fit best.
func (k *seeker) best(a, b int) fit {
	x := k.source.index
	m := b - a
	breaks := 0
	for i := a + 1; i < b; i++ {
		if breakBefore(k.asked.words, i) != noBreak {
			breaks++
		}
	}
	length, pad := m+m/2+8, m/2+20+min(breaks, 4)*100
	var all []fit
	todo := x.windows(k.asked, a, b, length, pad)
	for n, top := 0, minus; n < len(todo) && n < mostFits && (n == 0 || !k.tired()); n++ {
		w := todo[n]
		f := k.fit(a, b, w.from, w.to)
		if f.none() {
			continue
		}
		if f.score > top-asWell { // as good a place may stand beside it in the window
			for _, rest := range []window{{from: w.from, to: f.from}, {from: f.to, to: w.to}} {
				if 4*(rest.to-rest.from) >= 3*m {
					todo = append(todo, rest)
				}
			}
		}
		top = max(top, f.score)
		if !slices.ContainsFunc(all, func(o fit) bool { return o.from < f.to && f.from < o.to && o.score >= f.score }) {
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return fit{a: a, b: b}
	}
	return k.chosen(all)
}

// chosen is the best of several places, with the others that fit as well.
func (k *seeker) chosen(all []fit) fit {
	top := slices.MaxFunc(all, func(a, b fit) int { return compareScore(a.score, b.score) }).score
	rank := map[Agreement]int{Agrees: 2, CannotSay: 1}
	slices.SortStableFunc(all, func(a, b fit) int {
		nearA, nearB := a.score > top-asWell, b.score > top-asWell
		switch {
		case nearA != nearB:
			if nearA {
				return -1
			}
			return 1
		case nearA && rank[a.label] != rank[b.label]:
			return rank[b.label] - rank[a.label]
		case compareScore(a.score, b.score) != 0:
			return -compareScore(a.score, b.score)
		}
		return a.from - b.from
	})
	out := all[0]
	for _, f := range all[1:] {
		if f.score > top-asWell && (f.to <= out.from || out.to <= f.from) {
			out.rivals = append(out.rivals, k.source.span(f.from, f.to))
		}
	}
	return out
}

func compareScore(a, b float64) int {
	switch {
	case a > b+1e-9:
		return 1
	case b > a+1e-9:
		return -1
	}
	return 0
}

// measured fills in what the steps come to.
func (k *seeker) measured(f fit) fit {
	first := true
	byLabel := map[string]float64{}
	for _, s := range f.steps {
		if s.q < 0 || s.s < 0 || k.asked.ids[s.q] != k.source.index.ofWord[s.s] {
			continue
		}
		if first {
			f.from, first = s.s, false
		}
		f.to = s.s + 1
		f.weight += k.asked.weight[s.q]
		byLabel[k.source.Passages[k.source.words[s.s].home].Label] += k.asked.weight[s.q]
	}
	label, most := "", 0.0
	for l, w := range byLabel {
		if w > most || w == most && l < label {
			label, most = l, w
		}
	}
	f.label = SameSpeaker(label, k.names...)
	return f
}

// found says that the place holds enough of the words.
func (k *seeker) found(f fit) bool {
	total, matched := k.weight(f.a, f.b), 0
	for _, s := range f.steps {
		if s.q >= 0 && s.s >= 0 && k.asked.ids[s.q] == k.source.index.ofWord[s.s] {
			matched++
		}
	}
	if n := f.b - f.a; n <= 2 && matched < n {
		return false
	}
	return !f.none() && f.weight >= leastShare*total && f.score >= leastScore*total*gain
}

// search finds the quotation whole, or, where it fits badly that way, stretch by stretch.
func (k *seeker) search() []fit {
	if len(k.asked.words) > longestStretch {
		return k.stretches()
	}
	whole := k.best(0, len(k.asked.words))
	cuts := k.cuts()
	if len(cuts) == 2 || k.covered(whole, cuts) {
		return k.turned(whole)
	}
	var apart []fit
	weight := 0.0
	for i := 1; i < len(cuts); i++ {
		f := k.best(cuts[i-1], cuts[i])
		if !k.found(f) || f.score < leastAlone*k.weight(f.a, f.b)*gain || f.b-f.a < 4 && f.weight < heavyAlone {
			f = fit{a: f.a, b: f.b, steps: unsaid(f.a, f.b)}
		}
		weight += f.weight
		apart = append(apart, f)
	}
	if weight > whole.weight+leastGain*k.asked.total {
		return apart
	}
	return k.turned(whole)
}

// stretches fits a long quotation piece by piece and joins the pieces that stand in order, with what lies between.
func (k *seeker) stretches() []fit {
	var out []fit
	for a := 0; a < len(k.asked.words); a += longestStretch {
		f := k.best(a, min(a+longestStretch, len(k.asked.words)))
		if len(out) == 0 || f.none() || out[len(out)-1].none() || f.first() <= out[len(out)-1].last() {
			out = append(out, f)
			continue
		}
		last := &out[len(out)-1]
		for s := last.last() + 1; s < f.first(); s++ {
			last.steps = append(last.steps, step{-1, s})
		}
		last.b, last.to, last.steps = f.b, f.to, append(last.steps, f.steps...)
		last.score, last.weight = last.score+f.score, last.weight+f.weight
	}
	return out
}

// leastGain is how much more of the weight has to be matched when the parts are taken apart.
const leastGain = 0.12

// A stretch that is looked for alone has to reach this share of its score, and this weight when it is short.
const (
	leastAlone = 0.6
	heavyAlone = 6
)

// weight is that of words a to b.
func (k *seeker) weight(a, b int) float64 {
	all := 0.0
	for _, w := range k.asked.weight[a:b] {
		all += w
	}
	return all
}

// unsaid is the steps of words that have no place.
func unsaid(a, b int) []step {
	var out []step
	for i := a; i < b; i++ {
		out = append(out, step{i, -1})
	}
	return out
}

// cuts are the words where the quotation may be taken apart, its first and the one behind its last among them: at
// ellipses and between parts.
func (k *seeker) cuts() []int {
	out := []int{0}
	words := k.asked.words
	for i := 1; i < len(words); i++ {
		if words[i].startsPart() || strings.Contains(words[i].before, ellipsis) {
			out = append(out, i)
		}
	}
	return append(out, len(words))
}

// covered says that half the weight of every stretch is matched.
func (k *seeker) covered(f fit, cuts []int) bool {
	matched := k.matched(f)
	for i := 1; i < len(cuts); i++ {
		got, all := 0.0, 0.0
		for j := cuts[i-1]; j < cuts[i]; j++ {
			got, all = got+matched[j], all+k.asked.weight[j]
		}
		if got < 0.5*all {
			return false
		}
	}
	return true
}

// span is the stretch of text from word a up to, not with, word b.
func (s *Source) span(a, b int) story.Span {
	return story.Span{Start: s.words[a].Start, End: s.words[b-1].End}
}
