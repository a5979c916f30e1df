package main

import (
	"math"

	"quotedesk/app/story"
)

// converter turns the byte offsets of one text into the code points of an output line.
type converter struct{ points *story.CodePoints }

// line builds the output line of a story.
func (r reader) line(id any, text string, f story.Findings) storyLine {
	c := converter{story.NewCodePoints(text)}
	return storyLine{
		ID: id, Engine: r.engine, Model: r.model,
		Furniture: c.furniture(f.Furniture),
		Quotes:    each(f.Quotes, c.quote),
		Entities:  each(f.Entities, c.entity),
		Checks:    each(f.Checks, c.check),
	}
}

// each converts a list; never nil, so that it is written as [].
func each[A, B any](list []A, convert func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, convert(a))
	}
	return out
}

func (c converter) furniture(f story.Furniture) *furnitureLine {
	if f.Headline.Empty() && f.Byline.Empty() && f.Dateline.Empty() && len(f.BylineNames) == 0 &&
		f.Place == "" && f.Agency == "" {
		return nil
	}
	return &furnitureLine{
		Headline: c.optional(f.Headline), Byline: c.optional(f.Byline), BylineNames: f.BylineNames,
		Dateline: c.optional(f.Dateline), Place: f.Place, Agency: f.Agency,
	}
}

func (c converter) optional(s story.Span) *pair {
	if s.Empty() {
		return nil
	}
	p := c.points.Pair(s)
	return &p
}

func (c converter) quote(q story.Quote) quoteLine {
	whole := c.points.Pair(q.Span())
	return quoteLine{
		ID: q.ID, Start: whole[0], End: whole[1], Parts: each(q.Parts, c.points.Pair), Kind: q.Kind,
		Speaker: each(q.Speaker, c.points.Pair), SpeakerName: q.SpeakerName, SpeakerEntity: q.SpeakerEntity,
		SpeakerRole: q.SpeakerRole, RelayedBy: q.RelayedBy, Cue: each(q.Cue, c.points.Pair),
		Confidence: rounded(q.Confidence), Why: q.Why, Alternatives: each(q.Alternatives, alternative),
		Flags: q.Flags,
	}
}

func alternative(a story.Alternative) alternativeLine {
	return alternativeLine{Entity: a.Entity, Name: a.Name, Score: rounded(a.Score)}
}

func (c converter) entity(e story.Entity) entityLine {
	return entityLine{
		ID: e.ID, Type: e.Type, Name: e.Name, Role: e.Role,
		Mentions: each(e.Mentions, c.points.Pair), Confidence: rounded(e.Confidence), Why: e.Why,
	}
}

func (c converter) check(k story.Check) checkLine {
	at := c.points.Pair(k.Span)
	return checkLine{
		Rule: k.Rule, Start: at[0], End: at[1], Message: k.Message, Safety: k.Safety,
		Fix: each(k.Fix, c.edit),
	}
}

func (c converter) edit(e story.Edit) editLine {
	at := c.points.Pair(e.Span)
	return editLine{Start: at[0], End: at[1], Text: e.Text}
}

// rounded keeps four decimals: more would promise a precision that a confidence does not have.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }
