package name

import "strings"

// cluster is one person, body, place or thing: the groups that name it.
type cluster struct {
	kind   kind
	groups []*group
	words  []string // of its longest form
	gender Gender
	asked  bool // the words behind its names were asked for the gender
	dead   bool // merged into another
	into   int
}

// clusters joins the groups that name one thing, after the rules of the package comment.
type clusters struct {
	r    *reader
	list []*cluster
	full []int // people with a first name and a surname
	solo []int // people of one name
	// shown is what presents the people of each group asked about: working it out takes longer than all else here.
	shown map[*group]presentation
}

func (r *reader) cluster(groups []*group) *clusters {
	cs := &clusters{r: r, shown: map[*group]presentation{}}
	order := make([]*group, 0, len(groups))
	for _, g := range groups {
		if g.kind != none {
			order = append(order, g)
		}
	}
	order = longFirst(order)
	cs.people(order)
	cs.aliases()
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
		if last := len(g.words) - 1; len(a) > 3 && cs.r.l.class[g.words[last]].Has(Body) {
			put(short, "init:"+initials(g.words[:last]), n)
		}
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
