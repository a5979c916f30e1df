package compare

import (
	"math"
	"slices"
)

// index finds the places of a source where words of a quotation stand together.
type index struct {
	ids    map[string]int32 // by key
	at     [][]int32        // by id: where the word stands
	pairs  map[uint64][]int32
	ofWord []int32 // by place: id
	stem   []uint32
}

// A word that stands more often than this in a source, and oftener than one place in commonEvery, is no seed by
// itself; with its neighbour it is.
const (
	commonAtLeast = 24
	commonEvery   = 400
	commonPair    = 4 // times oftener for a pair of words
)

func newIndex(words []word) *index {
	x := &index{ids: map[string]int32{}, pairs: make(map[uint64][]int32, len(words)), ofWord: make([]int32, len(words)), stem: make([]uint32, len(words))}
	for i, w := range words {
		id, ok := x.ids[w.key]
		if !ok {
			id = int32(len(x.at))
			x.ids[w.key] = id
			x.at = append(x.at, nil)
		}
		x.at[id] = append(x.at[id], int32(i))
		x.ofWord[i] = id
		x.stem[i] = stem(w.key)
		if i > 0 {
			k := pair(x.ofWord[i-1], id)
			x.pairs[k] = append(x.pairs[k], int32(i-1))
		}
	}
	return x
}

func pair(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

// stem is the first letters of a word as a number: words that share them are likely forms of one.
func stem(key string) uint32 {
	var h uint32
	n := 0
	for _, r := range key {
		if n++; n > 4 {
			break
		}
		h = h*131 + uint32(r)
	}
	if n < 3 {
		return 0
	}
	return h | 1
}

// inBrackets is how much of its weight a word keeps that the story says nobody spoke.
const inBrackets = 0.2

// ofNumber is the most a number weighs: a source may write it in another way.
const ofNumber = 1

// unknown is the id of a word that the source does not hold.
const unknown = -1

// asked is a quotation's words as the index knows them.
type asked struct {
	words  []word
	ids    []int32
	stems  []uint32
	weight []float64 // how much each tells: 1 for a word of every line, more the rarer it is
	total  float64
}

func (x *index) ask(words []word) *asked {
	q := &asked{words: words}
	size := float64(len(x.ofWord) + 1)
	for _, w := range words {
		id, ok := x.ids[w.key]
		n := 0
		if !ok {
			id = unknown
		} else {
			n = len(x.at[id])
		}
		// ln(size/(n+1)) is about 3 for “the” and 9 for a word that stands once in 20,000
		weight := min(max(math.Log(max(size, 2000)/float64(n+1))/3, 0.6), 3)
		if w.number {
			weight = min(weight, ofNumber)
		}
		if w.bracket {
			weight *= inBrackets
		}
		q.ids, q.stems, q.weight = append(q.ids, id), append(q.stems, stem(w.key)), append(q.weight, weight)
		q.total += weight
	}
	return q
}

// window is a stretch of a source's words that may hold the quotation.
type window struct {
	from, to int
	votes    float64
}

// The windows that are looked at closely: so many at most, and none with less than this share of the best one's votes.
const (
	mostWindows = 12
	leastVotes  = 0.4
)

// windows are the likeliest places of words from a to b of the quotation, the likeliest first.
func (x *index) windows(q *asked, a, b, length, pad int) []window {
	common := max(commonAtLeast, len(x.ofWord)/commonEvery)
	votes := x.votes(q, a, b, common, commonPair*common)
	if len(votes) == 0 {
		votes = x.votes(q, a, b, common, len(x.ofWord))
	}
	return spread(votes, len(x.ofWord), length, pad)
}

// votes are the places of words that stand no oftener than common, and of pairs no oftener than commonPairs.
func (x *index) votes(q *asked, a, b, common, commonPairs int) map[int32]float64 {
	votes := map[int32]float64{}
	for i := a; i < b; i++ {
		if q.ids[i] == unknown {
			continue
		}
		if list := x.at[q.ids[i]]; len(list) <= common || b-a == 1 {
			for _, p := range list {
				votes[p] = max(votes[p], q.weight[i])
			}
		}
		if i+1 < b && q.ids[i+1] != unknown {
			list := x.pairs[pair(q.ids[i], q.ids[i+1])]
			if len(list) > commonPairs {
				continue
			}
			for _, p := range list {
				votes[p] = max(votes[p], q.weight[i]+q.weight[i+1])
			}
		}
	}
	return votes
}

// spread picks the windows with most votes that do not lie in one another.
func spread(votes map[int32]float64, size, length, pad int) []window {
	places := make([]int32, 0, len(votes))
	for p := range votes {
		places = append(places, p)
	}
	slices.Sort(places)
	var all []window
	sum, last := 0.0, 0
	for first := range places {
		for last < len(places) && int(places[last]) < int(places[first])+length {
			sum += votes[places[last]]
			last++
		}
		all = append(all, window{from: int(places[first]), to: int(places[last-1]) + 1, votes: sum})
		sum -= votes[places[first]]
	}
	slices.SortStableFunc(all, func(a, b window) int {
		switch {
		case a.votes > b.votes+1e-9:
			return -1
		case b.votes > a.votes+1e-9:
			return 1
		}
		return a.from - b.from
	})
	var out []window
	for _, w := range all {
		if len(out) == mostWindows || w.votes < leastVotes*all[0].votes {
			break
		}
		mid := (w.from + w.to) / 2
		if !slices.ContainsFunc(out, func(o window) bool { return o.from <= mid && mid < o.to }) {
			out = append(out, w)
		}
	}
	for i := range out {
		out[i].from, out[i].to = max(0, out[i].from-pad), min(size, out[i].to+pad)
	}
	return out
}
