package memory

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quotedesk/app/story"
)

// Person is what the desk knows of a person or an organisation. Of organisations it is all of that name until somebody parts
// them: Zambia’s Treasury and Kenya’s are printed alike.
type Person struct {
	ID   string // a key, or that of a namesake; the same for as long as it is one person
	Type story.EntityType
	Name string // as a person has said, or as most stories show it

	Aliases []Alias // other printed forms, the most frequent first
	Roles   []Role  // the latest first

	Stories, Quotes, Words int       // that were seen
	First, Last            time.Time // of the stories
	LastQuoted             time.Time // zero when never

	names map[string]bool // printed in full, letter for letter
	keys  map[string]bool // of those
}

// Alias is another printed form of a name.
type Alias struct {
	Form    string
	Stories int  // that print it
	ByHand  bool // a person has said so
}

// Role is what somebody was, as printed.
type Role struct {
	Words       string
	First, Last time.Time // of the stories that print it
	Stories     int
}

// Role is what the person was last, "" when no story says.
func (p Person) Role() Role {
	if len(p.Roles) == 0 {
		return Role{}
	}
	return p.Roles[0]
}

// Gather makes people of sightings, in order of their ids.
func Gather(all []Sighting, by Standing) []Person {
	groups := map[string][]Sighting{}
	for _, s := range all {
		id := by.Owner(s)
		groups[id] = append(groups[id], s)
	}
	out := make([]Person, 0, len(groups))
	for id, list := range groups {
		out = append(out, gather(id, list, by))
	}
	slices.SortFunc(out, func(a, b Person) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func gather(id string, list []Sighting, by Standing) Person {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Sighting) int {
		return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Story, a.Story), strings.Compare(a.Name, b.Name))
	})
	p := Person{ID: id, Type: typeOf(id), names: map[string]bool{}, keys: map[string]bool{}}
	names, forms := &counted{}, &counted{}
	stories := map[string]bool{}
	for _, s := range list {
		stories[s.Story] = true
		p.Quotes, p.Words = p.Quotes+s.Quotes, p.Words+s.Words
		if p.Last.IsZero() {
			p.Last = s.At
		}
		p.First = s.At
		if s.Quotes > 0 && p.LastQuoted.IsZero() {
			p.LastQuoted = s.At
		}
		names.add(s.Name)
		for _, f := range s.Forms {
			forms.add(f)
		}
		p.addRole(s)
		p.print(s.Type, append([]string{s.Name}, s.Forms...))
	}
	p.Stories = len(stories)
	p.Name = cmp.Or(by.names[id], names.first())
	p.addAliases(names, forms, by)
	return p
}

// print notes forms that name the person in full.
func (p *Person) print(t story.EntityType, forms []string) {
	for _, f := range forms {
		if k := Key(t, f); k != "" && (t == story.Person || len(Words(f)) > 1 || f == forms[0]) {
			p.names[f], p.keys[k] = true, true
		}
	}
}

func (p *Person) addRole(s Sighting) {
	if s.Role == "" {
		return
	}
	i := slices.IndexFunc(p.Roles, func(r Role) bool { return strings.EqualFold(r.Words, s.Role) })
	if i < 0 {
		p.Roles = append(p.Roles, Role{Words: s.Role, First: s.At, Last: s.At, Stories: 1})
		return
	}
	p.Roles[i].First = s.At // they come from the latest to the first
	p.Roles[i].Stories++
}

func (p *Person) addAliases(names, forms *counted, by Standing) {
	for _, w := range append(names.words, forms.words...) {
		if w != p.Name && !slices.ContainsFunc(p.Aliases, func(a Alias) bool { return a.Form == w }) {
			p.Aliases = append(p.Aliases, Alias{Form: w, Stories: max(names.n[w], forms.n[w])})
		}
	}
	for _, id := range by.Members(p.ID) {
		for _, w := range by.aliases[id] {
			p.print(p.Type, []string{w})
			if i := slices.IndexFunc(p.Aliases, func(a Alias) bool { return a.Form == w }); i >= 0 {
				p.Aliases[i].ByHand = true
			} else if w != p.Name {
				p.Aliases = append(p.Aliases, Alias{Form: w, ByHand: true})
			}
		}
	}
	if w := by.names[p.ID]; w != "" {
		p.print(p.Type, []string{w})
	}
	slices.SortStableFunc(p.Aliases, func(a, b Alias) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(len(b.Form), len(a.Form)), strings.Compare(a.Form, b.Form))
	})
}

// counted counts words; of the same count those that came first stay before.
type counted struct {
	words []string
	n     map[string]int
}

func (c *counted) add(w string) {
	if c.n == nil {
		c.n = map[string]int{}
	}
	if c.n[w]++; c.n[w] == 1 {
		c.words = append(c.words, w)
	}
}

// first is the most frequent word.
func (c *counted) first() string {
	best := ""
	for _, w := range c.words {
		if c.n[w] > c.n[best] {
			best = w
		}
	}
	return best
}
