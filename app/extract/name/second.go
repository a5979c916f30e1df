package name

import (
	"math"

	"quotedesk/app/extract/model"
)

// secondBiasName names the feature that every word has in the second pass.
const secondBiasName = "v"

// plainName names the only feature of texts that have no second pass.
const plainName = "vo"

// The templates of the second pass. The first ones tell what the first pass made of the token itself.
var (
	vBias    = model.Text(secondBiasName)
	vPlain   = model.Text(plainName)
	vLabel   = [...]model.Atom{model.Text("v0"), model.Text("v1"), model.Text("v2"), model.Text("v5")}
	vWord    = [...]model.Atom{model.Text("vw0"), model.Text("vw1"), model.Text("vw2"), model.Text("vw3")}
	vPlace   = [...]model.Atom{model.Text("va"), model.Text("vf"), model.Text("vi"), model.Text("vl")}
	vPhrase  = [...]model.Atom{model.Text("vp0"), model.Text("vp1"), model.Text("vp2")}
	vInitial = [...]model.Atom{model.Text("vc0"), model.Text("vc1")}
)

// votes says that the names of the story are told from each other by a second pass. That is so for stories with a byline
// or a dateline, which keep to one way of calling things; in cross-validation other texts gain nothing by it, or lose.
func (m *marker) votes() bool { return m.genre == genreNews }

// secondFeatures puts the features of token i in the second pass into the vector.
func (m *marker) secondFeatures(i int) {
	v, b := m.v, m.first
	v.Reset()
	y, sure := codeAtoms[b.label[i]], codeAtoms[b.clear[i]]
	v.Add(vBias)
	v.Add(vLabel[0], y)
	v.Add(vLabel[1], y, sure)
	v.Add(vLabel[2], y, m.genre, sure)
	v.Add(vLabel[3], codeAtoms[m.labelAt(i-1)], y, codeAtoms[m.labelAt(i+1)])
	m.wordVotes(i, y)
	m.phraseVotes(i, y)
}

// labelAt is the first pass's label of token i, that of no name when i lies in another sentence.
func (m *marker) labelAt(i int) uint8 {
	if !m.r.sameSentence(m.z.first, i) {
		return 0
	}
	return m.first.label[i]
}

// wordVotes look at what the word form was elsewhere in the story.
func (m *marker) wordVotes(i int, y model.Atom) {
	r, v := m.r, m.v
	w := r.word[i]
	if w < 0 || !r.d.Tokens[i].Cap {
		return
	}
	x := &m.first.words[w]
	k := voteOf(m.first.label[i])
	all, mid := x.all, x.mid
	all[k]--
	plain := !r.starts(i) && r.plainAt(i)
	if plain {
		mid[k]--
	}
	if n := tallied(all[:]); n > 0 {
		v.Add(vWord[0], codeAtoms[n])
		v.Add(vWord[1], codeAtoms[n], y)
	} else {
		v.Add(vWord[0], y)
	}
	if n := tallied(mid[:]); n > 0 && !plain {
		v.Add(vWord[2], codeAtoms[n])
		v.Add(vWord[3], codeAtoms[n], y)
	}
	m.placeVotes(i, k, x, y)
	if t := &r.d.Tokens[i]; t.Upper && t.End-t.Start > 1 {
		if votes, ok := m.first.initial[r.lower(i)]; ok {
			c := codeAtoms[tallied(votes[:])]
			v.Add(vInitial[0], c)
			v.Add(vInitial[1], c, y)
		}
	}
}

// placeVotes look at where in other names of the story the word form stood.
func (m *marker) placeVotes(i, k int, x *wordVotes, y model.Atom) {
	for n, votes := range [...][kinds]uint16{x.alone, x.first, x.inside, x.last} {
		if k < kinds && m.placeAt(i) == n {
			votes[k]--
		}
		if t := tallied(votes[:]); t > 0 {
			m.v.Add(vPlace[n], codeAtoms[t], y)
		}
	}
}

// placeAt is where in its name token i stands: 0 alone, 1 first, 2 inside, 3 last.
func (m *marker) placeAt(i int) int {
	_, place := splitLabel(int(m.first.label[i]))
	switch place {
	case atOnly:
		return 0
	case atFirst:
		return 1
	case atInside:
		return 2
	}
	return 3
}

// enterSecond finds the names of the story in the zone, wherever else they were found.
func (m *marker) enterSecond(z zone) {
	m.z = z
	n := z.last - z.first
	m.listed, m.surety = resize(m.listed, n), resize(m.surety, n)
	m.markFound(m.elsewhere)
}

// elsewhere is the longest name that begins at i and was found somewhere else too.
func (m *marker) elsewhere(i, end int) (int, kind, int) {
	w := m.r.word[i]
	if w < 0 || !m.first.words[w].begins {
		return i, none, 0
	}
	var words [longestListed]model.Atom
	best, bestKind, sure := i, none, 0
	for k := i; k < end && k-i < longestListed; k++ {
		words[k-i] = m.formOf(k).low
		votes, ok := m.first.phrases[model.KeyOf(gazetteerRow, words[:k-i+1]...)]
		if !ok {
			continue
		}
		if o := m.first.owner[i]; o > 0 {
			if own := m.first.names[o-1]; own.first == i && own.last == k+1 {
				votes[own.kind]--
			}
		}
		if n := tallied(votes[:]); n > 0 {
			best, bestKind, sure = k+1, kind((n-1)/9), (n-1)%9
		}
	}
	return best, bestKind, sure
}

// phraseVotes look at the names found elsewhere in the story that stand here too.
func (m *marker) phraseVotes(i int, y model.Atom) {
	n := i - m.z.first
	if l := m.listed[n]; l > 0 {
		m.v.Add(vPhrase[0], codeAtoms[l])
		m.v.Add(vPhrase[1], codeAtoms[l], codeAtoms[m.surety[n]])
		m.v.Add(vPhrase[2], codeAtoms[l], y)
	}
}

// clearStep is how far the best label of a row is above the best of another kind, in steps.
func clearStep(row []int32, step float64) uint8 {
	var top [kinds + 1]int32
	for k := range top {
		top[k] = math.MinInt32
	}
	for y, s := range row {
		k := voteOf(uint8(y))
		top[k] = max(top[k], s)
	}
	a, b := int32(math.MinInt32), int32(math.MinInt32)
	for _, s := range top {
		if s > a {
			a, b = s, a
		} else if s > b {
			b = s
		}
	}
	g := float64(a-b) * step
	for n, most := range [...]float64{0.7, 1.5, 3, 5, 8} {
		if g < most {
			return uint8(n)
		}
	}
	return 5
}
