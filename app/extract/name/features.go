package name

import (
	"strconv"

	"quotedesk/app/extract/model"
)

// templates by the offset of the word they look at, -2 to 2.
func around(name string) (out [5]model.Atom) {
	for i := range out {
		out[i] = model.Text(name + strconv.Itoa(i-2))
	}
	return out
}

var (
	tBias     = model.Text(biasName)
	tWord     = around("w")
	tShape    = around("x")
	tClasses  = around("k")
	tEnding   = around("s")
	tPrinted  = model.Text("W")
	tBrief    = model.Text("X")
	tPrefix   = [affixes]model.Atom{model.Text("p1"), model.Text("p2"), model.Text("p3"), model.Text("p4")}
	tSuffix   = [affixes]model.Atom{model.Text("s1"), model.Text("s2"), model.Text("s3"), model.Text("s4")}
	tBit      = model.Text("c")
	tPairs    = [...]model.Atom{model.Text("ww-"), model.Text("ww+"), model.Text("kk-"), model.Text("kk+"), model.Text("kkk"), model.Text("kw+"), model.Text("wk-"), model.Text("xxx"), model.Text("w2-"), model.Text("w2+"), model.Text("wwk-"), model.Text("wwk+")}
	tStart    = model.Text("f")
	tLoud     = model.Text("t")
	tRun      = [...]model.Atom{model.Text("r0"), model.Text("r1"), model.Text("r2"), model.Text("r3"), model.Text("r4"), model.Text("r5"), model.Text("r6"), model.Text("r7"), model.Text("r8"), model.Text("r9")}
	tWide     = [...]model.Atom{model.Text("j0"), model.Text("j1"), model.Text("j2"), model.Text("j3"), model.Text("j4"), model.Text("j5"), model.Text("j6"), model.Text("j7"), model.Text("j8"), model.Text("j9")}
	tSeen     = model.Text("e")
	tCase     = model.Text("n")
	tPartner  = model.Text("el")
	tPartnerK = model.Text("ek")
	tRule     = [...]model.Atom{model.Text("R"), model.Text("R1"), model.Text("R2"), model.Text("R3"), model.Text("R4"), model.Text("R5"), model.Text("R6"), model.Text("R7")}
	tListed   = [...]model.Atom{model.Text("g"), model.Text("g1"), model.Text("g2")}
	tPhrase   = model.Text("l")
	tGenre    = [...]model.Atom{model.Text("G"), model.Text("G1"), model.Text("G2"), model.Text("G3")}
)

// biasName names the feature that every word has.
const biasName = "b"

// codeAtoms are small numbers as parts of features.
var codeAtoms = func() (out [64]model.Atom) {
	for i := range out {
		out[i] = model.Text(strconv.Itoa(i))
	}
	return out
}()

// features puts the features of token i, which lies in the zone at hand, into the vector.
func (m *marker) features(i int) {
	v := m.v
	v.Reset()
	f := m.form(i)
	v.Add(tBias)
	m.ownFeatures(f)
	m.besideFeatures(i, f)
	m.runFeatures(i, f, m.from, m.to, &tRun)
	m.runFeatures(i, f, m.wide, m.widest, &tWide)
	m.storyFeatures(f)
	m.ruleFeatures(i, f)
	m.listFeatures(i)
	m.genreFeatures(i, f)
	m.sortFeatures(i, f)
}

// ownFeatures look at the word alone.
func (m *marker) ownFeatures(f *form) {
	v := m.v
	v.Add(tBrief, f.brief)
	v.Add(tPrinted, f.printed)
	for n := range f.affixed {
		v.Add(tPrefix[n], f.prefix[n])
		v.Add(tSuffix[n], f.suffix[n])
	}
	c := f.class | f.known
	for n := range classBits {
		if c.Has(classBits[n].class) {
			v.Add(tBit, bitAtoms[n])
		}
	}
}

// besideFeatures look at the word and its neighbours.
func (m *marker) besideFeatures(i int, f *form) {
	v := m.v
	b2, b1, a1, a2 := m.form(i-2), m.form(i-1), m.form(i+1), m.form(i+2)
	for n, g := range [...]*form{b2, b1, f, a1, a2} {
		v.Add(tWord[n], g.low)
		v.Add(tShape[n], g.shape)
		v.Add(tClasses[n], g.classes)
	}
	v.Add(tEnding[1], b1.ending())
	v.Add(tEnding[3], a1.ending())
	v.Add(tPairs[0], b1.low, f.low)
	v.Add(tPairs[1], f.low, a1.low)
	v.Add(tPairs[2], b1.classes, f.classes)
	v.Add(tPairs[3], f.classes, a1.classes)
	v.Add(tPairs[4], b1.classes, f.classes, a1.classes)
	v.Add(tPairs[5], f.classes, a1.low)
	v.Add(tPairs[6], b1.low, f.classes)
	v.Add(tPairs[7], b1.brief, f.brief, a1.brief)
	v.Add(tPairs[8], b2.low, b1.low)
	v.Add(tPairs[9], a1.low, a2.low)
	v.Add(tPairs[10], b2.low, b1.low, f.brief)
	v.Add(tPairs[11], f.brief, a1.low, a2.low)
	if m.r.starts(i) {
		v.Add(tStart, f.brief)
		v.Add(tStart, f.classes)
	}
	if !m.r.plainAt(i) {
		v.Add(tLoud, f.brief)
	}
}

// runFeatures look at the run of capitals that holds the token: its ends, what stands around it, the place in it.
func (m *marker) runFeatures(i int, f *form, from, to []int32, t *[10]model.Atom) {
	v, a, b := m.v, int(from[i-m.z.first]), int(to[i-m.z.first])
	if a < 0 {
		return
	}
	at, left := model.Count(i-a), model.Count(b-1-i)
	head, tail, before, after := m.form(a), m.form(b-1), m.form(a-1), m.form(b)
	v.Add(t[0], at, left)
	v.Add(t[1], before.low, at)
	v.Add(t[2], after.low, left)
	v.Add(t[3], tail.low, left)
	v.Add(t[4], tail.classes, left)
	v.Add(t[5], head.low, at)
	v.Add(t[6], head.classes, at)
	v.Add(t[7], before.classes, f.brief, after.classes)
	v.Add(t[8], head.classes, tail.classes, model.Count(b-a))
	v.Add(t[9], before.low, after.low)
}

// storyFeatures look at what the whole story says of the word form.
func (m *marker) storyFeatures(f *form) {
	if f.word < 0 {
		return
	}
	v, w := m.v, &m.heard[f.word]
	v.Add(tCase, model.Count(int(min(m.r.small[f.word], 4))), model.Count(int(min(m.r.mid[f.word], 4))))
	for bit, n := uint16(1), 0; bit < witnesses; bit, n = bit<<1, n+1 {
		if w.seen&bit != 0 {
			v.Add(tSeen, codeAtoms[n])
		}
	}
	if w.partner >= 0 {
		g := m.formOf(int(w.partner))
		v.Add(tPartner, g.low)
		v.Add(tPartnerK, g.classes)
	}
}

// ruleFeatures look at what the rules made of the token and its neighbours.
func (m *marker) ruleFeatures(i int, f *form) {
	v, here := m.v, m.rule[i]
	label := codeAtoms[here.label]
	v.Add(tRule[0], label)
	v.Add(tRule[1], label, codeAtoms[here.lead])
	v.Add(tRule[2], label, f.classes)
	b, a := &codeAtoms[0], &codeAtoms[0]
	if m.r.sameSentence(i-1, i) {
		b = &codeAtoms[m.rule[i-1].label]
	}
	if m.r.sameSentence(i, i+1) {
		a = &codeAtoms[m.rule[i+1].label]
	}
	v.Add(tRule[3], *b, label, *a)
	if m.owner[i] == 0 {
		return
	}
	c := &m.r.cands[m.owner[i]-1]
	if c.last-1 < m.z.last && c.first >= m.z.first {
		tail := m.form(c.last - 1)
		v.Add(tRule[4], label, tail.low)
		v.Add(tRule[5], label, tail.classes, m.form(c.first).classes)
	}
	if c.titleFirst < c.first {
		v.Add(tRule[6], label)
	}
	if c.team {
		v.Add(tRule[7], label)
	}
}

// listFeatures look at phrases of the gazetteer and the lists.
func (m *marker) listFeatures(i int) {
	n := i - m.z.first
	if l := m.listed[n]; l > 0 {
		m.v.Add(tListed[0], codeAtoms[l])
		m.v.Add(tListed[1], codeAtoms[l], codeAtoms[m.surety[n]])
	}
	if p := m.phrase[n]; p > 0 {
		for k := range classBits {
			if m.phraseClass[n].Has(classBits[k].class) {
				m.v.Add(tPhrase, codeAtoms[p], bitAtoms[k])
			}
		}
	}
}
