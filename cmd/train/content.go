package main

import (
	"context"
	"fmt"
	"io"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

var contentCourse = model.Descent{Epochs: 20, Rate: 0.1, L2: 30, Seed: 1}

var rulesCourse = model.Descent{Epochs: 20, Rate: 0.1, L2: 20, Seed: 1}

// contentWeight is how much an example of each source counts: the newsroom's idea of what is reported speech is the
// product's, PolNeAR's is broader.
var contentWeight = map[string]float64{newsroomSource: 3, polnearSource: 1}

// fitContent trains what of the offers of package quote is reported speech, on the newsroom stories not kept for
// measuring and on PolNeAR, of which no word of an open class is learnt.
func fitContent(w io.Writer, from folders) ([]byte, error) {
	return fitJudged(w, from, "content", judgeOffers, contentCourse)
}

// fitRules trains what of the rules' findings is reported speech, on the same stories.
func fitRules(w io.Writer, from folders) ([]byte, error) {
	return fitJudged(w, from, "rules", judgeRules, rulesCourse)
}

// fitJudged fits a yes or no on what judge makes of each story.
func fitJudged(w io.Writer, from folders, kind string, judge judging, course model.Descent) ([]byte, error) {
	stories, err := readAnnotated(from)
	if err != nil {
		return nil, err
	}
	engine, err := from.engine()
	if err != nil {
		return nil, err
	}
	voc := model.NewVocabulary()
	vector := voc.Vector()
	var seen []weighed
	for i := range stories {
		if from.fold.holds(&stories[i]) {
			continue
		}
		found, err := judge(engine, &stories[i], vector)
		if err != nil {
			return nil, err
		}
		seen = append(seen, found...)
	}
	if err := voc.Cut(15); err != nil {
		return nil, err
	}
	examples := make([]model.Example, len(seen))
	yes := 0
	for i, s := range seen {
		examples[i] = model.Example{Features: voc.IDs(nil, s.keys), Yes: s.yes, Weight: s.weight}
		if s.yes {
			yes++
		}
	}
	fmt.Fprintf(w, "  %d examples, %d of them yes, %d features\n", len(seen), yes, voc.Len())
	d := model.FitLogistic(voc, examples, course).Draft(kind)
	d.Sources = []string{newsroomSource, polnearSource}
	return d.Encode(model.Precision{Step: 0.002, Least: 0.01})
}

// judging collects what of one story there is to decide on, with the answers.
type judging func(engine *extract.Engine, a *annotated, v *model.Vector) ([]weighed, error)

// weighed is a stretch with what people made of it.
type weighed struct {
	keys   []model.Key
	parts  []story.Span
	yes    bool
	weight float64
}

// judgeOffers collects the offers of one story. Those that meet something people did not mark as reported speech in the
// narrow sense, or that a rule has found, teach nothing.
func judgeOffers(engine *extract.Engine, a *annotated, v *model.Vector) ([]weighed, error) {
	var offers, out []weighed
	watch := &quote.Watch{Vector: v}
	watch.Content = func(_ int, parts []story.Span) {
		offers = append(offers, weighed{keys: append([]model.Key(nil), v.Keys...), parts: append([]story.Span(nil), parts...)})
	}
	drafts, err := engine.Watch(context.Background(), a.Text, watch)
	if err != nil {
		return nil, err
	}
	found := map[*score.Quote]bool{}
	for i := range drafts {
		if q := a.meets(drafts[i].Parts); q != nil {
			found[q] = true
		}
	}
	for _, o := range offers {
		q, f := a.nearest(o.parts)
		if f >= 0.3 && (thought(q) || found[q] && len(q.Parts) <= 1) {
			continue
		}
		o.yes, o.weight = f >= 0.7, contentWeight[a.source]
		out = append(out, o)
	}
	return out, nil
}

// judgeRules collects what the rules find in one story.
func judgeRules(engine *extract.Engine, a *annotated, v *model.Vector) ([]weighed, error) {
	var out []weighed
	watch := &quote.Watch{Vector: v}
	watch.Rules = func(parts []story.Span) {
		q, f := a.nearest(parts[:1])
		if f >= 0.3 && thought(q) {
			return
		}
		out = append(out, weighed{keys: append([]model.Key(nil), v.Keys...), yes: f >= 0.3, weight: contentWeight[a.source]})
	}
	_, err := engine.Watch(context.Background(), a.Text, watch)
	return out, err
}

// thought says that people marked the words as something else than speech: a wish, a stance, an act.
func thought(q *score.Quote) bool { return q.Reporting != nil && !*q.Reporting }

// nearest is the annotated quotation one of whose parts shares most with the stretch, and how much, 0 to 1.
func (a *annotated) nearest(parts []story.Span) (*score.Quote, float64) {
	var best *score.Quote
	most := 0.0
	for i := range a.Quotes {
		for _, part := range a.spans(&a.Quotes[i]) {
			gold := []story.Span{part}
			if f := 2 * float64(shared(gold, parts)) / float64(length(gold)+length(parts)); f > most {
				best, most = &a.Quotes[i], f
			}
		}
	}
	return best, most
}
