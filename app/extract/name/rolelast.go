package name

import (
	"strings"

	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// rolesInClauses gives people of whom the story tells no role at all what the clause right behind their name tells: who
// lives next door, whose daughter is in Year 9, who bought it two years ago. It is what a caption would say of them.
func (r *reader) rolesInClauses(n *Names, rank []int) {
	for k := range n.Mentions {
		m := &n.Mentions[k]
		e := &n.Entities[m.Entity]
		if e.Type != story.Person || m.Furniture || len(e.RoleSpans) > 0 {
			continue
		}
		first, last := r.tellingClause(r.lettersEnd(m.Last))
		if first == last {
			continue
		}
		s := r.span(first, last)
		e.RoleSpans = append(e.RoleSpans, s)
		e.Role, rank[m.Entity] = s.In(r.d.Text), worthLittle
	}
}

// tellingClause is the clause behind a name that ends before k, when it tells who somebody is; empty when none does.
func (r *reader) tellingClause(k int) (first, last int) {
	if r.sign(k, "(") && r.age(k+1) && r.sign(k+2, ")") {
		k += 3
	}
	if !r.sign(k, ",") && !r.dash(k) || !r.sameSentence(k-1, k+1) {
		return k, k
	}
	i := r.pastAside(k + 1)
	if !r.is(i, "who") && !r.is(i, "whose") || !r.sameSentence(k, i) {
		return k, k
	}
	end := r.roleEnd(i)
	if end-i < 3 || !r.closes(end) && !r.dash(end) {
		return k, k
	}
	if r.is(i, "whose") {
		if r.belongs(i+1, end) {
			return i, end
		}
		return k, k
	}
	v := i + 1
	for v < end && (leadsVerb[r.lower(v)] || strings.HasSuffix(r.lower(v), "ly")) {
		v++
	}
	if (r.is(v, "is") || r.is(v, "was")) && r.bareRole(v+1) && (r.closes(v+2) || r.linked(v+2)) {
		return v + 1, end // who is mayor of Tema
	}
	if r.tellsWho(v, end) {
		return i, end
	}
	return k, k
}

// leadsVerb are adverbs between “who” and its verb.
var leadsVerb = map[string]bool{"also": true, "now": true, "still": true, "once": true, "himself": true, "herself": true, "both": true, "first": true}

// tellsWho says that a clause with its verb at v tells who somebody is rather than what happened: a present tense, a
// perfect with its span of time, something made, founded, bought or won, somebody lost.
func (r *reader) tellsWho(v, end int) bool {
	w := r.lower(v)
	switch w {
	case "is":
		return strings.HasSuffix(r.lower(v+1), "ing") && !r.at(v+1).Has(Speech) || r.is(v+1, "responsible") || r.is(v+1, "in") && r.is(v+2, "charge")
	case "has", "had":
		return r.spans(v+1, end) || r.akin(v+1, min(v+5, end))
	case "lost":
		return r.akin(v+1, min(v+4, end))
	case "set":
		return r.is(v+1, "up")
	case "does", "was", "says", "as", "this":
		return false
	}
	if made[w] {
		return true
	}
	return r.d.Tokens[v].Low && r.d.Tokens[v].Kind == token.Word && len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") &&
		!r.class[v].Has(Speech|Small) && !opines[w]
}

// opines are verbs in the present tense that tell what somebody feels or is about to do.
var opines = map[string]bool{
	"wants": true, "believes": true, "thinks": true, "hopes": true, "faces": true, "denies": true, "seems": true, "appears": true, "remains": true, "knows": true,
	"fears": true, "likes": true, "admits": true, "expects": true, "needs": true, "gets": true, "agrees": true, "refuses": true, "declines": true, "takes": true,
	"goes": true, "comes": true, "leaves": true, "returns": true, "turns": true, "becomes": true, "loses": true, "dies": true, "feels": true, "looks": true, "intends": true,
}

// made are past tenses that tell somebody apart by what the person did: who wrote the report, who bought the mill.
var made = map[string]bool{
	"built": true, "bought": true, "wrote": true, "designed": true, "organised": true, "organized": true, "won": true, "discovered": true, "invented": true,
	"created": true, "launched": true, "started": true, "opened": true, "established": true, "formed": true, "drew": true, "painted": true, "composed": true,
	"translated": true, "edited": true, "filmed": true, "produced": true, "published": true, "restored": true, "raised": true, "baked": true, "cast": true,
	"shared": true, "survived": true, "headed": true, "played": true, "captained": true, "trained": true, "drafted": true, "supplied": true, "rented": true,
	"cooked": true, "carved": true, "sewed": true, "planted": true, "grew": true, "commissioned": true, "chaired": true, "hosted": true, "cared": true, "nursed": true,
}

// spans says that the words from i on tell for how long, or since when, somebody has done something.
func (r *reader) spans(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if r.is(k, "since") || r.is(k, "for") && (r.is(k+2, "years") || r.is(k+2, "decades") || r.is(k+1, "years") || r.is(k+1, "decades") || r.is(k+3, "years")) {
			return true
		}
	}
	return false
}

// akin says that one of the words from i on is a noun for kin: two sons, his brother, three children.
func (r *reader) akin(i, end int) bool {
	for k := i; k < end; k++ {
		if w := r.lower(k); r.class[k].Has(Relation) || r.l.class[singular(w)].Has(Relation) || w == "children" || w == "wives" || w == "family" {
			return true
		}
	}
	return false
}

// belongs says that the words behind “whose” name kin, a home or a trade: whose two sons attend the school.
func (r *reader) belongs(i, end int) bool {
	head := min(i+4, end)
	if r.akin(i, head) {
		return end-i > 2
	}
	for k := i; k < head; k++ {
		if own[singular(r.lower(k))] {
			return end-i > 2
		}
	}
	return false
}

// own are nouns for what somebody has and is known by.
var own = map[string]bool{
	"house": true, "home": true, "flat": true, "apartment": true, "bungalow": true, "cottage": true, "property": true, "garden": true, "farm": true, "land": true,
	"field": true, "shop": true, "store": true, "stall": true, "café": true, "cafe": true, "restaurant": true, "pub": true, "bar": true, "bakery": true, "business": true,
	"company": true, "firm": true, "studio": true, "workshop": true, "boat": true, "ship": true, "taxi": true, "lorry": true, "truck": true, "school": true, "class": true,
	"book": true, "novel": true, "film": true, "play": true, "song": true, "work": true, "research": true, "team": true, "laboratory": true, "lab": true, "group": true,
	"route": true, "ward": true, "constituency": true, "district": true, "parish": true, "church": true, "mosque": true, "orchard": true, "vineyard": true, "herd": true,
}
