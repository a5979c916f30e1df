package name

import "quotedesk/app/extract/token"

// aliasReach is how many tokens may stand between a person and the other name of that person.
const aliasReach = 9

// calls are the words right before another name of the person: alias “Rambo”, nicknamed Tico.
var calls = map[string]bool{
	"alias": true, "aka": true, "a.k.a.": true, "a.k.a": true, "nicknamed": true, "called": true, "dubbed": true, "né": true, "née": true, "born": true,
}

// aliases joins a person and the other name that the text gives: “Ama Darko, known everywhere as ‘Nana’”.
func (cs *clusters) aliases() {
	owner := map[int]*group{}
	for _, c := range cs.list {
		for _, g := range c.groups {
			for _, m := range g.members {
				if g.options == nil && !g.use.family {
					owner[m] = g
				}
			}
		}
	}
	for n := 1; n < len(cs.r.cands); n++ {
		a, b := owner[n-1], owner[n]
		if a == nil || b == nil || a.kind != person || b.kind != person || !cs.r.otherName(&cs.r.cands[n-1], &cs.r.cands[n]) {
			continue
		}
		if x, y := cs.root(a.cluster), cs.root(b.cluster); x != y && !cs.clash(b, x) {
			cs.merge(x, y)
		}
	}
}

// otherName says that b stands where the text tells another name of a: behind a call or “known as”, one name in marks
// or not, with nobody else and no word of kin between.
func (r *reader) otherName(a, b *candidate) bool {
	gap := b.titleFirst - a.last
	if gap < 1 || gap > aliasReach || !r.sameSentence(a.last-1, b.first) {
		return false
	}
	k := b.titleFirst - 1
	if r.d.Tokens[k].Kind == token.Mark {
		k--
	}
	if k < a.last {
		return false
	}
	if k == a.last && r.sign(k, ",") && k+1 < b.titleFirst {
		end := b.last
		return end < len(r.class) && r.d.Tokens[end].Kind == token.Mark && r.glued(end) && !r.sign(end-1, ",") // NAME, “the Crane” to the fans
	}
	known := r.is(k, "as")
	if !known && !calls[r.lower(k)] {
		return false
	}
	for i := a.last; i < k; i++ {
		switch c := r.class[i]; {
		case c.Has(Relation), c.Has(Speech) && r.d.Tokens[i].Low && !r.is(i, "known"), r.is(i, "and"), r.sign(i, ";"):
			return false
		}
	}
	if !known {
		return true
	}
	for i := a.last; i < k; i++ {
		if r.is(i, "known") {
			return true
		}
	}
	return false
}
