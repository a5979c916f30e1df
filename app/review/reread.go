package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// Reread brings in what the engine finds in the same text when it reads it again, best by Decisions, as one step. A
// row that a person has confirmed, changed, added, rejected or noted something on stays as it is, with its name,
// role, type and mentions; a name gains mentions that were not known before. Everything else is as now found, and
// new rows are unreviewed. Rows are known again by where they stand, whatever the engine calls them.
//
// The step is nil when the reading finds nothing new.
func (d *Document) Reread(f story.Findings, cause string) ([]Correction, error) {
	if err := d.fits(f); err != nil {
		return nil, err
	}
	r := &rereading{d: d, found: f, cause: cause, ids: map[string]string{}, checked: d.checkedRows()}
	r.names()
	r.quotes()
	r.checks()
	r.whole()
	return d.sign(slices.Concat(r.lead, r.out, r.changed, r.in)), nil
}

// fits refuses findings that are of another text.
func (d *Document) fits(f story.Findings) error {
	ok := true
	for _, q := range f.Quotes {
		ok = ok && d.validParts(q.Parts) == nil
	}
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			ok = ok && !m.Empty() && m.Valid(d.Text)
		}
	}
	for _, c := range f.Checks {
		ok = ok && c.Span.Valid(d.Text)
	}
	if !ok {
		return fmt.Errorf("what was found does not belong to this text")
	}
	return nil
}

// rereading collects the corrections of one Reread: rows that go, fields that change, rows that come.
type rereading struct {
	d                      *Document
	found                  story.Findings
	cause                  string
	ids                    map[string]string // the engine's id of a name to that of its row; "" when it has none
	checked                map[string]bool   // quotations that a checker has worked on
	lead, out, changed, in []Correction
}

// decided says that a row is not the engine's to change.
func decided(s story.Status, note string) bool { return s != story.Unreviewed || note != "" }

// kept says that a quotation is not the engine's to change: an editor has decided on it, or a checker has worked on it.
func (r *rereading) kept(q QuoteRow) bool { return decided(q.Status, q.Note) || r.checked[q.ID] }

func (r *rereading) remove(t Table, id string, row Patch) {
	r.out = append(r.out, Correction{What: Removed, Table: t, Target: id, Cause: r.cause, Before: row})
}

func (r *rereading) insert(t Table, id string, row Patch) {
	r.in = append(r.in, Correction{What: Added, Table: t, Target: id, Cause: r.cause, After: row})
}

// names matches each found name with the row that holds most of its mentions.
func (r *rereading) names() {
	kept, open := map[story.Span]string{}, map[story.Span]string{}
	var keptSpans []story.Span
	for _, n := range r.d.names {
		for _, m := range n.Mentions {
			switch {
			case !decided(n.Status, n.Note):
				open[m] = n.ID
			case n.Status == story.Rejected:
				keptSpans = append(keptSpans, m)
			default:
				kept[m] = n.ID
				keptSpans = append(keptSpans, m)
			}
		}
	}
	again := map[string]bool{}
	for _, e := range r.found.Entities {
		own := most(e.Mentions, kept)
		fresh := slices.DeleteFunc(slices.Clone(e.Mentions), func(m story.Span) bool {
			return slices.ContainsFunc(keptSpans, m.Overlaps)
		})
		switch {
		case own != "":
			r.ids[e.ID] = own
			r.extend(own, fresh)
		case len(fresh) == 0:
			r.ids[e.ID] = ""
		default:
			e.Mentions = fresh
			r.nameAs(e, most(fresh, open), again)
		}
	}
	for _, n := range r.d.names {
		if !decided(n.Status, n.Note) && !again[n.ID] && !r.held(n.ID) {
			r.remove(Names, n.ID, Patch{Name: &n})
		}
	}
}

// most is the row that holds most of the mentions, the first of equals, "" for none.
func most(mentions []story.Span, rows map[story.Span]string) string {
	count, best := map[string]int{}, ""
	for _, m := range mentions {
		if id := rows[m]; id != "" {
			count[id]++
		}
	}
	for _, m := range mentions {
		if id := rows[m]; id != "" && count[id] > count[best] {
			best = id
		}
	}
	return best
}

// extend gives a name that stays the mentions that are new.
func (r *rereading) extend(id string, fresh []story.Span) {
	if len(fresh) == 0 {
		return
	}
	n := r.d.name(id)
	was, to := copied(n.Mentions), append(copied(n.Mentions), fresh...)
	for i, c := range r.changed { // a second found name that goes to the same row
		if c.Target == id && c.After.Mentions != nil {
			to = append(copied(*c.After.Mentions), fresh...)
			inTextOrder(to)
			r.changed[i].After.Mentions = &to
			return
		}
	}
	inTextOrder(to)
	r.changed = append(r.changed, Correction{What: Mentions, Table: Names, Target: id, Cause: r.cause,
		Before: Patch{Mentions: &was}, After: Patch{Mentions: &to}})
}

// nameAs puts a found name in the place of the row, or makes a new one when the row is taken or "".
func (r *rereading) nameAs(e story.Entity, id string, again map[string]bool) {
	found := e.ID
	old := r.d.name(id)
	if old == nil || again[id] {
		id, old = "e-"+r.d.NewID(), nil
	}
	again[id] = true
	r.ids[found], e.ID = id, id
	row := NameRow{Entity: e, Status: story.Unreviewed}
	if old != nil {
		if same(*old, row) {
			return
		}
		was := *old
		r.remove(Names, id, Patch{Name: &was})
	}
	r.insert(Names, id, Patch{Name: &row})
}

// held says that a quotation which stays refers to the name.
func (r *rereading) held(id string) bool {
	return r.d.shields(id) || slices.ContainsFunc(r.d.quotes, func(q QuoteRow) bool {
		return r.kept(q) && (q.SpeakerEntity == id || q.Quote.RelayedBy == id)
	})
}

// quotes matches each found quotation with the row that has the same parts, else with one of the same extent.
func (r *rereading) quotes() {
	rows := map[story.Span][]*QuoteRow{}
	for i := range r.d.quotes {
		q := &r.d.quotes[i]
		rows[q.Span()] = append(rows[q.Span()], q)
	}
	again := map[string]bool{}
	for _, q := range r.found.Quotes {
		if r.settledQuote(q) {
			continue
		}
		q = r.renamed(q)
		free := func(old *QuoteRow) bool { return !r.kept(*old) && !again[old.ID] }
		i := slices.IndexFunc(rows[q.Span()], func(old *QuoteRow) bool { return free(old) && slices.Equal(old.Parts, q.Parts) })
		if i < 0 {
			i = slices.IndexFunc(rows[q.Span()], free)
		}
		if i < 0 {
			q.ID = "q-" + r.d.NewID()
			r.insert(Quotes, q.ID, Patch{Quote: &QuoteRow{Quote: q, Status: story.Unreviewed}})
			continue
		}
		was := *rows[q.Span()][i]
		again[was.ID], q.ID = true, was.ID
		if now := (QuoteRow{Quote: q, Status: story.Unreviewed}); !same(was, now) {
			r.remove(Quotes, was.ID, Patch{Quote: &was})
			r.insert(Quotes, was.ID, Patch{Quote: &now})
		}
	}
	for _, q := range r.d.quotes {
		if !r.kept(q) && !again[q.ID] {
			r.remove(Quotes, q.ID, Patch{Quote: &q})
		}
	}
}

// settledQuote says that a person has decided on these words: they cross a quotation that stays, or are for the
// most part one that was rejected.
func (r *rereading) settledQuote(q story.Quote) bool {
	return slices.ContainsFunc(r.d.quotes, func(old QuoteRow) bool {
		if !r.kept(old) {
			return false
		}
		shared := shared(q.Parts, old.Parts)
		if old.Status == story.Rejected {
			return 2*shared > max(length(q.Parts), length(old.Parts))
		}
		return shared > 0
	})
}

func length(parts []story.Span) int {
	n := 0
	for _, p := range parts {
		n += p.Len()
	}
	return n
}

// shared is how many bytes stand in both.
func shared(a, b []story.Span) int {
	n := 0
	for _, s := range a {
		for _, t := range b {
			n += max(0, min(s.End, t.End)-max(s.Start, t.Start))
		}
	}
	return n
}

// renamed gives the names that a found quotation refers to the ids of their rows.
func (r *rereading) renamed(q story.Quote) story.Quote {
	q.SpeakerEntity = r.ids[q.SpeakerEntity]
	if n := r.d.name(q.SpeakerEntity); n != nil && decided(n.Status, n.Note) && n.Role == "" {
		q.SpeakerRole = "" // a person may have emptied it
	}
	if id, ok := r.ids[q.RelayedBy]; ok {
		q.RelayedBy = id
	}
	if len(q.Alternatives) > 0 {
		q.Alternatives = slices.Clone(q.Alternatives)
		for i, a := range q.Alternatives {
			q.Alternatives[i].Entity = r.ids[a.Entity]
		}
	}
	return q
}

// checks matches each alert with the row of the same rule at the same place.
func (r *rereading) checks() {
	type spot struct {
		rule string
		span story.Span
	}
	rows := map[spot]CheckRow{}
	for _, c := range r.d.checks {
		rows[spot{c.Rule, c.Span}] = c
	}
	again := map[string]bool{}
	for _, c := range r.found.Checks {
		was, ok := rows[spot{c.Rule, c.Span}]
		if !ok || again[was.ID] {
			c.ID = "c-" + r.d.NewID()
			r.insert(Checks, c.ID, Patch{Check: &CheckRow{Check: c, Status: story.Unreviewed}})
			continue
		}
		again[was.ID], c.ID = true, was.ID
		now := CheckRow{Check: c, Status: story.Unreviewed}
		if !decided(was.Status, was.Note) && !same(was, now) {
			r.remove(Checks, was.ID, Patch{Check: &was})
			r.insert(Checks, was.ID, Patch{Check: &now})
		}
	}
	for _, c := range r.d.checks {
		if !decided(c.Status, c.Note) && !again[c.ID] {
			r.remove(Checks, c.ID, Patch{Check: &c})
		}
	}
}

// whole notes which engine has read the story, and what it takes for headline and byline.
func (r *rereading) whole() {
	was := Reading{Engine: r.d.Engine, Model: r.d.Model, Furniture: r.d.Furniture}
	now := Reading{Engine: r.found.Engine, Model: r.found.Model, Furniture: r.found.Furniture}
	if same(was, now) && len(r.out)+len(r.changed)+len(r.in) == 0 {
		return
	}
	r.lead = []Correction{{What: Read, Table: Story, Target: Body, Cause: r.cause, Before: Patch{Reading: &was}, After: Patch{Reading: &now}}}
}

// same compares rows as they are stored.
func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
