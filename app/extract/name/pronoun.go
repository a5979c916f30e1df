package name

import (
	"strings"

	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// pronounReach is how many tokens behind a name a pronoun may stand and still tell the person's gender.
const pronounReach = 45

// fillGenders asks the pronouns behind the mentions, and then the form of the name, for people whose gender nothing else
// tells.
func (r *reader) fillGenders(n *Names) {
	votes := map[int][2]int{}
	for k := range n.Mentions {
		m := &n.Mentions[k]
		if n.Entities[m.Entity].Type != story.Person || m.Furniture || n.Genders[m.Entity] != Unknown {
			continue
		}
		v := votes[m.Entity]
		switch r.pronounBehind(n, k) {
		case Masculine:
			v[0]++
		case Feminine:
			v[1]++
		}
		votes[m.Entity] = v
	}
	for i := range n.Entities {
		if n.Entities[i].Type != story.Person || n.Genders[i] != Unknown {
			continue
		}
		switch v := votes[i]; {
		case v[0] > 0 && v[1] == 0:
			n.Genders[i] = Masculine
		case v[1] > 0 && v[0] == 0:
			n.Genders[i] = Feminine
		default:
			n.Genders[i] = formGender(n.Entities[i].Name)
		}
	}
}

// pronounBehind is the gender of the first he or she behind mention k in its paragraph, before anybody else is named and
// outside of marks, where others speak of others.
func (r *reader) pronounBehind(n *Names, k int) Gender {
	m := &n.Mentions[k]
	paragraph := r.d.Paragraph(m.First)
	inside := false
	for i := m.Last; i < len(r.class) && i-m.Last < pronounReach && r.d.Paragraph(i) == paragraph; i++ {
		if other, ok := n.At(i); ok && n.Entities[other.Entity].Type == story.Person && other.Entity != m.Entity {
			return Unknown
		}
		t := &r.d.Tokens[i]
		if t.Kind == token.Mark && !r.clitic(i) && t.End-t.Start != 1 {
			inside = !inside
		} else if r.sign(i, `"`) {
			inside = !inside
		}
		if inside || t.Kind != token.Word {
			continue
		}
		if t.Low && r.class[i].Has(Role) && r.class[i].Has(Woman|Man) && !r.class[i].Has(Speech) && i > m.Last+8 {
			return Unknown // somebody else without a name
		}
		switch r.lower(i) {
		case "he", "his", "himself":
			return Masculine
		case "she", "her", "herself":
			return Feminine
		}
	}
	return Unknown
}

// formGender is what the form of a full name tells: Noora bint Dhahi, Abu Haidar, Hallgrímsdóttir, Malikova.
func formGender(name string) Gender {
	words := strings.Fields(normal(name))
	if len(words) < 2 {
		return Unknown
	}
	for i, w := range words {
		switch {
		case i < len(words)-1 && (w == "bint" || w == "binti" || w == "umm" || w == "mint"):
			return Feminine
		case i < len(words)-1 && (w == "bin" || w == "ibn" || w == "abu" && i == 0 || w == "ould" || w == "ag"):
			return Masculine
		}
	}
	for _, w := range words[1:] {
		for _, f := range []struct {
			end string
			of  Gender
		}{
			{"dottir", Feminine}, {"ovna", Feminine}, {"evna", Feminine}, {"ivna", Feminine}, {"ovich", Masculine}, {"evich", Masculine}, {"ovych", Masculine},
			{"ova", Feminine}, {"eva", Feminine}, {"skaya", Feminine}, {"ska", Feminine}, {"cka", Feminine},
			{"ov", Masculine}, {"ev", Masculine}, {"sky", Masculine}, {"skyi", Masculine}, {"skiy", Masculine}, {"ski", Masculine}, {"cki", Masculine},
		} {
			if len(w) > len(f.end)+2 && strings.HasSuffix(w, f.end) {
				return f.of
			}
		}
	}
	return Unknown
}
