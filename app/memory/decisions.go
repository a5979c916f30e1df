package memory

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// DecisionKind is what a person has said of the memory.
type DecisionKind string

// The decisions. Each can be taken back by its counterpart, and a later one counts before an earlier one.
const (
	Merge    DecisionKind = "merge"    // Person is Other
	Unmerge  DecisionKind = "unmerge"  // Person is not what it was merged into
	Part     DecisionKind = "part"     // in Story, Person is somebody else of that name
	Rejoin   DecisionKind = "rejoin"   // in Story, Person is the one of that name after all
	Rename   DecisionKind = "rename"   // Person is shown as Name; as before when that is empty
	AddAlias DecisionKind = "alias"    // Person is also printed as Name
	NoAlias  DecisionKind = "no alias" // that was said by mistake
)

// Decision is one thing a person has said of the memory. Decisions are kept in order and never changed.
type Decision struct {
	What   DecisionKind
	Person string // id
	Other  string // id
	Story  string // id
	Name   string
	Who    string
	When   time.Time // UTC
}

// namesakeMark stands in the id of somebody of the same name, before the story that parted the two.
const namesakeMark = " #"

// NamesakeID is the id of the person of that name in a story, once parted from the others.
func NamesakeID(person, storyID string) string { return person + namesakeMark + storyID }

// Standing is what all decisions together come to. The zero Standing is that of no decision.
type Standing struct {
	into    map[string]string   // a person to the one it was merged into
	parted  map[[2]string]bool  // a person in a story
	names   map[string]string   // by person
	aliases map[string][]string // by person, in the order they were given
	members map[string][]string // by the one they were merged into, itself left out
}

// Stand adds decisions up in order. One that says nothing (a merge of two that are one) is left out.
func Stand(list []Decision) Standing {
	s := Standing{into: map[string]string{}, parted: map[[2]string]bool{}, names: map[string]string{},
		aliases: map[string][]string{}, members: map[string][]string{}}
	for _, d := range list {
		s.add(d)
	}
	for id := range s.into {
		to := s.Resolve(id)
		s.members[to] = append(s.members[to], id)
	}
	return s
}

func (s Standing) add(d Decision) {
	switch d.What {
	case Merge:
		if from, to := s.Resolve(d.Person), s.Resolve(d.Other); from != to {
			s.into[from] = to
		}
	case Unmerge:
		delete(s.into, d.Person)
	case Part:
		s.parted[[2]string{d.Person, d.Story}] = true
	case Rejoin:
		delete(s.parted, [2]string{d.Person, d.Story})
	case Rename:
		s.names[d.Person] = d.Name
	case AddAlias:
		s.aliases[d.Person] = without(s.aliases[d.Person], d.Name, d.Name)
	case NoAlias:
		s.aliases[d.Person] = without(s.aliases[d.Person], d.Name)
	}
}

// without is the list without a word, and with more behind it.
func without(list []string, word string, more ...string) []string {
	var out []string
	for _, w := range list {
		if w != word {
			out = append(out, w)
		}
	}
	return append(out, more...)
}

// Resolve is the id of the person that an id now stands for.
func (s Standing) Resolve(id string) string {
	for range len(s.into) { // merges make no circle; a bound all the same
		to, ok := s.into[id]
		if !ok {
			return id
		}
		id = to
	}
	return id
}

// Members are all ids that stand for the person, the person's own first.
func (s Standing) Members(id string) []string {
	return append([]string{id}, s.members[id]...)
}

// Merged says that the id was merged into another one.
func (s Standing) Merged(id string) bool { return s.into[id] != "" }

// Backs are the decisions that would take apart what makes up a person: who was merged in, and, of somebody who was
// parted from a namesake, that parting.
func (s Standing) Backs(person string) []Decision {
	var out []Decision
	ids := s.Members(person)
	slices.Sort(ids[1:])
	for _, id := range ids {
		if s.Merged(id) {
			out = append(out, Decision{What: Unmerge, Person: id})
		}
		if key, in := natural(id); in != "" {
			out = append(out, Decision{What: Rejoin, Person: key, Story: in})
		}
	}
	return out
}

// NameOf is the name in an id, for want of one that was printed: in small letters but for the first of each word.
func NameOf(id string) string {
	_, words := keyWords(id)
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// Owner is the id of the person a sighting is of.
func (s Standing) Owner(g Sighting) string {
	key := g.Key()
	if s.parted[[2]string{key, g.Story}] {
		key = NamesakeID(key, g.Story)
	}
	return s.Resolve(key)
}

// Parted says that a person's sightings under a key were parted, so that they are not all one person's.
func (s Standing) Parted(key string) bool {
	for p := range s.parted {
		if p[0] == key {
			return true
		}
	}
	return false
}

// Keys are the keys under which the sightings of a person may stand; some under them may be a namesake's.
func (s Standing) Keys(person string) []string {
	var out []string
	for _, id := range s.Members(person) {
		if key, _ := natural(id); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// Owners are the people whom sightings under a key may be of.
func (s Standing) Owners(key string) []string {
	out := []string{s.Resolve(key)}
	for p := range s.parted {
		if id := s.Resolve(NamesakeID(p[0], p[1])); p[0] == key && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// MergeOf is the decision that two are one; the second keeps its name. The error says why they cannot be.
func MergeOf(a, b Person) (Decision, error) {
	switch {
	case a.ID == b.ID:
		return Decision{}, fmt.Errorf("%s is one already: choose another one to merge with", a.Name)
	case a.Type != b.Type:
		return Decision{}, fmt.Errorf("%s and %s cannot be one: one is a person, the other an organisation", a.Name, b.Name)
	}
	return Decision{What: Merge, Person: a.ID, Other: b.ID}, nil
}

// natural is the key that an id was made of, and the story of a namesake.
func natural(id string) (key, storyID string) {
	key, storyID, _ = strings.Cut(id, namesakeMark)
	return key, storyID
}

// typeOf is what an id stands for.
func typeOf(id string) story.EntityType {
	t, _ := keyWords(id)
	return t
}
