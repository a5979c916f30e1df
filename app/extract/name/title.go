package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// titleEnd is the token after the title words that begin at i, or i when none do or nothing is left for a name.
func (r *reader) titleEnd(i, end int) int {
	k, best := i, i
	for k < end && k-i < 8 {
		c := r.class[k]
		if n := r.titlePhrase(k, end); n > k {
			k, best = n, n
			continue
		}
		if c.Has(Titles) && !r.personHere(k, end, best > i) {
			k++
			best = k
			continue
		}
		if c.Has(Modifier) || r.hyphen(k) && best < k || c.Has(Direction) {
			k++
			continue
		}
		break
	}
	if best == i || best >= end || r.clitic(best) {
		return i
	}
	if r.headRun(i, best, end) {
		return i
	}
	return best
}

// allTitle says that the run is titles and nothing else: Deputy Chief (of Staff), Prime Minister.
func (r *reader) allTitle(i, end int) bool {
	titled := false
	for k := i; k < end; k++ {
		c := r.class[k]
		if r.hyphen(k) {
			continue
		}
		if !c.Has(Titles|Modifier|Role) || end-i > 1 && !c.Has(Common|Role|Office|Rank) || k > i && c.Has(Surname|Forenames) && !c.Has(Common|Role) || k == end-1 && c.Has(Body) && !c.Has(Titles) {
			return false
		}
		titled = titled || c.Has(Titles|Role)
	}
	return titled && (end-i > 1 || r.class[i].Has(Titles) && (r.common(i) || !r.class[i].Has(Surname|KnownPlace|Country|City)) && !r.class[i].Has(Forenames))
}

// titlePhrase is the end of a listed title of several words, or k.
func (r *reader) titlePhrase(k, end int) int {
	for e := min(k+3, end); e > k+1; e-- {
		if r.phrase(k, e).Has(Titles) {
			return e
		}
	}
	return k
}

// personHere says that the title word at k is rather a forename or surname: Dean Smith, Mr King.
func (r *reader) personHere(k, end int, titled bool) bool {
	c := r.class[k]
	if k == end-1 {
		return true
	}
	if r.hyphen(k + 1) {
		return true
	}
	if !c.Has(Forenames) || c.Has(Rank) || strings.HasSuffix(r.printed(k), ".") {
		return false
	}
	strong := c.Has(Male|Female|Office) && !c.Has(Honorific) || !c.Has(WomanName|ManName)
	if titled {
		return !strong
	}
	return end-k == 2 && !strong && !r.starts(k)
}

// headRun says that title words begin the name of a body: Justice Department, General Assembly.
func (r *reader) headRun(i, best, end int) bool {
	c, head := r.at(best-1), r.headClass(i, end)
	if r.clitic(best) || end-best == 1 && head.Has(Body|Land) && !head.Has(Surname|Forenames) {
		return true
	}
	if !head.Has(Body|Firm|Land|Thing) || c.Has(Male|Female) && !c.Has(Office) || strings.HasSuffix(r.printed(best-1), ".") {
		return false
	}
	if head.Has(Surname|Forenames) && !head.Has(Body|Firm) {
		return false
	}
	if r.class[best].Has(Forenames) && end-best >= 2 {
		return false
	}
	if head.Has(Surname) && c.Has(Rank|Office|Honorific) && end-best <= 2 && !r.l.Class(r.lower(end-1)).Has(Common) {
		return false
	}
	if !head.Has(Body | Firm) {
		return !c.Has(Rank | Male | Female | Honorific | Office)
	}
	return r.d.Tokens[best].Cap
}

// titled files the person (or body) after a title and goes on behind it.
func (r *reader) titled(i, te, end int) int {
	if r.is(te, "of") {
		return end
	}
	first := te
	for first < end && r.d.Tokens[first].Kind != token.Word {
		first++
	}
	return r.emitBridged(first, end, i)
}

// titleInside is the place of a title after the first word of the run with a name behind it, or 0.
func (r *reader) titleInside(i, end int) int {
	for k := i + 1; k < end-1; k++ {
		c := r.class[k]
		if !c.Has(Titles) || r.hyphen(k+1) || r.hyphen(k-1) || c.Has(Forenames|Surname) && !c.Has(Rank|Office) && !strings.HasSuffix(r.printed(k), ".") {
			continue
		}
		if r.class[i].Has(Forenames) && !r.class[i].Has(City|Country|KnownPlace) && !r.common(i) || r.headRun(k, k+1, end) {
			continue
		}
		if c.Has(Male|Female|Honorific) && !c.Has(Rank|Office) && !strings.HasSuffix(r.printed(k), ".") && !plainTitle(r.lower(k)) {
			continue
		}
		return k
	}
	return 0
}

func plainTitle(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "dr", "prof", "professor", "sheikh", "judge", "justice":
		return true
	}
	return false
}

// modifiersBefore backs from a title over the words that belong to it: Deputy Foreign | Minister.
func (r *reader) modifiersBefore(i, k int) int {
	for k > i && r.class[k-1].Has(Modifier|Titles) && !r.class[k-1].Has(Country|KnownPlace) {
		k--
	}
	return k
}

// worthLeft says that the words before a title name something: one of them is no common word.
func (r *reader) worthLeft(i, k int) bool {
	single := k-i == 1
	for ; i < k; i++ {
		if single && r.common(i) && !r.d.Tokens[i].Upper && !r.class[i].Has(KnownPlace|KnownBody|Country) {
			continue
		}
		if r.d.Tokens[i].Cap && (!r.common(i) || r.d.Tokens[i].Upper || r.class[i].Has(Body|Land|KnownPlace|KnownBody|Country)) {
			return true
		}
	}
	return false
}
