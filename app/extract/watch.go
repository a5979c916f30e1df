package extract

import (
	"context"
	"fmt"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/name"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/token"
)

// Watch reads a text by rules and the weights of words in marks alone, shows w what the fitted weights would decide on, and gives what the rules found. It
// is for training. The only error is the context's.
func (e *Engine) Watch(ctx context.Context, text string, w *quote.Watch) ([]quote.Draft, error) {
	doc := token.Split(text)
	around := furniture.Find(doc)
	know := *e.know
	know.watch = w
	r, err := read(ctx, doc, &around, cast(name.Find(doc, around, e.lists)), &know)
	if err != nil {
		return nil, fmt.Errorf("watch the reading of the story: %w", err)
	}
	return r.Drafts, nil
}
