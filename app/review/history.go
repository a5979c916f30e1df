package review

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Entry is one act in the history of a story.
type Entry struct {
	Step   string
	Seq    int64 // of its last correction
	When   time.Time
	Who    string
	Cause  string
	Kind   EntryKind
	Words  string // what was done, in plain words
	Rows   []Ref  // what it was about, each row once
	Stands bool   // it is in effect: neither undone nor taken back. Only such an entry can be taken back
}

// Ref names a row.
type Ref struct {
	Table Table
	ID    string
}

// EntryKind sorts the history for a filter.
type EntryKind string

// The kinds of entries.
const (
	EntryDecision EntryKind = "decisions" // confirmed, rejected, brought back
	EntryChange   EntryKind = "changes"   // a field of a row
	EntryRow      EntryKind = "rows"      // rows that came or went
	EntryText     EntryKind = "text"      // the story's own words
	EntryChecking EntryKind = "checking"  // verdicts, evidence, queries, sign-offs
	EntryNote     EntryKind = "notes"
	EntryUndo     EntryKind = "undo" // undo, redo, take back
)

// EntryKinds lists the kinds in the order a person is offered them.
var EntryKinds = []EntryKind{EntryDecision, EntryChange, EntryRow, EntryText, EntryChecking, EntryNote, EntryUndo}

// HistoryFilter chooses entries; what is empty lets all pass.
type HistoryFilter struct {
	Who  string
	Kind EntryKind
	Row  Ref
}

// History tells what was done to the story, the latest first.
func (d *Document) History(f HistoryFilter) []Entry {
	line := d.lineage()
	stands := map[string]bool{}
	for _, id := range d.undo {
		stands[line.act[id]] = !line.isCancelled(id)
	}
	steps := d.steps()
	was := map[string][]Correction{}
	var out []Entry
	for _, step := range steps {
		was[step[0].Step] = step
		e := d.entry(step, was)
		e.Stands = stands[e.Step] && step[0].Cause != causeRedo
		if f.lets(e) {
			out = append(out, e)
		}
	}
	slices.Reverse(out)
	return out
}

func (f HistoryFilter) lets(e Entry) bool {
	return (f.Who == "" || f.Who == e.Who) && (f.Kind == "" || f.Kind == e.Kind) &&
		(f.Row == (Ref{}) || slices.Contains(e.Rows, f.Row))
}

// Authors are the people in the journal, in order of their first act.
func (d *Document) Authors() []string {
	var out []string
	for _, c := range d.journal {
		if !slices.Contains(out, c.Who) {
			out = append(out, c.Who)
		}
	}
	return out
}

// steps are the corrections of the journal, those of one act together.
func (d *Document) steps() [][]Correction {
	var out [][]Correction
	for i, c := range d.journal {
		if i == 0 || d.journal[i-1].Step != c.Step {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

func (d *Document) entry(step []Correction, was map[string][]Correction) Entry {
	c := lead(step)
	e := Entry{Step: c.Step, Seq: step[len(step)-1].Seq, When: c.When, Who: c.Who, Cause: c.Cause, Kind: kindOfEntry(c), Words: d.told(step)}
	of := was[c.Undoes]
	switch c.Cause {
	case causeUndo, causeTakeBack:
		e.Kind, e.Words = EntryUndo, "taken back: "+d.told(of)
	case causeRedo:
		e.Kind = EntryUndo
		if len(of) > 0 {
			e.Words = "brought back: " + d.told(was[of[0].Undoes])
		}
	}
	for _, c := range step {
		rows := []Ref{{c.Table, c.Target}}
		if c.After.Text != nil {
			rows = c.After.Text.refs()
		}
		if q := d.quoteOf(c); q != "" {
			rows = append(rows, Ref{Quotes, q})
		}
		for _, r := range rows {
			if !slices.Contains(e.Rows, r) {
				e.Rows = append(e.Rows, r)
			}
		}
	}
	return e
}

// quoteOf is the quotation that a correction of its evidence, or of a query about it, belongs to.
func (d *Document) quoteOf(c Correction) string {
	for _, p := range []Patch{c.After, c.Before, d.onShelf(c.Table, c.Target)} {
		switch {
		case p.Exhibit != nil:
			return p.Exhibit.Quote
		case p.Query != nil:
			return p.Query.Quote
		}
	}
	return ""
}

func (r *Rewrite) refs() []Ref {
	out := []Ref{{Story, Body}}
	for _, q := range r.Quotes {
		out = append(out, Ref{Quotes, q.ID})
	}
	for _, n := range r.Names {
		out = append(out, Ref{Names, n.ID})
	}
	for _, c := range r.Checks {
		out = append(out, Ref{Checks, c.ID})
	}
	for _, k := range r.Queries {
		out = append(out, Ref{Queries, k.ID})
	}
	return out
}

func kindOfEntry(c Correction) EntryKind {
	switch c.Table {
	case Evidence, Queries, SignOffs, Sources, SourceTexts:
		return EntryChecking
	case Exceptions:
		return EntryDecision
	}
	if checking(c.What) {
		return EntryChecking
	}
	switch c.What {
	case Text:
		return EntryText
	case Note:
		return EntryNote
	case Status:
		return EntryDecision
	case Added, Removed, Merged, Split, NotAName, Read:
		return EntryRow
	}
	return EntryChange
}

// told is an act with the row it was about.
func (d *Document) told(step []Correction) string {
	if len(step) == 0 {
		return "an earlier act"
	}
	c := lead(step)
	words := Describe(c)
	if label := d.label(c); label != "" {
		words += " – " + label
	}
	same := 0
	for _, o := range step {
		if o.What == c.What && o.Target != c.Target {
			same++
		}
	}
	if same > 0 {
		words += fmt.Sprintf(", and %d more", same)
	}
	return words
}

// label shows which row a correction is about, by the words it has now or had.
func (d *Document) label(c Correction) string {
	switch c.Table {
	case Evidence:
		for _, e := range []*Exhibit{c.After.Exhibit, c.Before.Exhibit} {
			if e != nil && d.quote(e.Quote) != nil {
				return d.label(Correction{Table: Quotes, Target: e.Quote})
			}
		}
	case Queries:
		for _, k := range []*Query{c.After.Query, c.Before.Query, byID(d.queries, c.Target, Query.id)} {
			if k != nil {
				return quoted(k.Words)
			}
		}
	case Quotes:
		row := d.quote(c.Target)
		switch {
		case row != nil && row.Gone:
			return quoted(row.Was)
		case row != nil:
			return quoted(wording(d.Text, row.Parts))
		}
	case Names:
		if n := d.name(c.Target); n != nil {
			return n.Name
		}
		for _, n := range []*NameRow{c.Before.Name, c.After.Name} {
			if n != nil {
				return n.Name
			}
		}
	case Checks:
		if k := d.check(c.Target); k != nil {
			return k.Message
		}
	}
	return ""
}

func quoted(words string) string {
	return "“" + strings.Trim(brief(words), marks+" ") + "”"
}

// Suggested says what the engine had found of a quotation before anybody touched it: "suggested Ruiz, 0.71".
func (d *Document) Suggested(id string) string {
	q := d.quote(id)
	if q == nil || q.ByHand {
		return ""
	}
	name := q.Quote.SpeakerName
	for _, c := range d.journal {
		if c.Target == id && c.Before.Speaker != nil {
			name = c.Before.Speaker.Name
			break
		}
	}
	return fmt.Sprintf("suggested %s, %.2f", orNone(name), q.Confidence)
}
