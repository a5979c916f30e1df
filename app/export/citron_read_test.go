package export

import (
	"encoding/json"
	"fmt"
	"io"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// readCitron reads a document in Citron's layout: the text and its quotations with contents, sources, cue and
// confidence. It refuses spans outside the text and such as do not hold the words that they name.
func readCitron(r io.Reader) (text string, quotes []review.QuoteRow, err error) {
	var d citronDocument
	if err := json.NewDecoder(r).Decode(&d); err != nil {
		return "", nil, fmt.Errorf("this is no document in Citron's layout, or it is cut short: %w", err)
	}
	cp := story.NewCodePoints(d.Text)
	spans := func(of []citronSpan) []story.Span {
		var out []story.Span
		for _, x := range of {
			p := story.Span{}
			if x.Start >= 0 && x.Start <= x.End {
				p = cp.Span([2]int{x.Start, x.End})
			}
			if p.In(d.Text) != x.Text {
				err = fmt.Errorf("%q does not stand at %d in this file's text: it was changed by hand or cut", x.Text, x.Start)
			}
			out = append(out, p)
		}
		return out
	}
	for _, c := range d.Quotes {
		q := review.QuoteRow{Quote: story.Quote{ID: c.ID, Parts: spans(c.Contents), Speaker: spans(c.Sources), Confidence: c.Confidence}}
		if c.Cue != nil {
			q.Cue = spans([]citronSpan{*c.Cue})
		}
		quotes = append(quotes, q)
	}
	if err != nil {
		return "", nil, err
	}
	return d.Text, quotes, nil
}
