package memory

import (
	"cmp"
	"slices"
	"strings"
)

// Book is a memory held in the computer's own: for measuring, and to say what any other keeper must answer.
type Book struct {
	by     Standing
	shares map[string][]Sighting // by story
	index  map[string]map[string]bool
}

// NewBook is an empty memory under what people have decided.
func NewBook(by Standing) *Book {
	return &Book{by: by, shares: map[string][]Sighting{}, index: map[string]map[string]bool{}}
}

// Put keeps what a story teaches now, in the place of what it taught before; nothing takes its share back.
func (b *Book) Put(storyID string, share []Sighting) {
	delete(b.shares, storyID)
	if len(share) > 0 {
		b.shares[storyID] = slices.Clone(share)
	}
	for _, s := range share {
		for _, w := range s.IndexWords() {
			if b.index[w] == nil {
				b.index[w] = map[string]bool{}
			}
			b.index[w][s.Key()] = true
		}
	}
}

// People are all who are known from other stories than the one named ("" for none), in order of their ids.
func (b *Book) People(but string) []Person { return b.where(but, func(Sighting) bool { return true }) }

func (b *Book) where(but string, keep func(Sighting) bool) []Person {
	var all []Sighting
	for id, share := range b.shares {
		for _, s := range share {
			if id != but && keep(s) {
				all = append(all, s)
			}
		}
	}
	return Gather(all, b.by)
}

// Remind tells whom a name of the story may mean.
func (b *Book) Remind(n Printed, but string) []Reminder {
	words := n.Candidates()
	people := map[string]bool{}
	for _, id := range b.by.Called(words, nil) {
		people[id] = true
	}
	for _, w := range words {
		for key := range b.index[w] {
			for _, id := range b.by.Owners(key) {
				people[id] = true
			}
		}
	}
	if len(people) == 0 {
		return nil
	}
	return Remind(n, b.where(but, func(s Sighting) bool { return people[b.by.Owner(s)] }))
}

// Complete lists people whose name begins as typed, the last quoted first, at most n.
func (b *Book) Complete(typed string, n int) []Person {
	return Completing(b.People(""), typed, n)
}

// Completing are those of the people whose name begins as typed, the last met first, at most n.
func Completing(people []Person, typed string, n int) []Person {
	words := Typed(typed)
	out := slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return !p.Completes(words) })
	slices.SortFunc(out, LastMetFirst)
	return out[:min(n, len(out))]
}

// LastMetFirst orders people by when they were met last, then by name.
func LastMetFirst(a, b Person) int {
	return cmp.Or(b.Last.Compare(a.Last), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
}
