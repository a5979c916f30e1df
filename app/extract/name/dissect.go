package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// dissect cuts the run [i, end) into titles, adjectives of nation and names, files the names, and returns the token to
// go on with, which lies behind end when a name reached over "of" or "and".
func (r *reader) dissect(i, end int) int {
	first := i
	for i < end {
		if r.d.Tokens[i].Kind != token.Word {
			i++
			continue
		}
		if r.allTitle(i, end) {
			if r.is(end, "of") && r.capital(end+1) && r.common(end+1) {
				return end + 2
			}
			return end
		}
		if n := r.trim(i, end); n > i {
			i = n
			continue
		}
		if e := r.listed(i); e > i && e <= end && (e == end || !r.nameGoesOn(e, end)) {
			return r.emitRest(i, e, end)
		}
		if r.class[i].Has(People) && !r.class[i].Has(Country) || r.peoplePhrase(i, end) > i {
			if n := r.peopleFirst(i, end); n > i {
				i = n
				continue
			}
		}
		if end-i == 1 && r.adjective(i) {
			r.cands = append(r.cands, candidate{first: i, last: end, titleFirst: i, kind: people, fixed: true, why: "adjective made with “-" + r.printed(i+2) + "”", alias: -1})
			return end
		}
		if te := r.titleEnd(i, end); te > i {
			return r.titled(i, te, end)
		}
		if k := r.titleInside(i, end); k > i {
			if r.worthLeft(i, r.modifiersBefore(i, k)) {
				r.emit(i, r.modifiersBefore(i, k), i)
			}
			i = r.modifiersBefore(i, k)
			if te := r.titleEnd(i, end); te > i {
				return r.titled(i, te, end)
			}
			i = k
			continue
		}
		return r.emitBridged(i, end, i)
	}
	return max(end, first+1)
}

// emitRest files [i, e) and goes on with what is left of the run.
func (r *reader) emitRest(i, e, end int) int {
	if e == end {
		return r.emitBridged(i, e, i)
	}
	r.emit(i, e, i)
	return r.dissect(e, end)
}

// nameGoesOn says that the words from e to end make one longer name with the listed words before them: a head noun
// closes the run, or a hyphen joins.
func (r *reader) nameGoesOn(e, end int) bool {
	if r.class[e].Has(Forenames) && !r.common(e) && end-e >= 2 && !r.at(end-1).Has(Body|Land|Thing|Firm) && r.d.Tokens[e].Space {
		return false // Ambassador to the United States | Amina Sule
	}
	return r.at(end-1).Has(Body|Land|Thing|Firm) && !r.class[e].Has(Titles) || r.hyphen(e) || r.clitic(e) || r.sign(e, "&") ||
		!r.class[e].Has(Titles|People) && !r.class[e].Has(Places)
}

// adjective says that a country at i makes an adjective of allegiance with what follows its hyphen: US-led, Iran-backed.
func (r *reader) adjective(i int) bool {
	if !r.hyphen(i + 1) {
		return false
	}
	if exact := r.l.class[straight(r.printed(i))]; !(exact | r.class[i]).Has(Country | KnownPlace) {
		return false
	}
	switch r.lower(i + 2) {
	case "led", "backed", "funded", "trained", "supported", "sponsored", "brokered", "mediated", "aligned", "allied", "made", "built", "style", "supplied", "designed", "friendly", "linked", "affiliated", "imposed", "inspired", "dominated", "administered", "mandated", "approved":
		return true
	}
	return false
}

// trim is the token after a word at i that only the start of a sentence capitalises, or i.
func (r *reader) trim(i, end int) int {
	if !r.starts(i) || r.d.Tokens[i].Upper || r.d.Tokens[i].Low || r.hyphen(i+1) {
		return i
	}
	c := r.class[i]
	if r.mid[r.word[i]] > 0 && r.small[r.word[i]] == 0 || r.listed(i) > i+1 {
		return i
	}
	if end == i+1 && c == 0 && r.unknownPlural(i) {
		return i + 1
	}
	if !r.common(i) && !(end == i+1 && c.Has(Dictionary|Modifier|BodyAdjective|Body|Land|Thing|Direction|BodyFirst) && !c.Has(Places|Forenames|Surname|KnownBody)) {
		return i
	}
	if c.Has(Titles) && end > i+1 && !c.Has(Small) {
		return i
	}
	if end == i+1 {
		if c.Has(Forenames|Surname|KnownPlace|Country|KnownBody|People|City) && r.small[r.word[i]] == 0 && !c.Has(Small) && (!c.Has(Common) || r.at(i+1).Has(Speech|Act) && c.Has(Forenames)) {
			return i
		}
		if c.Has(Body) && (r.is(i+1, "of") || r.is(i+1, "for")) {
			return i
		}
		return i + 1
	}
	if c.Has(Surname|Forenames) && !c.Has(Small|Speech|Act) && r.small[r.word[i]] == 0 && !r.class[i+1].Has(Common|Small) && !r.common(i+1) && r.capital(i+1) {
		return i
	}
	if c.Has(Forenames) && !c.Has(Small) && r.small[r.word[i]] == 0 && (!c.Has(Common) || !r.class[i+1].Has(Common)) {
		return i
	}
	if head := r.at(end - 1); head.Has(Body|Land|Thing|Firm) && !c.Has(Small|Speech|Act) && !r.class[i+1].Has(Small) && !ing(r.lower(i)) {
		if c.Has(Modifier|BodyAdjective|Body) || !r.l.IsRole(r.lower(i)) {
			return i
		}
	}
	if c.Has(BodyAdjective|Modifier) && r.titleEnd(i, end) > i {
		return i
	}
	return i + 1
}

// unknownPlural says that a word no list has looks like an English plural that is the subject of its sentence:
// Vaccinators would move. A name in that place is followed by a verb of speech or stands elsewhere, too.
func (r *reader) unknownPlural(i int) bool {
	w := r.lower(i)
	n := len(w)
	if n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i' || r.mid[r.word[i]] > 0 || i+1 >= len(r.class) {
		return false
	}
	return r.d.Tokens[i+1].Kind == token.Word && r.d.Tokens[i+1].Low && !r.class[i+1].Has(Speech) && !r.clitic(i+1)
}

func ing(w string) bool { return strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "ing") }

// peoplePhrase is the end of a listed adjective of several words (South Korean), or i.
func (r *reader) peoplePhrase(i, end int) int {
	for e := min(i+3, end); e > i+1; e-- {
		if r.phrase(i, e).Has(People) {
			return e
		}
	}
	return i
}

// peopleFirst files an adjective of nation or creed that stands alone or before a title or a person, and returns the
// token after it; i when the adjective is part of a longer name.
func (r *reader) peopleFirst(i, end int) int {
	e := max(r.peoplePhrase(i, end), i+1)
	rest := end - e
	if e < end && (r.clitic(e) || r.hyphen(e)) {
		rest = 0
	}
	if rest > 0 {
		head := r.at(end - 1)
		if head.Has(Body|Land|Thing|Firm) && r.titleInside(i, end) == 0 && r.titleEnd(e, end) == e && !r.class[e].Has(Forenames) {
			return i
		}
		if r.phrase(i, min(e+1, end)).Has(Places | Bodies | KnownThing) {
			return i
		}
	}
	if rest == 0 && r.afterOf(e) {
		return i
	}
	r.cands = append(r.cands, candidate{first: i, last: e, titleFirst: i, kind: people, fixed: true, why: "list of nations, creeds and parties", alias: -1})
	return e
}

// afterOf says that "of" and a capital follow at e.
func (r *reader) afterOf(e int) bool { return r.is(e, "of") && r.capital(e+1) }
