package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"sync"

	"quotedesk/app/score"
	"quotedesk/app/story"
)

// predict reads every story with the engine, jobs at a time. A story that fails has no prediction and is told to
// notes, in the order of the files.
func predict(ctx context.Context, r reader, gold []goldFile, jobs int, notes io.Writer) (found [][]*score.Prediction, failed int, err error) {
	r.check = func(context.Context, string, story.Findings) []story.Check { return nil } // nothing here looks at them
	errs := make([][]error, len(gold))
	slots := make(chan struct{}, jobs)
	trace := &lockedWriter{to: notes}
	var running sync.WaitGroup
	for i, g := range gold {
		found = append(found, make([]*score.Prediction, len(g.stories)))
		errs[i] = make([]error, len(g.stories))
		for j, d := range g.stories {
			slots <- struct{}{}
			running.Go(func() {
				defer func() { <-slots }()
				f, err := r.read(ctx, d.Text, trace)
				if err != nil {
					errs[i][j] = err
					return
				}
				found[i][j] = prediction(r.line(d.ID, d.Text, f), f.Entities, story.NewCodePoints(d.Text))
			})
		}
	}
	running.Wait()
	for i, g := range gold {
		for j, d := range g.stories {
			if errs[i][j] != nil {
				failed++
				fmt.Fprintln(notes, clean(fmt.Sprintf("quotes: %s: %v", d.ID, errs[i][j])))
			}
		}
	}
	return found, failed, nil
}

// lockedWriter lets several goroutines write whole pieces.
type lockedWriter struct {
	mu sync.Mutex
	to io.Writer
}

func (w *lockedWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(b)
}

// prediction is what of an output line is scored.
func prediction(l storyLine, names []story.Entity, at *story.CodePoints) *score.Prediction {
	p := &score.Prediction{}
	for _, q := range l.Quotes {
		p.Quotes = append(p.Quotes, score.Quote{
			Start: q.Start, End: q.End, Parts: q.Parts, Kind: string(q.Kind),
			Speaker: score.Mention{Spans: q.Speaker}, SpeakerName: q.SpeakerName,
			Cue: q.Cue, Via: q.RelayedBy, Confidence: q.Confidence,
			SpeakerEntity: q.SpeakerEntity, SpeakerRole: q.SpeakerRole,
		})
	}
	for i, e := range l.Entities {
		row := score.Entity{Type: string(e.Type), ID: score.Cluster(strconv.Quote(e.ID)), Mentions: e.Mentions, Name: e.Name, Role: e.Role, Furniture: names[i].Furniture}
		for _, s := range names[i].RoleSpans {
			row.RoleSpans = append(row.RoleSpans, at.Pair(s))
		}
		p.Entities = append(p.Entities, row)
	}
	return p
}
