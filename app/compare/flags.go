package compare

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What an ellipsis takes away may deny or count as it likes when it is longer than this, or holds the end of a sentence:
// then it was another statement.
const longestSuspect = 4

// betweenParts is how many words may lie between two parts of a quotation before a checker is told.
const betweenParts = 25

func (j *judge) flags(out *Comparison) []Flag {
	var flags []Flag
	add := func(f Flag, on bool) {
		if on && !slices.Contains(flags, f) {
			flags = append(flags, f)
		}
	}
	reordered := j.reordered()
	add(OrderChanged, reordered)
	for _, c := range j.clusters() {
		if j.harmless(c) || reordered && j.elsewhere(c) {
			continue
		}
		q, s := j.sides(slices.DeleteFunc(slices.Clone(c), func(x act) bool { return x.kind == Put && x.s < 0 }))
		q = slices.DeleteFunc(q, func(w word) bool { return w.bracket }) // the story's own words, and marked so
		add(NegationLost, denials(q) != denials(s))
		add(NumberChanged, !slices.Equal(numbersIn(q), numbersIn(s)))
	}
	add(DeniedBefore, j.deniedBefore())
	add(StandsApart, j.apart())
	add(TwoSpeakers, j.speakers() > 1)
	j.remarks(out, add)
	return flags
}

// shortlyBefore is how many words before a passage may deny it.
const shortlyBefore = 3

// deniedBefore says that a word of the same sentence right before the first matched word of a stretch denies.
func (j *judge) deniedBefore() bool {
	last := -1
	for _, x := range j.acts {
		if x.fit == last || !matched(x) {
			continue
		}
		last = x.fit
		words := j.source.words
		for i := x.s; i > max(0, x.s-shortlyBefore) && !words[i].turn && !strings.ContainsAny(words[i].before, ".?!;:"); i-- {
			if denies(words[i-1].key) && (x.q == 0 || !denies(j.said.words[x.q-1].key)) {
				return true
			}
		}
	}
	return false
}

// clusters are the runs of acts that change words.
func (j *judge) clusters() [][]act {
	var out [][]act
	start := -1
	for i, x := range j.acts {
		same := x.kind == Same || x.kind == Marks || x.kind == Filler
		if !same && start < 0 {
			start = i
		}
		if same && start >= 0 {
			out, start = append(out, j.acts[start:i]), -1
		}
	}
	if start >= 0 {
		out = append(out, j.acts[start:])
	}
	return out
}

// harmless says that the acts only leave out, with a sign, so much that another statement went.
func (j *judge) harmless(c []act) bool {
	for i, x := range c {
		if x.kind != Cut {
			return false
		}
		if x.apart || len(c) > longestSuspect || i > 0 && strings.ContainsAny(j.source.words[x.s].before, ".?!") {
			return true
		}
	}
	return false
}

// apart says that more lies between two parts or stretches than readers would think.
func (j *judge) apart() bool {
	between := 0
	for i, x := range j.acts {
		if i > 0 && x.fit != j.acts[i-1].fit && j.far(x.fit-1, x.fit) {
			return true
		}
		if x.kind == Cut && x.apart {
			between++
		} else {
			between = 0
		}
		if between > betweenParts {
			return true
		}
	}
	return false
}

// far says that more than a few words lie between the places of two stretches.
func (j *judge) far(a, b int) bool {
	lo, hi := [2]int{-1, -1}, [2]int{-1, -1}
	for _, x := range j.acts {
		for i, f := range [2]int{a, b} {
			if x.fit == f && x.s >= 0 && x.q >= 0 {
				if lo[i] < 0 {
					lo[i] = x.s
				}
				hi[i] = x.s
			}
		}
	}
	if lo[0] < 0 || lo[1] < 0 {
		return false
	}
	return max(lo[1]-hi[0], lo[0]-hi[1]) > betweenParts
}

// speakers is how many labels the words come from.
func (j *judge) speakers() int {
	seen := map[string]bool{}
	for _, x := range j.acts {
		if x.kind == Same && x.s >= 0 {
			if p := j.source.Passages[j.source.words[x.s].home]; p.Label != "" {
				seen[p.Label] = true
			}
		}
	}
	return len(seen)
}

// closely is how many bytes behind a word a remark on it may begin.
const closely = 3

// remarks tells what the source says about the words themselves.
func (j *judge) remarks(out *Comparison, add func(Flag, bool)) {
	for _, o := range j.source.odd {
		for _, p := range out.Places {
			end := p.End
			if o.flag == Phonetic {
				end += closely
			}
			add(o.flag, p.Start <= o.at.Start && o.at.Start <= end)
		}
	}
	for _, x := range j.acts {
		if x.s >= 0 && x.q >= 0 {
			add(Translated, j.source.Passages[j.source.words[x.s].home].Translated)
		}
	}
}

// reordered says that words of the quotation which do not stand in their place stand near it.
func (j *judge) reordered() bool {
	last := -1
	used := map[int]bool{}
	lo, hi := -1, 0
	for _, x := range j.acts {
		if x.s < 0 || x.q < 0 || x.kind == Replaced || x.kind == Put {
			continue
		}
		if x.s < last {
			return true // stretches that were looked for one by one
		}
		last = x.s
		used[x.s] = true
		if lo < 0 {
			lo = x.s
		}
		hi = x.s + 1
	}
	if lo < 0 {
		return false
	}
	for from := 0; from < len(j.acts); from++ {
		to := from
		var run []word
		for to < len(j.acts) && (j.acts[to].kind == Added || j.acts[to].kind == Replaced || j.acts[to].kind == Dropped) {
			if q := j.acts[to].q; q >= 0 {
				run = append(run, j.said.words[q])
			}
			to++
		}
		if len(run) > 0 && j.moved(run, used, lo, hi) {
			return true
		}
		from = to
	}
	return false
}

// elsewhere says that all words of one side stand on the other side too, only in another place.
func (j *judge) elsewhere(c []act) bool {
	q, s := j.sides(c)
	if len(q) > 0 {
		lo, hi := len(j.source.words), 0
		for _, x := range j.acts {
			if x.s >= 0 {
				lo, hi = min(lo, x.s), max(hi, x.s+1)
			}
		}
		reach := 2*len(q) + 2
		return within(q, j.source.words[max(0, lo-reach):min(len(j.source.words), hi+reach)])
	}
	return len(s) > 0 && within(s, j.said.words)
}

// within says that the words stand together in the list.
func within(words, list []word) bool {
	for i := 0; i+len(words) <= len(list); i++ {
		if sameKeys(words, list[i:i+len(words)]) {
			return true
		}
	}
	return false
}

// telling is how many letters a word has that moves by itself and is told from the small change of a language.
const telling = 4

// moved says that most of the run, or a telling word of it, stands unused near the words of the source from lo to hi.
func (j *judge) moved(run []word, used map[int]bool, lo, hi int) bool {
	words := j.source.words
	from, to := max(0, lo-2*len(run)-2), min(len(words), hi+2*len(run)+2)
	for i := from; i < to; i++ {
		n := 0
		for start := range run {
			k := 0
			for start+k < len(run) && i+k < to && !used[i+k] && words[i+k].key == run[start+k].key {
				k++
			}
			n = max(n, k)
		}
		if n >= 2 && 2*n >= len(run) || n == 1 && len(run) <= 2 && i >= lo-2 && i < hi+2 && tells(words[i]) {
			return true
		}
	}
	return false
}

func tells(w word) bool { return utf8.RuneCountInString(w.key) >= telling || isNumber(w.key) }
