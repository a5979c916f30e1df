package review

import (
	"time"

	"quotedesk/app/story"
)

// ExhibitsOf are the pieces of evidence for a quotation, in the order they came.
func (d *Document) ExhibitsOf(quote string) []Exhibit {
	var out []Exhibit
	for _, e := range d.exhibits {
		if e.Quote == quote {
			out = append(out, e)
		}
	}
	return out
}

// Exhibits is all the evidence of the story in the order it came. The slice is not to be changed.
func (d *Document) Exhibits() []Exhibit { return d.exhibits }

// Exhibit finds a piece of evidence by id.
func (d *Document) Exhibit(id string) (Exhibit, bool) {
	if e := byID(d.exhibits, id, Exhibit.id); e != nil {
		return *e, true
	}
	return Exhibit{}, false
}

// AddExhibit adds evidence for a quotation; its id, who added it and when are filled in.
func (d *Document) AddExhibit(quote string, e Exhibit, cause string) ([]Correction, error) {
	q, err := d.standing(quote)
	if err != nil {
		return nil, err
	}
	if q.Status == story.Rejected {
		return nil, errRejected()
	}
	e.ID, e.Quote = "x-"+d.NewID(), quote
	if e, err = d.exhibit(e); err != nil {
		return nil, err
	}
	return d.sign([]Correction{{What: Added, Table: Evidence, Target: e.ID, Cause: cause, After: Patch{Exhibit: &e}}}), nil
}

// ChangeExhibit puts other particulars in the place of those of a piece of evidence. It stays with its quotation.
func (d *Document) ChangeExhibit(id string, e Exhibit, cause string) ([]Correction, error) {
	row := byID(d.exhibits, id, Exhibit.id)
	if row == nil {
		return nil, errNoRow(Evidence, id)
	}
	was := *row
	e.ID, e.Quote = was.ID, was.Quote
	e, err := d.exhibit(e)
	if err != nil {
		return nil, err
	}
	if then := e; sameJSON(withAuthor(then, was.By, was.At), was) {
		return nil, nil
	}
	return d.sign([]Correction{{What: Changed, Table: Evidence, Target: id, Cause: cause,
		Before: Patch{Exhibit: &was}, After: Patch{Exhibit: &e}}}), nil
}

// RemoveExhibit takes a piece of evidence away; the journal keeps it.
func (d *Document) RemoveExhibit(id, cause string) ([]Correction, error) {
	row := byID(d.exhibits, id, Exhibit.id)
	if row == nil {
		return nil, errNoRow(Evidence, id)
	}
	was := *row
	return d.sign([]Correction{{What: Removed, Table: Evidence, Target: id, Cause: cause, Before: Patch{Exhibit: &was}}}), nil
}

// exhibit is a checked copy that shares nothing with the caller's, signed.
func (d *Document) exhibit(e Exhibit) (Exhibit, error) {
	if err := e.valid(); err != nil {
		return e, err
	}
	e.Recording, e.Paper, e.Web, e.Person = dup(e.Recording), dup(e.Paper), dup(e.Web), dup(e.Person)
	if e.Web != nil {
		e.Web.Captured = e.Web.Captured.UTC().Round(0)
	}
	if e.Person != nil {
		e.Person.When = e.Person.When.UTC().Round(0)
	}
	return withAuthor(e, d.Who, d.Now().UTC().Round(0)), nil
}

func withAuthor(e Exhibit, who string, at time.Time) Exhibit {
	e.By, e.At = who, at
	return e
}

func dup[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

func (e Exhibit) id() string { return e.ID }
