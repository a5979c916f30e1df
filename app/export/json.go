package export

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Format names the layout JSON writes; a reader refuses what it does not know.
const Format = "quotedesk-story-1"

// paper is a Sheet on paper: offsets in code points, the clean article and its changes beside the rest.
type paper struct {
	Format string `json:"format"`
	Sheet
	Clean   string   `json:"clean_text"`
	Changes []Change `json:"changes"`
}

// JSON writes everything: the text, all rows with status, notes and verdicts, rejected ones too, evidence, queries,
// sign-offs and the texts of sources, the clean article and what was changed for it. It is for the house. Offsets are Unicode code points, the end excluded, those of changes too.
func JSON(w io.Writer, s Sheet) error {
	cp := story.NewCodePoints(s.Text)
	code := func(x story.Span) story.Span {
		p := cp.Pair(x)
		return story.Span{Start: p[0], End: p[1]}
	}
	p := paper{Format: Format, Sheet: s.moved(code)}
	p.Revisions = revisionsOnPaper(s)
	p.Clean, p.Changes = s.Clean()
	for i := range p.Changes {
		p.Changes[i].Span = code(p.Changes[i].Span)
	}
	return encode(w, p, "the JSON file")
}

// encode writes a value for programs that people look into as well.
func encode(w io.Writer, v any, what string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	return nil
}

// ReadJSON reads back what JSON wrote.
func ReadJSON(r io.Reader) (Sheet, error) {
	var p paper
	if err := json.NewDecoder(r).Decode(&p); err != nil {
		return Sheet{}, fmt.Errorf("this is no story that was exported as JSON, or it is cut short: %w", err)
	}
	if p.Format != Format {
		return Sheet{}, fmt.Errorf("this file's layout is %q and only %q is known; a newer Quotedesk may have written it", p.Format, Format)
	}
	cp := story.NewCodePoints(p.Text)
	bad := false
	s := p.Sheet.moved(func(x story.Span) story.Span {
		if x.Start < 0 || x.End < x.Start || x.End > len(p.Text) {
			bad = true
			return story.Span{}
		}
		return cp.Span([2]int{x.Start, x.End})
	})
	if !bad {
		s.Revisions, bad = revisionsFromPaper(s)
	}
	if bad {
		return Sheet{}, fmt.Errorf("an offset in this file lies outside its text: it was changed after it was exported")
	}
	return s, nil
}

// moved is a deep copy with every span converted.
func (s Sheet) moved(to func(story.Span) story.Span) Sheet {
	all := func(spans []story.Span) []story.Span {
		out := slices.Clone(spans)
		for i := range out {
			out[i] = to(out[i])
		}
		return out
	}
	s.Furniture.Headline, s.Furniture.Byline, s.Furniture.Dateline = to(s.Furniture.Headline), to(s.Furniture.Byline), to(s.Furniture.Dateline)
	s.Quotes = append([]review.QuoteRow{}, s.Quotes...)
	for i, q := range s.Quotes {
		q.Parts, q.Speaker, q.Cue = all(q.Parts), all(q.Speaker), all(q.Cue)
		s.Quotes[i] = q
	}
	s.Names = append([]review.NameRow{}, s.Names...)
	for i, n := range s.Names {
		n.Mentions, n.RoleSpans = all(n.Mentions), all(n.RoleSpans)
		s.Names[i] = n
	}
	s.Checks = append([]review.CheckRow{}, s.Checks...)
	for i, c := range s.Checks {
		c.Span = to(c.Span)
		c.Fix = slices.Clone(c.Fix)
		for k := range c.Fix {
			c.Fix[k].Span = to(c.Fix[k].Span)
		}
		s.Checks[i] = c
	}
	s.Queries = slices.Clone(s.Queries)
	for i := range s.Queries {
		s.Queries[i].Span = to(s.Queries[i].Span)
	}
	return s
}
