package name

// sightings remember where each cluster was named last.
type sightings struct {
	any  map[int]int // by cluster: candidate
	full map[int]int // the same, but not by a forename alone
}

// note files that candidate m names cluster n.
func (s *sightings) note(n, m int, g *group) {
	s.any[n] = m
	if !g.byForename {
		s.full[n] = m
	}
}

// bearer is the person that candidate m of g, a name of several people, means. A surname alone stays with whom it was
// given to first: a story calls its main person so and the others of the family by full names.
func (cs *clusters) bearer(g *group, m int, s *sightings) int {
	all := cs.roots(g.options)
	if options := cs.agreeing(all, m); len(options) < len(all) {
		n := options[0]
		if len(options) > 1 {
			n = cs.nearest(options, g.byForename, s)
		}
		g.stays = n + 1
		return n
	}
	if g.byForename || g.stays == 0 || cs.far(g.stays-1, m, s) {
		g.stays = cs.nearest(all, g.byForename, s) + 1
	}
	return cs.root(g.stays - 1)
}

// longAgo is after how many paragraphs without the person a surname may pass to another of that name.
const longAgo = 20

// far says that cluster n was last seen long before candidate m.
func (cs *clusters) far(n, m int, s *sightings) bool {
	d, cands := cs.r.d, cs.r.cands
	seen, ok := s.any[cs.root(n)]
	return !ok || d.Paragraph(cands[m].first)-d.Paragraph(cands[seen].first) > longAgo
}

// nearest is the option seen last before. A surname goes back to whoever was last called by a surname or a full
// name: “Clay Hall spoke of Eloise. Hall wept” tells of Clay. When none was seen yet, it is the first to come.
func (cs *clusters) nearest(options []int, byForename bool, s *sightings) int {
	seen := s.full
	if byForename {
		seen = s.any
	}
	best, at := -1, -1
	for _, o := range options {
		if m, ok := seen[o]; ok && m > at {
			best, at = o, m
		}
	}
	if best >= 0 {
		return best
	}
	for _, o := range options {
		if m := cs.firstOf(o); at < 0 || m < at {
			best, at = o, m
		}
	}
	return best
}

// firstOf is the first candidate of cluster n that is no lone name shared with others.
func (cs *clusters) firstOf(n int) int {
	first := len(cs.r.cands)
	for _, g := range cs.list[n].groups {
		if g.options == nil {
			first = min(first, g.members[0])
		}
	}
	return first
}
