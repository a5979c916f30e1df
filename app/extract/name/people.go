package name

import (
	"slices"
	"sort"
	"strings"
)

// book files people by the words of their names.
type book struct{ last, first, other map[string][]int }

// most is how many clusters a lone name is weighed against; more people of one name are rare and would cost time.
const most = 12

// mostSpellings is how many people a name is compared with letter by letter.
const mostSpellings = 64

func put(m map[string][]int, w string, n int) {
	list := m[w]
	if len(list) >= most || len(list) > 0 && list[len(list)-1] == n {
		return
	}
	m[w] = append(list, n)
}

// people joins persons: full names by surname and first name, then lone names to full ones.
func (cs *clusters) people(order []*group) {
	b := book{map[string][]int{}, map[string][]int{}, map[string][]int{}}
	var lone []*group
	for _, g := range order {
		if g.kind != person {
			continue
		}
		words := nameWords(g.key)
		if len(words) == 1 {
			if surname := cs.r.sharedSurname(g); surname != "" {
				words = append(words, surname)
			}
		}
		if cs.lone(g, words) {
			lone = append(lone, g)
			continue
		}
		if options := cs.doubles(g, words, b); len(options) > 0 {
			cs.give(g, options)
			continue
		}
		if n := cs.sameFull(g, words, b); n >= 0 {
			cs.join(g, n)
			continue
		}
		n := cs.open(g)
		cs.list[n].words = words
		if len(cs.full) < mostSpellings {
			cs.full = append(cs.full, n)
		}
		put(b.last, words[len(words)-1], n)
		put(b.first, words[0], n)
		if !fathered(g.words) {
			for _, w := range words[1 : len(words)-1] {
				put(b.other, w, n)
			}
		}
	}
	sort.SliceStable(lone, func(i, k int) bool { return lone[i].members[0] < lone[k].members[0] })
	for _, g := range lone {
		cs.attach(g, b)
	}
}

// sharedSurname is the surname that a couple's first forename shares with the second: Peter of “Peter and Jane Lowe”; ""
// when there is none.
func (r *reader) sharedSurname(g *group) string {
	for _, m := range g.members {
		c := &r.cands[m]
		k := c.last
		if c.titleFirst < c.first || !r.class[c.first].Has(Forenames) || !r.is(k, "and") || m+1 >= len(r.cands) {
			continue
		}
		next := &r.cands[m+1]
		if next.first != k+1 || next.last-next.first != 2 || !r.class[next.first].Has(Forenames) || !r.sameSentence(k, next.first) {
			continue
		}
		if r.is(c.first-1, "and") || r.sign(c.first-1, ",") || r.class[next.last-1].Has(Places) && !r.class[next.last-1].Has(Surname) {
			continue
		}
		words := nameWords(normal(r.d.Span(next.first, next.last).In(r.d.Text)))
		return words[len(words)-1]
	}
	return ""
}

// lone says that the group is a surname with its particles or a single name. Van and Del are forenames, too.
func (cs *clusters) lone(g *group, words []string) bool {
	if _, ok := surnameOf(words); !ok {
		return false
	}
	i := cs.r.cands[g.members[0]].first
	return len(words) == 1 || len(words) > 2 || !cs.r.d.Tokens[i].Cap || !cs.r.class[i].Has(Forenames)
}

// sameFull is the cluster of the person with this full name, or -1.
func (cs *clusters) sameFull(g *group, words []string, b book) int {
	maybe, chain := -1, fathered(g.words)
	weigh := func(list []int) int {
		for _, n := range list {
			switch compareNames(words, cs.list[n].words) {
			case match:
				if !cs.clash(g, n) && !(len(words) != len(cs.list[n].words) && cs.kinBeside(g, n)) {
					return n
				}
			case sounds:
				if maybe < 0 && !cs.apart(g, n) {
					maybe = n
				}
			case mayMatch:
				if maybe < 0 && !cs.apart(g, n) && !(words[0] != cs.list[n].words[0] && (chain || fathered(cs.list[n].groups[0].words) || cs.shortFirst(g, n))) {
					maybe = n
				}
			}
		}
		return -1
	}
	for _, list := range [][]int{b.last[words[len(words)-1]], b.first[words[0]], b.other[words[0]], b.last[words[0]]} {
		if n := weigh(list); n >= 0 {
			return n
		}
	}
	if maybe < 0 {
		weigh(cs.full) // spelled otherwise in both names
	}
	return maybe
}

// shortFirst says that the shorter name g, which lacks the first forename of cluster n, is printed before it in the body of
// the story. Who is meant by a short form is told first: Abdullah Saleh is not Ali Abdullah Saleh, whom a later line names.
func (cs *clusters) shortFirst(g *group, n int) bool {
	full := cs.list[n]
	if len(g.words) >= len(full.words) || g.words[len(g.words)-1] != full.words[len(full.words)-1] || muhammad[full.words[0]] {
		return false
	}
	first := cs.r.cands[g.members[0]].first
	return first < cs.r.cands[full.groups[0].members[0]].first && !cs.r.f.HeadlineTokens.Has(first)
}

// fathered says that the name goes on with the father's, as the Arabic article or “son of” shows: then Hussein al-Asadi
// is no short form of Saddam Hussein al-Asadi.
func fathered(words []string) bool {
	for i, w := range words {
		if i > 0 && i < len(words)-1 && (articles[w] || w == "bin" || w == "ibn" || w == "bint") && !muhammad[words[0]] {
			return true
		}
	}
	return false
}

// muhammad are the forms of the forename that is often left out before another.
var muhammad = map[string]bool{"mohammed": true, "mohamed": true, "muhammad": true, "mohammad": true, "muhammed": true, "mohamad": true, "mohd": true, "md": true}

// attach finds the person a lone name stands for, or opens a new one.
func (cs *clusters) attach(g *group, b book) {
	w, _ := surnameOf(nameWords(g.key))
	if g.use.family {
		cs.open(g)
		return
	}
	if cs.give(g, cs.bearers(g, w, b)) {
		return
	}
	n := cs.open(g)
	put(b.last, w, n)
	if len(cs.solo) < mostSpellings {
		cs.solo = append(cs.solo, n)
	}
}

// give puts the group with those of the people whom nothing speaks against; false when nobody is left.
func (cs *clusters) give(g *group, options []int) bool {
	options = slices.DeleteFunc(slices.Clone(cs.fitting(g, options)), func(n int) bool { return cs.clash(g, cs.root(n)) })
	if len(options) == 0 {
		return false
	}
	if len(options) > 1 {
		g.options = options
	}
	cs.join(g, options[0])
	return true
}

// doubles are the people whose full names end in this surname of several words: Lamptey-Mills, Abu Zayyad.
func (cs *clusters) doubles(g *group, words []string, b book) []int {
	c := &cs.r.cands[g.members[0]]
	hyphened := true
	for i := c.first + 1; i < c.last; i++ {
		hyphened = hyphened && !cs.r.d.Tokens[i].Space
	}
	if tail := servant(words); tail != "" && len(words) == 2 {
		return cs.servants(tail)
	}
	if !hyphened && !fathers[words[0]] {
		return nil
	}
	var out []int
	for _, n := range b.last[words[len(words)-1]] {
		if full := cs.list[n].words; len(full) > len(words) && slices.Equal(full[len(full)-len(words):], words) {
			out = append(out, n)
		}
	}
	return out
}

// fathers are the words that begin a surname or a name of its own: Suha Abu Zayyad, Abu Zayyad.
var fathers = map[string]bool{"abu": true, "abou": true, "ag": true, "ait": true, "ben": true, "hama": true, "ould": true, "mac": true, "mc": true, "st": true, "saint": true}

// bearers are the people whose name w may be: by surname, then by forename, then by a name between the two. After a
// word of kin it is a forename.
func (cs *clusters) bearers(g *group, w string, b book) []int {
	surname, forename := b.last[w], b.first[w]
	if g.use.kin {
		surname = nil
	}
	switch {
	case len(surname) > 0:
		return surname
	case len(forename) > 0:
		g.byForename = true
		return cs.alsoCrowned(g, forename)
	case len(b.other[w]) > 0 && !g.use.kin:
		g.byForename = true
		return b.other[w]
	case g.use.kin:
		return slices.DeleteFunc(slices.Clone(b.last[w]), func(n int) bool { return len(cs.list[n].words) > 1 })
	}
	if list := cs.spelledLike(g, w, b.last); len(list) > 0 {
		return list
	}
	return cs.otherwise(g, w)
}

// alsoCrowned leaves out the people without the title that makes a forename a whole name: King Abdullah is not Abdullah
// Noori, but Prince Rashid may be Crown Prince Rashid bin Omar.
func (cs *clusters) alsoCrowned(g *group, options []int) []int {
	mine := cs.r.crown(g)
	if mine == "" {
		return options
	}
	return slices.DeleteFunc(slices.Clone(options), func(n int) bool {
		return !slices.ContainsFunc(cs.list[cs.root(n)].groups, func(o *group) bool { return cs.r.crown(o) == mine })
	})
}

// crown is the title right before the first titled mention of a group, when one name behind it is a whole name; else "".
func (r *reader) crown(g *group) string {
	for _, m := range g.members {
		c := &r.cands[m]
		if c.titleFirst == c.first {
			continue
		}
		w := strings.TrimSuffix(r.lower(c.first-1), ".")
		if whole, ok := crownsShort[w]; ok {
			w = whole
		}
		if crowned[w] {
			return w
		}
		return ""
	}
	return ""
}

// crownsShort are the short forms of such titles.
var crownsShort = map[string]string{"sr": "sister", "fr": "father", "br": "brother", "bro": "brother", "st": "saint"}

// spelledLike finds people whose surname is nearly w, when no name in the story is w itself.
func (cs *clusters) spelledLike(g *group, w string, last map[string][]int) []int {
	var out []int
	for _, n := range cs.full {
		c := cs.list[n]
		if s := c.words[len(c.words)-1]; len(w) > 3 && alike(w, s) && len(last[w]) == 0 && !cs.r.at(cs.r.cands[g.members[0]].last-1).Has(Forenames) {
			out = append(out, n)
		}
	}
	for _, n := range cs.solo {
		if v, ok := surnameOf(nameWords(cs.list[n].groups[0].key)); ok && len(w) > 4 && v != w && squeeze(v) == squeeze(w) {
			out = append(out, n)
		}
	}
	if len(out) != 1 || cs.beside(g, out[0]) {
		return nil
	}
	return out
}

// fitting leaves out the people whose gender speaks against the title of the lone name.
func (cs *clusters) fitting(g *group, options []int) []int {
	mine := cs.r.titleGender(g)
	if mine == Unknown || len(options) == 0 {
		return options
	}
	out := options[:0:0]
	for _, n := range options {
		if cs.genderOf(cs.root(n)) == mine {
			out = append(out, n)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, n := range options {
		if cs.genderOf(cs.root(n)) == Unknown {
			out = append(out, n)
		}
	}
	return out
}
