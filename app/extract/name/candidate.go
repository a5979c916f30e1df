package name

import "quotedesk/app/story"

// kind indexes the scores of a candidate; date, people and none are decided outright.
type kind uint8

const (
	person kind = iota
	body
	land
	thing
	people
	date
	none
)

// types are the story's words for the kinds.
var types = [...]story.EntityType{person: story.Person, body: story.Organisation, land: story.Place, thing: story.Misc, people: story.NORP, date: story.Date}

// candidate is a run of tokens that may be a name. A long text has a hundred thousand, so the evidence for what one
// names stands in a weighing, and only while it is weighed.
type candidate struct {
	first, last int // tokens, last excluded
	titleFirst  int // first token of the title before it; first when there is none
	why         string
	titles      Class // classes of the title words
	alias       int32 // candidate this one stands in brackets after, or -1
	margin      int32 // by how much the labeller says so, in points
	marked      kind  // what the labeller says it names; only when margin is above 0
	kind        kind
	given       given
	fixed       bool // kind was decided by the furniture or a list
	bridged     bool // holds "of", "for", "and"
	furniture   bool
	team        bool // a place that plays in this story
}

// given is what a look over all candidates found out about one, before each of them is weighed.
type given uint8

// What may be given, each worth points in the weighing.
const (
	longForm  given = 1 << iota // its short form stands in brackets after it
	shortForm                   // stands in brackets after its long form
	playing                     // a place that plays, in this grouping
)

// evidence is what speaks for each kind a name may be of.
type evidence struct {
	score  [4]int // for person, body, land, thing
	top    [4]int // the strongest single piece of it
	reason [4]string
}

// weighing is a candidate with the evidence for what it names.
type weighing struct {
	*candidate
	evidence
}

// add counts n points for kind k and keeps the strongest reason.
func (e *evidence) add(k kind, n int, why string) {
	e.score[k] += n
	if n > e.top[k] {
		e.top[k], e.reason[k] = n, why
	}
}

// best is the kind with the most points and its lead over the next.
func (e *evidence) best() (kind, int) {
	k := person
	for i := body; i <= thing; i++ {
		if e.score[i] > e.score[k] {
			k = i
		}
	}
	next := -1000
	for i := person; i <= thing; i++ {
		if i != k {
			next = max(next, e.score[i])
		}
	}
	return k, e.score[k] - max(next, 0)
}
