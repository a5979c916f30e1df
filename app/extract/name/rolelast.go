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
	v := r.pastAdverbs(i+1, end)
	if r.is(v, "is") || r.is(v, "was") {
		if head := r.headNoun(v + 1); r.bareRole(v+1) && (r.closes(v+2) || r.linked(v+2)) || head > v && head < end && v > i+1 && r.class[head].Has(Role) {
			return v + 1, end // who is mayor of Tema, who at 81 is the oldest member
		}
	}
	if r.tellsWho(v, end) {
		return i, end
	}
	return k, k
}

// pastAdverbs is the verb of a clause whose words begin at i: behind adverbs, an age, a companion or a time.
func (r *reader) pastAdverbs(i, end int) int {
	for i < end {
		switch w := r.lower(i); {
		case leadsVerb[w] || strings.HasSuffix(w, "ly"):
			i++
		case w == "at" && r.age(i+1):
			i += 2
		case w == "with" && owner(r.lower(i+1)) && r.at(i+2).Has(Relation):
			i += 3
		case w == "until" && r.at(i+1).Has(Month|Weekday):
			i += 2
		default:
			return i
		}
	}
	return i
}

// leadsVerb are adverbs between “who” and its verb.
var leadsVerb = map[string]bool{"also": true, "now": true, "still": true, "once": true, "himself": true, "herself": true, "both": true, "first": true}

// tellsWho says that a clause with its verb at v tells who somebody is, or what part in the matter is theirs, rather than
// what happened next: a present tense, a perfect with its span of time, a past tense that is no going, standing or dying.
func (r *reader) tellsWho(v, end int) bool {
	w := r.lower(v)
	switch w {
	case "is":
		return strings.HasSuffix(r.lower(v+1), "ing") && !r.at(v+1).Has(Speech) || r.is(v+1, "responsible") || r.is(v+1, "in") && r.is(v+2, "charge")
	case "was":
		return r.is(v+1, "among") || r.is(v+1, "on") || r.is(v+1, "aboard") || r.is(v+1, "not") && r.is(v+2, "involved") || strings.HasSuffix(r.lower(v+1), "ing") && !r.at(v+1).Has(Speech)
	case "has", "had":
		return r.spans(v+1, end) || r.begunNoun(v+1) && r.akin(v+1, min(v+5, end)) || w == "had" && practised[r.lower(v+1)]
	case "lost":
		return r.akin(v+1, min(v+4, end))
	case "set":
		return r.is(v+1, "up")
	case "used":
		return r.is(v+1, "to")
	case "took":
		return r.is(v+1, "part")
	case "does", "says", "as", "this":
		return false
	}
	if t := &r.d.Tokens[v]; !t.Low || t.Kind != token.Word || len(w) < 3 || !made[w] && r.class[v].Has(Speech|Small) || happens[w] {
		return false
	}
	return made[w] || strings.HasSuffix(w, "ed") || len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !opines[w]
}

// happens are past tenses of what befalls somebody or what is done and over: who left early, who resigned in May.
var happens = map[string]bool{
	"arrived": true, "finished": true, "entered": true, "returned": true, "died": true, "voted": true, "pleaded": true, "declined": true, "refused": true,
	"appeared": true, "tried": true, "failed": true, "wanted": true, "hoped": true, "waited": true, "walked": true, "turned": true, "resigned": true, "retired": true,
	"stayed": true, "abstained": true, "missed": true, "scored": true, "stepped": true, "needed": true, "received": true, "suffered": true,
	"collapsed": true, "escaped": true, "joined": true, "seemed": true, "looked": true, "smiled": true, "laughed": true, "nodded": true, "listened": true,
	"faced": true, "remained": true, "ended": true, "visited": true, "travelled": true, "traveled": true, "landed": true, "stopped": true, "started": true,
	"attended": true, "skipped": true, "watched": true, "wished": true, "claimed": true, "decided": true, "expected": true, "thanked": true, "tweeted": true, "posted": true,
	"arrested": true, "convicted": true, "sentenced": true, "insured": true, "carried": true, "dropped": true, "raced": true, "rushed": true, "testified": true,
}

// opines are verbs in the present tense that tell what somebody feels or is about to do.
var opines = map[string]bool{
	"wants": true, "believes": true, "thinks": true, "hopes": true, "faces": true, "denies": true, "seems": true, "appears": true, "remains": true, "knows": true,
	"fears": true, "likes": true, "admits": true, "expects": true, "needs": true, "gets": true, "agrees": true, "refuses": true, "declines": true, "takes": true,
	"goes": true, "comes": true, "leaves": true, "returns": true, "turns": true, "becomes": true, "loses": true, "dies": true, "feels": true, "looks": true, "intends": true,
}

// made are irregular past tenses that tell somebody apart by what the person did: who wrote the report, who bought the mill.
var made = map[string]bool{
	"built": true, "bought": true, "wrote": true, "won": true, "drew": true, "cast": true, "grew": true, "drove": true, "flew": true, "saw": true, "oversaw": true,
	"knew": true, "taught": true, "sold": true, "kept": true, "held": true, "bred": true, "brought": true, "found": true, "dug": true, "sang": true, "rode": true,
	"proposed": true, "prosecuted": true, "seconded": true, "moved": true, "recommended": true, "fought": true, "chose": true, "met": true, "lent": true, "hid": true, "shot": true, "wove": true, "swept": true, "swam": true, "cut": true,
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

// begunNoun says that a noun phrase begins at i: two, a, his.
func (r *reader) begunNoun(i int) bool {
	return determiner(r.lower(i)) || countWord(r.lower(i)) || r.d.Tokens[i].Kind == token.Number || r.at(i).Has(Relation)
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
