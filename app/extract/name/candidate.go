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

// candidate is a run of tokens that may be a name, with the evidence for what it names.
type candidate struct {
	first, last int // tokens, last excluded
	titleFirst  int // first token of the title before it; first when there is none
	kind        kind
	score       [4]int // for person, body, land, thing
	top         [4]int // the strongest single piece of evidence
	reason      [4]string
	key         string // normal form
	why         string
	entity      int  // index into the entities, -1 when dropped
	fixed       bool // kind was decided by the furniture or a list
	bridged     bool // holds "of", "for", "and"
	alias       int  // candidate this one stands in brackets after, or -1
	furniture   bool
	team        bool  // a place that plays in this story
	titles      Class // classes of the title words
	marked      kind  // what the labeller says it names; only when margin is above 0
	margin      int   // by how much, in points
}

// add counts n points for kind k and keeps the strongest reason.
func (c *candidate) add(k kind, n int, why string) {
	c.score[k] += n
	if n > c.top[k] {
		c.top[k], c.reason[k] = n, why
	}
}

// best is the kind with the most points and its lead over the next.
func (c *candidate) best() (kind, int) {
	k := person
	for i := body; i <= thing; i++ {
		if c.score[i] > c.score[k] {
			k = i
		}
	}
	next := -1000
	for i := person; i <= thing; i++ {
		if i != k {
			next = max(next, c.score[i])
		}
	}
	return k, c.score[k] - max(next, 0)
}
