package review

import (
	"fmt"
	"slices"
	"strings"
)

// What stands beside the rows: evidence, queries, sign-offs, protected sources, the texts that quotations are laid
// beside and exceptions from rules. Each is put in, changed and taken
// out whole, and stands in the order of its ids, which is that of time and survives any undo.

func byID[T any](all []T, id string, of func(T) string) *T {
	for i := range all {
		if of(all[i]) == id {
			return &all[i]
		}
	}
	return nil
}

// placed leaves the rows as they are when one of that id is there.
func placed[T any](all []T, row T, of func(T) string) ([]T, error) {
	if byID(all, of(row), of) != nil {
		return all, fmt.Errorf("row %q is there already", of(row))
	}
	all = append(slices.Clip(all), row)
	slices.SortStableFunc(all, func(a, b T) int { return strings.Compare(of(a), of(b)) })
	return all, nil
}

func taken[T any](all []T, id string, of func(T) string) []T {
	var out []T
	for _, row := range all {
		if of(row) != id {
			out = append(out, row)
		}
	}
	return out
}

// shelve puts a row in that stands beside the others; false when the table is none of those.
func (d *Document) shelve(c Correction) (bool, error) {
	var err error
	p := c.After
	switch {
	case c.Table == Evidence && p.Exhibit != nil && p.Exhibit.ID == c.Target:
		d.exhibits, err = placed(d.exhibits, *p.Exhibit, Exhibit.id)
	case c.Table == Queries && p.Query != nil && p.Query.ID == c.Target:
		d.queries, err = placed(d.queries, *p.Query, Query.id)
	case c.Table == SignOffs && p.SignOff != nil && p.SignOff.ID == c.Target:
		d.signOffs, err = placed(d.signOffs, *p.SignOff, SignOff.id)
	case c.Table == Sources && p.Source != nil && p.Source.ID == c.Target:
		d.sources, err = placed(d.sources, *p.Source, Source.id)
	case c.Table == SourceTexts && p.SourceText != nil && p.SourceText.ID == c.Target:
		d.sourceTexts, err = placed(d.sourceTexts, *p.SourceText, SourceText.id)
	case c.Table == Exceptions && p.Exception != nil && p.Exception.ID == c.Target:
		d.exceptions, err = placed(d.exceptions, *p.Exception, Exception.id)
	default:
		return false, nil
	}
	return true, err
}

// unshelve takes a row out that stands beside the others; false when the table is none of those.
func (d *Document) unshelve(c Correction) (bool, error) {
	switch c.Table {
	case Evidence, Queries, SignOffs, Sources, SourceTexts, Exceptions:
	default:
		return false, nil
	}
	if !d.shelved(c.Table, c.Target) {
		return true, errNoRow(c.Table, c.Target)
	}
	switch c.Table {
	case Evidence:
		d.exhibits = taken(d.exhibits, c.Target, Exhibit.id)
	case Queries:
		d.queries = taken(d.queries, c.Target, Query.id)
	case SignOffs:
		d.signOffs = taken(d.signOffs, c.Target, SignOff.id)
	case Sources:
		d.sources = taken(d.sources, c.Target, Source.id)
	case SourceTexts:
		d.sourceTexts = taken(d.sourceTexts, c.Target, SourceText.id)
	case Exceptions:
		d.exceptions = taken(d.exceptions, c.Target, Exception.id)
	}
	return true, nil
}

// shelved says that the row stands beside the others.
func (d *Document) shelved(t Table, id string) bool {
	switch t {
	case Evidence:
		return byID(d.exhibits, id, Exhibit.id) != nil
	case Queries:
		return byID(d.queries, id, Query.id) != nil
	case SignOffs:
		return byID(d.signOffs, id, SignOff.id) != nil
	case Sources:
		return byID(d.sources, id, Source.id) != nil
	case SourceTexts:
		return byID(d.sourceTexts, id, SourceText.id) != nil
	case Exceptions:
		return byID(d.exceptions, id, Exception.id) != nil
	}
	return false
}

// has says that there is such a row in any table.
func (d *Document) has(t Table, id string) bool {
	_, err := d.status(t, id)
	return err == nil || d.shelved(t, id)
}

func (d *Document) patchShelf(c Correction) error {
	if !d.shelved(c.Table, c.Target) {
		return errNoRow(c.Table, c.Target)
	}
	p := c.After
	switch {
	case c.Table == Evidence && p.Exhibit != nil && p.Exhibit.ID == c.Target:
		*byID(d.exhibits, c.Target, Exhibit.id) = *p.Exhibit
	case c.Table == Queries && p.Answer != nil:
		byID(d.queries, c.Target, Query.id).Answer = *p.Answer
	default:
		return fmt.Errorf("nothing to change in %q", c.Table)
	}
	return nil
}

// onShelf is what a row that stands beside the others now is.
func (d *Document) onShelf(t Table, id string) Patch {
	switch t {
	case Evidence:
		return Patch{Exhibit: dup(byID(d.exhibits, id, Exhibit.id))}
	case Queries:
		p := Patch{Query: dup(byID(d.queries, id, Query.id))}
		if p.Query != nil {
			p.Answer = dup(&p.Query.Answer)
		}
		return p
	case SignOffs:
		return Patch{SignOff: dup(byID(d.signOffs, id, SignOff.id))}
	case Sources:
		return Patch{Source: dup(byID(d.sources, id, Source.id))}
	case SourceTexts:
		return Patch{SourceText: dup(byID(d.sourceTexts, id, SourceText.id))}
	case Exceptions:
		return Patch{Exception: dup(byID(d.exceptions, id, Exception.id))}
	}
	return Patch{}
}
