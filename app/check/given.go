package check

import (
	"slices"
	"time"

	"quotedesk/app/story"
)

// Given is what a story is judged by beside itself. The zero Given asks nothing that is a matter of style and remembers
// nobody.
type Given struct {
	House    House
	Day      time.Time // when the story is to be printed; zero when that is not known
	Sources  Sources   // nil: no memory
	Evidence Evidence  // nil: no sources laid beside the story

	Muted map[string]bool // ids of the rules that do not look at stories here
	Own   []Rule          // of the desk, beside those of this package; see CompileOwn
}

// Rules lists the rules that look at a story: all that are not muted, and the desk's own.
func (g Given) Rules() []Rule {
	all := append(Rules(), g.Own...)
	return slices.DeleteFunc(all, func(r Rule) bool { return g.Muted[r.ID] })
}

// Sources is the memory of people and bodies that stories before have named.
type Sources interface {
	// Known are those that may be meant by the printed name, the likeliest first; none when the memory has nobody.
	Known(t story.EntityType, printed string) []Known
}

// Known is a person or body as the memory has it. Empty fields are unknown.
type Known struct {
	Name      string // in full
	Sure      bool   // the printed name is this one's; false when it is only near to it
	Role      string
	RoleEnded time.Time // the day from which the role is no longer held
	Pronoun   string    // he, she or they
	Died      time.Time
	Born      int  // year; 0 unknown
	Protected bool // the name must not be printed
}

// Evidence is what is known of where the words of a quotation come from.
type Evidence interface {
	// Of gives the source of the quotation with that id; false when none is laid beside it.
	Of(quote string) (Source, bool)
}

// Source is where words come from.
type Source struct {
	Wording string    // as the source has it, without marks; "" when only the place is known
	Medium  string    // "interview", "broadcast", "paper", "statement", "post"; "" when not known
	Day     time.Time // when they were said; zero when not known
}
