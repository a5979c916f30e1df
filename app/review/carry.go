package review

import (
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// Carry does what a plan says to the places left in it, as one step. Places that are no longer as the plan found
// them are passed over.
func (d *Document) Carry(p Plan, cause string) ([]Correction, error) {
	c := &carrier{d: d, plan: p, cause: cause, taken: map[string][]story.Span{}, quotes: map[string]bool{}}
	c.sortOut()
	if len(c.rows) == 0 && len(c.free) == 0 {
		return nil, errNothingLeft
	}
	var err error
	switch p.Goal {
	case Join:
		err = c.join()
	case Part:
		err = c.part()
	case Drop:
		c.drop()
	case Retype:
		c.retype()
	default:
		err = fmt.Errorf("%q is nothing that can be done to names", p.Goal)
	}
	if err != nil {
		return nil, err
	}
	return d.sign(c.step), nil
}

// carrier turns a plan into corrections.
type carrier struct {
	d      *Document
	plan   Plan
	cause  string
	rows   []string                // rows that mentions are taken from, in the order of the plan
	taken  map[string][]story.Span // by row
	free   []story.Span            // words that are no name yet
	quotes map[string]bool         // quotations that follow
	step   []Correction
}

// sortOut reads the plan's places against the rows as they stand.
func (c *carrier) sortOut() {
	for _, p := range c.plan.Places {
		switch n := c.d.name(p.Row); {
		case p.Table == Quotes:
			c.quotes[p.Row] = c.d.quote(p.Row) != nil
		case p.Row == "":
			if !p.Span.Empty() && p.Span.Valid(c.d.Text) && !slices.ContainsFunc(c.free, p.Span.Overlaps) {
				c.free = append(c.free, p.Span)
			}
		case n == nil || n.Status == story.Rejected || p.Row == c.plan.Into:
		case slices.Contains(n.Mentions, p.Span) && !slices.Contains(c.taken[p.Row], p.Span):
			if c.taken[p.Row] == nil {
				c.rows = append(c.rows, p.Row)
			}
			c.taken[p.Row] = append(c.taken[p.Row], p.Span)
		}
	}
}

// whole says that all mentions of the row are taken.
func (c *carrier) whole(row string) bool { return len(c.taken[row]) == len(c.d.name(row).Mentions) }

func (c *carrier) add(k Correction) {
	k.Cause = c.cause
	c.step = append(c.step, k)
}

func (c *carrier) join() error {
	into, err := c.d.nameStanding(c.plan.Into)
	if err != nil {
		return err
	}
	was, to := copied(into.Mentions), copied(into.Mentions)
	for _, s := range c.spans() {
		if !slices.ContainsFunc(to, s.Overlaps) {
			to = append(to, s)
		}
	}
	inTextOrder(to)
	lead := Correction{What: Mentions, Table: Names, Target: into.ID, Before: Patch{Mentions: &was}, After: Patch{Mentions: &to}}
	for _, row := range c.rows {
		if !c.whole(row) {
			continue
		}
		lead.What = Merged
		inherit(&lead, into, c.d.name(row))
	}
	c.add(c.d.touchedName(into, lead))
	c.leave(Mentions)
	c.follow(into.ID, into.Name)
	if lead.What == Merged {
		return c.keepVerdicts(into.ID)
	}
	return nil
}

// inherit gives a name what it lacks of one that is merged into it: the role, and a place in the story proper.
func inherit(lead *Correction, into, from *NameRow) {
	if into.Role == "" && from.Role != "" && lead.After.Role == nil {
		was, role := into.Role, from.Role
		wasSpans, spans := copied(into.RoleSpans), copied(from.RoleSpans)
		lead.Before.Role, lead.After.Role = &was, &role
		lead.Before.RoleSpans, lead.After.RoleSpans = &wasSpans, &spans
	}
	if into.Entity.Furniture && !from.Entity.Furniture {
		was, now := true, false
		lead.Before.Aside, lead.After.Aside = &was, &now
	}
}

// part makes a row of its own of what is taken.
func (c *carrier) part() error {
	if len(c.rows) == 1 && len(c.free) == 0 && c.whole(c.rows[0]) {
		if c.plan.Type == "" {
			return fmt.Errorf("these are all mentions of the name: leave one, or rename it")
		}
		c.retype()
		return nil
	}
	c.leave(Split)
	row := c.newRow(c.spans(), "taken apart by hand")
	if len(c.rows) == 0 {
		row.Status, row.ByHand, row.Why = story.Added, true, "marked by hand"
	}
	c.insert(row)
	c.follow(row.ID, row.Name)
	return nil
}

// newRow is a name that a person has made of mentions.
func (c *carrier) newRow(spans []story.Span, why string) NameRow {
	t := c.plan.Type
	if t == "" && len(c.rows) > 0 {
		t = c.d.name(c.rows[0]).Type
	}
	mentions := make([]Mention, len(spans))
	for i, s := range spans {
		mentions[i].Span = s
	}
	return NameRow{Status: story.Corrected, Entity: story.Entity{ID: "e-" + c.d.NewID(), Type: t,
		Name: c.d.fullest(mentions), Mentions: spans, Confidence: 1, Why: why}}
}

func (c *carrier) insert(row NameRow) {
	c.add(Correction{What: Added, Table: Names, Target: row.ID, After: Patch{Name: &row}})
}

// drop rejects rows that go wholly. Single mentions get a rejected row, so that they can be brought back.
func (c *carrier) drop() {
	for _, id := range c.rows {
		n := c.d.name(id)
		if c.whole(id) {
			was, to := n.Status, story.Rejected
			c.add(Correction{What: Status, Table: Names, Target: id, Before: Patch{Status: &was}, After: Patch{Status: &to}})
			continue
		}
		c.leaveRow(id, NotAName)
		spans := slices.Clone(c.taken[id])
		inTextOrder(spans)
		row := c.newRow(spans, "said to be no name")
		row.Type, row.Status = n.Type, story.Rejected
		c.insert(row)
	}
}

func (c *carrier) retype() {
	for _, id := range c.rows {
		n := c.d.name(id)
		if !c.whole(id) {
			c.leaveRow(id, Split)
			continue
		}
		was, to := n.Type, c.plan.Type
		c.add(c.d.touchedName(n, Correction{What: Type, Table: Names, Target: id, Before: Patch{Type: &was}, After: Patch{Type: &to}}))
	}
	var rest []story.Span
	for _, id := range c.rows {
		if !c.whole(id) {
			rest = append(rest, c.taken[id]...)
		}
	}
	if len(rest) > 0 {
		inTextOrder(rest)
		c.insert(c.newRow(rest, "type set by hand"))
	}
}

// spans are all places of the plan that become mentions, in text order.
func (c *carrier) spans() []story.Span {
	var out []story.Span
	for _, row := range c.rows {
		out = append(out, c.taken[row]...)
	}
	for _, s := range c.free {
		if !slices.ContainsFunc(out, s.Overlaps) {
			out = append(out, s)
		}
	}
	inTextOrder(out)
	return out
}

func inTextOrder(spans []story.Span) {
	slices.SortFunc(spans, func(a, b story.Span) int { return a.Start - b.Start })
}

// leave takes the mentions off the rows they had; a row that has none left goes.
func (c *carrier) leave(what What) {
	for _, id := range c.rows {
		if !c.whole(id) {
			c.leaveRow(id, what)
			continue
		}
		row := *c.d.name(id)
		c.add(Correction{What: Removed, Table: Names, Target: id, Before: Patch{Name: &row}})
	}
}

func (c *carrier) leaveRow(id string, what What) {
	n := c.d.name(id)
	was := copied(n.Mentions)
	left := slices.DeleteFunc(copied(n.Mentions), func(s story.Span) bool { return slices.Contains(c.taken[id], s) })
	c.add(c.d.touchedName(n, Correction{What: what, Table: Names, Target: id,
		Before: Patch{Mentions: &was}, After: Patch{Mentions: &left}}))
}

// follow gives quotations to the row their speaker now has. It is no judgement on them: their status stays. A
// quotation of a name that is no more keeps the name in words when it is not to follow.
func (c *carrier) follow(id, name string) {
	for i := range c.d.quotes {
		q := &c.d.quotes[i]
		c.followSpeaker(q, id, name)
		c.followRelay(q, id)
	}
}

func (c *carrier) goes(q *QuoteRow) bool { return c.quotes[q.ID] || q.Status == story.Rejected }

func (c *carrier) followSpeaker(q *QuoteRow, id, name string) {
	row := q.SpeakerEntity
	if c.taken[row] == nil || row == id {
		return
	}
	gone := c.whole(row)
	if !gone && !c.quotes[q.ID] {
		return
	}
	was, to := speakerOf(q), speakerOf(q)
	to.Name, to.Entity = name, id
	if !c.goes(q) {
		to.Name, to.Entity = c.d.SpeakerName(*q), ""
	}
	k := Correction{What: Attribution, Table: Quotes, Target: q.ID, Before: Patch{Speaker: &was}, After: Patch{Speaker: &to}}
	if role, none := q.Quote.SpeakerRole, ""; !gone && role != "" { // the role printed with the name is another person's
		k.Before.Role, k.After.Role = &role, &none
	}
	c.add(k)
}

func (c *carrier) followRelay(q *QuoteRow, id string) {
	row := q.Quote.RelayedBy
	n := c.d.name(row)
	if n == nil || c.taken[row] == nil || !c.whole(row) {
		return
	}
	was, to := row, id
	if !c.goes(q) {
		to = n.Name
	}
	c.add(Correction{What: Relay, Table: Quotes, Target: q.ID, Before: Patch{Relay: &was}, After: Patch{Relay: &to}})
}
