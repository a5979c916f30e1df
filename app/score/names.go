package score

import (
	"cmp"
	"slices"
)

// NameTypes are the types counted unless others are asked for.
var NameTypes = []string{"PER", "ORG", "LOC"}

// named is a stretch of text with the type of the name it is.
type named struct {
	span Pair
	kind string
}

// Names adds up how well names were found and put together, story by story.
type Names struct {
	types         []string
	docs, missing int
	exact         map[string]*overlap
	spans, part   overlap
	clustered     bool // some gold has clusters
	system, both  clusterCount
	errors        errorList
	people        peopleCount
	peopled       bool // some gold says who its people are
}

// overlap is how much of two sets is the same.
type overlap struct{ met, pred, gold int }

// NewNames begins a count of the types given; errors is how many of each kind of error to list.
func NewNames(types []string, errors int) *Names {
	t := &Names{types: types, exact: map[string]*overlap{}, errors: errorList{most: errors},
		people: peopleCount{errors: errorList{most: errors}}}
	for _, k := range types {
		t.exact[k] = &overlap{}
	}
	return t
}

// Add counts one story; found is nil when nothing was predicted for it.
func (t *Names) Add(d Document, found *Prediction) {
	t.docs++
	var rows []Entity
	if found == nil {
		t.missing++
	} else {
		rows = found.Entities
	}
	gold, pred := t.flat(d.Entities), t.flat(rows)
	g, p := namedSet(gold), namedSet(pred)
	for _, k := range t.types {
		t.exact[k].add(ofType(g, k), ofType(p, k))
	}
	goldSpans, predSpans := spanSet(g), spanSet(p)
	t.spans.add(goldSpans, predSpans)
	t.part.met += touching(g, p)
	t.part.pred += len(p)
	t.part.gold += len(g)
	t.errors.addNames(d, g, p)
	if d.People != nil {
		t.peopled = true
		t.people.add(d, rows)
	}
	if !slices.ContainsFunc(d.Entities, func(e Entity) bool { return e.Cluster != "" }) {
		return
	}
	t.clustered = true
	t.system.add(clusters(gold, nil), clusters(pred, nil))
	shared := map[Pair]bool{}
	for _, s := range goldSpans {
		if slices.Contains(predSpans, s) {
			shared[s] = true
		}
	}
	t.both.add(clusters(gold, shared), clusters(pred, shared))
}

// flat is one row a mention, of the types counted.
func (t *Names) flat(entities []Entity) []Entity {
	var out []Entity
	for _, e := range entities {
		if !slices.Contains(t.types, e.Type) {
			continue
		}
		if e.Mentions == nil {
			out = append(out, e)
			continue
		}
		for _, m := range e.Mentions {
			out = append(out, Entity{Start: m[0], End: m[1], Type: e.Type, Cluster: e.ID})
		}
	}
	return out
}

// namedSet are the different names in order of appearance in the list.
func namedSet(rows []Entity) []named {
	seen := map[named]bool{}
	var out []named
	for _, e := range rows {
		n := named{Pair{e.Start, e.End}, e.Type}
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func ofType(list []named, kind string) []Pair {
	var out []Pair
	for _, n := range list {
		if n.kind == kind {
			out = append(out, n.span)
		}
	}
	return out
}

// spanSet are the different stretches, whatever their type.
func spanSet(list []named) []Pair {
	seen := map[Pair]bool{}
	var out []Pair
	for _, n := range list {
		if !seen[n.span] {
			seen[n.span] = true
			out = append(out, n.span)
		}
	}
	return out
}

// add counts two lists without repetition.
func (o *overlap) add(gold, pred []Pair) {
	in := map[Pair]bool{}
	for _, s := range gold {
		in[s] = true
	}
	for _, s := range pred {
		o.met += one(in[s])
	}
	o.pred += len(pred)
	o.gold += len(gold)
}

// touching pairs names of one type that share at least one code point, one to one, greedily in text order.
func touching(gold, pred []named) int {
	order := slices.Clone(pred)
	slices.SortFunc(order, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.span[0], b.span[0]), cmp.Compare(a.span[1], b.span[1]), cmp.Compare(a.kind, b.kind))
	})
	used := make([]bool, len(gold))
	n := 0
	for _, p := range order {
		best, most := -1, 0
		for i, g := range gold {
			if g.kind != p.kind || used[i] || g.span[0] >= p.span[1] || p.span[0] >= g.span[1] {
				continue
			}
			if shared := min(p.span[1], g.span[1]) - max(p.span[0], g.span[0]); best < 0 || shared > most {
				best, most = i, shared
			}
		}
		if best >= 0 {
			used[best] = true
			n++
		}
	}
	return n
}

// addNames lists names missed and names found where none is.
func (l *errorList) addNames(d Document, gold, pred []named) {
	if l.most == 0 {
		return
	}
	p := &page{text: []rune(d.Text)}
	list := func(what string, of, against []named) {
		for _, n := range of {
			if !slices.Contains(against, n) {
				l.put(Error{What: what, ID: d.ID, Line: p.line(n.span[0]), Kind: n.kind, Text: shorten(p.in(n.span))})
			}
		}
	}
	list(missed, gold, pred)
	list(alarm, pred, gold)
}
