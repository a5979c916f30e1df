package compare

import "strings"

// A quotation that fits its place badly is taken apart once: what it begins with may stand behind the rest. Both
// pieces are so many words long at least, and together they have to earn so much more than the whole does.
const (
	shortestMoved = 2
	badly         = 0.9
	turnedGain    = 0.8
	mostTurns     = 8
)

// turned takes a quotation apart whose beginning stands behind the rest in the source.
func (k *seeker) turned(whole fit) []fit {
	if whole.none() || whole.score > badly*k.asked.total*gain {
		return []fit{whole}
	}
	var best []fit
	most := whole.score + turnedGain
	for _, c := range k.turns(whole) {
		if k.tired() {
			break
		}
		fits, score := k.split(whole, c)
		if fits != nil && score > most {
			best, most = fits, score
		}
	}
	if best == nil {
		return []fit{whole}
	}
	return best
}

// turns are the words where a quotation may be taken apart: the starts of sentences, and where a stretch that is
// hardly matched ends or begins.
func (k *seeker) turns(whole fit) []int {
	m := len(k.asked.words)
	var out []int
	for i := shortestMoved; i+shortestMoved <= m && len(out) < mostTurns; i++ {
		if strings.ContainsAny(k.asked.words[i].before, ".?!;") {
			out = append(out, i)
		}
	}
	matched := k.matched(whole)
	for i := shortestMoved; i+shortestMoved <= m && len(out) < 2*mostTurns; i++ {
		if (matched[i] == 0) != (matched[i-1] == 0) {
			out = append(out, i)
		}
	}
	return out
}

// split fits the words before and from word c on by themselves, near the place of the whole; nil when they do not
// stand the other way round there.
func (k *seeker) split(whole fit, c int) ([]fit, float64) {
	m := whole.b
	lo, hi := max(0, whole.from-2*m-shortestMoved), min(len(k.source.words), whole.to+2*m+shortestMoved)
	var fits []fit
	for _, r := range [][2]int{{0, c}, {c, m}} {
		f := k.fit(r[0], r[1], lo, hi)
		if !k.found(f) {
			return nil, 0
		}
		fits = append(fits, f)
	}
	if fits[1].to > fits[0].from || fits[0].from-fits[1].to > m+shortestMoved {
		return nil, 0
	}
	fits[0].rivals = whole.rivals
	return fits, fits[0].score + fits[1].score
}

// matched is the weight of each word of the quotation that is matched; 0 of the others.
func (k *seeker) matched(f fit) []float64 {
	out := make([]float64, len(k.asked.words))
	for _, s := range f.steps {
		if s.q >= 0 && s.s >= 0 && k.asked.ids[s.q] == k.source.index.ofWord[s.s] {
			out[s.q] = k.asked.weight[s.q]
		}
	}
	return out
}
