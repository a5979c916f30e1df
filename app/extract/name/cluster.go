package name

import (
	"sort"
	"strings"
)

// cluster is one person, body, place or thing: the groups that name it.
type cluster struct {
	kind   kind
	groups []*group
	words  []string // of its longest form
	gender Gender
	dead   bool // merged into another
	into   int
}

// clusters joins the groups that name one thing, after the rules of the package comment.
type clusters struct {
	r    *reader
	list []*cluster
	full []int // people with a first name and a surname
}

func (r *reader) cluster(groups []*group) *clusters {
	cs := &clusters{r: r}
	order := make([]*group, 0, len(groups))
	for _, g := range groups {
		if g.kind != none {
			order = append(order, g)
		}
	}
	order = longFirst(order)
	cs.people(order)
	cs.others(order)
	cs.brackets()
	return cs
}

func (cs *clusters) open(g *group) int {
	g.cluster = len(cs.list)
	cs.list = append(cs.list, &cluster{kind: g.kind, groups: []*group{g}, words: g.words, gender: cs.r.groupGender(g)})
	return g.cluster
}

func (cs *clusters) join(g *group, n int) {
	n = cs.root(n)
	c := cs.list[n]
	g.cluster = n
	c.groups = append(c.groups, g)
	if c.gender == Unknown {
		c.gender = cs.r.groupGender(g)
	}
}

func (cs *clusters) root(n int) int {
	for cs.list[n].dead {
		n = cs.list[n].into
	}
	return n
}

// merge puts cluster b into a.
func (cs *clusters) merge(a, b int) {
	a, b = cs.root(a), cs.root(b)
	if a == b {
		return
	}
	x, y := cs.list[a], cs.list[b]
	if len(y.words) > len(x.words) {
		x.words = y.words
	}
	for _, g := range y.groups {
		g.cluster = a
	}
	x.groups = append(x.groups, y.groups...)
	y.dead, y.into, y.groups = true, a, nil
}

// people joins persons: full names by surname and first name, then lone names to full ones.
func (cs *clusters) people(order []*group) {
	last, first, other := map[string][]int{}, map[string][]int{}, map[string][]int{}
	var lone []*group
	for _, g := range order {
		if g.kind != person {
			continue
		}
		words := nameWords(g.key)
		if len(words) < 2 {
			lone = append(lone, g)
			continue
		}
		n := cs.sameFull(words, last, first, other)
		if n < 0 {
			n = cs.open(g)
			cs.list[n].words = words
			if len(cs.full) < mostSpellings {
				cs.full = append(cs.full, n)
			}
			put(last, words[len(words)-1], n)
			put(first, words[0], n)
			for _, w := range words[1 : len(words)-1] {
				put(other, w, n)
			}
			continue
		}
		cs.join(g, n)
	}
	sort.SliceStable(lone, func(i, k int) bool { return lone[i].members[0] < lone[k].members[0] })
	for _, g := range lone {
		w := nameWords(g.key)[0]
		options := last[w]
		if len(options) == 0 {
			options = first[w]
		}
		if len(options) == 0 {
			options = other[w]
		}
		if len(options) == 0 {
			options = cs.spelledLike(g, w, last)
		}
		options = cs.fitting(g, options)
		switch len(options) {
		case 0:
			put(last, w, cs.open(g))
		case 1:
			cs.join(g, options[0])
		default:
			g.options = options
			cs.join(g, options[0])
		}
	}
}

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

// sameFull is the cluster of the person with this full name, or -1.
func (cs *clusters) sameFull(words []string, last, first, other map[string][]int) int {
	for _, n := range last[words[len(words)-1]] {
		if samePerson(words, cs.list[n].words) {
			return n
		}
	}
	for _, m := range []map[string][]int{first, other} {
		for _, n := range m[words[0]] {
			if holds(cs.list[n].words, words) || alike(words[len(words)-1], cs.list[n].words[len(cs.list[n].words)-1]) && words[0] == cs.list[n].words[0] && len(words) == len(cs.list[n].words) && len(words[len(words)-1]) > 3 {
				return n
			}
		}
	}
	return -1
}

// samePerson says that two names with one surname are one person's: equal or nearly equal first names, an initial, or
// one word set inside the other.
func samePerson(a, b []string) bool {
	x, y := a[0], b[0]
	if len(x) == 1 || len(y) == 1 {
		return x[0] == y[0]
	}
	return alike(x, y) && len(x) > 3 && x[0] == y[0] || x == y || holds(a, b) || holds(b, a)
}

// holds says that every word of b is a word of a.
func holds(a, b []string) bool {
	for _, w := range b {
		found := false
		for _, v := range a {
			found = found || v == w
		}
		if !found {
			return false
		}
	}
	return true
}

// spelledLike finds people whose surname is nearly w, when no name in the story is w itself.
func (cs *clusters) spelledLike(g *group, w string, last map[string][]int) []int {
	var out []int
	for _, n := range cs.full {
		c := cs.list[n]
		if s := c.words[len(c.words)-1]; len(w) > 3 && alike(w, s) && len(last[w]) == 0 && !cs.r.class[cs.r.cands[g.members[0]].first].Has(Forenames) {
			out = append(out, n)
		}
	}
	if len(out) > 1 {
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
		if cs.list[cs.root(n)].gender == mine {
			out = append(out, n)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, n := range options {
		if o := cs.list[cs.root(n)].gender; o == Unknown || o == mine {
			out = append(out, n)
		}
	}
	return out
}

// others joins bodies, places and things: synonyms, acronyms, short forms.
func (cs *clusters) others(order []*group) {
	known := map[int32]int{}
	short := map[string][]int{}
	for _, g := range order {
		if g.kind == person {
			continue
		}
		id := cs.r.knownID(g)
		if n, ok := known[id]; ok && id > 0 {
			cs.join(g, n)
			continue
		}
		if n := cs.shortFor(g, short); n >= 0 {
			cs.join(g, n)
			continue
		}
		n := cs.open(g)
		if id > 0 {
			known[id] = n
		}
		cs.offerShort(g, n, short)
	}
}

// knownID is the number of the well-known name the group prints, or 0.
func (r *reader) knownID(g *group) int32 {
	c := &r.cands[g.members[0]]
	return r.l.known[straight(r.d.Span(c.first, c.last).In(r.d.Text))]
}

// offerShort files the short forms that a long name may take later.
func (cs *clusters) offerShort(g *group, n int, short map[string][]int) {
	if len(g.words) < 2 || g.kind == thing {
		return
	}
	if g.kind == land {
		put(short, "land:"+g.words[0], n)
		return
	}
	if a := initials(g.words); len(a) > 1 {
		put(short, "init:"+a, n)
	}
	stop := min(len(g.words), 8)
	for k := 1; k < stop; k++ {
		put(short, strings.Join(g.words[:k], " "), n)
	}
	for k := 1; k < stop; k++ {
		if tail := strings.Join(g.words[k:], " "); len(g.words)-k > 1 || cs.r.l.class[tail].Has(Body) {
			put(short, tail, n)
		}
	}
	for k := 1; k < stop-1; k++ {
		if cs.r.l.class[g.words[k]].Has(Body) {
			put(short, g.words[k], n)
		}
	}
}

// shortFor is the cluster of the one longer name that the group is a short form of, or -1.
func (cs *clusters) shortFor(g *group, short map[string][]int) int {
	if g.kind == land {
		if list := short["land:"+g.key]; len(list) == 1 && !cs.r.class[cs.r.cands[g.members[0]].first].Has(Places) {
			return list[0]
		}
		return -1
	}
	if g.kind != body || cs.r.knownID(g) > 0 {
		return -1
	}
	if len(g.words) == 1 && cs.r.d.Tokens[cs.r.cands[g.members[0]].first].Upper {
		if list := short["init:"+g.key]; len(list) == 1 {
			return list[0]
		}
	}
	best, seen := -1, 0
	for _, n := range short[g.key] {
		n = cs.root(n)
		count := 0
		for _, o := range cs.list[n].groups {
			count += len(o.members)
		}
		if cs.list[n].kind == body && count > seen {
			best, seen = n, count
		}
	}
	return best
}

// brackets joins "Long Name (ABC)" and "ABC (Long Name)".
func (cs *clusters) brackets() {
	byCand := map[int]*group{}
	for _, c := range cs.list {
		for _, g := range c.groups {
			for _, m := range g.members {
				byCand[m] = g
			}
		}
	}
	for n := range cs.r.cands {
		c := &cs.r.cands[n]
		if c.alias < 0 {
			continue
		}
		a, b := byCand[int(c.alias)], byCand[n]
		if a != nil && b != nil && a.kind == b.kind {
			cs.merge(a.cluster, b.cluster)
		}
	}
}
