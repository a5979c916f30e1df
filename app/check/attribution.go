package check

import (
	"strings"

	"quotedesk/app/story"
)

// entity finds a name of the findings by its id.
func (r *reading) entity(id string) (story.Entity, bool) {
	for _, e := range r.found.Entities {
		if id != "" && e.ID == id {
			return e, true
		}
	}
	return story.Entity{}, false
}

// headlined says that the quotation stands in the headline, where other customs hold.
func (r *reading) headlined(q story.Quote) bool {
	return q.Has(story.FlagHeadline) || r.found.Furniture.Headline.Overlaps(q.Span())
}

// usable drops quotations whose spans do not fit the text, so that no rule cuts outside it.
func (r *reading) usable() []story.Quote {
	var out []story.Quote
	for _, q := range r.found.Quotes {
		ok := len(q.Parts) > 0
		for _, spans := range [][]story.Span{q.Parts, q.Speaker, q.Cue} {
			for _, s := range spans {
				ok = ok && s.Valid(r.text)
			}
		}
		if ok {
			out = append(out, q)
		}
	}
	return out
}

// trimmed is the stretch from a to b without white space at its edges.
func (r *reading) trimmed(a, b int) story.Span {
	return edgeless(r.text, story.Span{Start: a, End: max(a, b)})
}

// lastBefore is the last of the spans that ends at or before the offset and stands in the paragraph.
func lastBefore(spans []story.Span, para story.Span, at int) (story.Span, bool) {
	var last story.Span
	for _, s := range spans {
		if para.Contains(s) && s.End <= at && s.End > last.End {
			last = s
		}
	}
	return last, !last.Empty()
}

func spoken(name string, fallback string) string {
	if name = strings.Join(strings.Fields(name), " "); name != "" {
		return name
	}
	return fallback
}
