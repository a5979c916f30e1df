package name

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
)

// ballot is what the first pass found in a story, counted by word form and by name, for the second pass to weigh:
// what a form is in one place, it mostly is in the others.
type ballot struct {
	scores  []int32 // one row for each token of the zones, in their order
	label   []uint8 // by token
	clear   []uint8 // by token: how clear it was, 0 to 5
	names   []marked
	owner   []int32 // by token: name + 1, or 0
	words   []wordVotes
	phrases map[model.Key]tally
	initial map[string]tally // of names of several words
}

// wordVotes is how often a word form with a capital was read in each way.
type wordVotes struct {
	all, mid     [kinds + 1]uint16 // by kind of the name that holds it, the last: in none; mid: not where any word has a capital
	alone, first [kinds]uint16
	inside, last [kinds]uint16
	begins       bool // a name begins with it
}

func newBallot(m *marker) *ballot {
	n := len(m.r.class)
	return &ballot{label: make([]uint8, n), clear: make([]uint8, n), owner: make([]int32, n), words: make([]wordVotes, len(m.r.small)), phrases: map[model.Key]tally{}, initial: map[string]tally{}}
}

// cast files the labels of a zone.
func (b *ballot) cast(z zone, path []int) {
	for i, y := range path {
		b.label[z.first+i] = uint8(y)
	}
	first := len(b.names)
	b.names = appendMarked(b.names, z.first, path, nil)
	for n := first; n < len(b.names); n++ {
		for i := b.names[n].first; i < b.names[n].last; i++ {
			b.owner[i] = int32(n) + 1
		}
	}
}

// count adds up the votes of the story.
func (b *ballot) count(r *reader) {
	for i := range r.class {
		w := r.word[i]
		if w < 0 || !r.d.Tokens[i].Cap {
			continue
		}
		k := voteOf(b.label[i])
		b.words[w].all[k]++
		if !r.starts(i) && r.plainAt(i) {
			b.words[w].mid[k]++
		}
	}
	for _, m := range b.names {
		b.countName(r, m)
	}
}

// voteOf is the kind of a label, the last for none.
func voteOf(label uint8) int {
	if label == 0 {
		return kinds
	}
	k, _ := splitLabel(int(label))
	return int(k)
}

func (b *ballot) countName(r *reader, m marked) {
	if m.last-m.first <= longestListed {
		key := b.keyOf(r, m.first, m.last)
		t := b.phrases[key]
		t[m.kind]++
		b.phrases[key] = t
	}
	if w := r.word[m.first]; w >= 0 {
		b.words[w].begins = true
		if m.last-m.first == 1 {
			b.words[w].alone[m.kind]++
			return
		}
		b.words[w].first[m.kind]++
	}
	var first []byte
	for i := m.first; i < m.last; i++ {
		if w := r.word[i]; w >= 0 {
			if r.d.Tokens[i].Cap {
				first = append(first, r.lower(i)[0])
			}
			if i == m.last-1 {
				b.words[w].last[m.kind]++
			} else if i > m.first {
				b.words[w].inside[m.kind]++
			}
		}
	}
	if len(first) > 1 {
		t := b.initial[string(first)]
		t[m.kind]++
		b.initial[string(first)] = t
	}
}

func (b *ballot) keyOf(r *reader, first, last int) model.Key {
	var words [longestListed]model.Atom
	for i := first; i < last; i++ {
		words[i-first] = model.Text(tag.Plain(r.lower(i)))
	}
	return model.KeyOf(gazetteerRow, words[:last-first]...)
}

// tallied is the kind with most votes, how clear it is (0 to 2) and how often it was (1 to 3), as one code below 36; 0
// when there are no votes. The last of the votes may be those for no name.
func tallied[T ~int32 | ~uint16](votes []T) int {
	top, all := 0, T(0)
	for k, n := range votes {
		all += n
		if n > votes[top] {
			top = k
		}
	}
	if all == 0 {
		return 0
	}
	clear := 0
	if votes[top] == all {
		clear = 2
	} else if votes[top]*3 >= all*2 {
		clear = 1
	}
	return 1 + top*9 + clear*3 + int(min(all, 3)) - 1
}
