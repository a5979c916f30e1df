// Package wording builds a labelled set of quotations beside source texts, from the stories of the newsroom corpus, and
// measures what a comparison says about them.
//
// The set is made by rule and by seeded chance, the same one every time. A direct quotation of a story is what somebody
// said. Either the words said or the words printed are changed in one way that has a name (a Class), and the words said
// are planted in a long source of other stories' speech and text, often with near-duplicates of them: the same words
// with a quarter or more of them exchanged. It must never know how the comparison works: word lists and rules here are
// its own.
package wording

import (
	"crypto/sha1"
	"encoding/binary"
	"math/rand/v2"

	"quotedesk/app/score"
)

// Class is what was done to a quotation.
type Class string

// The classes of a pair.
const (
	Exact    Class = "exact"
	Case     Class = "case and marks"
	Filled   Class = "fillers"
	Elided   Class = "ellipsis"
	Bracket  Class = "brackets"
	Dropped  Class = "dropped word"
	Changed  Class = "changed word"
	Negation Class = "negation lost"
	Number   Class = "number changed"
	Order    Class = "order changed"
	Absent   Class = "absent"
)

// Classes lists the classes in the order of the table.
var Classes = []Class{Exact, Case, Filled, Elided, Bracket, Dropped, Changed, Negation, Number, Order, Absent}

// The grades and flags that are wanted, as the comparison writes them.
const (
	gradeVerbatim = "verbatim"
	gradeMarks    = "marks"
	gradeFillers  = "fillers"
	gradeTrimmed  = "trimmed"
	gradeUnmarked = "unmarked"
	gradeChanged  = "changed"
	gradeNotFound = "not-found"

	flagNegation = "negation"
	flagNumber   = "number"
	flagOrder    = "order"
)

// The ways a label and a name agree, as the comparison writes them.
const (
	cannotSay = "cannot-say"
	agrees    = "agrees"
	differs   = "differs"
)

// Source is a text that quotations are compared with.
type Source struct {
	Name  string // tells its format and number
	Text  string
	Words int
}

// Pair is a quotation, its source, and what is right about them. All offsets are bytes.
type Pair struct {
	ID       string
	Class    Class
	Story    string       // the text of the story
	Parts    []score.Pair // of the quotation, into Story
	Speakers []string     // names of whoever the story says speaks
	Source   int          // index into Set.Sources

	Grade string
	Flag  string     // has to be raised; empty: none
	Place score.Pair // where the words stand in the source; zero when they do not
	Label string     // whether the label there agrees with the speaker
}

// Set is a labelled set, or a half of it.
type Set struct {
	Sources []Source
	Pairs   []Pair
}

// Tuning says that what is made of the story with the id is for tuning. The other half is for measuring; every story
// that is kept for measuring elsewhere (score.HeldOut) belongs to it.
func Tuning(id string) bool {
	return score.InPart(id, 2, 6) || score.InPart(id, 3, 6) || score.InPart(id, 5, 6)
}

// chance is a source of chance that depends on nothing but the name.
func chance(name string) *rand.Rand {
	sum := sha1.Sum([]byte(name))
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16])))
}

// oneOf picks an item.
func oneOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
