package export

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// readAnnotations puts the rows that Annotations wrote of a story back together, for the sheet's own text; its rows
// are not looked at. It refuses positions outside the text and words that the text does not have there, as then the
// file belongs to another version.
func readAnnotations(r io.Reader, s Sheet) ([]review.QuoteRow, []review.NameRow, error) {
	var page annotationPage
	if err := json.NewDecoder(r).Decode(&page); err != nil {
		return nil, nil, fmt.Errorf("this is no file of annotations, or it is cut short: %w", err)
	}
	if page.Context != annotationContext || page.Type != "AnnotationPage" {
		return nil, nil, fmt.Errorf("this is no page of Web Annotations")
	}
	b := annotationReader{sheet: s, cp: story.NewCodePoints(s.Text)}
	for _, a := range page.Items {
		if err := b.take(a); err != nil {
			return nil, nil, fmt.Errorf("the annotation %s: %w", a.ID, err)
		}
	}
	return b.quotes, b.names, nil
}

type annotationReader struct {
	sheet  Sheet
	cp     *story.CodePoints
	quotes []review.QuoteRow
	names  []review.NameRow
}

func (b *annotationReader) take(a annotation) error {
	spans, err := b.spans(a.Target)
	if err != nil {
		return err
	}
	id, ours := b.sheet.partID(a.ID)
	if !ours {
		return fmt.Errorf("it belongs to another story")
	}
	byHand := a.Generator == nil && b.sheet.Engine != ""
	switch a.Motivation {
	case "identifying":
		q := review.QuoteRow{Quote: story.Quote{ID: id, Parts: spans}, ByHand: byHand}
		b.describe(&q, a.Body)
		b.quotes = append(b.quotes, q)
	case "linking":
		return b.link(a.Body, spans)
	case "tagging":
		b.names = append(b.names, nameOf(id, spans, a.Body, byHand))
	default:
		return fmt.Errorf("its motivation %q says nothing of a quotation or a name", a.Motivation)
	}
	return nil
}

func (b *annotationReader) describe(q *review.QuoteRow, bodies []annotationBody) {
	for _, body := range bodies {
		switch {
		case body.Type == rowBody:
			q.SpeakerEntity, _ = b.sheet.partID(body.Source)
		case body.Purpose == "identifying":
			q.SpeakerName = body.Value
		case body.Purpose == "describing":
			q.SpeakerRole = body.Value
		case body.Purpose == "commenting":
			q.Note = body.Value
		case strings.HasPrefix(body.Value, kindWord):
			q.Kind = story.Kind(strings.TrimPrefix(body.Value, kindWord))
		case strings.HasPrefix(body.Value, statusWord):
			q.Status = story.Status(strings.TrimPrefix(body.Value, statusWord))
		}
	}
}

func nameOf(id string, spans []story.Span, bodies []annotationBody, byHand bool) review.NameRow {
	n := review.NameRow{Entity: story.Entity{ID: id, Mentions: spans}, ByHand: byHand}
	for _, body := range bodies {
		switch {
		case body.Purpose == "tagging":
			n.Type = story.EntityType(body.Value)
		case body.Purpose == "identifying":
			n.Name = body.Value
		case body.Purpose == "describing":
			n.Role = body.Value
		case strings.HasPrefix(body.Value, statusWord):
			n.Status = story.Status(strings.TrimPrefix(body.Value, statusWord))
		}
	}
	return n
}

// link gives the printed speaker or the cue to the quotation that the annotation names.
func (b *annotationReader) link(bodies []annotationBody, spans []story.Span) error {
	var of, what string
	for _, body := range bodies {
		if body.Type == rowBody {
			of, _ = b.sheet.partID(body.Source)
		} else {
			what = body.Value
		}
	}
	i := slices.IndexFunc(b.quotes, func(q review.QuoteRow) bool { return q.ID == of })
	if i < 0 {
		return fmt.Errorf("it links to no quotation before it")
	}
	switch what {
	case spokenWord:
		b.quotes[i].Speaker = spans
	case cueWord:
		b.quotes[i].Cue = spans
	default:
		return fmt.Errorf("it links %q, which is neither speaker nor cue", what)
	}
	return nil
}

func (b *annotationReader) spans(targets []annotationTarget) ([]story.Span, error) {
	var out []story.Span
	for _, t := range targets {
		var at *story.Span
		exact := ""
		for _, sel := range t.Selector {
			switch {
			case sel.Type == "TextPositionSelector" && sel.Start != nil && sel.End != nil:
				if *sel.Start < 0 || *sel.End < *sel.Start {
					return nil, errNotThere
				}
				p := b.cp.Span([2]int{*sel.Start, *sel.End})
				at = &p
			case sel.Type == "TextQuoteSelector":
				exact = sel.Exact
			}
		}
		if at == nil || at.In(b.sheet.Text) != exact {
			return nil, errNotThere
		}
		out = append(out, *at)
	}
	return out, nil
}

var errNotThere = fmt.Errorf("the text has other words at its place; the file belongs to another version of the story")
