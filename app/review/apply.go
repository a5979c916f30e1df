package review

import (
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// Apply brings stored corrections into the rows, in order. On an error the document is left as it was before
// the correction that failed.
func (d *Document) Apply(step []Correction) error {
	for _, c := range step {
		if err := d.applyOne(c); err != nil {
			d.quieten()
			return fmt.Errorf("journal entry %d (%s): %w", c.Seq, c.What, err)
		}
		d.journal = append(d.journal, c)
		d.remember(c)
	}
	d.quieten()
	return nil
}

func (d *Document) applyOne(c Correction) error {
	d.found.forget(c)
	switch c.What {
	case Text:
		return d.rewrite(c)
	case Added:
		return d.insert(c)
	case Removed:
		return d.remove(c)
	}
	switch c.Table {
	case Quotes:
		return d.patchQuote(c)
	case Names:
		return d.patchName(c)
	case Checks:
		return d.patchCheck(c)
	case Story:
		return d.patchStory(c)
	case Evidence, Queries, SignOffs, Sources, SourceTexts, Exceptions:
		return d.patchShelf(c)
	}
	return fmt.Errorf("unknown table %q", c.Table)
}

// insert copies the row: the journal keeps its own values.
func (d *Document) insert(c Correction) error {
	if done, err := d.shelve(c); done {
		return err
	}
	switch {
	case c.Table == Quotes && c.After.Quote != nil:
		if d.quote(c.Target) != nil {
			return fmt.Errorf("row %q is there already", c.Target)
		}
		d.quotes = append(d.quotes, *c.After.Quote)
	case c.Table == Names && c.After.Name != nil:
		if d.name(c.Target) != nil {
			return fmt.Errorf("row %q is there already", c.Target)
		}
		d.names = append(d.names, *c.After.Name)
	case c.Table == Checks && c.After.Check != nil:
		if d.check(c.Target) != nil {
			return fmt.Errorf("row %q is there already", c.Target)
		}
		d.checks = append(d.checks, *c.After.Check)
	default:
		return fmt.Errorf("nothing to add in %q", c.Table)
	}
	d.sort()
	return nil
}

func (d *Document) remove(c Correction) error {
	if done, err := d.unshelve(c); done {
		return err
	}
	switch c.Table {
	case Quotes:
		if d.quote(c.Target) == nil {
			return errNoRow(c.Table, c.Target)
		}
		d.quotes = slices.DeleteFunc(d.quotes, func(q QuoteRow) bool { return q.ID == c.Target })
	case Names:
		if d.name(c.Target) == nil {
			return errNoRow(c.Table, c.Target)
		}
		d.names = slices.DeleteFunc(d.names, func(n NameRow) bool { return n.ID == c.Target })
	case Checks:
		if d.check(c.Target) == nil {
			return errNoRow(c.Table, c.Target)
		}
		d.checks = slices.DeleteFunc(d.checks, func(r CheckRow) bool { return r.ID == c.Target })
	default:
		return fmt.Errorf("rows of %q cannot be removed", c.Table)
	}
	return nil
}

func (d *Document) patchQuote(c Correction) error {
	q := d.quote(c.Target)
	if q == nil {
		return errNoRow(c.Table, c.Target)
	}
	p := c.After
	if p.Parts != nil {
		q.Parts = spans(*p.Parts)
	}
	set(&q.Kind, p.Kind)
	if p.Speaker != nil {
		q.Speaker = spans(p.Speaker.Mention)
		q.Quote.SpeakerName, q.SpeakerEntity = p.Speaker.Name, p.Speaker.Entity
	}
	set(&q.Quote.SpeakerRole, p.Role)
	set(&q.Quote.RelayedBy, p.Relay)
	if p.Cue != nil {
		q.Cue = spans(*p.Cue)
	}
	if p.Verdict != nil {
		q.Verdict = *p.Verdict
	}
	if p.Tick != nil {
		q.Ticks = withTick(q.Ticks, *p.Tick)
	}
	set(&q.Checker, p.Checker)
	set(&q.Note, p.Note)
	set(&q.Reason, p.Reason)
	set(&q.Was, p.Was)
	set(&q.Look, p.Look)
	set(&q.Status, p.Status)
	if p.Parts != nil {
		d.sort()
	}
	return nil
}

func (d *Document) patchName(c Correction) error {
	n := d.name(c.Target)
	if n == nil {
		return errNoRow(c.Table, c.Target)
	}
	p := c.After
	set(&n.Entity.Name, p.Label)
	set(&n.Type, p.Type)
	set(&n.Role, p.Role)
	if p.Mentions != nil {
		n.Mentions = spans(*p.Mentions)
	}
	if p.RoleSpans != nil {
		n.RoleSpans = spans(*p.RoleSpans)
	}
	set(&n.Entity.Furniture, p.Aside)
	set(&n.Note, p.Note)
	set(&n.Reason, p.Reason)
	set(&n.Was, p.Was)
	set(&n.Look, p.Look)
	set(&n.Status, p.Status)
	if p.Mentions != nil {
		d.sort()
	}
	return nil
}

func (d *Document) patchCheck(c Correction) error {
	row := d.check(c.Target)
	if row == nil {
		return errNoRow(c.Table, c.Target)
	}
	set(&row.Note, c.After.Note)
	set(&row.Reason, c.After.Reason)
	set(&row.Status, c.After.Status)
	return nil
}

func (d *Document) patchStory(c Correction) error {
	if r := c.After.Reading; r != nil {
		d.Engine, d.Model, d.Furniture = r.Engine, r.Model, r.Furniture
	}
	return nil
}

func set[T story.Kind | story.Status | story.EntityType | string | bool](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

// spans copies what the journal holds; none is nil, as in the engine's findings.
func spans(in []story.Span) []story.Span {
	if len(in) == 0 {
		return nil
	}
	return slices.Clone(in)
}
