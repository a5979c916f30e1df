package main

import (
	"context"
	"io"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

var regionsCourse = model.Descent{Epochs: 20, Rate: 0.1, L2: 10, Seed: 1}

// fitRegions trains which words in marks are somebody's words.
func fitRegions(w io.Writer, from folders) ([]byte, error) {
	return fitJudged(w, from, "regions", judgeRegions, regionsCourse)
}

// judgeRegions collects the regions of one story: yes when most of one lies in what people marked as speech. Those in
// what people marked as a thought or wish teach nothing.
func judgeRegions(engine *extract.Engine, a *annotated, v *model.Vector) ([]weighed, error) {
	var out []weighed
	watch := &quote.Watch{Vector: v}
	watch.Region = func(region story.Span) {
		here, said := []story.Span{region}, false
		for i := range a.Quotes {
			if 2*shared(a.spans(&a.Quotes[i]), here) < length(here) {
				continue
			}
			if thought(&a.Quotes[i]) {
				return
			}
			said = true
		}
		out = append(out, weighed{keys: append([]model.Key(nil), v.Keys...), yes: said, weight: contentWeight[a.source]})
	}
	_, err := engine.Watch(context.Background(), a.Text, watch)
	return out, err
}
