package review

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// Run is a reading of the text by the engine.
type Run struct {
	Engine    string          `json:"engine"`
	Model     string          `json:"model"`
	Furniture story.Furniture `json:"furniture"`
}

// Reread proposes what a new reading of the text as it stands brings, in one step. No row that a person has
// decided on, changed, noted or made is touched. Of the others those that the engine no longer finds go, those it now
// finds otherwise follow it and keep their id, and new ones arrive unreviewed. What it finds where a decided row stands
// (about the same stretch, or the same words) is that row: a rejected quotation stays rejected. Names are left as
// they are; a speaker is joined to the name that has the same mentions.
func (d *Document) Reread(f story.Findings, cause string) []Correction {
	was := Run{d.Engine, d.Model, d.Furniture}
	is := Run{f.Engine, f.Model, f.Furniture}
	step := d.mergeQuotes(d.withOurNames(f), cause)
	step = append(step, d.mergeChecks(Look{Found: f.Checks}, cause)...)
	if len(step) == 0 && sameJSON(was, is) {
		return nil
	}
	head := Correction{What: Reread, Table: Whole, Target: Body, Cause: cause, Before: Patch{Run: &was}, After: Patch{Run: &is}}
	return d.sign(append([]Correction{head}, step...))
}

// reread brings one correction of a new reading in: the run itself, or a quotation found otherwise.
func (d *Document) reread(c Correction) error {
	switch {
	case c.Table == Whole && c.After.Run != nil:
		d.Engine, d.Model, d.Furniture = c.After.Run.Engine, c.After.Run.Model, c.After.Run.Furniture
		return nil
	case c.Table == Quotes && c.After.Quote != nil:
		q := d.quote(c.Target)
		if q == nil {
			return errNoRow(c.Table, c.Target)
		}
		*q = *c.After.Quote
		d.sort()
		return nil
	}
	return errNoRow(c.Table, c.Target)
}

func (d *Document) mergeQuotes(found []story.Quote, cause string) []Correction {
	decided := d.decided()
	match := d.matches(found)
	var step []Correction
	for i, q := range d.quotes {
		n, ok := match[i]
		switch {
		case decided[q.ID]:
		case !ok:
			row := q
			step = append(step, Correction{What: Removed, Table: Quotes, Target: q.ID, Cause: cause, Before: Patch{Quote: &row}})
		default:
			was, is := q, q
			is.Quote = found[n]
			is.Quote.ID = q.ID
			if !sameJSON(was, is) {
				step = append(step, Correction{What: Reread, Table: Quotes, Target: q.ID, Cause: cause,
					Before: Patch{Quote: &was}, After: Patch{Quote: &is}})
			}
		}
	}
	taken := map[int]bool{}
	for _, n := range match {
		taken[n] = true
	}
	for n, q := range found {
		if taken[n] || d.insideDecided(q, decided) {
			continue
		}
		q.ID = "q-" + d.NewID()
		step = append(step, Correction{What: Added, Table: Quotes, Target: q.ID, Cause: cause,
			After: Patch{Quote: &QuoteRow{Quote: q, Status: story.Unreviewed}}})
	}
	return step
}

// decided are the quotations that a person has had a hand in.
func (d *Document) decided() map[string]bool {
	out := map[string]bool{}
	for _, q := range d.quotes {
		out[q.ID] = q.Status != story.Unreviewed || q.ByHand || q.Note != ""
	}
	line := d.lineage()
	for _, id := range d.undo {
		if line.isCancelled(id) {
			continue
		}
		step := d.step(id)
		if len(step) > 0 && lead(step).What == Reread {
			continue
		}
		for _, c := range step {
			if _, takes := line.target(id); !takes && c.Table == Quotes {
				out[c.Target] = true
			}
		}
	}
	return out
}

// sameStretch is the share of the bytes of two quotations that both have from which they count as one.
const sameStretch = 0.5

// matches pairs rows with findings, the best pairs first, each once: row index to finding index.
func (d *Document) matches(found []story.Quote) map[int]int {
	type pair struct {
		row, found int
		score      float64
	}
	var pairs []pair
	for i, q := range d.quotes {
		if q.Gone {
			continue
		}
		words := wording(d.Text, q.Parts)
		for n, f := range found {
			if !q.Span().Overlaps(f.Span()) {
				continue
			}
			s := shared(q.Parts, f.Parts)
			if s >= sameStretch || s > 0 && sameLetters(words, wording(d.Text, f.Parts)) {
				pairs = append(pairs, pair{i, n, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	rows, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, ok := rows[p.row]; !ok && !taken[p.found] {
			rows[p.row], taken[p.found] = p.found, true
		}
	}
	return rows
}

// shared is how much two lists of spans have in common: the bytes in both, by those in either.
func shared(a, b []story.Span) float64 {
	both, all := 0, 0
	for _, s := range a {
		all += s.Len()
		for _, o := range b {
			both += max(0, min(s.End, o.End)-max(s.Start, o.Start))
		}
	}
	for _, o := range b {
		all += o.Len()
	}
	if all -= both; all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// insideDecided says that the finding is a piece of a quotation whose extent a person has settled.
func (d *Document) insideDecided(f story.Quote, decided map[string]bool) bool {
	return slices.ContainsFunc(d.quotes, func(q QuoteRow) bool {
		if !decided[q.ID] || q.Status == story.Rejected || q.Gone {
			return false
		}
		return !slices.ContainsFunc(f.Parts, func(p story.Span) bool {
			return !slices.ContainsFunc(q.Parts, func(o story.Span) bool { return o.Contains(p) })
		})
	})
}

// withOurNames are the findings' quotations with the ids of this document's names for theirs.
func (d *Document) withOurNames(f story.Findings) []story.Quote {
	ours := map[string]string{}
	place := map[story.Span]string{}
	for _, n := range d.names {
		if n.Status != story.Rejected {
			for _, m := range n.Mentions {
				place[m] = n.ID
			}
		}
	}
	for _, e := range f.Entities {
		votes := map[string]int{}
		best := ""
		for _, m := range e.Mentions {
			if id, ok := place[m]; ok {
				if votes[id]++; best == "" || votes[id] > votes[best] {
					best = id
				}
			}
		}
		if best == "" {
			if n := d.named(e.Name); n != nil && n.Type == e.Type {
				best = n.ID
			}
		}
		ours[e.ID] = best
	}
	out := make([]story.Quote, len(f.Quotes))
	for i, q := range f.Quotes {
		q.SpeakerEntity = ours[q.SpeakerEntity]
		if id, ok := ours[q.RelayedBy]; ok && q.RelayedBy != "" {
			q.RelayedBy = id
			if id == "" {
				q.RelayedBy = nameOf(f, f.Quotes[i].RelayedBy)
			}
		}
		q.Alternatives = slices.Clone(q.Alternatives)
		for k := range q.Alternatives {
			q.Alternatives[k].Entity = ours[q.Alternatives[k].Entity]
		}
		out[i] = q
	}
	return out
}

func nameOf(f story.Findings, id string) string {
	for _, e := range f.Entities {
		if e.ID == id {
			return strings.TrimSpace(e.Name)
		}
	}
	return ""
}
