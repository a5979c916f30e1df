package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Goal says what becomes of the places of a Plan.
type Goal string

// The goals of a plan.
const (
	Join   Goal = "join"   // they become mentions of the row Into
	Part   Goal = "part"   // they become a row of their own
	Drop   Goal = "drop"   // they are no name
	Retype Goal = "retype" // they are names of another type
)

// NamePlace is one place of the story that an act on names will change: a mention, words that are to become one,
// or a quotation that will be shown under another speaker.
type NamePlace struct {
	Table Table      // Names or Quotes
	Row   string     // of that table; "" for words that are no name yet
	Span  story.Span // for a quotation the words that name its speaker, or its first words when none do
	From  string     // what stands there now, as a person reads it
	To    string     // what will
}

// Plan is an act on names spelled out before it is done: every place it will change. Whoever shows it may take
// places out; what is left is what Carry does.
type Plan struct {
	Goal   Goal
	Into   string           // Join: the row of the names table
	Type   story.EntityType // Retype, and Part of words that are no name yet; "" keeps the type there is
	Places []NamePlace      // in text order
}

// Mention is one place that a name stands at.
type Mention struct {
	Row  string // of the names table; "" for words that are no name yet
	Span story.Span
}

// MentionsOf are all mentions of a row.
func (d *Document) MentionsOf(row string) []Mention {
	n := d.name(row)
	if n == nil {
		return nil
	}
	out := make([]Mention, len(n.Mentions))
	for i, m := range n.Mentions {
		out[i] = Mention{Row: row, Span: m}
	}
	return out
}

// SameWords are all places with the wording of a span: mentions of whatever name first, and where they stand free
// as words and belong to no name. The places are in text order; the span itself is among them.
func (d *Document) SameWords(s story.Span) []Mention {
	if s.Empty() || !s.Valid(d.Text) {
		return nil
	}
	words := s.In(d.Text)
	var out []Mention
	for _, n := range d.names {
		if n.Status == story.Rejected {
			continue
		}
		for _, m := range n.Mentions {
			if m.In(d.Text) == words {
				out = append(out, Mention{Row: n.ID, Span: m})
			}
		}
	}
	for _, at := range d.places(words, s) {
		if !d.isNamed(at) {
			out = append(out, Mention{Span: at})
		}
	}
	slices.SortStableFunc(out, func(a, b Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

// MergePlan makes two names one: what is said of the first goes to the second, which keeps the form it is shown
// under. Its role stays, too, and is that of the first where it has none.
func (d *Document) MergePlan(from, into string) (Plan, error) {
	if _, err := d.nameStanding(from); err != nil {
		return Plan{}, err
	}
	return d.JoinPlan(d.MentionsOf(from), into)
}

// JoinPlan moves mentions to a row, and the quotations that name their speaker by one of them.
func (d *Document) JoinPlan(mentions []Mention, into string) (Plan, error) {
	n, err := d.nameStanding(into)
	if err != nil {
		return Plan{}, err
	}
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m Mention) bool { return m.Row == into })
	if len(mentions) == 0 {
		return Plan{}, fmt.Errorf("%s cannot be merged with itself: choose another name", n.Name)
	}
	return d.plan(Plan{Goal: Join, Into: into}, mentions, n.Name)
}

// PartPlan makes a name of its own of mentions, shown under the longest of their forms.
func (d *Document) PartPlan(mentions []Mention) (Plan, error) {
	return d.plan(Plan{Goal: Part}, mentions, d.fullest(mentions))
}

// DropPlan says that mentions are no name.
func (d *Document) DropPlan(mentions []Mention) (Plan, error) {
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m Mention) bool { return m.Row == "" })
	return d.plan(Plan{Goal: Drop}, mentions, "no name")
}

// RetypePlan says what a name stands for.
func (d *Document) RetypePlan(row string, t story.EntityType) (Plan, error) {
	n, err := d.nameStanding(row)
	if err != nil {
		return Plan{}, err
	}
	if !slices.Contains(story.EntityTypes, t) {
		return Plan{}, fmt.Errorf("%q is no type of name", t)
	}
	if n.Type == t {
		return Plan{}, nil
	}
	p := Plan{Goal: Retype, Type: t}
	for _, m := range n.Mentions {
		p.Places = append(p.Places, NamePlace{Table: Names, Row: row, Span: m, From: TypeWords[n.Type], To: TypeWords[t]})
	}
	return p, nil
}

// TypedPlan makes names of a type of all places with the wording of a span: of those that are names of another
// type or none.
func (d *Document) TypedPlan(mentions []Mention, t story.EntityType) (Plan, error) {
	if !slices.Contains(story.EntityTypes, t) {
		return Plan{}, fmt.Errorf("%q is no type of name", t)
	}
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m Mention) bool {
		n := d.name(m.Row)
		return n != nil && n.Type == t
	})
	if len(mentions) == 0 {
		return Plan{}, fmt.Errorf("the type of all of these is %s already", TypeWords[t])
	}
	return d.plan(Plan{Goal: Part, Type: t}, mentions, d.fullest(mentions)+", "+TypeWords[t])
}

// NamePlan is what AddName does, spelled out.
func (d *Document) NamePlan(sel story.Span, t story.EntityType) (Plan, error) {
	sel, err := d.trim(sel)
	if err != nil {
		return Plan{}, err
	}
	for _, n := range d.names {
		if n.Status != story.Rejected && slices.Contains(n.Mentions, sel) {
			return Plan{}, fmt.Errorf("this is a name already")
		}
	}
	words := sel.In(d.Text)
	if n := d.named(words); n != nil && n.Type == t {
		return d.JoinPlan([]Mention{{Span: sel}}, n.ID)
	}
	var all []Mention
	for _, s := range d.places(words, sel) {
		all = append(all, Mention{Span: s})
	}
	return d.plan(Plan{Goal: Part, Type: t}, all, words+", "+TypeWords[t])
}

// plan spells the mentions out, and the quotations that follow them.
func (d *Document) plan(p Plan, mentions []Mention, to string) (Plan, error) {
	for _, m := range mentions {
		from := "no name"
		if m.Row != "" {
			n, err := d.nameStanding(m.Row)
			if err != nil {
				return Plan{}, err
			}
			from = n.Name
		}
		p.Places = append(p.Places, NamePlace{Table: Names, Row: m.Row, Span: m.Span, From: from, To: to})
	}
	if len(p.Places) == 0 {
		return Plan{}, errNothingLeft
	}
	if p.Goal == Join || p.Goal == Part {
		p.Places = append(p.Places, d.following(mentions, to)...)
	}
	slices.SortStableFunc(p.Places, func(a, b NamePlace) int { return a.Span.Start - b.Span.Start })
	return p, nil
}

var errNothingLeft = fmt.Errorf("there is nothing to change")

// following are the quotations that go with mentions: all of a name that goes wholly, else those that name their
// speaker by one of the mentions.
func (d *Document) following(mentions []Mention, to string) []NamePlace {
	taken := map[string][]story.Span{}
	for _, m := range mentions {
		taken[m.Row] = append(taken[m.Row], m.Span)
	}
	var out []NamePlace
	for _, q := range d.quotes {
		if q.Status == story.Rejected {
			continue
		}
		row := q.SpeakerEntity
		if n := d.name(row); n == nil || !crosses(q.Speaker, taken[row]) && len(taken[row]) < len(n.Mentions) {
			row = q.Quote.RelayedBy
			if n := d.name(row); n == nil || len(taken[row]) < len(n.Mentions) {
				continue
			}
		}
		at := q.Span()
		if len(q.Speaker) > 0 {
			at = q.Speaker[0]
		}
		out = append(out, NamePlace{Table: Quotes, Row: q.ID, Span: at, From: "quotation of " + d.name(row).Name, To: to})
	}
	return out
}

func crosses(a, b []story.Span) bool {
	return slices.ContainsFunc(a, func(s story.Span) bool { return slices.ContainsFunc(b, s.Overlaps) })
}

// nameStanding finds a row that has not been rejected.
func (d *Document) nameStanding(row string) (*NameRow, error) {
	n := d.name(row)
	if n == nil {
		return nil, errNoRow(Names, row)
	}
	if n.Status == story.Rejected {
		return nil, fmt.Errorf("%s has been rejected: bring it back first", n.Name)
	}
	return n, nil
}

// fullest is the longest wording of the mentions, on one line; of two as long the first.
func (d *Document) fullest(mentions []Mention) string {
	best := ""
	for _, m := range mentions {
		words := strings.Join(strings.Fields(m.Span.In(d.Text)), " ")
		if utf8.RuneCountInString(words) > utf8.RuneCountInString(best) {
			best = words
		}
	}
	return best
}
