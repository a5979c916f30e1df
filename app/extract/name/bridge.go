package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// ofLand are nouns of places that take "of" and a name.
var ofLand = map[string]bool{
	"republic": true, "gulf": true, "bay": true, "strait": true, "straits": true, "sea": true, "port": true, "city": true, "isle": true, "isles": true,
	"kingdom": true, "state": true, "province": true, "district": true, "county": true, "valley": true, "cape": true, "horn": true, "region": true,
	"governorate": true, "emirate": true, "commonwealth": true, "tower": true, "temple": true, "palace": true, "town": true, "territory": true,
	"university": true, "islands": true, "union": true, "hill": true, "lake": true, "rock": true, "bridge": true, "mountains": true, "dome": true, "church": true,
}

// emitBridged files the name [i, end), lengthened over "of", "for", "to" or "and" where its grammar asks for it, and
// returns the token behind it.
func (r *reader) emitBridged(i, end, titleFirst int) int {
	full, bridged := r.bridge(i, end)
	r.emit(i, full, titleFirst)
	if bridged && len(r.cands) > 0 {
		r.cands[len(r.cands)-1].bridged = true
	}
	return full
}

// bridge is the end of the name that begins with [i, end), and whether it reached over a small word.
func (r *reader) bridge(i, end int) (int, bool) {
	if r.clitic(end-1) && end-1 > i {
		end--
	}
	if foreign := r.foreignEnd(i, end); foreign > end {
		return foreign, true
	}
	if r.sign(end, ",") && r.at(end+1).Has(Firm) && r.at(end+1)&(Land|Common) == 0 && r.capital(end+1) {
		end += 2
	}
	bridged := false
	for hops := 0; hops < 4; hops++ {
		next := r.hop(i, end, bridged)
		if next == 0 {
			break
		}
		end, bridged = next, true
	}
	return end, bridged
}

// foreignEnd lengthens a name that begins with a French, Spanish or Portuguese noun for a body over the small words and
// the words in small letters of that tongue: Fédération des transporteurs de la côte.
func (r *reader) foreignEnd(i, end int) int {
	if c := r.class[i]; !c.Has(BodyFirst) || c.Has(Common) && !r.romance(end) {
		return end
	}
	best := end
	for k := end; k < len(r.class) && k-i < 12 && r.sameSentence(i, k) && r.d.Tokens[k].Space; k++ {
		t := &r.d.Tokens[k]
		switch {
		case t.Kind != token.Word:
			return best
		case r.capital(k), elided(r.printed(k)):
			best = k + 1
		case r.romance(k):
		case t.Low && r.romance(k-1) && !r.class[k].Has(Small|Speech|Near):
			best = k + 1
		case t.Low && !r.class[k].Has(Common|Small|Speech|Act|Role|Near|Particle):
			best = k + 1
			if r.hyphen(k + 1) {
				k += 2
				best = k + 1
			}
		default:
			return best
		}
	}
	return best
}

// romance says that token k is an article or preposition of a Romance tongue.
func (r *reader) romance(k int) bool {
	if k >= len(r.class) {
		return false
	}
	switch r.lower(k) {
	case "de", "des", "du", "la", "le", "les", "et", "del", "dos", "das", "da", "do", "y", "e", "en", "para", "pour", "per", "della", "di", "dei":
		return true
	}
	return strings.HasPrefix(straight(r.lower(k)), "d'") || strings.HasPrefix(straight(r.lower(k)), "l'")
}

// hop is the end of the name after one more small word and the run behind it, or 0.
func (r *reader) hop(i, end int, bridged bool) int {
	if !r.sameSentence(i, end+1) || !r.d.Tokens[end].Space && !r.sign(end, ",") {
		return 0
	}
	head, c := end-1, r.at(end-1)
	w := r.lower(end)
	next := end + 1
	if (w == "of" || w == "for" || w == "on" || w == "against" || w == "in") && r.is(next, "the") {
		next++
	}
	if !r.sameSentence(i, next) || !r.nameWord(next) || !r.plainAt(next) {
		return 0
	}
	switch w {
	case "of", "de", "del", "des", "du":
		if !r.takesOf(i, head) {
			return 0
		}
	case "for", "against":
		if !c.Has(Body) || r.at(next).Has(Places|Forenames) && !r.at(next).Has(Common) && !r.common(next) {
			return 0
		}
	case "on":
		if !r.is(head, "committee") && !r.is(head, "commission") && !r.is(head, "conference") && !r.is(head, "council") && !r.is(head, "institute") && !r.is(head, "panel") && !r.is(head, "convention") {
			return 0
		}
	case "to":
		if !c.Has(Body) || !r.common(next) || !r.at(next).Has(Common|Act|Speech) && r.small[r.word[next]] == 0 || r.at(next).Has(Places|Forenames) {
			return 0
		}
	case "and":
		return r.andHop(i, end, bridged)
	case ",":
		if !bridged || !r.listOfCommon(next) {
			return 0
		}
		return r.runEnd(next)
	default:
		return 0
	}
	if r.at(next).Has(Titles) && !r.at(next).Has(Common|Body) && r.titleEnd(next, r.runEnd(next)) > next {
		return 0
	}
	return r.cutTail(next, r.runEnd(next))
}

// nameWord says that a name may go on at token i.
func (r *reader) nameWord(i int) bool {
	return r.capital(i) && (!r.at(i).Has(Small) || r.d.Tokens[i].Upper) || i < len(r.class) && r.particle(i)
}

// cutTail ends a run before a possessive that closes it.
func (r *reader) cutTail(i, end int) int {
	if end-1 > i && r.clitic(end-1) {
		return end - 1
	}
	return end
}

// takesOf says that the noun at head, the last of the run that begins at i, makes one name with "of" and a name.
func (r *reader) takesOf(i, head int) bool {
	c, w := r.at(head), r.lower(head)
	switch {
	case ofLand[w] || c.Has(Body) && !c.Has(Firm):
		return !r.starts(i) || head > i || !r.common(head) || c.Has(Body) && r.small[r.word[head]] == 0 || ofLand[w] && r.small[r.word[head]] == 0
	case c.Has(Thing):
		return !r.starts(i) || head > i
	case c.Has(Titles | Role):
		return false
	case head > i && r.common(head) && (r.at(i).Has(BodyFirst) || r.bodyIn(i, head)):
		return true
	}
	return head == i && c.Has(Common) && !r.starts(i) && !c.Has(Direction|Month) && r.common(i) && (strings.HasSuffix(w, "s") || r.is(i-1, "the"))
}

// bodyIn says that a noun for a body stands between i and end: Centre for Control | of.
func (r *reader) bodyIn(i, end int) bool {
	for k := i; k < end; k++ {
		if r.class[k].Has(Body) && r.d.Tokens[k].Cap {
			return true
		}
	}
	return false
}

// andHop reads "Fire and Rescue", "Health and Social Services", "Bosnia and Herzegovina".
func (r *reader) andHop(i, end int, bridged bool) int {
	next := end + 1
	stop := r.cutTail(next, r.runEnd(next))
	if r.phrase(i, stop).Has(Places | Bodies) {
		return stop
	}
	if !r.listOfCommon(next) || !r.at(end-1).Has(Common|BodyAdjective) && !r.common(end-1) || r.class[end-1].Has(Places|Forenames) && !bridged {
		return 0
	}
	if bridged && r.common(end-1) {
		return stop
	}
	if r.starts(i) && end-i == 1 && !r.numbered(stop-1) {
		return 0
	}
	if r.at(stop-1).Has(Body) && (!r.at(end-1).Has(Body) || strings.HasSuffix(r.lower(end-1), "s")) || r.numbered(stop-1) {
		return stop
	}
	return 0
}

// listOfCommon says that the run at i begins with a common word, as the list in "Agriculture, Fisheries and Forestry" does.
func (r *reader) listOfCommon(i int) bool {
	return r.capital(i) && (r.class[i].Has(Common|BodyAdjective|Body) || r.common(i)) && !r.class[i].Has(Titles|Forenames|Country|KnownPlace|KnownBody|People) && !r.taken[i]
}

// emit files the candidate [i, end) when it can be a name at all.
func (r *reader) emit(i, end, titleFirst int) {
	if end > i+1 && r.clitic(end-1) {
		end--
	}
	for end > i && !r.d.Tokens[end-1].Cap && !r.sign(end-1, "&") && r.d.Tokens[end-1].Kind == token.Mark {
		end--
	}
	if end <= i || !r.plausible(i, end, titleFirst) {
		return
	}
	r.cands = append(r.cands, candidate{first: i, last: end, titleFirst: titleFirst, kind: none, alias: -1})
}

// plausible says that [i, end) is not merely a title, a role, a single common word or an abbreviation of no name.
func (r *reader) plausible(i, end, titleFirst int) bool {
	if end-i > 1 || titleFirst < i {
		return true
	}
	t, c := &r.d.Tokens[i], r.class[i]
	if n := len(r.printed(i)); n < 4 && i+1 < len(r.class) && r.d.Tokens[i+1].Kind == token.Number && !t.Upper {
		return false // Rs 500, Tk 16,500
	}
	if money(r.printed(i)) || i+1 < len(r.class) && r.glued(i+1) && r.sign(i+1, "$") {
		return false
	}
	exact := r.l.class[straight(r.printed(i))]
	if exact.Has(KnownBody | KnownPlace | KnownThing) {
		return true
	}
	if t.Upper {
		if c.Has(Common|Small) && len(r.printed(i)) > 2 && !r.sign(i-1, "(") || c.Has(Dictionary) && r.starts(i) && len(r.printed(i)) > 3 {
			return false
		}
		return len(r.printed(i)) < 9 && !nonNames[r.printed(i)] && !c.Has(Titles|Role) && (r.plainAt(i) || r.trueCase(i))
	}
	if n := len(r.printed(i)); n == 1 || n == 2 && r.printed(i)[1] == '.' {
		return false
	}
	if c.Has(Titles|Role|Month|Weekday) && r.common(i) && !c.Has(Forenames|KnownPlace) {
		return false
	}
	if c.Has(Direction) && r.common(i) {
		return false
	}
	return true
}

// money says that the word is a sum with its currency: R31, RM18, K210.
func money(w string) bool {
	rest := strings.TrimLeft(w, "RMKNPShs")
	return len(rest) > 0 && len(w)-len(rest) <= 2 && strings.Trim(rest, "0123456789.,mbn") == "" && len(rest) < len(w) && (len(rest) > 1 || w[0] == 'R')
}

// nonNames are capitals that name nobody.
var nonNames = map[string]bool{
	"OK": true, "TV": true, "AM": true, "PM": true, "ID": true, "IT": true, "PR": true, "HR": true, "DNA": true, "HIV": true, "AIDS": true,
	"GDP": true, "GPS": true, "USB": true, "PDF": true, "CCTV": true, "SUV": true, "ATM": true, "VIP": true, "IQ": true, "UFO": true,
	"CEO": true, "CFO": true, "COO": true, "CTO": true, "MP": true, "MPS": true, "MD": true, "PHD": true, "BA": true, "MA": true, "MBA": true,
	"BC": true, "AD": true, "GMT": true, "EST": true, "PST": true, "BST": true, "UTC": true, "SMS": true, "PIN": true, "PC": true, "DJ": true, "MC": true,
	"LGBT": true, "LGBTQ": true, "AI": true, "FAQ": true, "DIY": true, "RIP": true, "SOS": true, "NGO": true, "IED": true, "RPG": true, "MRI": true, "ICU": true,
	"VAT": true, "IPO": true, "LED": true, "CD": true, "DVD": true, "HQ": true, "VAR": true, "PCR": true, "PPE": true, "VIPs": true, "WMD": true, "POW": true, "KG": true, "KM": true, "PS": true, "RE": true, "CO2": true, "NO": true, "YES": true, "CV": true, "QR": true, "URL": true, "WIFI": true, "AND": true, "THE": true, "OF": true, "FOR": true, "TO": true, "IN": true, "ON": true, "BY": true, "NOT": true, "WITH": true, "FROM": true, "UAV": true, "EV": true, "EVS": true,
}
