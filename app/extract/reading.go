package extract

import (
	"context"
	"fmt"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/name"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/token"
)

// Reading is a story as the engine understands it before the rows are made: what training looks at.
type Reading struct {
	Sheet   *quote.Sheet
	Drafts  []quote.Draft
	Cast    speaker.Cast
	Choices []speaker.Choice // one a draft
}

// Study reads a text as Extract does and stops before the rows are made. It is for training. The only error is the
// context's.
func (e *Engine) Study(ctx context.Context, text string) (*Reading, error) {
	return e.StudyWith(ctx, text, e.know.judge)
}

// StudyWith is Study with judge in place of the engine's own.
func (e *Engine) StudyWith(ctx context.Context, text string, judge *speaker.Judge) (*Reading, error) {
	doc := token.Split(text)
	around := furniture.Find(doc)
	know := *e.know
	know.judge = judge
	r, err := read(ctx, doc, &around, cast(name.Find(doc, around, e.lists)), &know)
	if err != nil {
		return nil, fmt.Errorf("study the story: %w", err)
	}
	return r, nil
}
