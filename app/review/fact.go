package review

import (
	"cmp"
	"slices"
	"time"

	"quotedesk/app/story"
)

// FactKind is what a fact inside a quotation is.
type FactKind string

// The kinds of facts.
const (
	FactNumber FactKind = "number"
	FactName   FactKind = "name"
	FactDate   FactKind = "date"
)

// Fact is a number, a name or a date inside a quotation, once for each wording, to be ticked when it has been checked.
type Fact struct {
	Kind  FactKind
	Words string
	Spans []story.Span // everywhere it stands in the quotation
	State FactState
	Tick  Tick // the latest; zero when it was never ticked
}

// FactState is how far a fact has come.
type FactState string

// The states of a fact.
const (
	FactOpen   FactState = "open"
	FactTicked FactState = "ticked"
	FactStale  FactState = "stale" // ticked when the quotation read otherwise
	FactGone   FactState = "gone"  // ticked, and no longer in the quotation
)

// Tick says that a fact was checked. It is kept by its wording and holds for the quotation as it then read.
type Tick struct {
	Kind  FactKind  `json:"kind"`
	Words string    `json:"words"`
	In    []string  `json:"in,omitempty"` // the quotation's words, by part; none when the fact is not ticked
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at,omitzero"` // UTC
}

// Facts lists what is to be ticked in a quotation, in text order, and after that what was ticked and has gone.
func (d *Document) Facts(q QuoteRow) []Fact {
	if q.Gone {
		return nil
	}
	now := d.wordsOf(q.Parts)
	var out []Fact
	for _, f := range d.found.of(d, q) {
		i := slices.IndexFunc(out, func(o Fact) bool { return o.Kind == f.Kind && o.Words == f.Words })
		if i >= 0 {
			out[i].Spans = append(out[i].Spans, f.Spans...)
			continue
		}
		f.Tick = tickOf(q.Ticks, Tick{Kind: f.Kind, Words: f.Words})
		switch {
		case len(f.Tick.In) == 0:
			f.Tick, f.State = Tick{}, FactOpen
		case slices.Equal(f.Tick.In, now):
			f.State = FactTicked
		default:
			f.State = FactStale
		}
		out = append(out, f)
	}
	for _, t := range q.Ticks {
		if !slices.ContainsFunc(out, func(f Fact) bool { return f.Kind == t.Kind && f.Words == t.Words }) {
			out = append(out, Fact{Kind: t.Kind, Words: t.Words, State: FactGone, Tick: t})
		}
	}
	return out
}

// factsIn are the facts of the quotation where they stand: the names the story has, dates, and numbers besides.
func (d *Document) factsIn(q QuoteRow) []Fact {
	var out []Fact
	free := func(s story.Span) bool {
		return !slices.ContainsFunc(out, func(f Fact) bool { return f.Spans[0].Overlaps(s) })
	}
	add := func(kind FactKind, s story.Span) {
		if free(s) {
			out = append(out, Fact{Kind: kind, Words: s.In(d.Text), Spans: []story.Span{s}})
		}
	}
	for _, part := range q.Parts {
		for _, n := range d.names {
			if n.Status == story.Rejected {
				continue
			}
			kind := FactName
			if n.Type == story.Date {
				kind = FactDate
			}
			for _, m := range n.Mentions {
				if part.Contains(m) && !m.Empty() {
					add(kind, m)
				}
			}
		}
		for _, s := range datesIn(part.In(d.Text)) {
			add(FactDate, story.Span{Start: part.Start + s.Start, End: part.Start + s.End})
		}
		for _, s := range numbersIn(part.In(d.Text)) {
			add(FactNumber, story.Span{Start: part.Start + s.Start, End: part.Start + s.End})
		}
	}
	slices.SortStableFunc(out, func(a, b Fact) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	return out
}

// TickFact ticks a fact of a quotation or takes the tick off. One that is stale is ticked anew.
func (d *Document) TickFact(id string, kind FactKind, words string, on bool, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	facts := d.Facts(*q)
	i := slices.IndexFunc(facts, func(f Fact) bool { return f.Kind == kind && f.Words == words })
	switch {
	case i < 0, on && facts[i].State == FactGone:
		return nil, errNoFact()
	case on == (facts[i].State == FactTicked) && (on || facts[i].State == FactOpen):
		return nil, nil
	}
	was := tickOf(q.Ticks, Tick{Kind: kind, Words: words})
	to := Tick{Kind: kind, Words: words}
	if on {
		to.In, to.By, to.At = d.wordsOf(q.Parts), d.Who, d.Now().UTC().Round(0)
	}
	return d.sign([]Correction{{What: Ticked, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Tick: &was}, After: Patch{Tick: &to}}}), nil
}

// tickOf is the tick of the same fact, or one that says it is not ticked.
func tickOf(all []Tick, t Tick) Tick {
	for _, o := range all {
		if o.Kind == t.Kind && o.Words == t.Words {
			return o
		}
	}
	return Tick{Kind: t.Kind, Words: t.Words}
}

// withTick is a list of its own with the tick in its place; one without wording is left out.
func withTick(all []Tick, t Tick) []Tick {
	var out []Tick
	for _, o := range all {
		if o.Kind != t.Kind || o.Words != t.Words {
			out = append(out, o)
		}
	}
	if len(t.In) > 0 {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b Tick) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Words, b.Words)) })
	return out
}
