package review

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// Confirm says that the row is right as it stands. A corrected or added row stays what it is.
func (d *Document) Confirm(table Table, id, cause string) ([]Correction, error) {
	was, err := d.status(table, id)
	if err != nil {
		return nil, err
	}
	if was == story.Corrected || was == story.Added {
		return nil, nil
	}
	return d.setStatus(table, id, was, story.Confirmed, "", cause)
}

// Reject says that the row is wrong: no quotation, no name, or an alert whose text is to stay. The row is
// kept; a reason may say why.
func (d *Document) Reject(table Table, id, reason, cause string) ([]Correction, error) {
	was, err := d.status(table, id)
	if err != nil {
		return nil, err
	}
	return d.setStatus(table, id, was, story.Rejected, strings.TrimSpace(reason), cause)
}

// Restore brings a rejected row back, unreviewed, or as added when a person had made it.
// An alert that an exception keeps quiet comes back with all others that the exception was about.
func (d *Document) Restore(table Table, id, cause string) ([]Correction, error) {
	was, err := d.status(table, id)
	if row, ok := d.Check(id); table == Checks && ok && row.Quiet {
		return d.mind(row, cause)
	}
	if err != nil || was != story.Rejected {
		return nil, err
	}
	to := story.Unreviewed
	if d.byHand(table, id) {
		to = story.Added
	}
	return d.setStatus(table, id, was, to, "", cause)
}

// Reopen puts a confirmed or rejected row back on the list of those to look at. A row that a person has changed
// or made counts as looked at for as long as the change stands.
func (d *Document) Reopen(table Table, id, cause string) ([]Correction, error) {
	was, err := d.status(table, id)
	switch {
	case err != nil || was.Open():
		return nil, err
	case was == story.Confirmed || was == story.ForChecker:
		return d.setStatus(table, id, was, story.Unreviewed, "", cause)
	case was == story.Rejected:
		return d.Restore(table, id, cause)
	}
	return nil, fmt.Errorf("a row changed by hand counts as looked at; undo takes the change back")
}

func (d *Document) setStatus(table Table, id string, was, to story.Status, reason, cause string) ([]Correction, error) {
	if was == to {
		return nil, nil
	}
	if d.gone(table, id) {
		return nil, errGone()
	}
	c := Correction{What: Status, Table: table, Target: id, Cause: cause,
		Before: Patch{Status: &was}, After: Patch{Status: &to}}
	wording, look := d.oldWording(table, id)
	c = looked(c, wording, look)
	if old := d.reason(table, id); old != reason {
		c.Before.Reason, c.After.Reason = &old, &reason
	}
	return d.sign([]Correction{c}), nil
}

// Delete takes a wrong row away: one that a person added goes, one that the engine found is rejected.
func (d *Document) Delete(table Table, id, cause string) ([]Correction, error) {
	if !d.byHand(table, id) {
		return d.Reject(table, id, "", cause)
	}
	c := Correction{What: Removed, Table: table, Target: id, Cause: cause}
	switch table {
	case Quotes:
		row := *d.quote(id)
		c.Before.Quote = &row
	case Names:
		row := *d.name(id)
		c.Before.Name = &row
	default:
		return nil, fmt.Errorf("an alert cannot be deleted; it can be ignored")
	}
	return d.sign([]Correction{c}), nil
}

func (d *Document) status(table Table, id string) (story.Status, error) {
	switch table {
	case Quotes:
		if q := d.quote(id); q != nil {
			return q.Status, nil
		}
	case Names:
		if n := d.name(id); n != nil {
			return n.Status, nil
		}
	case Checks:
		if c := d.check(id); c != nil {
			return c.Status, nil
		}
	}
	return "", errNoRow(table, id)
}

func (d *Document) reason(table Table, id string) string {
	switch table {
	case Quotes:
		return d.quote(id).Reason
	case Names:
		return d.name(id).Reason
	case Checks:
		return d.check(id).Reason
	}
	return ""
}

func (d *Document) gone(table Table, id string) bool {
	q, n := d.quote(id), d.name(id)
	return table == Quotes && q != nil && q.Gone || table == Names && n != nil && n.Gone
}

// oldWording is what a row that needs a look has kept of the text before.
func (d *Document) oldWording(table Table, id string) (was, look string) {
	switch table {
	case Quotes:
		return d.quote(id).Was, d.quote(id).Look
	case Names:
		return d.name(id).Was, d.name(id).Look
	}
	return "", ""
}

func (d *Document) byHand(table Table, id string) bool {
	switch table {
	case Quotes:
		q := d.quote(id)
		return q != nil && q.ByHand
	case Names:
		n := d.name(id)
		return n != nil && n.ByHand
	}
	return false
}
