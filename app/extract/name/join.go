package name

import (
	"strings"
	"unicode/utf8"

	"quotedesk/app/extract/token"
)

// joins says that capitalised word k goes on with the run before it.
func (r *reader) joins(k int) bool {
	t := &r.d.Tokens[k]
	if !t.Space && !r.hyphen(k-1) && r.printed(k-1) != "&" && !strings.HasSuffix(r.printed(k-1), ".") {
		return false
	}
	if r.is(k-1, "the") && r.class[k-1].Has(Small) || r.class[k-1].Has(Small) && countWord(r.lower(k-1)) {
		return true
	}
	if r.class[k].Has(Small) && r.hyphen(k+1) && r.d.Tokens[k+2].Low {
		return true
	}
	if r.class[k].Has(Small) && !t.Upper && !r.class[k].Has(Forenames|Surname) {
		return r.listed(k-1) > k
	}
	return r.plainAt(k) || r.trueCase(k) || r.class[k].Has(Body|Land|Titles|BodyAdjective|BodyFirst) && r.trueCase(k-1)
}

// afterHyphen is the token after the second half of a hyphenated name, or 0 when the hyphen makes an adjective
// (US-led) or joins two names (India-Pakistan).
func (r *reader) afterHyphen(k int) int {
	next := k + 1
	t := &r.d.Tokens[next]
	c := r.class[next]
	switch {
	case r.taken[next]:
		return 0
	case t.Kind == token.Number:
		return next + 1
	case t.Kind != token.Word:
		return 0
	case t.Cap:
		if r.at(k-1).Has(Country|KnownPlace|People) && c.Has(Country|KnownPlace|People) {
			return 0
		}
		return next + 1
	case r.particle(next), c.Has(Particle) && r.hyphen(next+1):
		return next + 1
	case c.Has(Led|Small) && t.End-t.Start > 2, r.d.Tokens[k-1].Upper:
		return 0
	case c.Has(Common|Role) && (t.End-t.Start > 4 || !r.capital(k-2) || r.at(k-2).Has(Common) && !r.at(k-2).Has(Surname)):
		return 0
	}
	return next + 1
}

// nicknameEnd is the token after a nickname in marks inside a name (Musa “Tiger” Bello), or 0.
func (r *reader) nicknameEnd(k int) int {
	if r.d.Tokens[k].Kind != token.Mark || !r.d.Tokens[k].Space || !r.capital(k-1) || r.common(k-1) {
		return 0
	}
	end := k + 1
	for end < len(r.class) && end-k < 4 && r.capital(end) && r.sameSentence(k, end) {
		end++
	}
	if end == k+1 || end+1 >= len(r.class) || r.d.Tokens[end].Kind != token.Mark || !r.glued(end) || !r.capital(end+1) || !r.d.Tokens[end+1].Space || !r.sameSentence(k, end+1) || r.common(end+1) {
		return 0
	}
	return end + 1
}

// numbered says that token k is a number that belongs to the name before it: Local 88, Nikkei 225.
func (r *reader) numbered(k int) bool {
	if r.d.Tokens[k].Kind != token.Number || !r.d.Tokens[k].Space || !r.capital(k-1) || r.taken[k] {
		return false
	}
	switch r.lower(k - 1) {
	case "zone", "road", "street", "ward", "sector", "area", "block", "local", "nikkei", "route", "flight", "highway", "unit", "district", "interstate", "apollo", "boeing", "airbus", "channel", "gate", "terminal", "pier", "school", "ps", "formula", "euro", "article", "proposition", "measure":
		return true
	}
	return false
}

// possessiveInside says that the possessive at k stands inside the name of a body (People's Party, Workers’ Union):
// its owner is a common noun, and the run after it ends in a head noun.
func (r *reader) possessiveInside(first, k int) bool {
	if !r.capital(k+1) || !r.d.Tokens[k+1].Space {
		return false
	}
	end := k + 1
	for end < len(r.class) && end-k < 8 && (r.capital(end) || r.hyphen(end)) && r.sameSentence(k, end) {
		end++
	}
	head := r.headClass(k+1, end)
	if r.is(k+1, "co") && r.hyphen(k+2) {
		head |= Body
	}
	if !head.Has(Body | Land | Thing) {
		return false
	}
	owner := r.at(k - 1)
	if owner.Has(Country | People | KnownPlace | KnownBody | City) {
		return false
	}
	w := r.lower(k - 1)
	return owner.Has(Role|BodyAdjective|Common) || r.l.IsRole(w) || r.lower(k)[0] != 's' && utf8.RuneCountInString(w) > 4 && r.printed(k) != "'s" && r.printed(k) != "’s" || k-1 == first && head.Has(Body) && end-k <= 2 || r.is(first, "st") || r.is(first, "st.")
}

// common says that word i is an English word this story or the lists know in small letters.
func (r *reader) common(i int) bool {
	c := r.class[i]
	if r.word[i] < 0 {
		return false
	}
	return r.small[r.word[i]] > 0 || c.Has(Common|Small|Role|Speech|Act)
}
