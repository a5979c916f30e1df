package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// weigh counts the evidence inside the candidate's own words; surroundings counts what stands beside it.
func (r *reader) weigh(c *weighing) {
	i, end := c.first, c.last
	n := end - i
	first, last := r.class[i], r.headClass(i, end)
	whole := r.phrase(i, end)
	if n == 1 {
		whole |= r.l.class[straight(r.printed(i))] & (KnownBody | KnownPlace | KnownThing)
	}
	r.weighLists(c, whole, n)
	if n > 1 {
		r.weighHeads(c, first, last)
		r.weighPerson(c, first, last)
	} else {
		r.weighSingle(c, first)
	}
	if c.bridged {
		c.add(body, 12, "written with a small word inside")
		c.add(person, -40, "")
	}
	for k := i + 1; k < end-1; k++ {
		if r.sign(k, "&") {
			c.add(body, 30, "“&” inside")
		}
	}
}

func (r *reader) weighLists(c *weighing, whole Class, n int) {
	weak := 0
	if n == 1 && whole.Has(Common) {
		weak = 18
	}
	switch {
	case whole.Has(KnownBody):
		c.add(body, 60, "list of well-known bodies")
	case whole.Has(Bodies) && n > 1:
		c.add(body, 40, "list of companies, clubs and universities")
	case whole.Has(Bodies):
		c.add(body, 14-weak, "list of companies, clubs and universities")
	}
	switch {
	case whole.Has(KnownPlace|Country) && n > 1:
		c.add(land, 80, "list of well-known places")
	case whole.Has(KnownPlace):
		c.add(land, 60, "list of well-known places")
	case whole.Has(Country):
		c.add(land, 50, "list of countries")
	case whole.Has(Region) && n > 1, whole.Has(City) && n > 1:
		c.add(land, 38, "list of cities and regions")
	case whole.Has(Region), whole.Has(PlaceName):
		c.add(land, 30-weak, "list of regions and places")
	case whole.Has(City):
		c.add(land, 24-weak, "list of cities")
	}
	if whole.Has(KnownThing) {
		c.add(thing, 70, "list of events and works")
	}
	if whole.Has(Famous) && n > 1 {
		c.add(person, 45, "list of people")
	}
}

// weighHeads counts head nouns: Council, River, Cup.
func (r *reader) weighHeads(c *weighing, first, last Class) {
	i, end := c.first, c.last
	titled := c.titleFirst < i
	if last.Has(Firm) {
		c.add(body, 60, "company ending “"+r.printed(end-1)+"”")
	}
	name := first.Has(Forenames) && !r.common(i) && last.Has(Surname|Forenames)
	if r.d.Tokens[end-1].Kind == token.Number && r.class[end-2].Has(Land) {
		c.add(land, 45, "“"+r.printed(end-2)+"” with a number")
	}
	if last.Has(Body) {
		points := 45
		if last.Has(Surname|Forenames) && first.Has(Forenames) && end-i <= 3 {
			points = 12
		}
		c.add(body, points, "ends in “"+r.printed(end-1)+"”")
	}
	if last.Has(Land) {
		points := 40
		if last.Has(Surname|Forenames) && (first.Has(Forenames) || titled) {
			points = 10
		}
		c.add(land, points, "ends in “"+r.printed(end-1)+"”")
	}
	if last.Has(Thing) && !name {
		c.add(thing, 42, "ends in “"+r.printed(end-1)+"”")
	}
	if first.Has(BodyFirst) && !titled && !first.Has(Forenames) {
		c.add(body, 48, "begins with “"+r.printed(i)+"”")
	}
	if first.Has(LandFirst) && !titled && !first.Has(Forenames) {
		c.add(land, 18, "begins with “"+r.printed(i)+"”")
	}
	if last.Has(KnownThing) {
		c.add(thing, 40, "ends in “"+r.printed(end-1)+"”")
	}
	if first.Has(ThingFirst) {
		c.add(thing, 50, "begins with “"+r.printed(i)+"”")
	}
	for k := i; k < end-1; k++ {
		h := r.class[k]
		next := k + 1
		switch {
		case !r.d.Tokens[k].Cap:
		case h.Has(Body) && (r.is(next, "of") || r.is(next, "for") || r.is(next, "to") || r.is(next, "on") || r.is(next, "de") || r.is(next, "against") || r.is(next, "and")):
			c.add(body, 50, "“"+r.printed(k)+"” inside")
		case r.is(next, "of") && ofLand[r.lower(k)]:
			c.add(land, 45, "“"+r.printed(k)+" of”")
		case r.is(next, "of") && h.Has(Thing):
			c.add(thing, 40, "“"+r.printed(k)+" of”")
		case k > i && h.Has(Body) && !h.Has(Surname|Forenames) && !first.Has(Forenames):
			c.add(body, 22, "“"+r.printed(k)+"” inside")
		}
	}
	if r.class[i].Has(BodyAdjective) && r.common(i) && !titled {
		c.add(body, 8, "begins with “"+r.printed(i)+"”")
	}
	if first.Has(Country|KnownPlace|KnownBody|People) && last.Has(Body) {
		c.add(body, 15, "place and head noun")
	}
}

// weighPerson counts what makes several words a person: forename, surname, initial, particle.
func (r *reader) weighPerson(c *weighing, first, last Class) {
	i, end := c.first, c.last
	strange, commons, upper := 0, 0, 0
	for k := i; k < end; k++ {
		t := &r.d.Tokens[k]
		if t.Kind != token.Word {
			continue
		}
		w := r.printed(k)
		switch {
		case len(w) == 2 && w[1] == '.' && k < end-1, len(w) == 1 && t.Cap && k > i && k < end-1, strings.Count(w, ".") > 1 && t.Cap && k == i && end-i < 4:
			c.add(person, 25, "initial in it")
		case t.Low && r.class[k].Has(Particle):
			if !english(r.lower(k)) && !c.bridged {
				c.add(person, 18, "“"+w+"” in it")
			}
		case !t.Cap:
		case r.common(k) && !r.class[k].Has(Forenames|Surname):
			commons++
		case r.class[k]&^(Surname|Forenames|Particle) == 0:
			strange++
		}
		if t.Upper && len(w) > 1 && r.plainAt(k) {
			upper++
		}
	}
	if first.Has(Forenames) {
		points := 32
		if r.common(i) {
			points = 12
		}
		if first.Has(Country | KnownPlace | City) {
			points -= 10
		}
		if !first.Has(WomanName | ManName) {
			points -= 8
		}
		c.add(person, points, "forename list")
	} else if end-i > 2 && r.class[i+1].Has(Forenames) && r.d.Tokens[i+1].Cap && commons == 0 {
		c.add(person, 15, "forename list")
	}
	if last.Has(Surname) && !r.common(end-1) {
		c.add(person, 14, "surname list")
	} else if last.Has(Forenames) && !r.common(end-1) {
		c.add(person, 12, "forename list")
	}
	if commons == 0 && end-i <= 4 && strange > 0 {
		c.add(person, 12, "two names side by side")
	}
	if commons > 0 {
		penalty := 14 * commons
		if commons == 1 && (strange > 0 || first.Has(Forenames)) && !c.bridged {
			penalty = 6
		}
		c.add(person, -penalty, "")
		if strange == 0 && !first.Has(Places|Forenames|Surname) {
			c.add(body, 8, "common words with capitals")
			c.add(thing, 12, "common words with capitals")
		} else if commons >= strange {
			c.add(body, 10, "common words with capitals")
			c.add(thing, 5, "common words with capitals")
		}
	}
	if upper > 0 && (r.d.Tokens[i].Upper || r.l.class[straight(r.printed(i))].Has(KnownBody|KnownPlace)) && r.plainAt(i) {
		c.add(person, -40, "")
		c.add(body, 14, "begins with capitals")
	} else if upper > 0 {
		c.add(person, -12, "")
		c.add(body, 10, "capitals in it")
	}
}

func (r *reader) weighSingle(c *weighing, cl Class) {
	i := c.first
	t := &r.d.Tokens[i]
	common := r.common(i)
	if t.Upper && r.plainAt(i) && len(r.printed(i)) > 1 {
		c.add(body, 26, "acronym")
		c.add(person, -15, "")
		return
	}
	if inner(r.printed(i)) {
		c.add(body, 24, "capital inside the word")
		c.add(person, -15, "")
	}
	switch {
	case cl.Has(Forenames) && common:
		c.add(person, 4, "forename list")
	case cl.Has(Forenames):
		c.add(person, 20, "forename list")
	case cl.Has(Surname) && !common:
		c.add(person, 12, "surname list")
	}
	if cl.Has(Body) {
		c.add(body, 14, "noun for a body with a capital")
	}
	if cl.Has(Land) {
		c.add(land, 2, "noun for a place with a capital")
	}
	if cl.Has(Thing) {
		c.add(thing, 4, "noun for an event or work with a capital")
	}
	if !common {
		c.add(person, 9, "capitalised")
		c.add(land, 8, "capitalised")
	} else {
		c.add(person, -12, "")
		c.add(land, -6, "")
	}
}

// inner says that a capital stands inside a word in small letters: LeoneCell. McDonald and O'Brien do not count.
func inner(w string) bool {
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' {
			return !strings.HasPrefix(w, "Mc") && !strings.HasPrefix(w, "Mac") && !strings.HasPrefix(w, "De")
		}
	}
	return false
}
