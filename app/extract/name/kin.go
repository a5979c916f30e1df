package name

import "slices"

// divide makes of a group that is one name of a person, and may be several people's, a group for each use of it: the
// family (the Pell family), the man (Mr Pell), the woman (Ms Pell), and the name alone.
func (r *reader) divide(groups []*group) []*group {
	out := make([]*group, 0, len(groups))
	for _, g := range groups {
		if g.kind != person || len(nameWords(g.key)) > 1 {
			out = append(out, g)
			continue
		}
		parts := map[use]*group{}
		for _, m := range g.members {
			u := r.useOf(&r.cands[m])
			p := parts[u]
			if p == nil {
				p = &group{}
				*p = *g
				p.members, p.use = nil, u
				parts[u] = p
				out = append(out, p)
			}
			p.members = append(p.members, m)
		}
	}
	return out
}

// use is what stands around a single name of a person.
type use struct {
	family bool   // the name of a house, not of one person
	title  Gender // the gender that the title before it tells
	kin    bool   // her brother Omar: a forename
}

func (r *reader) useOf(c *candidate) use {
	if r.family(c) {
		return use{family: true}
	}
	return use{title: titleGender(c), kin: r.kinBefore(c)}
}

// houses are the nouns after the name of a family.
var houses = map[string]bool{
	"family": true, "families": true, "brothers": true, "sisters": true, "siblings": true, "twins": true, "household": true, "clan": true,
	"dynasty": true, "couple": true, "cousins": true, "estate": true,
}

// family says that the name means a whole family: the Pell family, the Pell brothers.
func (r *reader) family(c *candidate) bool {
	return c.titleFirst == c.first && c.last < len(r.class) && houses[r.lower(c.last)] && r.d.Tokens[c.last].Low && r.sameSentence(c.last-1, c.last)
}

// kinBefore says that a word of kin and its owner stand right before the name: her brother Omar, Darko's son Kofi.
func (r *reader) kinBefore(c *candidate) bool {
	k := c.titleFirst - 1
	if k < 1 || !r.sameSentence(k, c.first) || !r.kinWord(k) {
		return false
	}
	for k--; k > 0 && r.d.Tokens[k].Low && r.class[k].Has(Modifier|Common) && !owner(r.lower(k)) && !r.clitic(k); k-- {
	}
	return owner(r.lower(k)) || r.clitic(k)
}

// kinWord says that token k is a noun for one of the family; lawyers and rivals are called by their surnames.
func (r *reader) kinWord(k int) bool {
	if !r.d.Tokens[k].Low || !r.class[k].Has(Relation) {
		return false
	}
	switch r.lower(k) {
	case "cousin", "sibling", "twin", "child", "grandchild", "spouse":
		return true
	}
	return r.class[k].Has(Woman | Man)
}

// owner says that the word is a possessive.
func owner(w string) bool {
	switch w {
	case "his", "her", "their", "its", "my", "our", "your":
		return true
	}
	return false
}

// presented is the head noun of the role that presents a person at this mention, or "".
func (r *reader) presented(c *candidate) string {
	if role, ok := r.apposition(c.last); ok {
		if h := r.headNoun(role[0]); h >= 0 && h < role[1] {
			return r.lower(h)
		}
		return r.lower(role[0])
	}
	if first, last := r.roleBefore(c.titleFirst); first < last {
		if h := r.headNoun(first); h >= 0 && h < last {
			return r.lower(h)
		}
	}
	return ""
}

// beside says that the group and the people of cluster n are told apart by where they stand: in one sentence, or with a
// word of kin before one of them.
func (cs *clusters) beside(g *group, n int) bool {
	if cs.clash(g, n) {
		return true
	}
	r := cs.r
	if cs.presented(g).kin {
		return true
	}
	sentences := map[int32]bool{}
	for _, m := range g.members {
		sentences[r.d.Tokens[r.cands[m].first].Sentence] = true
	}
	for _, o := range cs.list[n].groups {
		if cs.presented(o).kin {
			return true
		}
		for _, m := range o.members {
			if sentences[r.d.Tokens[r.cands[m].first].Sentence] {
				return true
			}
		}
	}
	return false
}

// kinBeside says that the group and cluster n stand in one sentence and a word of kin presents one of them: Rita Moss and
// her daughter, Rita Jane Moss.
func (cs *clusters) kinBeside(g *group, n int) bool {
	kin := cs.presented(g).kin
	sentences := map[int32]bool{}
	for _, m := range g.members {
		sentences[cs.r.d.Tokens[cs.r.cands[m].first].Sentence] = true
	}
	shared := false
	for _, o := range cs.list[n].groups {
		kin = kin || cs.presented(o).kin
		for _, m := range o.members {
			shared = shared || sentences[cs.r.d.Tokens[cs.r.cands[m].first].Sentence]
		}
	}
	return kin && shared
}

// apart says that something speaks against taking the group for the people of cluster n under another spelling: they
// stand beside each other, or both are presented, and differently.
func (cs *clusters) apart(g *group, n int) bool {
	if cs.beside(g, n) {
		return true
	}
	mine := cs.presented(g).nouns
	for _, o := range cs.list[n].groups {
		theirs := cs.presented(o).nouns
		if len(mine) > 0 && len(theirs) > 0 && !slices.ContainsFunc(mine, func(w string) bool { return slices.Contains(theirs, w) }) {
			return true
		}
	}
	return false
}

// presentation is the nouns that present a group's people, and whether a word of kin is among them.
type presentation struct {
	nouns []string
	kin   bool
}

// presented is the presentation of a group, which is worked out once.
func (cs *clusters) presented(g *group) presentation {
	p, ok := cs.shown[g]
	if !ok {
		p = cs.r.presentation(g)
		cs.shown[g] = p
	}
	return p
}

func (r *reader) presentation(g *group) (p presentation) {
	for _, m := range g.members[:min(len(g.members), mostLooked)] {
		c := &r.cands[m]
		if c.furniture {
			continue
		}
		p.kin = p.kin || r.kinBefore(c)
		if w := r.presented(c); w != "" {
			p.nouns = append(p.nouns, w)
			p.kin = p.kin || r.l.class[w].Has(Relation) && r.l.class[w].Has(Woman|Man)
		}
	}
	return p
}

// mostLooked is how many mentions of a name are looked at for what presents the person.
const mostLooked = 50

// clash says that the group and cluster n cannot be one person: titles of a man and a woman, senior and junior.
func (cs *clusters) clash(g *group, n int) bool {
	mine, tail := cs.r.titleGender(g), generation(g.words)
	for _, o := range cs.list[n].groups {
		if t := cs.r.titleGender(o); mine != Unknown && t != Unknown && t != mine {
			return true
		}
		if t := generation(o.words); tail != "" && t != tail && (t != "" || g.use.kin) {
			return true
		}
	}
	return false
}

// generation is the word behind a name that tells father and son apart, or "".
func generation(words []string) string {
	if w := words[len(words)-1]; len(words) > 1 && tails[w] {
		return w
	}
	return ""
}
