// Package extract reads a story and says what is quoted in it, who says it, and who and what is named.
//
// It is the engine behind the window and the command: text in, findings out, by rules, word lists and fitted models. It must
// never change the text, ask the network, or keep anything between two stories. Its sub-packages stand in the order the
// text flows through them: token, furniture, tag, name, quote, speaker.
//
// Last, each row gets a confidence: how likely it is right as package score judges it, words to the word and speaker. A
// row is measured (see measure): how sure the parts of the engine are of themselves and whether they agree, how long
// the words are and what they are made of, what the sentence and the paragraph go on with, how the cue stands to its
// subject, how far back the speaker was named. A forest of small decision trees turns the measures into a score, a
// curve the score into a probability. Trees and curve are fitted on rows of stories that no other model of the engine had
// seen when it read them, and the curve on scores of trees that had not seen them either. None of the measures is a word.
package extract

import (
	"context"
	"fmt"
	"sort"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// Version is the engine's own version; it changes whenever the same text may give other findings.
const Version = "0.3.0"

// read finds the quotations of a text whose furniture and cast are known.
func read(ctx context.Context, doc *token.Doc, around *furniture.Found, cast speaker.Cast, know *knowledge) (*Reading, error) {
	regions := quote.Regions(doc.Text, spans(doc.Paragraphs))
	quote.TrimUnclosed(regions, doc, know.lex)
	sheet := quote.NewSheet(doc, know.tags.Tag(doc), regions, mentions(cast.Entities), edges(around), know.lex)
	opening := openingLine(doc) // the last use of doc: its tokens may be freed from here on
	sheet.Grader, sheet.Watch = know.grader, know.watch
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	drafts, err := draft(ctx, sheet, around, opening)
	if err != nil {
		return nil, err
	}
	choices, err := speaker.Resolve(ctx, sheet, drafts, cast, func(unit int) bool {
		return inFurniture(around, sheet.Units[unit].Span())
	}, know.judge)
	if err != nil {
		return nil, err
	}
	return &Reading{sheet, drafts, cast, choices}, nil
}

// headlineTokens is how long a first line may be to be read as a headline although it ends with a full stop.
const headlineTokens = 22

// openingLine is the first line of a text of several, when it is short enough for a headline; empty otherwise.
func openingLine(doc *token.Doc) story.Span {
	if len(doc.Paragraphs) < 2 || doc.Paragraphs[0].Last-doc.Paragraphs[0].First > headlineTokens {
		return story.Span{}
	}
	return doc.Paragraphs[0].Span
}

// draft runs the stages of package quote over the sheet, furniture left out. opening may be a headline.
func draft(ctx context.Context, sheet *quote.Sheet, around *furniture.Found, opening story.Span) ([]quote.Draft, error) {
	turns, taken := sheet.Turns()
	headline := sheet.Headline(around.Headline)
	if around.Headline.Empty() && !opening.Empty() && len(turns) == 0 {
		headline = sheet.Headline(opening)
	}
	head := -1
	if len(headline) > 0 {
		head = headline[0].Paragraph
	}
	drafts, err := sheet.Drafts(ctx, func(sentence quote.Sentence) bool {
		return taken[sentence.Paragraph] || sentence.Paragraph == head || inFurniture(around, sheet.Units[sentence.First].Span())
	})
	if err != nil {
		return nil, fmt.Errorf("read the quotations: %w", err)
	}
	drafts = append(append(drafts, turns...), headline...)
	sort.SliceStable(drafts, func(i, j int) bool { return drafts[i].Parts[0].Start < drafts[j].Parts[0].Start })
	for i := range drafts {
		if around.Headline.Contains(drafts[i].Parts[0]) && !drafts[i].Has(story.FlagHeadline) {
			drafts[i].Flags = append(drafts[i].Flags, story.FlagHeadline)
		}
	}
	return sheet.Join(drafts), nil
}

func spans(runs []token.Run) []story.Span {
	out := make([]story.Span, len(runs))
	for i, r := range runs {
		out[i] = r.Span
	}
	return out
}

// mentions lists where the entities are named, in text order, without overlaps: of two that overlap the earlier stays,
// of two that begin together the longer.
func mentions(entities []story.Entity) []quote.Mention {
	var out []quote.Mention
	for i, e := range entities {
		for _, m := range e.Mentions {
			out = append(out, quote.Mention{Span: m, Entity: i, Type: e.Type})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Start != out[j].Start {
			return out[i].Start < out[j].Start
		}
		return out[i].End > out[j].End
	})
	kept := out[:0]
	end := 0
	for _, m := range out {
		if m.Start >= end {
			kept = append(kept, m)
			end = m.End
		}
	}
	return kept
}

// edges are the offsets where a sentence begins whatever the words say: the headline's and the dateline's ends.
func edges(around *furniture.Found) []int {
	var out []int
	for _, s := range []story.Span{around.Headline, around.Dateline} {
		if !s.Empty() {
			out = append(out, s.End)
		}
	}
	return out
}

// inFurniture says that the span stands in byline or dateline.
func inFurniture(around *furniture.Found, s story.Span) bool {
	return around.Byline.Overlaps(s) || around.Dateline.Overlaps(s)
}
