package score

import (
	"fmt"
	"slices"
)

// act is a kind of correction.
type act int

// The kinds of corrections, those of quotations first.
const (
	actMissed act = iota
	actSpurious
	actEdges
	actKind
	actSpeaker
	actRole
	actNameMissed
	actNameSpurious
	actNameEdges
	actMerge
	actSplit
	actRetype
	actLabel
	actKinds
)

var actNames = [actKinds]struct{ key, label string }{
	actMissed:       {"quote_missed", "quotation missed"},
	actSpurious:     {"quote_spurious", "quotation that is none"},
	actEdges:        {"quote_edges", "edges of a quotation"},
	actKind:         {"quote_kind", "kind of a quotation"},
	actSpeaker:      {"speaker", "speaker"},
	actRole:         {"role", "role"},
	actNameMissed:   {"name_missed", "name missed"},
	actNameSpurious: {"name_spurious", "name that is none"},
	actNameEdges:    {"name_edges", "edges of a name"},
	actMerge:        {"name_merge", "two rows, one name"},
	actSplit:        {"name_split", "one row, two names"},
	actRetype:       {"name_type", "type of a name"},
	actLabel:        {"name_label", "name not in full"},
}

// work is how many corrections of each kind are needed.
type work [actKinds]int

func (w *work) add(more work) {
	for a, n := range more {
		w[a] += n
	}
}

func (w work) total() int {
	n := 0
	for _, k := range w {
		n += k
	}
	return n
}

// EffortTypes are the types of names counted unless others are asked for: all that the table of names shows.
var EffortTypes = []string{"PER", "ORG", "LOC", "MISC", "NORP", "DATE"}

// Effort adds up the corrections that lead from what was found to what is annotated, as an editor makes them who
// knows the annotation and wastes nothing. A correction is one act on one row, one step of undo.
//
// Of a quotation: its edges, all parts at once (the words decide, as at the level “exact”: marks, white space and a
// leading “that” do not count); its kind; its speaker; marking one that is missed; rejecting one that is none. One
// that is marked has a kind and perhaps a speaker at once, as package review proposes them; what is proposed wrong, and
// parts that are not one stretch, cost an act each. Cue and whoever passed the words on are not counted.
//
// Of a name, where the annotation says what belongs together: merging two rows; parting any of a row's mentions from the
// rest; the type of a row; the edges of a mention; marking a name (one act for words no row of the name prints, wherever
// they stand, and a merge when the name has a row already; else one act a mention); rejecting a row, or one mention of
// it. Of a person: the name shown, when it is not a longest form that was found, and the role, right when it is one of
// those printed, capitals and a leading article aside; a role is the person's and is set once.
//
// Quotations are paired so that the sum is least, each missed one reckoned as if all before it and none after it were
// there; the rows that are there are put right first, the missed ones are then marked in text order. A speaker tied to
// a row is right when the row prints the annotated name more than any other, or prints it and it stands in the mention
// that speaks; without such a row, when the names agree; where the annotation has no names, as everywhere in this package.
type Effort struct {
	types            []string
	reportingOnly    bool
	stories, missing int
	named            int // stories whose names are counted
	words            int
	untouched        int // stories that need no correction
	work             work
}

// NewEffort begins a count of corrections, of names of the types given. With reportingOnly, gold quotations marked as
// no speech are neither demanded nor punished.
func NewEffort(types []string, reportingOnly bool) *Effort {
	return &Effort{types: types, reportingOnly: reportingOnly}
}

// Add counts one story; found is nil when nothing was predicted for it. The error names a gold quotation that does
// not lie in the text.
func (t *Effort) Add(d Document, found *Prediction) error {
	p := newPage(d.Text)
	for i, q := range d.Quotes {
		if !q.sound(len(p.text)) {
			return fmt.Errorf("%s: gold quotation %d runs from %d to %d: it, or one of its parts, is not a stretch of the text", d.ID, i+1, q.Start, q.End)
		}
	}
	t.stories++
	if found == nil {
		t.missing++
		found = &Prediction{}
	}
	var names *nameTable
	var w work
	if namesKnown(d) {
		t.named++
		names = newNameTable(p, d, found.Entities, t.types)
		w.add(names.work())
	}
	quotes := newQuoteTable(p, names, d.Quotes, found.Quotes, t.reportingOnly)
	w.add(quotes.work())
	if names != nil {
		w.add(names.peopleWork(d.People, quotes))
	}
	t.words += len(p.toks)
	t.untouched += one(w.total() == 0)
	t.work.add(w)
	return nil
}

// namesKnown says that the annotation tells which mentions stand for one thing, or who the people are.
func namesKnown(d Document) bool {
	return d.People != nil || slices.ContainsFunc(d.Entities, func(e Entity) bool { return e.Cluster != "" || e.Mentions != nil })
}
