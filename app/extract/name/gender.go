package name

import "strings"

// Gender is what titles, kin and forenames say of a person.
type Gender uint8

// Unknown is the answer whenever the evidence is silent or speaks both ways.
const (
	Unknown Gender = iota
	Masculine
	Feminine
)

// groupGender weighs titles, words of kin and the forename of a group.
func (r *reader) groupGender(g *group) Gender {
	if g.kind != person {
		return Unknown
	}
	if t := r.titleGender(g); t != Unknown {
		return t
	}
	for _, m := range g.members {
		c := &r.cands[m]
		if t := genderOf(r.at(c.titleFirst-1) & (Woman | Man | Role)); t != Unknown && r.at(c.titleFirst-1).Has(Relation|Role) {
			return t
		}
		if role, ok := r.apposition(c.last); ok {
			if h := r.headNoun(role[0]); h >= 0 {
				if t := genderOf(r.class[h]); t != Unknown {
					return t
				}
			}
		}
		if first, last := r.roleBefore(c.titleFirst); first < last {
			if h := r.headNoun(first); h >= 0 && h < last {
				if t := genderOf(r.class[h]); t != Unknown {
					return t
				}
			}
		}
	}
	if len(g.words) < 1 {
		return Unknown
	}
	at := r.cands[g.members[0]].first
	switch c := r.class[at]; {
	case c.Has(WomanName) && !c.Has(ManName):
		return Feminine
	case c.Has(ManName) && !c.Has(WomanName) && !womanly(r.lower(at)):
		return Masculine
	case !c.Has(ManName|Surname) && len(g.words) > 1 && feminine(r.lower(at)):
		return Feminine
	}
	return Unknown
}

// titleGender is what the titles before a group's mentions say.
func (r *reader) titleGender(g *group) Gender {
	for _, m := range g.members {
		if t := titleGender(&r.cands[m]); t != Unknown {
			return t
		}
	}
	return Unknown
}

// titleGender is what the titles before one mention say.
func titleGender(c *candidate) Gender {
	switch t := c.titles; {
	case t.Has(Female|Woman) && !t.Has(Male|Man):
		return Feminine
	case t.Has(Male|Man) && !t.Has(Female|Woman):
		return Masculine
	}
	return Unknown
}

func genderOf(c Class) Gender {
	switch {
	case c.Has(Woman) && !c.Has(Man):
		return Feminine
	case c.Has(Man) && !c.Has(Woman):
		return Masculine
	}
	return Unknown
}

// womanly says that a forename ends as those of women do, whatever a list has it for: Gwendoline, Colette.
func womanly(w string) bool {
	for _, end := range [...]string{"ine", "ette", "elle", "issa"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// feminine says that a forename no list has ends as only those of women do: Ginette, Gaëlle.
func feminine(w string) bool {
	return len(w) > 6 && (strings.HasSuffix(w, "ette") || strings.HasSuffix(w, "elle") || strings.HasSuffix(w, "issa") || strings.HasSuffix(w, "etta") || strings.HasSuffix(w, "ella"))
}
