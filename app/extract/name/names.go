// Package name finds the people, bodies, places, other names, nationalities and dates of a story, and puts every
// mention of one thing together.
//
// It works in parts that may be replaced singly: runs of capitalised words (chunk, dissect, bridge), evidence for what
// they name (evidence, context), the decision by rules (group), a labeller learnt from annotated stories that sees what
// the rules decided and corrects edges and kinds of people, bodies and places (zone, form, features, tagger, train),
// its second pass over what it found all over the story (ballot, second),
// both put together (regroup), and clusters (cluster). It reads no quotation marks and
// decides nothing about who speaks; it never changes the text and never guesses where the evidence is silent: such a
// run is left out.
package name

import (
	"cmp"
	"slices"
	"strings"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// Mention is one place where a name stands, in tokens.
type Mention struct {
	Entity      int // index into Names.Entities
	First, Last int // tokens of the name, Last excluded
	Title       int // first token of the title printed before it; First when there is none
	Furniture   bool
	Span        story.Span // the name as shown
	Role        [2]int     // tokens of a role beside this mention, {0, 0} when there is none
	Before      [2]int     // tokens of one more role in front of it, when Role stands behind
	RoleAfter   bool       // the role stands behind the name, between commas
	Told        [2]int     // tokens of a role that the sentence tells of the person, when there is no other
}

// Names is what Find returns.
type Names struct {
	Entities []story.Entity // in order of first mention
	Mentions []Mention      // in text order
	Genders  []Gender       // by entity
	at       []int32        // by token: mention + 1, or 0
	forms    map[string][]int
}

// At is the mention that holds token i, and whether there is one.
func (n *Names) At(i int) (Mention, bool) {
	if i < 0 || i >= len(n.at) || n.at[i] == 0 {
		return Mention{}, false
	}
	return n.Mentions[n.at[i]-1], true
}

// Lookup lists the entities that are printed in this form, or, for people, whose first or last name it is, in order of
// first mention.
func (n *Names) Lookup(form string) []int {
	key := normal(form)
	if list := n.forms[key]; list != nil {
		return list
	}
	return n.forms[strings.Join(nameWords(key), " ")]
}

// Find reads the tokens of d. It never fails.
func Find(d *token.Doc, f furniture.Found, l *Lists) *Names {
	return FindWith(d, f, l, story.Decisions{})
}

// FindWith is Find for a text whose names a person has decided on: every decision holds in what it returns, and names
// that none touches are those of Find.
func FindWith(d *token.Doc, f furniture.Found, l *Lists, by story.Decisions) *Names {
	r := newReader(d, &f, l)
	groups := r.byRules()
	if l.tagger != nil {
		groups = r.regroup(l.tagger.mark(r, groups), groups)
	}
	groups = r.divide(groups)
	cs := r.cluster(groups)
	list, heads := r.sort(cs, groups)
	return r.assemble(r.decided(list, heads, by), heads)
}

// byRules files the candidates and groups them by rules and lists alone.
func (r *reader) byRules() []*group {
	r.dates()
	r.fromFurniture()
	r.candidates()
	r.inTextOrder()
	r.dropOverlaps()
	r.findBrackets()
	return r.group()
}

// inTextOrder sorts the candidates by their first token; among equals the one filed first comes first.
func (r *reader) inTextOrder() {
	order := make([]int, len(r.cands))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(r.cands[a].first-r.cands[b].first, a-b)
	})
	sorted := make([]candidate, len(order))
	for i, o := range order {
		sorted[i] = r.cands[o]
	}
	r.cands = sorted
}

// fromFurniture files the names that furniture has found: credits, places, agency.
func (r *reader) fromFurniture() {
	put := func(t furniture.Tokens, k kind, why string) {
		if t.Empty() || r.taken[t.First] {
			return
		}
		r.cands = append(r.cands, candidate{first: t.First, last: t.Last, titleFirst: t.First, kind: k, fixed: true, furniture: true, why: why, alias: -1})
	}
	for _, c := range r.f.Credits {
		put(c.Tokens, person, "named in the byline")
	}
	for _, p := range r.f.BylinePlaces {
		put(p, land, "place in the byline")
	}
	for _, p := range r.f.Places {
		for p.First+1 < p.Last && !r.d.Tokens[p.First].Cap {
			p.First++ // north-western Uganda
		}
		put(p, land, "place in the dateline")
	}
	if a := r.f.AgencyTokens; a.Last-a.First != 1 || !r.class[a.First].Has(Body) || !r.common(a.First) { // "(Agencies)" names none
		put(a, body, "agency in the dateline")
	}
	for _, b := range r.f.BylineTokens {
		for i := b.First; i < b.Last; i++ {
			r.taken[i] = true
		}
	}
}

// dropOverlaps keeps the first of two candidates that share tokens; they are in text order.
func (r *reader) dropOverlaps() {
	out := r.cands[:0]
	end := 0
	for _, c := range r.cands {
		if c.first < end {
			continue
		}
		end = c.last
		out = append(out, c)
	}
	r.cands = out
}

// findBrackets notes "Long Name (ABC)" and "ABC (Long Name)": the second is told what the first is.
func (r *reader) findBrackets() {
	for n := 1; n < len(r.cands); n++ {
		a, b := &r.cands[n-1], &r.cands[n]
		if a.kind != none || b.kind != none || b.titleFirst < b.first {
			continue
		}
		gap := a.last
		for gap < b.first && r.sign(gap, "(") == false && gap-a.last < 2 && (r.clitic(gap) || r.d.Tokens[gap].Kind == token.Mark) {
			gap++
		}
		if !r.sign(gap, "(") || b.first > gap+2 || b.last >= len(r.class) || !r.closesBracket(b.last) {
			continue
		}
		one, two := b.last-b.first == 1 && r.d.Tokens[b.first].Upper, a.last-a.first == 1 && r.d.Tokens[a.first].Upper
		if one && a.last-a.first > 1 || two && b.last-b.first > 1 {
			b.alias = int32(n - 1)
			a.given |= longForm
			b.given |= shortForm
		}
	}
}

func (r *reader) closesBracket(i int) bool {
	return r.sign(i, ")") || r.sign(i, ",") || r.d.Tokens[i].Kind == token.Mark && r.sign(i+1, ")")
}
