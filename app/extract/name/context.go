package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// surroundings counts the evidence beside the candidate.
func (r *reader) surroundings(c *weighing) {
	c.addGiven()
	r.titleBefore(c)
	r.wordBefore(c)
	r.wordAfter(c)
}

// addGiven counts what a look over all candidates has found.
func (c *weighing) addGiven() {
	if c.given&shortForm != 0 {
		c.add(body, 20, "short form in brackets")
	}
	if c.given&longForm != 0 {
		c.add(body, 20, "short form in brackets after it")
	}
	if c.given&playing != 0 {
		c.add(body, 70, "plays in this story")
	}
}

func (r *reader) titleBefore(c *weighing) {
	for k := c.titleFirst; k < c.first; k++ {
		cl := r.class[k]
		if r.phrase(k, c.first).Has(Titles) && c.first-k > 1 {
			cl |= r.phrase(k, c.first)
		}
		c.titles |= cl & (Titles | Modifier | Woman | Man)
	}
	if c.titleFirst == c.first {
		return
	}
	word := r.printed(c.first - 1)
	switch {
	case c.titles.Has(Rank|Honorific|Male|Female) && !c.titles.Has(Office), c.titles.Has(Rank | Honorific):
		c.add(person, 55, "“"+word+"” before it")
	default:
		c.add(person, 45, "“"+word+"” before it")
	}
}

// wordBefore reads the word to the left: a preposition of place, a role, a verb of speech, an article.
func (r *reader) wordBefore(c *weighing) {
	p := c.titleFirst - 1
	if p < 0 || !r.sameSentence(p, c.first) {
		return
	}
	cl, w := r.class[p], r.lower(p)
	single := c.last-c.first == 1
	switch {
	case w == "the" || w == "a" || w == "an":
		c.add(person, -26, "")
		if !single || r.common(c.first) || r.d.Tokens[c.first].Upper {
			c.add(body, 8, "“the” before it")
			c.add(thing, 4, "“the” before it")
		}
		if r.d.Tokens[c.first].Kind == token.Word && !single {
			c.add(body, 6, "“the” before it")
		}
		if single && !r.common(c.first) {
			c.add(land, 6, "“the” before it")
		}
	case craft[w]:
		c.add(thing, 48, "“"+w+"” before it")
	case w == "in" || w == "near" || w == "at" || w == "around" || w == "outside" || w == "across" || w == "throughout":
		points := 22
		if w == "at" {
			points = 14
		}
		c.add(land, points, "“"+w+"” before it")
		c.add(person, -18, "")
	case w == "as" && r.is(p-1, "away"):
		c.add(land, 16, "“away as” before it")
	case cl.Has(Near):
		c.add(land, 7, "“"+w+"” before it")
	case w == "of":
		if r.at(p-1).Has(Land|City) || r.is(p-1, "capital") || r.is(p-1, "outskirts") || r.is(p-1, "people") || r.is(p-1, "coast") || r.is(p-1, "north") || r.is(p-1, "south") || r.is(p-1, "east") || r.is(p-1, "west") || r.is(p-1, "parts") {
			c.add(land, 34, "“"+r.printed(p-1)+" of” before it")
		} else if r.is(p-1, "out") || r.capital(p-1) && !r.common(p-1) || r.is(p-1, "residents") || r.is(p-1, "villagers") {
			c.add(land, 16, "“of” before it")
			c.add(body, 6, "")
		} else if r.at(p-1).Has(Role) || r.l.IsRole(r.lower(p-1)) {
			c.add(land, 5, "")
			c.add(body, 5, "")
		}
	case cl.Has(Direction) && r.d.Tokens[p].Low:
		c.add(land, 26, "“"+r.printed(p)+"” before it")
	case cl.Has(Relation):
		c.add(person, 40, "“"+r.printed(p)+"” before it")
	case cl.Has(Role) && r.d.Tokens[p].Low:
		c.add(person, 36, "“"+r.printed(p)+"” before it")
	case r.l.IsRole(w) && r.d.Tokens[p].Low:
		c.add(person, 14, "“"+r.printed(p)+"” before it")
	case cl.Has(Speech) && r.d.Tokens[p].Low:
		c.add(person, 12, "“"+w+"” before it")
	case cl.Has(Land) && r.d.Tokens[p].Low && (w == "village" || w == "town" || w == "city" || w == "province"):
		c.add(land, 20, "“"+w+"” before it")
	case w == "named" || w == "called":
		c.add(person, 12, "“"+w+"” before it")
	}
}

// wordAfter reads what follows: an age, "who", a verb, a noun of place, a place after a comma.
func (r *reader) wordAfter(c *weighing) {
	k := c.last
	if !r.sameSentence(c.first, k) {
		return
	}
	cl, w := r.class[k], r.lower(k)
	switch {
	case w == ",":
		r.afterComma(c, k+1)
	case w == "(":
		if r.age(k+1) && r.sign(k+2, ")") {
			c.add(person, 45, "age after it")
		}
	case r.clitic(k):
		if n := r.at(k + 1); n.Has(Relation) || r.is(k+1, "lawyer") {
			c.add(person, 22, "“"+r.printed(k+1)+"” of it")
		} else if r.at(k+1).Has(Office) || r.is(k+1, "government") || r.is(k+1, "capital") {
			c.add(land, 10, "“"+r.printed(k+1)+"” of it")
			c.add(body, 6, "")
		}
	case r.hyphen(k) && r.at(k+1).Has(Led):
		if r.is(k+1, "born") || r.is(k+1, "based") || r.is(k+1, "area") || r.is(k+1, "bound") || r.is(k+1, "occupied") {
			c.add(land, 25, "“-"+r.printed(k+1)+"” after it")
		} else {
			c.add(person, -4, "")
		}
	case w == "who" || w == "whose" || w == "himself" || w == "herself":
		c.add(person, 24, "“"+w+"” after it")
	case cl.Has(Speech) && r.d.Tokens[k].Low:
		c.add(person, 16, "“"+w+"” after it")
		c.add(body, 7, "“"+w+"” after it")
	case cl.Has(Act) && r.d.Tokens[k].Low && !cl.Has(Small):
		c.add(person, 8, "“"+w+"” after it")
	case cl.Has(Land) && r.d.Tokens[k].Low && landAfter[w]:
		c.add(land, 30, "“"+w+"” after it")
	case cl.Has(Body) && r.d.Tokens[k].Low && bodyAfter[w]:
		c.add(body, 12, "“"+w+"” after it")
	}
}

// craft are nouns in small letters that say that the name after them is a ship's, a storm's, a work's.
var craft = map[string]bool{
	"tanker": true, "ship": true, "vessel": true, "trawler": true, "ferry": true, "freighter": true, "boat": true, "yacht": true, "submarine": true,
	"frigate": true, "destroyer": true, "cruiser": true, "film": true, "movie": true, "novel": true, "album": true, "song": true, "play": true,
	"musical": true, "opera": true, "horse": true, "satellite": true, "rocket": true, "storm": true, "cyclone": true, "hurricane": true, "typhoon": true, "carrier": true, "book": true, "dog": true, "liner": true, "dhow": true,
}

// landAfter and bodyAfter are nouns in small letters that say what the name before them is.
var landAfter = map[string]bool{
	"province": true, "district": true, "region": true, "county": true, "city": true, "village": true, "town": true, "state": true, "river": true,
	"valley": true, "airport": true, "peninsula": true, "island": true, "islands": true, "governorate": true, "suburb": true, "street": true, "beach": true, "prefecture": true, "border": true, "coast": true, "harbour": true, "port": true, "neighbourhood": true, "neighborhood": true, "highlands": true, "delta": true, "area": true, "township": true, "parish": true, "camp": true,
	"provinces": true, "districts": true, "regions": true, "counties": true, "villages": true, "towns": true, "states": true, "rivers": true, "cities": true,
}

var bodyAfter = map[string]bool{
	"party": true, "group": true, "company": true, "militia": true, "government": true, "club": true, "newspaper": true, "agency": true, "forces": true, "police": true, "magazine": true, "radio": true, "council": true, "university": true, "union": true, "staff": true, "team": true, "network": true, "securities": true,
}

// age says that token i is a person's age.
func (r *reader) age(i int) bool {
	if i >= len(r.class) || r.d.Tokens[i].Kind != token.Number {
		return false
	}
	w := r.printed(i)
	return len(w) <= 2 && strings.Trim(w, "0123456789") == "" && w[0] != '0' && len(w) > 0 || len(w) == 3 && w[0] == '1' && strings.Trim(w, "0123456789") == ""
}

// afterComma reads ", 34,", ", who", ", a nurse", ", Ohio".
func (r *reader) afterComma(c *weighing, k int) {
	if !r.sameSentence(c.first, k) {
		return
	}
	switch w := r.lower(k); {
	case r.age(k) && (r.sign(k+1, ",") || r.sign(k+1, ".") || r.sign(k+1, ";")):
		c.add(person, 50, "age after it")
	case w == "who" || w == "whose":
		points := 30
		if r.at(c.titleFirst - 1).Has(Near) {
			points = 8
		}
		c.add(person, points, "“, "+w+"” after it")
	case w == "where":
		c.add(land, 25, "“, where” after it")
	case w == "which":
		c.add(person, -15, "")
		c.add(body, 8, "“, which” after it")
	case r.capital(k) && r.at(k).Has(KnownPlace|Country|Region) && !r.at(k).Has(Forenames|Common) && c.titleFirst == c.first && !r.clitic(k+1) && !r.hyphen(k+1):
		c.add(land, 26, "“, "+r.printed(k)+"” after it")
	default:
		if _, ok := r.apposition(c.last); ok {
			c.add(person, 34, "role after it")
			c.add(land, -10, "")
		}
	}
}
