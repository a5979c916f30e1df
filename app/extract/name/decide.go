package name

import (
	"slices"

	"quotedesk/app/story"
)

// byHand tells why a name is one that a person marked.
const byHand = "marked by hand"

// decided changes what was found to what a person has decided. Labels and mentions that no decision touches stay.
func (r *reader) decided(found []sorted, heads map[int]heading, by story.Decisions) []sorted {
	if by.Empty() {
		return found
	}
	by.NoName = slices.DeleteFunc(slices.Clone(by.NoName), func(s story.Span) bool { return s.Empty() || !s.Valid(r.d.Text) })
	p := &parting{at: map[story.Span]int{}, heads: heads, types: map[int]story.EntityType{}}
	p.list = r.pinned(found, heads, by)
	for i, s := range p.list {
		p.at[s.span] = i
		p.next = max(p.next, s.label+1)
	}
	p.readTypes(by.Types)
	p.readApart(by.Apart)
	p.readTogether(by.Together)
	p.part()
	for _, chain := range p.chains() {
		p.gather(chain)
	}
	p.name()
	return p.list
}

// pinned puts the mentions that a person named in the place of those they cross, and drops what is no name.
func (r *reader) pinned(found []sorted, heads map[int]heading, by story.Decisions) []sorted {
	next := 0
	for label := range heads {
		next = max(next, label+1)
	}
	crosses := func(list []sorted, first, last int) int {
		return slices.IndexFunc(list, func(s sorted) bool { return s.first < last && first < s.last })
	}
	var pins []sorted
	pin := func(s story.Span) {
		if s.Empty() || !s.Valid(r.d.Text) || slices.ContainsFunc(by.NoName, s.Overlaps) {
			return
		}
		first, last := r.d.Range(s)
		if first >= last || crosses(pins, first, last) >= 0 {
			return
		}
		m := sorted{&candidate{first: first, last: last, titleFirst: first, why: byHand, furniture: r.f.Has(first), alias: -1}, s, next}
		if k := crosses(found, first, last); k >= 0 {
			m.label = found[k].label
			if found[k].span == s {
				m.candidate = found[k].candidate
			}
		} else {
			heads[next] = heading{story.Misc, Unknown, byHand, 1}
			next++
		}
		pins = append(pins, m)
	}
	for _, t := range by.Types {
		pin(t.Span)
	}
	for _, pair := range slices.Concat(by.Apart, by.Together) {
		pin(pair[0])
		pin(pair[1])
	}
	out := slices.Clone(pins)
	for _, s := range found {
		if crosses(pins, s.first, s.last) < 0 && !slices.ContainsFunc(by.NoName, s.span.Overlaps) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b sorted) int { return a.first - b.first })
	return out
}

// parting puts mentions together and apart. Its invariant from part on: no two mentions that are apart share a label.
type parting struct {
	list  []sorted
	at    map[story.Span]int
	heads map[int]heading
	types map[int]story.EntityType // by mention
	apart [][2]int                 // the first leaves
	link  []int                    // by mention: one of its chain, itself when it is the head
	order []int                    // heads of chains as they were told
	next  int                      // label that is free
}

func (p *parting) readTypes(list []story.TypedSpan) {
	for _, t := range list {
		if i, ok := p.at[t.Span]; ok && slices.Contains(story.EntityTypes, t.Type) {
			p.types[i] = t.Type
		}
	}
}

// readApart notes the pairs that are not one. Two mentions of different types are not, either.
func (p *parting) readApart(pairs [][2]story.Span) {
	for _, pair := range pairs {
		a, ok := p.at[pair[0]]
		b, also := p.at[pair[1]]
		if ok && also && a != b {
			p.apart = append(p.apart, [2]int{a, b})
		}
	}
}

// readTogether chains the mentions that are one, link by link; a link that would hold two apart in one chain is left out.
func (p *parting) readTogether(pairs [][2]story.Span) {
	p.link = make([]int, len(p.list))
	for i := range p.link {
		p.link[i] = i
	}
	typed := map[int]story.EntityType{} // by head of a chain
	for i, t := range p.types {
		typed[i] = t
	}
	for _, pair := range pairs {
		a, ok := p.at[pair[0]]
		b, also := p.at[pair[1]]
		if !ok || !also {
			continue
		}
		x, y := p.head(a), p.head(b)
		if x == y || typed[x] != "" && typed[y] != "" && typed[x] != typed[y] || p.parted(x, y) {
			continue
		}
		p.link[y] = x
		if typed[x] == "" {
			typed[x] = typed[y]
		}
		p.order = append(p.order, x)
	}
}

// parted says that mentions of the chains x and y are apart.
func (p *parting) parted(x, y int) bool {
	return slices.ContainsFunc(p.apart, func(q [2]int) bool {
		s, t := p.head(q[0]), p.head(q[1])
		return s == x && t == y || s == y && t == x
	})
}

func (p *parting) head(i int) int {
	for p.link[i] != i {
		p.link[i] = p.link[p.link[i]]
		i = p.link[i]
	}
	return i
}

// chains are the mentions of each chain, in the order in which the chains were told.
func (p *parting) chains() [][]int {
	var out [][]int
	done := map[int]bool{}
	for _, x := range p.order {
		h := p.head(x)
		if done[h] {
			continue
		}
		done[h] = true
		var chain []int
		for i := range p.list {
			if p.head(i) == h {
				chain = append(chain, i)
			}
		}
		out = append(out, chain)
	}
	return out
}

// part takes mentions that are apart out of one label: the first leaves with those of its chain. Of two types under one
// label the first in the text stays.
func (p *parting) part() {
	for _, q := range p.apart {
		if p.list[q[0]].label == p.list[q[1]].label {
			p.leave(q[0])
		}
	}
	settled := map[int]story.EntityType{}
	for i := range p.list {
		t, ok := p.types[i]
		if !ok {
			continue
		}
		switch has := settled[p.list[i].label]; {
		case has == "":
			settled[p.list[i].label] = t
		case has != t:
			p.leave(i)
			settled[p.list[i].label] = t
		}
	}
}

// leave gives mention i, and what of its chain has the same label, a label of its own.
func (p *parting) leave(i int) {
	old := p.list[i].label
	for k := range p.list {
		if p.list[k].label == old && p.head(k) == p.head(i) {
			p.move(k, p.next, old)
		}
	}
	p.next++
}

// move gives mention i a label; one that is new takes over what is known of the old.
func (p *parting) move(i, label, old int) {
	if _, ok := p.heads[label]; !ok {
		p.heads[label] = p.heads[old]
	}
	p.list[i].label = label
}

// gather gives the mentions of a chain one label: with all that goes with them, else with what goes with one of them,
// else alone.
func (p *parting) gather(chain []int) {
	first := p.list[chain[0]].label
	all := map[int]bool{}
	for _, i := range chain {
		all[p.list[i].label] = true
	}
	before := make([]int, len(p.list))
	for i, s := range p.list {
		before[i] = s.label
	}
	restore := func() {
		for i := range p.list {
			p.list[i].label = before[i]
		}
	}
	for i := range p.list {
		if all[p.list[i].label] {
			p.list[i].label = first
		}
	}
	if !p.broken(first) {
		return
	}
	for _, i := range chain {
		restore()
		for _, k := range chain {
			p.list[k].label = before[i]
		}
		if !p.broken(before[i]) {
			return
		}
	}
	restore()
	for _, k := range chain {
		p.move(k, p.next, first)
	}
	p.next++
}

// broken says that two mentions that are apart, or of two types, have this label.
func (p *parting) broken(label int) bool {
	var settled story.EntityType
	for i, t := range p.types {
		if p.list[i].label != label {
			continue
		}
		if settled != "" && settled != t {
			return true
		}
		settled = t
	}
	return slices.ContainsFunc(p.apart, func(q [2]int) bool {
		return p.list[q[0]].label == label && p.list[q[1]].label == label
	})
}

// name gives the labels the types that were settled.
func (p *parting) name() {
	for i, t := range p.types {
		h := p.heads[p.list[i].label]
		if h.kind != t {
			h.kind, h.why, h.confidence = t, "type set by hand", 1
		}
		p.heads[p.list[i].label] = h
	}
}
