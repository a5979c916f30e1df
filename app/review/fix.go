package review

import (
	"cmp"
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// ApplyFixes proposes to put right what the alerts are about, in one step. Of two fixes about the same words the
// first in the text is applied and the other left. A fix that changes no word leaves every decision as it is; a mark put
// at the open end of an unclosed quotation becomes part of it.
func (d *Document) ApplyFixes(ids []string, cause string, recheck Recheck) ([]Correction, error) {
	var fixes []story.Check
	for _, id := range ids {
		row := d.check(id)
		switch {
		case row == nil:
			return nil, errNoRow(Checks, id)
		case len(row.Fix) == 0 && len(ids) == 1:
			return nil, fmt.Errorf("this alert has no correction to apply; change the text itself")
		case len(row.Fix) == 0:
			continue
		}
		fixes = append(fixes, row.Check)
	}
	slices.SortStableFunc(fixes, func(a, b story.Check) int { return cmp.Compare(a.Fix[0].Span.Start, b.Fix[0].Span.Start) })
	var edits []story.Edit
	safe := true
	for _, c := range fixes {
		merged, ok := withEdits(d.Text, edits, c.Fix)
		if ok {
			edits, safe = merged, safe && c.Safety == story.Safe
		}
	}
	return d.edit(edits, cause, manner{typography: safe, fix: true}, recheck)
}

// withEdits adds a fix to the edits, in order; false when the two are about the same words.
func withEdits(text string, edits, fix []story.Edit) ([]story.Edit, bool) {
	out := append(slices.Clone(edits), fix...)
	slices.SortStableFunc(out, func(a, b story.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	_, err := newMoves(text, apart(text, out))
	return out, err == nil
}
